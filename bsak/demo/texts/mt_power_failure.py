"""Example contingency plan: Strømsvigt (Miljø, Teknik & Drift)."""

from bsak.demo.texts import functions as at
from bsak.demo.texts.mt_power_failure_means import (
    AFTERWARDS,
    COMMUNICATION,
    CONTACTS,
    LEADING,
    MEANS,
    PEOPLE,
)
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

_SITUATION = Section(
    "Situation",
    blocks=(
        Paragraph(
            "Strømmen er væk i hele eller dele af kommunen. Det meste kommer igen inden to timer. Planen er til de gange, hvor det ikke gør."
        ),
        Table(
            "Hvad falder ud hvornår",
            ("Efter", "Det svigter", "Det betyder"),
            (
                (
                    "0 minutter",
                    "Lys, elevatorer, døre, net",
                    "Folk sidder fast, trapper er mørke",
                ),
                (
                    "2 timer",
                    "Batterier i alarmer og telefonanlæg",
                    "Brand opdages af øjne og næser",
                ),
                ("4 timer", "Mobilnet, vandtryk i høje huse, køl", "Kurér, nødvand, madaffald"),
                ("8 timer", "Varme, pumper til spildevand", "Kulde, vand i kældre"),
                ("24 timer", "Brændstof, betaling, medicin på køl", "Rationering og hjælp udefra"),
            ),
            (2, 5, 5),
        ),
        Paragraph(
            "**Niveau 1**: ét hus, eller under 2 timer. **Niveau 2**: et kvarter, eller mere end 2 timer; krisegruppen mødes. **Niveau 3**: hele byen, eller ukendt varighed; den centrale krisestab mødes."
        ),
    ),
)
_ALARM = Section(
    "Alarmering",
    blocks=(
        Callout(
            "Fare for liv",
            "Ring **112**. Sidder nogen fast, eller er respirator og ilt uden strøm: 112, ikke elnetselskabet.",
        ),
        Steps(
            (
                PlanStep(
                    f"Spørg elnetselskabets vagt, {at.POWER_GRID}: Hvor? Hvor længe?",
                    "Ejendomsdriftens vagt",
                ),
                PlanStep(
                    f"Ring til krisegruppens vagt, {at.ENGINEERING}, ved mere end 2 timer.",
                    "Ejendomsdriftens vagt",
                ),
                PlanStep(
                    f"Ring til Sundhed & Pleje, {at.CARE}: Hvem hjemme er afhængig af strøm?",
                    "Krisegruppens vagt",
                ),
                PlanStep(
                    f"Ring til krisestabens vagt, {at.CRISIS_STAFF}, ved niveau 2 og 3.",
                    "Krisegruppens vagt",
                ),
                PlanStep("Indkald mødeholdet, mens telefonerne virker.", "Krisegruppens vagt"),
            )
        ),
        Paragraph(
            "Er telefonerne døde, møder alle med en rolle på Materielgården inden 60 minutter uden at blive kaldt."
        ),
    ),
)
_TASKS = Section(
    "Opgaver i rækkefølge",
    blocks=(
        Bullets(
            (
                "**Liv:** borgere med ilt, respirator, sug og elektrisk seng; folk i elevatorer.",
                "**Pleje:** lys, varme, mad og medicin på plejecentre og botilbud.",
                "**Vand og afløb:** tryk, pumper, nødvand.",
                "**Varme og samlingssteder:** et åbent, lyst og varmt hus i hvert område.",
                "**Orden:** lyskryds, døre, låste bygninger, serverrum.",
                "**Besked:** hver hele time, også når der intet nyt er.",
            )
        ),
        Table(
            "Her sættes nødstrøm ind",
            ("Nr.", "Sted", "Behov", "Tilslutning"),
            (
                ("1", "Plejecenter A", "40 kW", "Stik i gavl, afprøvet"),
                ("2", "Plejecenter B", "40 kW", "Stik i gavl, afprøvet"),
                ("3", "Pumpestation ved åen", "25 kW", "Fast generator"),
                ("4", "Rådhusets krisestab og serverrum", "30 kW", "Fast generator, 24 timer"),
                ("5", "Idrætshal som samlingssted", "40 kW", "Stik i kælder"),
                ("6", "Materielgården", "15 kW", "Fast generator"),
            ),
            (1, 5, 2, 5),
        ),
        Paragraph(
            "Ejendomsdriften afprøver stik og generator under last hver måned og skriver datoen på generatoren."
        ),
    ),
)
_ACTION = Section(
    "Handling",
    blocks=(
        Steps(
            (
                PlanStep("Tænd radio på batteri. Hent mappe, log, lygter og papirkort.", "Vagten"),
                PlanStep(
                    "Send et hold ud i hvert af fire områder. Bank på hos borgerne på listen.",
                    "Driftschef",
                ),
                PlanStep(
                    "Kør generatorer ud efter tabellen. Skriv tid og brændstof på tavlen.",
                    "Elektrikere",
                ),
                PlanStep(
                    "Befri folk i elevatorer sammen med elevatorvagten. Tving ingen døre.",
                    "Ejendomsdrift",
                ),
                PlanStep(
                    "Åbn samlingsstedet: lys, varme, drikke, opladning, toilet, én vært.",
                    "Ejendomsdrift",
                ),
                PlanStep("Sæt vagt ved lyskryds, som politiet udpeger.", "Vejvagt"),
                PlanStep(
                    "Sluk alt, der kan tage skade, når strømmen kommer: ovne, maskiner, servere.",
                    "Alle huse",
                ),
                PlanStep(
                    "Tøm køl: først medicin, så mad. Kassér efter køkkenets regel.",
                    "Pleje og køkken",
                ),
            )
        ),
    ),
)
POWER_FAILURE = PlanWording(
    summary="Planen siger, hvad Miljø, Teknik & Drift gør, når strømmen er væk i mere end to timer, eller når ingen ved, hvornår den kommer.",
    critical_functions=(
        "Strøm til borgere, hvis liv afhænger af den",
        "Lys, varme og medicin på plejecentre",
        "Pumper til vand og spildevand",
        "Krisestabens egne lokaler og telefoner",
    ),
    incidents=(
        "Strømmen er væk i mere end 2 timer",
        "Elnetselskabet varsler afbrydelser",
    ),
    sections=(
        _SITUATION,
        _ALARM,
        _TASKS,
        _ACTION,
        LEADING,
        PEOPLE,
        MEANS,
        COMMUNICATION,
        CONTACTS,
        AFTERWARDS,
    ),
    belongs_to=("MT-DP-01",),
    see_also=("SK-AC-04", "KK-AC-01", "MT-SP-01"),
    note=at.NOTE,
)
