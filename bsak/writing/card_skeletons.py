"""An action card before anybody has written it: one skeleton for each sort of card.

What somebody must write stands in square brackets; rule T-11 finds every one that is left.
"""

from collections.abc import Mapping

from bsak.cards.wording import (
    CardSort,
    CardWording,
    Choice,
    Closing,
    Contingency,
    Phase,
    Step,
    StopLine,
)

_ALARM = StopLine("Ring", "Sig adressen først. Bliv i røret.", "112")
_DUTY = StopLine(
    "Ring til [funktion med vagt, fx krisestabens vagt]",
    "Sig: »[kortets nummer] er i gang«, og hvad du ser.",
)
_HARMED = Contingency(
    "Nogen er kommet til skade", "Ring 112. [Hvem giver førstehjælp, og med hvad]"
)
_SILENT = Contingency(
    "Telefonerne virker ikke", "[Hvordan får I fat i nogen: hvem går hvorhen og siger hvad]"
)
_HAND_IN = Step("Aflever kort og log", "til [funktion].", "Gem kortet som det er, også med fejl.")
_LOG = "Skriv klokkeslæt, hvad der skete, hvad der blev besluttet, og af hvem."

_EVENT = CardWording(
    sort=CardSort.EVENT,
    audience="[Hvem bruger kortet, fx lederen på stedet]",
    cues=("[Det, man ser]", "[Det, man hører eller får at vide]"),
    goal="[Hvad er opnået, og inden hvor mange minutter]",
    stop=(
        StopLine("[Gør stedet sikkert, fx: Få alle ud nu]", "[Hvordan, med ti ord]"),
        _ALARM,
        _DUTY,
    ),
    question="Hvad møder du?",
    choices=(
        Choice("[Det mindste, man kan møde]", "[Hvad følger af det]"),
        Choice("[Det alvorlige]", "[Hvad følger af det]"),
    ),
    in_doubt="B",
    phases=(
        Phase(
            "Inden 15 minutter",
            15,
            (
                Step("[Saml, luk, stands: det, der haster mest]", detail="[Hvor og hvordan]"),
                Step("[Tæl dem, der skal være der]", who="[Funktion]"),
                Step("Mød hjælpen ved [indkørsel eller dør].", detail="Sig, hvem der mangler."),
            ),
        ),
        Phase(
            "Inden 60 minutter",
            60,
            (
                Step("[Flyt, skaf, afspær: det næste]", who="[Funktion]"),
                Step("Giv besked til [dem, der venter på besked].", detail="Sig: »[ordene]«"),
            ),
        ),
        Phase(
            "Inden 4 timer",
            240,
            (
                Step("[Hold driften i gang, eller luk ned]", who="[Funktion]"),
                Step("Aftal, hvad der sker i morgen, med [funktion]."),
            ),
        ),
    ),
    contingencies=(_HARMED, _SILENT),
    closing=Closing("[det, der skal være på plads, før nogen går hjem].", (_HAND_IN,)),
    activated_by="Alle medarbejdere",
    responsible="[Funktion]",
    deputy="[Funktion]",
    resources=("[Det, der skal med]",),
    log_note=_LOG,
)

_ROLE = CardWording(
    sort=CardSort.ROLE,
    audience="[Den, der har rollen, fx kriseleder]",
    cues=("du er kaldt ind som [rolle]", "du overtager rollen fra en anden"),
    goal="[Hvad rollen skal have på plads, og inden hvor mange minutter]",
    stop=(
        StopLine("Skriv navn, tid og rolle i loggen", "Fra nu af er det dig."),
        StopLine("Ring til [den, der kaldte dig]", "Sig: »Jeg er på som [rolle]«."),
    ),
    phases=(
        Phase(
            "Inden 15 minutter",
            15,
            (
                Step("Spørg den, der kaldte.", detail="Hvad er sket? Hvor? Hvad er sat i gang?"),
                Step("Mød frem i [lokale, eller et andet, når det er lukket]."),
                Step("[Gør lokalet klar: telefon, tavle, papir, strøm]"),
            ),
        ),
        Phase(
            "Inden 60 minutter",
            60,
            (
                Step("[Læg den første plan: hvem gør hvad]"),
                Step("Meld til [funktion], hvad du har og mangler."),
                Step("[Fordel opgaverne, og aftal næste møde]"),
            ),
        ),
        Phase(
            "Herefter, hver time",
            120,
            (
                Step("[Hold det ajour, rollen holder øje med]"),
                Step(
                    "Aftal afløsning med [funktion].", detail="Ingen har rollen i mere end 8 timer."
                ),
            ),
        ),
    ),
    contingencies=(
        _SILENT,
        Contingency(
            "Du bliver syg eller skal gå", "Giv rollen til [stedfortræder]. Skriv det i loggen."
        ),
    ),
    closing=Closing("kriselederen har sagt, at staben er opløst.", (_HAND_IN,)),
    activated_by="[Funktion]",
    responsible="[Funktion]",
    deputy="[Funktion på samme niveau eller med samme mandat]",
    resources=("[Det, rollen skal have med]",),
    log_note=_LOG,
)

_UNIT = CardWording(
    sort=CardSort.UNIT,
    audience="[Enheden, fx vagthavende i hjemmeplejen]",
    cues=("[Det, der sker hos jer, fx: strømmen har været væk i 30 minutter]",),
    goal="[Hvem er i sikkerhed, og hvad virker, inden hvor mange minutter]",
    stop=(
        StopLine("[Det, der redder liv hos jer, fx: Se til borgere med ilt]", "[Hvordan]"),
        _ALARM,
        _DUTY,
    ),
    phases=(
        Phase(
            "Inden 15 minutter",
            15,
            (
                Step(
                    "Find [listen over borgere, rum eller udstyr].",
                    detail="[Hvor den ligger på papir]",
                ),
                Step("[Fordel listen: hvem ser til hvem]", who="[Funktion]"),
            ),
        ),
        Phase(
            "Inden 60 minutter",
            60,
            (
                Step("[Sikr det næste: medicin, mad, varme, døre]", who="[Funktion]"),
                Step("Meld til [funktion], hvad I mangler."),
            ),
        ),
        Phase(
            "Inden 4 timer",
            240,
            (
                Step("[Hold driften i gang med de folk, I har]", who="[Funktion]"),
                Step("Aftal bemanding til i morgen med [funktion]."),
            ),
        ),
    ),
    contingencies=(_HARMED, _SILENT),
    closing=Closing("[alt det, I har flyttet eller slukket, er tilbage igen].", (_HAND_IN,)),
    activated_by="[Funktion i enheden]",
    responsible="[Funktion]",
    deputy="[Funktion]",
    resources=("[Det, der skal med ud til borgerne]",),
    log_note=_LOG,
    own_help=("[Det, I selv klarer]",),
    external_help=("[Det, andre skal komme med]",),
)

CARDS: Mapping[CardSort, CardWording] = {
    CardSort.EVENT: _EVENT,
    CardSort.ROLE: _ROLE,
    CardSort.UNIT: _UNIT,
}
