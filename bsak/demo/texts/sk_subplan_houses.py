"""Example sub-plan for Skoler & Dagtilbud: houses, children, parents, closing and reopening."""

from bsak.demo.texts import functions as at
from bsak.plans.wording import (
    Bullets,
    Callout,
    Contact,
    Contacts,
    Paragraph,
    PlanStep,
    Section,
    Steps,
    Table,
)

FUNCTIONS = Section(
    "Fortsat drift",
    blocks=(
        Paragraph(
            "Kan vi ikke alt, passer vi de børn, hvis forældre holder samfundet i gang, og de børn, der ikke har det godt derhjemme. Resten bliver hjemme, til der er voksne nok."
        ),
        Table(
            "Kritiske funktioner",
            ("Funktion", "Senest", "Mindst", "Imens"),
            (
                (
                    "Pasning af børn under 10 år",
                    "Samme morgen",
                    "1 voksen pr. 6 i børnehus, pr. 12 i skole",
                    "Fælles hus i hvert område",
                ),
                ("Mad og drikke til børn", "4 timer", "1 køkken i drift", "Kold mad, nødvand"),
                (
                    "Medicin og hjælp til børn, der har brug for det",
                    "Straks",
                    "1 oplært voksen pr. hus",
                    "Forælder hentes ind",
                ),
                ("Varme, lys og toilet", "4 timer", "1 pedel pr. område", "Flyt til nabohus"),
                ("Besked til forældre", "60 minutter", "1 ved tasterne", "Seddel på døren"),
                ("Undervisning i udskolingen", "5 døgn", "Halvt skema", "Opgaver hjemme"),
                (
                    "Børn i udsatte stillinger",
                    "Samme dag",
                    "1 fast voksen pr. barn",
                    "Opkald hver dag",
                ),
            ),
            (5, 3, 5, 4),
        ),
    ),
)
INCIDENTS = Section(
    "Hændelse og kort",
    blocks=(
        Table(
            "Tag kortet først",
            ("Hændelse", "Kort", "Se også"),
            (
                ("Barn skadet, væk eller udsat for vold", "SK-AC-01", "–"),
                ("Ansat eller pårørende skadet, truet eller død", "SK-AC-02", "–"),
                ("Fremmed på legeplads eller i huset", "SK-AC-03", "–"),
                ("Ingen strøm, vand eller varme", "SK-AC-04", "MT-SP-01, MT-SP-02"),
                ("Ulykke ved vand", "SK-AC-05", "–"),
                ("Brand", "SK-AC-06", "–"),
                ("Storm, skybrud, sne", "MT-AC-03", "MT-SP-07"),
                ("Pressen ringer", "KK-AC-01", "KK-KL-01"),
            ),
            (7, 3, 5),
        ),
        Callout(
            "Intet kort passer",
            "Brug STOP-feltet på SK-AC-01: ring 112, del jer i to hold, ring til krisestabens vagt.",
        ),
    ),
)
HOUSES = Section(
    "Nabohuse og flytning",
    blocks=(
        Paragraph(
            "Hvert hus har et aftalt nabohus, som børnene kan gå til uden at krydse en stor vej. Aftalen er skriftlig, gensidig og gælder også om natten på koloni."
        ),
        Table(
            "Sådan flytter vi et hus",
            ("Trin", "Gør", "Hvem"),
            (
                ("1", "Ring til nabohuset. Sig antal børn, og hvornår I kommer.", "Souschef"),
                (
                    "2",
                    "Tæl ved døren. Tag fremmødeliste, medicin, tasker med bleer og skiftetøj.",
                    "Gruppens voksne",
                ),
                ("3", "Gå i række med en voksen forrest, bagest og ved hver tiende plads.", "Alle"),
                ("4", "Tæl igen ved ankomst. Meld tallet til krisegruppens vagt.", "Leder"),
                ("5", "Sæt seddel på egen dør: hvor vi er, telefon, næste besked.", "Pedel"),
            ),
            (1, 8, 3),
        ),
        Bullets(
            (
                "Børn udleveres kun til voksne, I kender, eller som forælderen har nævnt ved navn.",
                "Søskende i andre huse: ring til huset, før forælderen kører.",
                "Et barn, ingen henter, bliver hos en voksen, det kender. Social & Familie overtager ved lukketid.",
            )
        ),
    ),
)
PARENTS = Section(
    "Kommunikation med forældre, børn og presse",
    blocks=(
        Bullets(
            (
                "**Først de berørte**, på telefon, af lederen selv. Så de andre forældre, på sms. Så pressen, ved Kommunikation.",
                "**Én sms**: hvad er sket, hvordan har børnene det, hvad skal I gøre, hvornår hører I mere.",
                "**Til børn**: kort, sandt og på deres alder. »Der er sket en ulykke. De voksne hjælper. Du er tryg her.«",
                "**Aldrig**: navne, skyld, årsag, billeder af børn, eller »der er ingen grund til uro«.",
                "**Samling dagen efter**: kendte voksne, almindeligt skema, en time til at tale.",
            )
        ),
        Paragraph(
            "Ved dødsfald venter huset på politiet og familien, før noget siges. Flag, mindebord og samling aftales med familien."
        ),
    ),
)
CLOSURE = Section(
    "Nedlukning og genåbning af husene",
    blocks=(
        Paragraph(
            "Husene kan lukke på en dag, fx under en epidemi eller et langt svigt. At åbne dem tager to uger og kræver en plan for hvert hus. Den centrale krisestab beslutter begge dele; krisegruppen beslutter rækkefølgen."
        ),
        Steps(
            (
                PlanStep(
                    "Luk udskolingen først og dagtilbud for de yngste sidst.", "Krisegruppens leder"
                ),
                PlanStep(
                    "Åbn nødpasning i ét hus i hvert område, før de andre lukker.",
                    "Driftskonsulent",
                ),
                PlanStep(
                    "Skriv en liste over børn, der ikke må miste kontakten, og del dem mellem de voksne.",
                    "Lederen på stedet",
                ),
                PlanStep(
                    "Åbn dagtilbud og de yngste klasser først, så voksne i andre opgaver kan komme på arbejde.",
                    "Krisegruppens leder",
                ),
                PlanStep(
                    "Gå hvert hus igennem dagen før: vand, luft, alarmer, skilte og sæbe.", "Pedel"
                ),
                PlanStep("Hold øje i to uger, før næste trin åbner.", "Krisegruppens leder"),
            )
        ),
        Table(
            "Opmærksomhedspunkter",
            ("", "Ned", "Op"),
            (
                (
                    "Børn",
                    "Find dem, der skal passes alligevel. Aftal daglig kontakt til udsatte børn.",
                    "Små hold, faste voksne, egen indgang. De yngste først.",
                ),
                (
                    "Ansatte",
                    "Del i to hold. Udpeg, hvem der kan hjælpe på plejecentre.",
                    "Tag risikogrupper i samtale, før skemaet lægges.",
                ),
                (
                    "Huse",
                    "Sluk, luk, tøm køl. Skyl vandhaner hver uge.",
                    "Luft ud, skyl vand, tjek alarmer dagen før.",
                ),
                (
                    "Læring",
                    "Opgaver på papir til dem uden skærm.",
                    "Mål trivsel før fagligt niveau.",
                ),
                (
                    "Forældre",
                    "Fast besked kl. 16 hver dag.",
                    "Skriv, hvad der er nyt, og hvad der er som før.",
                ),
            ),
            (2, 7, 7),
        ),
    ),
)
CONTACTS = Section(
    "Kontakter",
    blocks=(
        Contacts(
            "Funktioner, der skal kunne nås",
            (
                Contact("Krisestabens vagt", "Sekretariatet", at.CRISIS_STAFF, "Døgn"),
                Contact("Vagt, krisegruppen", "Chef for Dagtilbud", at.SCHOOLS, "Døgn"),
                Contact("Krisestøtte", "Psykologvagten", at.CRISIS_SUPPORT, "Døgn"),
                Contact("Ejendomsdriftens vagt", "Driftschefen", at.BUILDINGS, "Døgn"),
                Contact("Social & Familie, vagt", "Leder af Familiehuset", at.SOCIAL, "Døgn"),
                Contact("Kommunikationsvagten", "Kommunikationschefen", at.COMMUNICATIONS, "Døgn"),
                Contact("HR- og arbejdsmiljøvagten", "HR-chefen", at.PERSONNEL, "Hverdage"),
                Contact("Beredskabets vagtcentral", "", at.RESCUE_SERVICE, "Døgn"),
                Contact("IT-vagten", "IT-chefen", at.IT, "Døgn"),
            ),
        ),
        Paragraph(
            "Hvert hus har sin egen liste over forældre og ansatte på papir ved udgangen. Listen skiftes hver måned; den gamle makuleres."
        ),
    ),
)
