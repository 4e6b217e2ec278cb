"""Example card: Svigt af udbetalinger (Kultur & Borger)."""

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

PAYMENTS = CardWording(
    audience="lederen i Borgerservice",
    cues=(
        "borgere mangler deres ydelse på kontoen",
        "en udbetalingskørsel fejler eller mangler",
        "bank eller IT-vagt melder fejl",
    ),
    goal="Alle berørte ved besked inden 4 timer. Ingen står uden mad, medicin eller bolig i nat.",
    stop=(
        StopLine(
            "Borger i livsfare? Ring", "Bliv i røret hos borgeren. Bed en kollega ringe.", at.ALARM
        ),
        StopLine("Stands alle kørsler", "Send intet igen, før fejlen er fundet. Rør ingen filer."),
        StopLine(
            "Ring til krisestabens vagt",
            "Sig: »KB-AC-01 er i gang«, hvilken ydelse, og hvor mange.",
            at.CRISIS_STAFF,
        ),
    ),
    question="Hvor sidder fejlen?",
    choices=(
        Choice("Vores kørsel", "Find kørslen. Ret, tæl, og godkend to og to."),
        Choice("Banken", "Vores tal er rigtige. Bed om nyt tidspunkt."),
        Choice("IT eller ukendt", "Rør intet. Log ikke på igen. IT-vagten først."),
    ),
    in_doubt="C",
    phases=(
        Phase(
            "Inden 15 minutter",
            15,
            (
                Step(
                    "Ring til IT-vagten.",
                    detail="»Hvad er nede? Er data sikre?«",
                    who="Leder",
                    phone=at.IT,
                ),
                Step(
                    "Ring til Økonomi.",
                    "»Er der sendt penge i dag?«",
                    "Aftal stop.",
                    "Leder",
                    at.FINANCE,
                ),
                Step(
                    "Tæl de berørte.",
                    who="Sagsbehandler",
                    fill=("Ydelse", FillRule(32), "Borgere", FillRule(18)),
                ),
            ),
        ),
        Phase(
            "Inden 60 minutter",
            60,
            (
                Step(
                    "Ring til bankens vagt.",
                    who="Økonomi",
                    phone=at.BANK,
                    detail="»Hvad er sidste frist i dag?«",
                ),
                Step(
                    "Send besked P1",
                    "til Kommunikation.",
                    "»Pengene er forsinket. Nyt kl. …«",
                    "Leder",
                    at.COMMUNICATIONS,
                ),
                Step(
                    "Fordobl telefon og skranke.",
                    detail="Alle svarer med ordene i P1.",
                    who="Leder",
                ),
            ),
        ),
        Phase(
            "Inden 4 timer",
            240,
            (
                Step(
                    "Find dem, der ikke kan vente.",
                    detail="Ingen mad, medicin i dag, husleje i dag, udsættelse.",
                    who="Sagsbehandler",
                ),
                Step(
                    "Udbetal akut hjælp.",
                    detail="To godkender hver gang. Skriv sag, beløb og to initialer.",
                    who="To ansatte",
                ),
                Step(
                    "Godkend den nye kørsel to og to.",
                    detail="Sammenlign antal og sum med trin 3.",
                    who="Økonomi",
                ),
                Step(
                    "Meld status hver hele time.",
                    detail="Antal løst, antal tilbage.",
                    who="Leder",
                    phone=at.CRISIS_STAFF,
                ),
            ),
        ),
    ),
    contingencies=(
        Contingency(
            "Pengene kan ikke komme i dag",
            f"Ring til krisestaben {at.CRISIS_STAFF}. Bed om lov til kontant hjælp og længere åbningstid.",
        ),
        Contingency(
            "En borger truer, eller nogen kommer til skade",
            "Gå bag skranken, lås, ring 112. Tal aldrig videre alene.",
        ),
        Contingency(
            "Penge er udbetalt to gange",
            f"Stands. Ring til Økonomi {at.FINANCE}. Kræv intet tilbage af borgeren i dag.",
        ),
        Contingency(
            "Telefoner eller net er døde",
            "Sæt P1 på døren. Brug papirlisten over ydelser. Send kurér til rådhuset hver time.",
        ),
    ),
    closing=Closing(
        "pengene er på kontoen",
        (
            Step(
                "Få bankens ord for det.",
                who="Økonomi",
                fill=("Kl.", FillRule(18), "Antal", FillRule(24)),
            ),
            Step("Send besked P2:", "»Pengene er der.«", who="Leder"),
            Step("Afstem akut hjælp", "med den nye kørsel.", who="Økonomi"),
            Step("Aflever kort og log", "til krisestaben.", who="Leder"),
        ),
    ),
    activated_by="Økonomivagten",
    responsible="Lederen i Borgerservice",
    deputy="Ydelseschefen",
    log_note="Skriv sagsnummer, aldrig cpr-nummer.",
    belongs_to=("KB-DP-01",),
    see_also=("KK-AC-01", "OI-SP-01"),
    note=at.NOTE,
)
