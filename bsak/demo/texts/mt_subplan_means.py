"""Example sub-plan for Miljø, Teknik & Drift: the first day people, stores and numbers."""

from bsak.demo.texts import functions as at
from bsak.plans.wording import (
    Bullets,
    Callout,
    Contact,
    Contacts,
    Paragraph,
    Section,
    Table,
)

FIRST_DAY = Section(
    "Det første døgn",
    blocks=(
        Paragraph(
            "Actioncards dækker de første fire timer. Tabellen viser, hvor krisestaben skal være til hver tid."
        ),
        Table(
            "Time for time",
            ("Inden", "Krisestaben har", "Holdene har"),
            (
                (
                    "15 minutter",
                    "Niveau valgt, log startet, krisestabens vagt ringet op",
                    "Alle i sikkerhed og talt",
                ),
                (
                    "60 minutter",
                    "Første møde holdt, ét budskab sendt, kort tegnet",
                    "Det farlige spærret af",
                ),
                (
                    "4 timer",
                    "Afløsning navngivet, hjælp udefra bestilt",
                    "Ambulanceveje åbne, nødvand og varme på vej",
                ),
                (
                    "12 timer",
                    "Plan for natten, status til den centrale krisestab",
                    "Første hold sendt hjem til hvile",
                ),
                (
                    "24 timer",
                    "Plan for de næste tre døgn, prioriteter meldt ud",
                    "Lagre talt op, skader skrevet ned",
                ),
            ),
            (2, 6, 6),
        ),
        Callout(
            "Falder tiden ikke på plads",
            "Gå et niveau op. Ring til krisestabens vagt, før fristen er gået, ikke efter.",
        ),
    ),
)
PEOPLE = Section(
    "Bemanding og afløsning",
    blocks=(
        Paragraph(
            "Planen holder, hvis halvdelen af de ansatte kan møde. Personansvarlig skriver afløsning for 24 timer ad gangen på tavlen."
        ),
        Table(
            "Vagthold",
            ("Hold", "Fast styrke", "Nødstyrke", "Kan afløses af"),
            (
                ("Vej og park", "8", "4", "Entreprenør efter aftale"),
                ("Ejendomsdrift", "6", "3", "Pedeller fra skolerne"),
                ("Elektrikere", "2", "1", "Elinstallatør efter aftale"),
                ("Vand og afløb", "3", "2", "Forsyningens vagt"),
                ("Miljøvagt", "1", "1", "Nabokommunens miljøvagt"),
                ("Genbrugsstation", "4", "2", "Affaldsselskabet"),
            ),
            (4, 3, 3, 6),
        ),
        Bullets(
            (
                "Ingen arbejder mere end 8 timer i træk. I storm, hede og frost afløses udehold efter 6 timer.",
                "To ansatte følges altid ad ved vand, på tag, i mørke og ved nedfaldne ledninger.",
                "Den, der er træt, køres hjem. Kørsel bestilles af personansvarlig.",
                "Varm mad senest efter 4 timer, tørt tøj ved hver afløsning.",
                "Krisestøtte tilbydes alle, der har set en alvorlig skade, inden de går hjem.",
            )
        ),
    ),
)
STORES = Section(
    "Materiel og lagre",
    blocks=(
        Table(
            "Det, der står klar på Materielgården",
            ("Materiel", "Mængde", "Tjekkes", "Nøgle hos"),
            (
                ("Nødgenerator på trailer", "2", "Hver måned, under last", "Driftschef"),
                ("Pumper med slanger", "6", "Hver måned", "Vejvagt"),
                ("Sandsække, fyldte", "400", "Før efteråret", "Vejvagt"),
                ("Spærrebukke og lygter", "60", "Hvert kvartal", "Vejvagt"),
                (
                    "Drikkevandstank, 1.000 liter",
                    "3",
                    "Hvert kvartal, skylles før brug",
                    "Driftschef",
                ),
                ("Varmekanoner, el og diesel", "8", "Før vinteren", "Ejendomsdrift"),
                ("Radioer med opladere", "12", "Hver måned", "Vagten"),
                ("Diesel i tank", "3.000 liter", "Hver måned", "Driftschef"),
                ("Papirkort, mappe og log", "2 sæt", "Hvert kvartal", "Vagten"),
            ),
            (5, 3, 5, 3),
        ),
        Paragraph(
            "Det, der bliver brugt, skrives op ved tavlen og bestilles igen inden afslutning. Er lageret under halvdelen, siges det på næste møde."
        ),
    ),
)
CONTACTS = Section(
    "Kontakter",
    blocks=(
        Contacts(
            "Funktioner, der skal kunne nås hele døgnet",
            (
                Contact("Krisestabens vagt", "Sekretariatet", at.CRISIS_STAFF, "Døgn"),
                Contact("Vagt, krisegruppen", "Driftschefen", at.ENGINEERING, "Døgn"),
                Contact("Beredskabets vagtcentral", "", at.RESCUE_SERVICE, "Døgn"),
                Contact("Vandværkets vagt", "", at.WATERWORKS, "Døgn"),
                Contact("Varmeværkets vagt", "", at.HEATING_PLANT, "Døgn"),
                Contact("Elnetselskabets vagt", "", at.POWER_GRID, "Døgn"),
                Contact("Spildevandsvagten", "Driftschefen", at.SEWERS, "Døgn"),
                Contact("Vejvagten", "Leder af Vej & Park", at.ROADS, "Døgn"),
                Contact("Ejendomsdriftens vagt", "Driftschefen", at.BUILDINGS, "Døgn"),
                Contact("Miljøvagten", "Leder af Miljø", at.ENVIRONMENT, "Døgn"),
                Contact("Affaldsselskabets vagt", "", at.WASTE, "Hverdage 6–18"),
                Contact("Kommunikationsvagten", "Kommunikationschefen", at.COMMUNICATIONS, "Døgn"),
            ),
        ),
    ),
)
