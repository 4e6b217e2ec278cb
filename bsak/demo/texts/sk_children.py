"""Example card: Utilsigtede hændelser for børn (Skoler & Dagtilbud)."""

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

CHILDREN = CardWording(
    audience="lederen på stedet",
    cues=(
        "et barn er alvorligt skadet eller bevidstløst",
        "et barn er væk",
        "et barn er udsat for vold eller overgreb",
    ),
    goal="Barnet får hjælp med det samme. De andre børn er talt og trygge inden 15 minutter.",
    stop=(
        StopLine("Fare for liv? Ring", "Sig adressen først. Sæt telefonen på højttaler.", at.ALARM),
        StopLine(
            "Stands alt. Del jer i to hold",
            "Én voksen bliver hos barnet. Resten samler de andre børn.",
        ),
        StopLine(
            "Ring til krisestabens vagt",
            "Sig: »SK-AC-01 er i gang«, hvor du er, og hvad der er sket.",
            at.CRISIS_STAFF,
        ),
    ),
    question="Hvad er der sket?",
    choices=(
        Choice("Barn er skadet", "Flyt kun barnet fra fare. Tag trin 1 nu."),
        Choice("Barn er væk", "Led nu. Ved vand eller efter 10 minutter: 112."),
        Choice("Vold, overgreb", "Udspørg ikke barnet. Tag trin 4 før trin 5."),
    ),
    in_doubt="A",
    phases=(
        Phase(
            "Inden 15 minutter",
            15,
            (
                Step(
                    "Giv førstehjælp,",
                    "til ambulancen overtager.",
                    "Hent hjertestarter. Send én ud at vise vej.",
                    "Nærmeste voksne",
                ),
                Step(
                    "Tæl de andre børn.",
                    who="Gruppens voksne",
                    fill=("Skal være", FillRule(12), "Er her", FillRule(12)),
                ),
                Step(
                    "Afsøg hus, have og vej",
                    "– kun ved B.",
                    "To og to. Start ved vand og vej. Mød her om 10 minutter.",
                    "Souschef",
                ),
                Step(
                    "Spørg Social & Familie",
                    "– kun ved C.",
                    "Hvem taler med forældrene?",
                    "Leder",
                    at.SOCIAL,
                ),
            ),
        ),
        Phase(
            "Inden 60 minutter",
            60,
            (
                Step(
                    "Kontakt barnets forældre.",
                    detail="Se stamkortet. »Vi er hos dit barn. Kom til …«",
                    who="Leder",
                ),
                Step(
                    "Fortæl de andre børn",
                    "det samme, kort.",
                    "»… er kommet til skade. De voksne hjælper. I er trygge.«",
                    "Gruppens voksne",
                ),
            ),
        ),
        Phase(
            "Inden 4 timer",
            240,
            (
                Step(
                    "Nedskriv, hvad I så,",
                    "hver for sig.",
                    "Tid, sted og hvad der skete. Ingen gæt om skyld.",
                    "Alle voksne",
                ),
                Step(
                    "Send SMS U1",
                    "til de andre forældre.",
                    "»Et barn er skadet. Familien ved besked. Nyt kl. …«",
                    "Leder",
                    warning="Send først, når barnets egne forældre ved besked.",
                ),
                Step(
                    "Bed om krisestøtte",
                    "til børn og voksne.",
                    who="Leder",
                    phone=at.CRISIS_SUPPORT,
                ),
                Step(
                    "Henvis pressen til Kommunikation.",
                    detail="Sig aldrig barnets navn.",
                    who="Leder",
                    phone=at.COMMUNICATIONS,
                ),
            ),
        ),
    ),
    contingencies=(
        Contingency(
            "Barnet er ikke fundet efter 10 minutter",
            "Ring 112. Hav klar: navn, alder, tøj, foto. Led videre, til politiet overtager.",
        ),
        Contingency(
            "Endnu et barn eller en voksen kommer til skade",
            "Ring 112 igen. Sig, at der er flere ramte.",
        ),
        Contingency(
            "Forældrene kan ikke nås",
            "Send en voksen med i ambulancen. Prøv igen hvert 10. minut. Meld det til krisestaben.",
        ),
        Contingency(
            "Telefonerne er døde",
            "Send to voksne til nærmeste nabo eller læge. Send kurér til rådhuset hver hele time.",
        ),
    ),
    closing=Closing(
        "alle børn er afhentet",
        (
            Step(
                "Ring til barnets forældre igen",
                "samme aften.",
                "Spørg, hvordan det går, og hvad vi må fortælle.",
                "Leder",
            ),
            Step("Anmeld ulykken", "til HR og forsikring.", who="Leder", phone=at.PERSONNEL),
            Step("Aflever kort og log", "til krisestaben.", who="Leder"),
        ),
    ),
    activated_by="Alle ansatte",
    responsible="Lederen på stedet",
    deputy="Souschefen; ellers den voksne, der har været ansat længst",
    log_note="Skriv barnets initialer, aldrig navn og cpr-nummer.",
    belongs_to=("SK-DP-01",),
    see_also=("SK-AC-03", "SK-AC-05"),
    note=at.NOTE,
)
