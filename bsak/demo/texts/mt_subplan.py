"""Example sub-plan: Delplan for krisegruppen Miljø, Teknik & Drift."""

from bsak.demo.texts import functions as at
from bsak.demo.texts.mt_subplan_means import CONTACTS, FIRST_DAY, PEOPLE, STORES
from bsak.demo.texts.mt_subplan_staff import ALARM, LEVELS, MEETINGS, ROLES
from bsak.plans.wording import (
    Bullets,
    Callout,
    Paragraph,
    PlanStep,
    PlanWording,
    Section,
    Steps,
    Table,
)

_FUNCTIONS = Section(
    "Fortsat drift af de kritiske funktioner",
    blocks=(
        Paragraph(
            "Tabellen er planens kerne. **Senest** er den tid, borgerne kan undvære funktionen. **Mindst** er det mandskab, der skal møde, også når halvdelen er syg."
        ),
        Table(
            "Hvad skal virke, hvornår, og hvad gør vi imens",
            ("Funktion", "Senest", "Mindst", "Imens"),
            (
                ("Farbare ambulanceveje", "1 time", "4 på to hold", "Politiet omdirigerer"),
                ("Varme til plejecentre", "4 timer", "2 teknikere", "Varmekanoner, flytning"),
                ("Drikkevand", "4 timer", "1 vagt, 2 chauffører", "Nødvand fra tanke"),
                ("Afløb for spildevand", "4 timer", "2 på pumper", "Slamsuger, lukkede toiletter"),
                ("Nødstrøm, udpegede huse", "2 timer", "2 elektrikere", "Lejede generatorer"),
                ("Adgang til kommunens bygninger", "2 timer", "1 pedel", "Nøgleskab, vagt"),
                ("Afhentning af madaffald", "7 døgn", "2 biler", "Opsamling på pladser"),
            ),
            (6, 2, 4, 5),
        ),
        Callout(
            "Rækkefølge, når vi ikke kan nå alt",
            "1 Liv. 2 Plejecentre og sygehusveje. 3 Vand og varme. 4 Miljø. 5 Bygninger. 6 Resten.",
        ),
    ),
)
_INCIDENTS = Section(
    "Hændelse, kort og plan",
    blocks=(
        Table(
            "Tag kortet først, planen bagefter",
            ("Hændelse", "Kort", "Specialplan"),
            (
                ("Kemi eller brand på Genbrugsstationen", "MT-AC-01", "MT-SP-04"),
                ("Intet vand, eller forurenet vand", "MT-AC-02", "MT-SP-08"),
                ("Storm, skybrud, sne, hede", "MT-AC-03", "MT-SP-07"),
                ("Ingen varme", "–", "MT-SP-01"),
                ("Ingen strøm", "–", "MT-SP-02"),
                ("Affald bliver ikke hentet", "–", "MT-SP-03"),
                ("Brand i asbest", "–", "MT-SP-05"),
                ("Oversvømmelse", "MT-AC-03", "MT-SP-06"),
            ),
            (6, 2, 2),
        ),
    ),
)
_UPWARD = Section(
    "Støtte til den øverste krisestab og samarbejde",
    blocks=(
        Paragraph(
            "Kriselederen repræsenterer området i den centrale krisestab og tager svar med tilbage inden 15 minutter. Området beder om hjælp opad, når en kritisk funktion ikke kan nå sin frist, når der mangler folk til næste vagt, eller når en beslutning rammer andre områder."
        ),
        Table(
            "Hvem har brug for os, og hvem har vi brug for",
            ("Krisegruppe", "De får af os", "Vi får af dem"),
            (
                (
                    "Sundhed & Pleje",
                    "Ryddede veje, varme, nødstrøm",
                    "Liste over borgere, der ikke kan vente",
                ),
                ("Skoler & Dagtilbud", "Teknisk vagt, transport", "Haller til indkvartering"),
                ("Økonomi & IT", "Strøm til serverrum", "Indkøb, kørsel, adgang til kort"),
                ("Kommunikation", "Fakta og kort", "Borgerbeskeder, presse"),
                ("Kultur & Borger", "Åbne bygninger", "Telefonsvar og skranke"),
                ("Social & Familie", "Varme og vand til botilbud", "Liste over botilbud"),
            ),
            (3, 5, 5),
        ),
    ),
)
_PICTURE = Section(
    "Log, kort og kommunikation",
    blocks=(
        Bullets(
            (
                "**Log:** klokkeslæt, hvad, hvem besluttede, hvem gør det. Skriv kun fakta; der kan gives aktindsigt.",
                "**Kort:** papirkort i mappen. Rød ramt, blå vand, sort spærret, grøn hold.",
                "**Status:** hver hele time til den centrale krisestab med de fem spørgsmål: Hvad er sket? Hvor? Hvem er ramt? Hvad gør vi? Hvad mangler vi?",
                "**Borgere:** kun Kommunikation skriver ud. Holdene svarer: »Ring til kommunen.«",
                "**Ansatte:** sms fra personansvarlig ved start, hver fjerde time og ved slut.",
            )
        ),
        Paragraph(
            "Mobilnettet kan svigte få timer efter strømmen. Fra den time mødes holdlederne på Materielgården hver hele time, og en kurér kører mellem Materielgården og rådhuset."
        ),
    ),
)
_CLOSURE = Section(
    "Nedlukning og genåbning af området",
    blocks=(
        Paragraph(
            "Området lukker aldrig helt: vand, varme, affald og veje skal køre. Resten kan lukke på timer, men er uger om at åbne. Den centrale krisestab beslutter begge dele."
        ),
        Steps(
            (
                PlanStep(
                    "Stands planlagte opgravninger, tilsyn og synsforretninger.", "Driftsansvarlig"
                ),
                PlanStep(
                    "Send skranke og sagsbehandling hjem, og viderestil telefonerne.",
                    "Driftsansvarlig",
                ),
                PlanStep("Luk Genbrugsstationen til sidst. Meld det ud dagen før.", "Kriseleder"),
                PlanStep("Åbn Genbrugsstationen først, med tid og vagt ved lågen.", "Kriseleder"),
                PlanStep(
                    "Skyl vandrør, og tjek ventilation og alarmer, før en bygning åbner.",
                    "Driftsansvarlig",
                ),
                PlanStep("Tag de udskudte tilsyn efter fare, ikke efter dato.", "Kriseleder"),
            )
        ),
        Bullets(
            (
                "Del holdene i to, der aldrig mødes: egen bil, eget omklædningsrum, egen frokost.",
                "Hold lager af værnemidler til 14 dage på Materielgården.",
            )
        ),
    ),
)
_AFTERWARDS = Section(
    "Afslutning, ajourføring og afprøvning",
    blocks=(
        Bullets(
            (
                "**Afslut**, når alle kritiske funktioner har kørt i 12 timer. Kriselederen melder fra til den centrale krisestab og sender den sidste sms.",
                "**Gå i mål:** hjemfør materiel, fyld lagre op, aflevér actioncards og log.",
                "**Evaluér** inden 14 dage: Hvad virkede? Hvad manglede? Hvem retter det, hvornår?",
                "**Øv** planen hvert år: én alarmøvelse uden varsel og én øvelse ved bordet.",
                "**Ajourfør** kontakter hvert kvartal, og planen hvert år og efter hver hændelse.",
            )
        ),
    ),
)
ENGINEERING = PlanWording(
    summary=(
        "Planen siger, hvordan området holder veje, vand, varme, afløb og bygninger i gang, når hverdagen ikke slår til. Actioncards siger, hvad man gør de første fire timer."
    ),
    critical_functions=(
        "Farbare ambulanceveje",
        "Varme til plejecentre",
        "Drikkevand",
        "Afløb for spildevand",
        "Nødstrøm til udpegede huse",
        "Adgang til kommunens bygninger",
        "Afhentning af affald",
    ),
    incidents=(
        "Svigt af strøm, varme eller vand",
        "Skybrud, storm, snestorm og hede",
        "Kemikaliespild, brand i asbest, brand på Genbrugsstationen",
        "Affald, der ikke bliver hentet",
        "Stort fravær og nedlukning",
    ),
    sections=(
        ALARM,
        LEVELS,
        ROLES,
        MEETINGS,
        FIRST_DAY,
        _FUNCTIONS,
        _INCIDENTS,
        PEOPLE,
        STORES,
        _UPWARD,
        _PICTURE,
        _CLOSURE,
        CONTACTS,
        _AFTERWARDS,
    ),
    see_also=("KK-AC-01", "SK-DP-01"),
    note=at.NOTE,
)
