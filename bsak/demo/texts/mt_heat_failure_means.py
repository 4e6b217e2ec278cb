"""Example contingency plan for Svigt af varmeforsyning: equipment, words, numbers, the end."""

from bsak.demo.texts import functions as at
from bsak.plans.wording import Bullets, Contact, Contacts, Paragraph, Section, Table

MEANS = Section(
    "Bemanding og udstyr",
    blocks=(
        Table(
            "Hold i det første døgn",
            ("Hold", "Folk", "Opgave"),
            (
                ("Varmehold 1 og 2", "2 + 2", "Kører, sætter op og fylder varmekanoner"),
                ("Områdehold", "4 × 2", "Banker på sammen med hjemmeplejen"),
                ("Målehold", "2", "Måler i alle plejecentre og børnehuse hver time"),
                ("Varme huse", "3 pr. hus", "Vært, mad, ro, liste over gæster"),
                ("Elektriker", "1", "Godkender hver blæser og tavle"),
            ),
            (4, 2, 8),
        ),
        Table(
            "Skal være klar",
            ("Udstyr", "Antal", "Sted", "Tjekkes"),
            (
                ("Varmekanon, diesel, med slange", "4", "Materielgården", "Før vinteren"),
                ("Varmekanon, el", "4", "Materielgården", "Før vinteren"),
                ("Tæpper", "200", "Idrætshallen", "Hvert år"),
                ("Termometre", "30", "Rådhuset", "Hvert år"),
                ("Kulilte-alarmer", "12", "Materielgården", "Hvert kvartal"),
                ("Diesel", "3.000 liter", "Materielgården", "Hver måned"),
            ),
            (6, 3, 5, 4),
        ),
        Table(
            "Varmekanoner: regn det ud",
            ("Sted", "Kvadratmeter", "Delt med 150 = kanoner", "Fra lager", "Lejes"),
            (
                ("Plejecenter A", "", "", "", ""),
                ("Plejecenter B", "", "", "", ""),
                ("Børnehus", "", "", "", ""),
            ),
            (4, 4, 5, 3, 3),
        ),
        Paragraph(
            "Holdene afløses efter 6 timer. Rækker lageret ikke, lejes resten samme dag; ventetiden vokser, når det fryser i hele landet."
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
                    "»Varmen er væk i … Luk døre og vinduer, og skru ikke op. Nyt kl. …«",
                    "Hjemmeside, sms til adresser",
                ),
                (
                    "Kl. 7, 12 og 18",
                    "»Varmen ventes kl. … Varmt hus: … Brug aldrig grill eller gas inde.«",
                    "Som før, og opslag i opgange",
                ),
                (
                    "Til pårørende",
                    "»Din … har det godt. Her er … grader. Vi flytter, hvis her bliver under 16.«",
                    "Plejecentret ringer",
                ),
                (
                    "Når den er tilbage",
                    "»Varmen er tilbage. Åbn én radiator ad gangen. Kold efter 6 timer: ring til …«",
                    "Alle veje",
                ),
            ),
            (3, 8, 4),
        ),
        Paragraph(
            f"Kun Kommunikation taler med pressen, {at.COMMUNICATIONS}. Områdehold har beskeden med på papir, også på de sprog, der tales i opgangen."
        ),
    ),
)
CONTACTS = Section(
    "Kontakter",
    blocks=(
        Contacts(
            "Funktioner, der skal kunne nås",
            (
                Contact("Varmeværkets vagt", "", at.HEATING_PLANT, "Døgn"),
                Contact("Krisestabens vagt", "Sekretariatet", at.CRISIS_STAFF, "Døgn"),
                Contact("Vagt, krisegruppen", "Driftschefen", at.ENGINEERING, "Døgn"),
                Contact("Ejendomsdriftens vagt", "Driftschefen", at.BUILDINGS, "Døgn"),
                Contact("Sundhed & Pleje, vagt", "Sundhedschefen", at.CARE, "Døgn"),
                Contact("Skoler & Dagtilbud, vagt", "Chef for Dagtilbud", at.SCHOOLS, "Døgn"),
                Contact("Udlejer af varmekanoner", "", at.GENERATORS, "Aftale: fremme på 6 timer"),
                Contact("Brændstofleverandør", "", at.FUEL, "Aftale: leverer om natten"),
                Contact("Kommunikationsvagten", "Kommunikationschefen", at.COMMUNICATIONS, "Døgn"),
            ),
        ),
    ),
)
WARM_AGAIN = Section(
    "Når varmen er tilbage",
    blocks=(
        Bullets(
            (
                "Slut først, når plejecentre og børnehuse har haft 20 grader i 4 timer.",
                "Åbn langsomt: én streng ad gangen. Lyt og kig efter utætte rør i hvert hus.",
                "Følg flyttede borgere hjem. Hjemmeplejen ser til dem samme aften.",
                "Fyld diesel op, tør tæpper, aflevér leje, actioncards og log.",
                "Evaluér inden 14 dage. Øv ved bordet hvert andet efterår, før det bliver koldt.",
            )
        ),
    ),
)
LEADING = Section(
    "Ledelse og organisation",
    blocks=(
        Paragraph(
            "Krisegruppens leder leder indsatsen og beslutter, hvilke huse der får varmekanoner. Sundhed & Pleje beslutter, hvilke borgere der flyttes. Skoler & Dagtilbud beslutter, hvilke huse der lukker. Varmeværket bestemmer over nettet."
        ),
        Bullets(
            (
                "Møde kl. 7, 11, 15, 19 og 23. Varmeværket ringer ind til hvert møde.",
                "Gå til niveau 3, når det bliver frost, og varmen ikke er lovet inden midnat.",
                "Bed om hjælp udefra, når der mangler varmekanoner, senge eller kørsel til næste døgn.",
            )
        ),
    ),
)
