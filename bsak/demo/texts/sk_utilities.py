"""Example card: Forsyningssvigt (el, vand og varme) (Skoler & Dagtilbud)."""

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

UTILITIES = CardWording(
    audience="lederen på stedet",
    cues=(
        "strømmen er væk i mere end 15 minutter",
        "der er intet vand, eller det er grumset",
        "der er under 18 grader i stuerne",
    ),
    goal="Børnene har lys, varme, vand og toilet, eller de er hentet inden 4 timer.",
    stop=(
        StopLine("Røg, gnister, gaslugt? Ring", "Gå ud først. Rør ingen kontakter.", at.ALARM),
        StopLine(
            "Saml børnene i et lyst rum", "Ingen elevator, ingen stearinlys, intet vand fra hanen."
        ),
        StopLine(
            "Ring til krisestabens vagt",
            "Sig: »SK-AC-04 er i gang«, hvor du er, og hvad der mangler.",
            at.CRISIS_STAFF,
        ),
    ),
    question="Hvad mangler?",
    choices=(
        Choice("Strøm", "Sluk komfur og maskiner. Hold køleskabe lukket."),
        Choice("Rent vand", "Drik ikke af hanen. Tør hænder med sprit."),
        Choice("Varme", "Overtøj på. Luk døre. Brug få rum."),
    ),
    in_doubt="B",
    phases=(
        Phase(
            "Inden 15 minutter",
            15,
            (
                Step(
                    "Spørg Ejendomsdriften:",
                    "Hvad? Hvor længe?",
                    "Skriv svaret i loggen.",
                    "Leder",
                    at.BUILDINGS,
                ),
                Step(
                    "Find børn, der ikke kan vente.",
                    detail="Medicin på køl, sondemad, astma, hjælpemidler.",
                    who="Gruppens voksne",
                ),
                Step(
                    "Tjek alarmer og døre.",
                    detail="Er de døde: gå brandvagt i alle rum.",
                    who="Pedel",
                ),
            ),
        ),
        Phase(
            "Inden 60 minutter",
            60,
            (
                Step(
                    "Bestil drikkevand",
                    "hos Beredskabet.",
                    "",
                    "Souschef",
                    at.RESCUE_SERVICE,
                    fill=(FillRule(12), "personer × 1 liter =", FillRule(15), "liter i dag"),
                ),
                Step(
                    "Mål varmen i stuerne.",
                    detail="Under 16 grader: flyt børnene til et varmt rum nu.",
                    who="Pedel",
                ),
                Step(
                    "Send SMS E1",
                    "til forældrene.",
                    "»Vi mangler … Børnene har det godt. Nyt kl. …«",
                    "Leder",
                ),
            ),
        ),
        Phase(
            "Inden 4 timer",
            240,
            (
                Step(
                    "Beslut: bliv, flyt eller send hjem.",
                    detail="Bliv kun med lys, vand og varme.",
                    who="Leder",
                    phone=at.SCHOOLS,
                ),
                Step(
                    "Skift til kold mad.",
                    detail="Kassér kølevarer efter 3 timer uden køl.",
                    who="Køkken",
                ),
                Step(
                    "Gør toiletterne klar uden skyl.",
                    detail="Pose i spand, håndsprit, én ved døren.",
                    who="Pedel",
                ),
                Step(
                    "Meld status hver hele time.",
                    detail="Antal børn, varme, vand.",
                    who="Leder",
                    phone=at.CRISIS_STAFF,
                ),
            ),
        ),
    ),
    contingencies=(
        Contingency(
            "Et barn er koldt, sløvt eller dårligt",
            "Ring 112 ved fare for liv, ellers læge. Varm barnet med tæpper. Kontakt forældrene.",
        ),
        Contingency(
            "Nogen sidder fast i elevatoren",
            "Tal roligt med dem. Ring til nummeret på døren. Ildebefindende: ring 112.",
        ),
        Contingency(
            "Det bliver mørkt, før børnene er hentet",
            "Brug lygter, aldrig levende lys. Tæl børnene hvert kvarter. Vent samlet ved døren.",
        ),
        Contingency(
            "Telefonerne er døde",
            "Sæt en seddel på døren. Send kurér til rådhuset hver hele time. Behold børnene.",
        ),
    ),
    closing=Closing(
        "forsyningen er stabil",
        (
            Step(
                "Få raskmelding af Ejendomsdriften.",
                detail="Skriv klokkeslættet i loggen.",
                who="Leder",
            ),
            Step("Skyl haner. Tjek køl og alarmer.", who="Pedel"),
            Step("Send SMS E2:", "»Alt virker igen. Vi åbner kl. …«", who="Leder"),
            Step("Aflever kort og log", "til krisestaben.", who="Leder"),
        ),
    ),
    activated_by="Lederen eller pedellen",
    responsible="Lederen på stedet",
    deputy="Souschefen",
    resources=("lygter og batterier", "håndsprit", "tæpper", "affaldsposer", "batteriradio"),
    belongs_to=("SK-DP-01", "MT-SP-02"),
    see_also=("MT-AC-02", "SK-AC-06"),
    note=at.NOTE,
)
