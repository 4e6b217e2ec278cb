"""Example card: Svigt/forurening af vandforsyning (Miljø, Teknik & Drift)."""

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

WATER = CardWording(
    audience="vagtlederen i Miljø",
    cues=(
        "der ikke kommer vand, eller trykket er faldet",
        "vandet er misfarvet, lugter eller smager",
        "vandværk, læge eller borger melder mistanke",
    ),
    goal="Ingen drikker usikkert vand. Rent vand er hos alle sårbare borgere inden 4 timer.",
    stop=(
        StopLine("Fare for liv? Ring", "Sig adressen først. Vent på svar.", at.ALARM),
        StopLine("Sig: »Brug ikke vandet«", "Sig det nu. Et råd kan altid løftes igen."),
        StopLine(
            "Ring til krisestabens vagt",
            "Sig: »MT-AC-02 er i gang«, hvilket område, og hvad I ved.",
            at.CRISIS_STAFF,
        ),
    ),
    question="Hvad er der galt?",
    choices=(
        Choice("Intet vand", "Del nødvand ud. Toilet: pose i spand."),
        Choice("Bakterier: kog", "Kog, som kogeanbefalingen siger."),
        Choice("Kemi eller ukendt", "Brug slet ikke vandet. Kogning hjælper ikke."),
    ),
    in_doubt="C",
    phases=(
        Phase(
            "Inden 15 minutter",
            15,
            (
                Step(
                    "Spørg vandværket:",
                    "Hvad? Hvor? Hvor længe?",
                    "Tegn området på kortet.",
                    "Vagtleder",
                    at.WATERWORKS,
                ),
                Step(
                    "Aftal rådet med vandværk og læge.",
                    detail="»Brug ikke« eller »Kog«?",
                    who="Miljøvagt",
                    phone=at.ENVIRONMENT,
                ),
                Step(
                    "Send SMS V1",
                    "til adresser i området.",
                    "»Brug ikke vandet fra hanen. Nyt kl. …«",
                    "Vagtleder",
                ),
            ),
        ),
        Phase(
            "Inden 60 minutter",
            60,
            (
                Step(
                    "Ring til Sundhed & Pleje.",
                    detail="Sonde, dialyse, spædbørn først.",
                    who="Vagtleder",
                    phone=at.CARE,
                ),
                Step(
                    "Bestil nødvand.",
                    who="Driftsleder",
                    phone=at.RESCUE_SERVICE,
                    fill=(
                        FillRule(12),
                        "personer × 3 liter ×",
                        FillRule(9),
                        "døgn =",
                        FillRule(13),
                        "liter",
                    ),
                ),
                Step(
                    "Aftal ét budskab.",
                    detail="Svar ikke pressen selv.",
                    who="Kriseleder",
                    phone=at.COMMUNICATIONS,
                ),
            ),
        ),
        Phase(
            "Inden 4 timer",
            240,
            (
                Step(
                    "Kør nødvand ud i denne orden:",
                    detail="**1** plejecentre · **2** syge · **3** børnehuse · **4** tappesteder",
                    who="Driftsleder",
                ),
                Step(
                    "Åbn tappesteder.",
                    detail="Dunke, lys, vagt, skilt. Højst 1 km at gå.",
                    who="Driftsleder",
                ),
                Step(
                    "Luk svømmehal og storkøkkener",
                    "i området.",
                    who="Driftsleder",
                    phone=at.BUILDINGS,
                ),
                Step(
                    "Meld status hver hele time.",
                    detail="Område, råd, liter ude, syge.",
                    who="Kriseleder",
                    phone=at.CRISIS_STAFF,
                ),
            ),
        ),
    ),
    contingencies=(
        Contingency(
            "Nødvand er ikke fremme efter 4 timer",
            f"Ring til krisestaben {at.CRISIS_STAFF}. Bed om hjælp fra nabokommuner og staten.",
        ),
        Contingency(
            "En borger er syg og kan have drukket vandet",
            "Livsfare: ring 112. Ellers læge. Gem en flaske af vandet. Meld til Miljøvagten.",
        ),
        Contingency(
            "Det brænder i området uden vand",
            f"Sig til Beredskabet {at.RESCUE_SERVICE}, hvilke brandhaner der er tomme.",
        ),
        Contingency(
            "Telefonerne er døde",
            "Kør rundt med højttaler og sedler. Send kurér til krisestaben hver hele time.",
        ),
    ),
    closing=Closing(
        "vandet er frigivet",
        (
            Step(
                "Få frigivelsen skriftligt",
                "fra Miljøvagten.",
                who="Kriseleder",
                fill=("Navn", FillRule(45), "Kl.", FillRule(16)),
            ),
            Step(
                "Send SMS V2",
                "til samme adresser.",
                "»Vandet er i orden. Skyl hver hane i 5 minutter.«",
                "Vagtleder",
            ),
            Step("Aflever kort og log", "til krisestaben.", who="Kriseleder"),
        ),
    ),
    activated_by="Vandværkets vagt, Miljøvagten eller krisestaben",
    responsible="Vagtlederen i Miljø",
    deputy="Driftslederen",
    external_help=("Beredskabet kører nødvand", "Vandværket finder fejlen og skyller"),
    belongs_to=("MT-DP-01", "MT-SP-08"),
    see_also=("SK-AC-04", "KK-AC-01"),
    note=at.NOTE,
)
