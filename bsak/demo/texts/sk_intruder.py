"""Example card: Fremmed trænger ind på legeplads eller i husene (Skoler & Dagtilbud)."""

from bsak.cards.wording import (
    CardWording,
    Choice,
    Closing,
    Contingency,
    FillRule,
    Phase,
    Step,
    StopLine,
)
from bsak.demo.texts import functions as at

INTRUDER = CardWording(
    audience="den voksne tættest på",
    cues=(
        "en voksen, ingen kender, er hos børnene",
        "nogen truer, råber eller bærer våben",
        "nogen vil hente et barn uden aftale",
    ),
    goal="Alle børn er bag en lukket dør inden 3 minutter. Ingen voksen går i kamp.",
    stop=(
        StopLine(
            "Våben eller trusler? Ring",
            "Sig adressen, hvor personen er, og hvor børnene er.",
            at.ALARM,
        ),
        StopLine(
            "Få børnene ind. Lås dørene", "Sig roligt: »Nu går vi ind.« Gardiner for. Tæl dem."
        ),
        StopLine(
            "Ring til krisestabens vagt",
            "Sig: »SK-AC-03 er i gang«, hvor du er, og hvad du ser.",
            at.CRISIS_STAFF,
        ),
    ),
    question="Hvordan er personen?",
    choices=(
        Choice("Rolig", "To voksne spørger og følger personen ud."),
        Choice("Truer, vil ind", "Svar ikke igen. Lås, og ring 112."),
        Choice("Har våben", "Løb væk. Kan I ikke: lås, lys af, lyd af."),
    ),
    in_doubt="B",
    phases=(
        Phase(
            "Inden 15 minutter",
            15,
            (
                Step(
                    "Tal med personen",
                    "– kun ved A, altid to.",
                    "»Hej, hvem skal du besøge? Jeg følger dig ud.«",
                    "To voksne",
                ),
                Step(
                    "Saml børnene væk fra døre og vinduer.",
                    detail="Sæt jer på gulvet. Læs eller syng lavt. Telefoner på lydløs.",
                    who="Gruppens voksne",
                ),
                Step(
                    "Tæl børn og voksne.",
                    who="Gruppens voksne",
                    fill=("Skal være", FillRule(12), "Er her", FillRule(12)),
                ),
                Step(
                    "Meld til politiet, hvad I ser.",
                    detail="Højde, tøj, retning, våben, bil. Bliv i røret.",
                    who="Leder",
                    phone=at.ALARM,
                ),
            ),
        ),
        Phase(
            "Inden 60 minutter",
            60,
            (
                Step(
                    "Hold dørene låst,",
                    "til politiet siger fri.",
                    "Spørg gennem døren. Ring 112, og få navnet bekræftet.",
                    "Alle voksne",
                ),
                Step(
                    "Send SMS F1",
                    "efter aftale med politiet.",
                    "»Politiet er her. Alle er inde. Kom ikke endnu.«",
                    "Leder",
                ),
            ),
        ),
        Phase(
            "Inden 4 timer",
            240,
            (
                Step(
                    "Udlevér hvert barn",
                    "til en voksen, I kender.",
                    "Skriv på fremmødelisten: barn, hentet af, kl.",
                    "Gruppens voksne",
                ),
                Step(
                    "Gem spor og video.",
                    detail="Stop sletning. Rør intet.",
                    who="Ejendomsdrift",
                    phone=at.BUILDINGS,
                ),
                Step(
                    "Bed om krisestøtte",
                    "til børn og voksne.",
                    who="Leder",
                    phone=at.CRISIS_SUPPORT,
                ),
                Step(
                    "Henvis pressen til Kommunikation.",
                    detail="Kør kameraer ud på vejen.",
                    who="Leder",
                    phone=at.COMMUNICATIONS,
                ),
            ),
        ),
    ),
    contingencies=(
        Contingency(
            "Personen tager et barn med sig",
            "Ring 112 straks. Følg ikke efter. Skriv nummerplade, retning og barnets tøj.",
        ),
        Contingency(
            "Et barn eller en voksen er såret",
            "Ring 112. Tryk hårdt på blødningen. Flyt kun den sårede fra fare.",
        ),
        Contingency(
            "Nogen er lukket ude",
            "Løb med børnene til det aftalte nabohus. Ring 112 derfra, og sig antallet.",
        ),
        Contingency(
            "Telefonerne er døde",
            "Send en voksen ud ad bagdøren til nærmeste nabo. Bliv låst inde, til politiet kommer.",
        ),
    ),
    closing=Closing(
        "politiet melder fri",
        (
            Step(
                "Få frimeldingen af politiet.",
                who="Leder",
                fill=("Navn", FillRule(45), "Kl.", FillRule(16)),
            ),
            Step(
                "Send SMS F2",
                "til forældrene.",
                "»Alle er trygge. I kan hente nu. Nyt kl. …«",
                "Leder",
            ),
            Step("Aflever kort og log", "til krisestaben.", who="Leder"),
        ),
    ),
    activated_by="Alle ansatte",
    responsible="Lederen på stedet",
    deputy="Souschefen; ellers den voksne tættest på",
    belongs_to=("SK-DP-01",),
    see_also=("SK-AC-01", "SK-AC-02"),
    note=at.NOTE,
)
