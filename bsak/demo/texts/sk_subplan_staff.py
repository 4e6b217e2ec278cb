"""Example sub-plan for Skoler & Dagtilbud: alarm, levels, staff and meetings."""

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
        Callout(
            "Børnene først",
            "Fare for liv: ring **112**. Tag derefter det actioncard, der passer. Planen er til timerne efter.",
        ),
        Steps(
            (
                PlanStep("Bring børnene i sikkerhed, og tæl dem.", "Alle voksne"),
                PlanStep("Ring 112 ved fare for liv. Sig adressen først.", "Den nærmeste voksne"),
                PlanStep(
                    f"Ring til krisestabens vagt, {at.CRISIS_STAFF}, og sig kortets nummer.",
                    "Lederen på stedet",
                ),
                PlanStep(
                    f"Ring til krisegruppens vagt, {at.SCHOOLS}, når mere end ét hus er ramt, eller forældre skal have besked.",
                    "Lederen på stedet",
                ),
                PlanStep("Vælg niveau, indkald krisestaben, start loggen.", "Krisegruppens vagt"),
            )
        ),
        Paragraph(
            "Enhver voksen må slå alarm og skal give den videre. Ingen venter på, at lederen kommer tilbage."
        ),
    ),
)
LEVELS = Section(
    "To krisestabe, tre niveauer",
    blocks=(
        Paragraph(
            "**Lokal krisestab** er lederen, souschefen og de roller, huset selv kan besætte. **Krisegruppen** er de fem roller i næste afsnit. **Den centrale krisestab** er kommunens."
        ),
        Table(
            "Hvem leder hvornår",
            ("Niveau", "Eksempler", "Hvem leder", "Besked til"),
            (
                (
                    "1 Ét hus",
                    "Barn med brækket arm, kort strømsvigt",
                    "Lederen på stedet",
                    "Krisegruppens vagt samme dag",
                ),
                (
                    "2 Flere huse, eller alvorligt for ét",
                    "Brand, dødsfald, trusler, savnet barn",
                    "Krisegruppen",
                    "Krisestabens vagt straks",
                ),
                (
                    "3 Hele kommunen",
                    "Langvarigt strømsvigt, epidemi, forurenet vand",
                    "Den centrale krisestab",
                    "Alle ledere inden 60 minutter",
                ),
            ),
            (4, 5, 3, 4),
        ),
        Paragraph(
            "Lederen på stedet bestemmer over børn og voksne i huset, til politi eller brandvæsen overtager. Krisegruppen bestemmer, hvilke huse der åbner og lukker."
        ),
    ),
)
ROLES = Section(
    "Kriseorganisation: de fem roller",
    blocks=(
        Roles(
            "Roller og stedfortrædere",
            (
                RoleSeat(
                    CrisisRole.LEADER,
                    "Chef for Skoler & Dagtilbud",
                    ("Chef for Dagtilbud", "Skoleleder efter tur"),
                    at.SCHOOLS,
                    (
                        "Fastlæg niveau og næste møde.",
                        "Beslut, hvilke huse der lukker, flytter eller åbner.",
                        "Mød i den centrale krisestab ved niveau 3.",
                    ),
                ),
                RoleSeat(
                    CrisisRole.SITUATION_LOG,
                    "Sekretariatsleder",
                    ("Administrativ konsulent",),
                    tasks=(
                        "Før loggen, og læs beslutninger højt, før mødet slutter.",
                        "Hold listen over huse: børn, voksne, lys, varme, vand, åbent eller lukket.",
                    ),
                ),
                RoleSeat(
                    CrisisRole.PEOPLE,
                    "Leder af Pædagogisk Psykologisk Rådgivning",
                    ("Konsulent for dagtilbud",),
                    at.CRISIS_SUPPORT,
                    (
                        "Kend alle savnede, skadede og vidner ved nummer i loggen.",
                        "Hold én fast kontakt til hver ramt familie.",
                        "Sæt krisestøtte ind hos børn, forældre og kolleger.",
                    ),
                ),
                RoleSeat(
                    CrisisRole.OPERATIONS,
                    "Driftskonsulent for skoler og dagtilbud",
                    ("Teknisk serviceleder",),
                    at.BUILDINGS,
                    (
                        "Find lokaler, busser, mad og varme.",
                        "Skaf kopier af fremmødelister fra ramte huse.",
                    ),
                ),
                RoleSeat(
                    CrisisRole.COMMUNICATIONS,
                    "Kommunikationskonsulent for området",
                    ("Kommunikationsvagten",),
                    at.COMMUNICATIONS,
                    (
                        "Skriv sms til forældre og tekst til ansatte: samme ord, samme tid.",
                        "Tag alle henvendelser fra pressen.",
                    ),
                ),
            ),
        ),
        Bullets(
            (
                "Stedfortræderen har samme mandat som den, der afløses, og står i samme mappe.",
                "En leder, hvis eget hus er ramt, deltager ikke i krisegruppen; huset har brug for lederen.",
                "Roller skifter efter 8 timer. Den nye læser loggen, før den gamle går.",
            )
        ),
    ),
)
MEETINGS = Section(
    "Mødested og første møde",
    blocks=(
        Table(
            "Mødesteder",
            ("Sted", "Bruges når", "Klar på stedet"),
            (
                ("Mødelokale på rådhuset", "Rådhuset er åbent", "Tavle, mappe, telefonliste"),
                (
                    "Den største skole uden for det ramte område",
                    "Rådhuset er lukket",
                    "Lærerværelse, mappe, batteriradio",
                ),
                ("Telefonmøde", "Ingen kan køre", f"Ring ind via vagten, {at.SCHOOLS}"),
            ),
            (5, 4, 5),
        ),
        Paragraph(
            "Vagten ringer rundt i rolleorden og lader det ringe i 30 sekunder. Intet svar: stedfortræderen. Sms og mail sendes bagefter, så alle har det på skrift."
        ),
        Steps(
            (
                PlanStep("Er alle børn og voksne talt? Hvem mangler?", "Personansvarlig"),
                PlanStep("Hvad ved vi sikkert? Hvad gætter vi på?", "Situationsbillede og log"),
                PlanStep(
                    "Hvilke huse kan vi passe børn i nu, i aften og i morgen?", "Driftskonsulent"
                ),
                PlanStep("Hvad lukker, flytter og åbner vi?", "Kriseleder"),
                PlanStep("Hvad får forældre og ansatte at vide, og kl. hvad?", "Kommunikation"),
                PlanStep("Næste møde: senest om to timer.", "Kriseleder"),
            )
        ),
    ),
)
