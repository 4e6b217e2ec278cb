"""Example contingency plan for Strømsvigt: who leads, people, equipment, words, numbers."""

from bsak.demo.texts import functions as at
from bsak.plans.wording import Bullets, Callout, Contact, Contacts, Paragraph, Section, Table

PEOPLE = Section(
    "Bemanding",
    blocks=(
        Table(
            "Hold i det første døgn",
            ("Hold", "Folk", "Møder", "Opgave"),
            (
                (
                    "Generatorhold 1 og 2",
                    "2 + 2",
                    "Materielgården",
                    "Kører, kobler og fylder efter",
                ),
                (
                    "Områdehold",
                    "4 × 2",
                    "Materielgården",
                    "Banker på hos borgere på listen",
                ),
                ("Samlingssted", "4", "Idrætshallen", "Vært, mad, opladning, ro"),
                ("Vejhold", "4", "Materielgården", "Lyskryds, spærringer"),
                ("Kurér", "2", "Rådhuset", "Papir mellem stab og hold"),
            ),
            (5, 2, 4, 6),
        ),
        Paragraph(
            "Afløsning efter 8 timer, i frost efter 6. Personansvarlig skriver to døgn frem, mens telefonerne virker."
        ),
    ),
)
MEANS = Section(
    "Udstyr",
    blocks=(
        Table(
            "Skal være klar",
            ("Udstyr", "Antal", "Sted", "Tjekkes"),
            (
                ("Mobil generator 40 kW", "2", "Materielgården", "Hver måned, under last"),
                (
                    "Fast generator",
                    "3",
                    "Tre faste steder",
                    "Hver måned, under last",
                ),
                ("Diesel", "3.000 liter", "Materielgården", "Hver måned"),
                ("Lygter med batterier", "80", "Rådhus og plejecentre", "Hvert kvartal"),
                ("Radioer til hold og huse", "24", "Materielgården", "Hver måned"),
                ("Tæpper", "200", "Idrætshallen", "Hvert år"),
            ),
            (5, 3, 6, 5),
        ),
        Table(
            "Brændstof: regn det ud",
            ("Generator", "Liter i timen", "Timer til næste fyldning", "Liter i alt"),
            (
                ("40 kW, to stk.", "2 × 10", "", ""),
                ("30 kW", "8", "", ""),
                ("25 kW", "7", "", ""),
                ("15 kW", "4", "", ""),
            ),
            (5, 3, 5, 4),
        ),
        Callout(
            "Pas på",
            "En generator står altid ude: udstødningen dræber. Kobl aldrig en generator til en stikkontakt. Fyld kun brændstof på en kold motor.",
        ),
    ),
)
CONTACTS = Section(
    "Kontakter",
    blocks=(
        Contacts(
            "Ring, før mobilnettet dør",
            (
                Contact("Elnetselskabets vagt", "", at.POWER_GRID, "Døgn"),
                Contact("Krisestabens vagt", "Sekretariatet", at.CRISIS_STAFF, "Døgn"),
                Contact("Vagt, krisegruppen", "Driftschefen", at.ENGINEERING, "Døgn"),
                Contact("Ejendomsdriftens vagt", "Driftschefen", at.BUILDINGS, "Døgn"),
                Contact("Sundhed & Pleje, vagt", "Sundhedschefen", at.CARE, "Døgn"),
                Contact("Udlejer af generatorer", "", at.GENERATORS, "Aftale: fremme på 6 timer"),
                Contact("Brændstofleverandør", "", at.FUEL, "Aftale: leverer uden strøm"),
                Contact("IT-vagten", "IT-chefen", at.IT, "Døgn"),
                Contact("Kommunikationsvagten", "Kommunikationschefen", at.COMMUNICATIONS, "Døgn"),
                Contact("Beredskabets vagtcentral", "", at.RESCUE_SERVICE, "Døgn"),
            ),
        ),
    ),
)
LEADING = Section(
    "Ledelse og organisation",
    blocks=(
        Paragraph(
            "Krisegruppens leder leder indsatsen. Kun elektrikeren kobler generatorer til en bygning. Elnetselskabet bestemmer over nettet, politiet over veje, brandvæsenet over brand."
        ),
        Bullets(
            (
                "Møde hver anden time på rådhuset, uden strøm på Materielgården.",
                "Gå til niveau 3, når elnetselskabet ikke kan love strøm inden 8 timer.",
                "Bed om hjælp udefra, når der mangler generatorer, brændstof eller folk til næste vagt.",
            )
        ),
    ),
)
COMMUNICATION = Section(
    "Kommunikation",
    blocks=(
        Table(
            "Hvad vi siger, og hvordan det når frem",
            ("Hvornår", "Ord", "Vej"),
            (
                (
                    "Straks",
                    "»Strømmen er væk i … Ring kun 112 ved fare for liv. Sluk komfuret. Nyt kl. …«",
                    "Hjemmeside, sms, lokalradio",
                ),
                (
                    "Hver time",
                    "»Strømmen ventes kl. … Varmt og lyst hus: … Tjek din nabo.«",
                    "Som før, og opslag",
                ),
                ("Uden mobilnet", "Samme ord", "Opslag, højttalerbil, kurér"),
                (
                    "Når den er tilbage",
                    "»Strømmen er tilbage. Tænd én ting ad gangen. Mangler du den endnu: …«",
                    "Alle veje",
                ),
            ),
            (3, 8, 5),
        ),
        Paragraph(
            f"Kun Kommunikation taler med pressen, {at.COMMUNICATIONS}. Holdene svarer borgerne med den sidste besked, som de har på papir."
        ),
    ),
)
AFTERWARDS = Section(
    "Når strømmen er tilbage",
    blocks=(
        Bullets(
            (
                "Slut først, når elnetselskabet siger stabil, og plejecentre har kørt på nettet i 2 timer.",
                "Tænd i samme orden som nødstrømmen. Tjek alarmer, låse, køl, pumper og servere i hvert hus.",
                "Bank på igen hos borgerne på listen. Fyld brændstof. Aflevér actioncards og log.",
                "Evaluér inden 14 dage. Øv planen hvert andet år, og start generatorer hver måned.",
            )
        ),
    ),
)
