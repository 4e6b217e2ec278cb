"""Example sub-plan for Miljø, Teknik & Drift: alarm, staff, meetings and levels."""

from bsak.demo.texts import functions as at
from bsak.plans.wording import (
    Bullets,
    Callout,
    Paragraph,
    PlanStep,
    Roles,
    RoleSeat,
    Section,
    Steps,
    Table,
)
from bsak.seats.roles import CrisisRole

ALARM = Section(
    "Indkaldelse og alarmering",
    blocks=(
        Callout("Alle kan slå alarm", "Fare for liv: ring **112** først. Vent ikke på en leder."),
        Steps(
            (
                PlanStep("Ring 112 ved fare for liv. Sig adressen først.", "Den, der ser det"),
                PlanStep(
                    f"Ring til vagten i krisegruppen, {at.ENGINEERING}. Sig, hvad der er sket, hvor, hvem der er ramt, og hvad der er sat i gang.",
                    "Den, der ser det",
                ),
                PlanStep(
                    "Tag det actioncard, der passer. Findes der intet: følg afsnittet »Første møde«.",
                    "Vagten",
                ),
                PlanStep(
                    f"Ring til krisestabens vagt, {at.CRISIS_STAFF}, ved niveau 2 og 3.", "Vagten"
                ),
                PlanStep("Indkald krisestaben, og start loggen.", "Kriseleder"),
            )
        ),
    ),
)
LEVELS = Section(
    "Niveauer",
    blocks=(
        Paragraph(
            "Vagten vælger niveau. Er vagten i tvivl, vælges det højeste; det koster mindre at gå ned end at komme for sent op."
        ),
        Table(
            "Tre niveauer",
            ("Niveau", "Kendetegn", "Hvem mødes", "Frist"),
            (
                (
                    "1 Drift",
                    "Én funktion er ramt. Afdelingen klarer det selv inden for et døgn.",
                    "Afdelingslederen og vagten",
                    "Samme dag",
                ),
                (
                    "2 Lokal krisestab",
                    "Flere funktioner er ramt, borgere mangler varme, vand eller vej, eller pressen ringer.",
                    "De fem roller i denne plan",
                    "60 minutter",
                ),
                (
                    "3 Central krisestab",
                    "Hele kommunen er ramt, eller der er fare for liv. Politi eller beredskab leder.",
                    "Kriselederen møder i den centrale krisestab; resten følger denne plan",
                    "60 minutter",
                ),
            ),
            (3, 7, 6, 3),
        ),
    ),
)
ROLES = Section(
    "Kriseorganisation",
    blocks=(
        Paragraph(
            "Fem roller er altid besat. Én person kan i den første time have to roller, men kriselederen fører aldrig loggen. Stedfortræderen har samme mandat som den, der afløses."
        ),
        Roles(
            "De fem faste roller",
            (
                RoleSeat(
                    CrisisRole.LEADER,
                    "Chef for Miljø & Teknik",
                    ("Chef for Drift & Service", "Leder af Vej & Park"),
                    at.ENGINEERING,
                    (
                        "Fastlæg niveau, mål og næste møde.",
                        "Beslut, hvad der lukkes, og hvad der reddes først.",
                        "Mød i den centrale krisestab ved niveau 3.",
                    ),
                ),
                RoleSeat(
                    CrisisRole.SITUATION_LOG,
                    "Leder af Stab & Plan",
                    ("Sekretær i Miljø & Teknik",),
                    tasks=(
                        "Start loggen, og skriv hver beslutning med klokkeslæt.",
                        "Tegn kortet: ramte adresser, spærrede veje, hold.",
                        "Send situationsbillede hver hele time.",
                    ),
                ),
                RoleSeat(
                    CrisisRole.PEOPLE,
                    "Personaleleder i Drift & Service",
                    ("Arbejdsmiljøkoordinator",),
                    tasks=(
                        "Tæl egne folk, og find de ramte.",
                        "Lav afløsningsplan for de næste 24 timer.",
                        "Bestil mad, hvile og krisestøtte.",
                    ),
                ),
                RoleSeat(
                    CrisisRole.OPERATIONS,
                    "Driftschef",
                    ("Leder af Ejendomsdrift", "Leder af Vej & Park"),
                    at.BUILDINGS,
                    (
                        "Fordel hold, køretøjer og pumper.",
                        "Hold kontakten til forsyning og entreprenører.",
                        "Sig fra, når et hold ikke kan arbejde sikkert.",
                    ),
                ),
                RoleSeat(
                    CrisisRole.COMMUNICATIONS,
                    "Kommunikationskonsulent for området",
                    ("Kommunikationsvagten",),
                    at.COMMUNICATIONS,
                    (
                        "Skriv ét budskab, og få det godkendt af kriselederen.",
                        "Følg spørgsmål fra borgere, og giv svarene videre.",
                    ),
                ),
            ),
        ),
    ),
)
MEETINGS = Section(
    "Mødested og første møde",
    blocks=(
        Table(
            "Her mødes vi",
            ("Sted", "Bruges når", "Klar på stedet"),
            (
                ("Mødelokale på rådhuset", "Rådhuset har strøm", "Tavle, kort, mappe, radio"),
                ("Materielgården, 1. sal", "Rådhuset er lukket", "Nødstrøm, kort, mappe, radio"),
                ("Telefonmøde", "Ingen kan køre", f"Ring ind via vagten, {at.ENGINEERING}"),
            ),
        ),
        Paragraph(
            "Indkaldelse sker på **telefon først**, så sms, så mail. Svarer en rolle ikke inden 10 minutter, ringes stedfortræderen op. Skriv i loggen, hvem der har svaret hvornår."
        ),
        Steps(
            (
                PlanStep("Hvad ved vi, hvad ved vi ikke?", "Situationsbillede og log"),
                PlanStep("Er nogen i fare? Mangler vi nogen?", "Personansvarlig"),
                PlanStep("Hvilke kritiske funktioner er ramt nu og om 12 timer?", "Driftschef"),
                PlanStep("Hvad beslutter vi? Hvem gør det, og hvornår er det gjort?", "Kriseleder"),
                PlanStep("Hvad siger vi, og til hvem?", "Kommunikation"),
                PlanStep("Hvornår mødes vi igen? Senest om to timer.", "Kriseleder"),
            )
        ),
        Bullets(
            (
                "Mødet varer højst 20 minutter og holdes stående.",
                "Hver opgave får en funktion og en frist i loggen, før mødet slutter.",
                "Afløsning sker efter 8 timer med 15 minutters overlap ved tavlen.",
            )
        ),
    ),
)
