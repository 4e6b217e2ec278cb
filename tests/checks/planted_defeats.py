"""For each rule on what needs the thing it is for: a fault to find, and the same without it."""

from bsak.cards.wording import Contingency, Phase, Step, StopLine
from tests.checks.registers import CARD, card, copy, doc, register, steps, text

_POWER = doc("MT-AC-01", title="Strømsvigt")
_SYSTEMS = doc("MT-AC-02", title="Nedbrud på omsorgssystemet")
_PHONES = doc("MT-AC-03", title="Svigt af telefoni")
_NO_WAY_BACK = (Contingency("Nogen er kommet til skade", "Ring 112."),)


def _told(words, of, **fields):
    wording = steps(Step(words, who="Leder"))
    made = card(phases=wording.phases, **fields)
    return register(text(made, of=of))


def _after_hours(*contingencies):
    late = Phase(
        "Inden 4 timer", 240, (Step("Ring til vagten.", who="Leder", phone="00 00 00 01"),)
    )
    made = card(phases=(*CARD.phases, late), contingencies=contingencies)
    return register(text(made, of=_POWER))


DEFEATS = {
    "power-needs-power": (
        _told("Send en mail til alle ledere.", _POWER),
        _told("Send ingen mail; send kurér.", _POWER),
    ),
    "systems-need-systems": (
        _told("Slå borgeren op i omsorgssystemet.", _SYSTEMS),
        _told("Slå borgeren op på papirlisten.", _SYSTEMS),
    ),
    "phones-need-phones": (
        _told("Ring til alle ledere.", _PHONES, contingencies=(
            Contingency("Telefonerne virker ikke", "Send en løber."),), stop=()),
        _told("Ring til alle ledere, hvis en telefon virker.", _PHONES,
              contingencies=(Contingency("Regn", "Gå ind."),), stop=()),
    ),
    "late-calls": (
        _after_hours(*_NO_WAY_BACK),
        _after_hours(Contingency("Telefonerne er døde", "Mød på rådhuset.")),
    ),
    "stored-behind-itself": (
        register(documents=(_SYSTEMS._replace(link="https://sbsys.example.dk"),)),
        register(text(of=_SYSTEMS._replace(link="https://sbsys.example.dk"))),
    ),
    "not-on-paper": (
        register(text(of=_POWER), copies=(copy(0, "MT-AC-09"),)),
        register(text(of=_POWER), copies=(copy(0, "MT-AC-01"),)),
    ),
    "no-dead-phones": (
        register(text(card(contingencies=_NO_WAY_BACK))),
        register(text(card(contingencies=(), stop=(StopLine("Gå ud."),)))),
    ),
}  # fmt: skip
# Sentences as municipalities write them, by what the text is for: (title, step, is it a defeat?).
SENTENCES = (
    ("Strømsvigt", "Skriv en mail til forældrene.", True),
    ("Strømsvigt", "Hold møde på Teams.", True),
    ("Strømsvigt", "Læg en besked på intranettet.", True),
    ("Strømsvigt", "Print kortene ud.", True),
    ("Strømsvigt", "Tag elevatoren til 3. sal.", True),
    ("Strømsvigt", "Åbn den elektriske port.", True),
    ("Strømsvigt, Hjemme- og sygeplejen", "Find listen i Nexus.", True),
    ("Forsyningssvigt (el, vand og varme)", "Log på computeren.", True),
    ("Forsyningssvigt (vand og varme)", "Log på computeren.", False),
    ("Svigt af varmeforsyning", "Skriv en mail til forældrene.", False),
    ("Strømsvigt", "Befri folk i elevatorer sammen med elevatorvagten.", False),
    ("Strømsvigt", "Brug ikke elevatoren.", False),
    ("Strømsvigt", "Tag trappen i stedet for elevatoren.", False),
    ("Strømsvigt", "Hent de fastklemte ud af elevatoren.", False),
    ("Strømsvigt", "Åbn skydedøren med håndsvinget.", False),
    ("Strømsvigt", "Lås skydedøren med hovednøglen.", False),
    ("Strømsvigt", "Luk skydedøren med adgangskortet.", True),
    ("Strømsvigt", "Træk stikket ud på alle computere.", False),
    ("Strømsvigt", "Sluk computere og printere.", False),
    ("Strømsvigt", "Send mail, hvis nettet virker.", False),
    ("Strømsvigt", "Hent nødgenerator til serverrummet og computerne.", False),
    ("Strømsvigt", "Send SMS E1 til forældrene.", False),
    ("Strømsvigt", "Skriv på tavlen, ikke på skærmen.", False),
    ("Strømsvigt", "Stil en vagt ved skærmen i foyeren.", False),
    ("Strømsvigt", "Skærm vinduerne af med plader.", False),
    ("Strømsvigt", "Tag print af beboerlisten i mappen.", False),
    ("Strømsvigt", "Flyt computere væk fra vinduerne.", False),
    ("Strømsvigt", "Luk døren og send en mail.", True),
    ("Strømsvigt", "Aflys videomøder.", False),
    ("Strømsvigt", "Giv besked om, at mails ikke kan læses.", False),
    ("Strømsvigt", "Vis kortet på den store skærm.", True),
    ("IT-nedbrud", "Kontakt leverandøren af omsorgssystemet.", False),
    ("IT-nedbrud", "Meld fejlen i Nexus til IT-vagten.", False),
    ("IT-nedbrud", "Spørg IT, om Teams virker.", False),
    ("IT-nedbrud", "Luk Nexus ned på alle pc'er.", False),
    ("Nedbrud på omsorgssystemet", "Find listen i Nexus.", True),
    ("Nedbrud i varmesystemet", "Find listen i Nexus.", False),
    ("Svigt af kloaksystemet", "Send en mail til beboerne.", False),
    ("IT-nedbrud", "Åbn sagen i SBSYS.", True),
    ("IT-nedbrud", "Send en e-mail til IT.", True),
    ("IT-nedbrud", "Skift til papirskema.", False),
    ("IT-nedbrud", "Ring til IT-vagten.", False),
    ("Aktivering af IT-beredskabsplan", "Følg planen på intranettet.", True),
    ("Hackerangreb", "Skriv i Teams, hvad du ser.", True),
    ("Hackerangreb", "Rør ikke din computer.", False),
    ("Svigt af mobilnettet", "Send SMS til holdet.", True),
    ("Svigt af mobilnettet", "Ring på hos hver beboer.", False),
    ("Svigt af mobilnettet", "Find listen i mappen ved telefonen.", False),
    ("Svigt af mobilnettet", "Svar borgerne på telefonen.", True),
    ("Svigt af mobilnettet", "Send en løber til rådhuset.", False),
    ("Strømsvigt", "Tag en kopi på kopimaskinen.", True),
    ("Strømsvigt", "Kopiér listen.", True),
    ("Strømsvigt", "Tag tre kopier med.", False),
    ("Strømsvigt", "Send ordren pr. fax.", True),
    ("Strømsvigt", "Tag imod betaling på betalingsterminalen.", True),
    ("Strømsvigt", "Kald børnene ind over højttalerne.", True),
    ("Strømsvigt", "Sæt telefonen på højttaler.", False),
    ("Strømsvigt", "Kør rundt med højttalervogn.", False),
    ("Strømsvigt", "Skriv til alle på Messenger.", True),
    ("Strømsvigt", "Skriv i chatten.", True),
    ("Strømsvigt", "Find adressen på Krak.", True),
    ("Strømsvigt", "Følg vejret på dmi.dk.", True),
    ("IT-nedbrud", "Henvis til borger.dk.", True),
    ("Strømsvigt", "Scan skemaet.", True),
    ("Strømsvigt", "Send ordren digitalt.", True),
    ("Strømsvigt", "Vent med at maile.", False),
    ("IT-nedbrud", "Vent med at maile.", False),
    ("IT-nedbrud", "Vent på mail fra IT.", True),
    ("Strømsvigt", "Mail til krisestaben kan ikke sendes.", False),
    ("Svigt af mobilnettet", "Ring fra fastnettet i kælderen.", False),
    ("Brand", "Send en mail til forældrene.", False),
)
# What people call an event by, on the title or under »Brug kortet når«: (words, a step it defeats).
_MAIL, _CALL = "Send en mail til lederen.", "Ring til lederen."
CALLED = (
    ("Ingen strøm", _MAIL),
    ("Elforsyningen svigter", _MAIL),
    ("Elforsyning svigter", _MAIL),
    ("Strømmen er gået", _MAIL),
    ("Strømmen er gået / Lyset er væk", _MAIL),
    ("Lyset er væk", _MAIL),
    ("Plejecentret er uden strøm", _MAIL),
    ("Der er ingen el i bygningen", _MAIL),
    ("Strømløs institution", _MAIL),
    ("Afbrydelse af elforsyningen", _MAIL),
    ("It er nede", _MAIL),
    ("Internettet er nede", _MAIL),
    ("Serverne er nede", _MAIL),
    ("Nettet virker ikke", _MAIL),
    ("Ingen adgang til systemerne", _MAIL),
    ("Omsorgssystemet er nede", _MAIL),
    ("Netværksnedbrud", _MAIL),
    ("Uden internet", _MAIL),
    ("Telefonerne er nede", _CALL),
    ("Telefonerne virker ikke", _CALL),
    ("Telefoni ude af drift", _CALL),
    ("Mobilnettet er nede", _CALL),
    ("Ingen dækning", _CALL),
    ("Borgerne kan ikke ringe ind", _CALL),
    ("Mobilsvigt", _CALL),
)
NOT_CALLED = (
    ("Elever er væk", _MAIL),
    ("En elev er gået", _MAIL),
    ("Vandet er væk", _MAIL),
    ("Lyset er slukket efter lukketid", _MAIL),
    ("Trafiksystemet er nede", _MAIL),
    ("Køleanlægget svigter", _MAIL),
    ("Ingen er kommet til skade", _MAIL),
    ("Strømmen er tilbage", _MAIL),
    ("Nettet om trampolinen er revet", _MAIL),
    ("Trusler på telefonen", _CALL),
    ("Nogen ringer og truer", _CALL),
    ("Strømsvigt", _CALL),
    ("It er nede", _CALL),
)
