"""Example contingency plan: Svigt af varmeforsyning (Miljø, Teknik & Drift)."""

from bsak.demo.texts import functions as at
from bsak.demo.texts.mt_heat_failure_means import (
    COMMUNICATION,
    CONTACTS,
    LEADING,
    MEANS,
    WARM_AGAIN,
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
            "Fjernvarmen er væk i hele eller dele af kommunen. Et hus taber varmen langsomt; der er tid til at gøre det rigtigt, hvis man begynder i den første time."
        ),
        Table(
            "Hvor hurtigt bliver her koldt? Ved 0 grader ude, til der er 16 grader inde",
            ("Hus", "Timer", "Gør inden"),
            (
                ("Nyt, tæt hus", "18–24", "Døgnet er gået"),
                ("Plejecenter fra 1980'erne", "10–14", "8 timer"),
                ("Skole med store vinduer", "6–8", "4 timer"),
                ("Pavillon", "3–4", "2 timer"),
            ),
            (5, 3, 4),
        ),
        Table(
            "Niveauer",
            ("Niveau", "Kendetegn", "Gør"),
            (
                ("1", "Ét hus, eller over 10 grader ude", "Ejendomsdriften klarer det"),
                (
                    "2",
                    "Et kvarter og under 10 grader ude, eller et plejecenter",
                    "Krisegruppen mødes",
                ),
                (
                    "3",
                    "Hele byen og frost, eller mere end 24 timer",
                    "Den centrale krisestab mødes",
                ),
            ),
            (2, 6, 5),
        ),
    ),
)
_ALARM = Section(
    "Alarmering",
    blocks=(
        Steps(
            (
                PlanStep(
                    f"Ring til varmeværkets vagt, {at.HEATING_PLANT}: Hvad er galt? Hvilke gader? Hvor længe?",
                    "Ejendomsdriftens vagt",
                ),
                PlanStep(
                    "Spørg: »Er der udsivning, damp eller brud i vejen?« Ja: ring 112, og spær af.",
                    "Ejendomsdriftens vagt",
                ),
                PlanStep(
                    f"Ring til krisegruppens vagt, {at.ENGINEERING}, når det varer mere end 4 timer.",
                    "Ejendomsdriftens vagt",
                ),
                PlanStep(
                    f"Ring til Sundhed & Pleje, {at.CARE}, og Skoler & Dagtilbud, {at.SCHOOLS}.",
                    "Krisegruppens vagt",
                ),
                PlanStep(
                    f"Ring til krisestabens vagt, {at.CRISIS_STAFF}, ved niveau 2 og 3.",
                    "Krisegruppens vagt",
                ),
            )
        ),
        Callout(
            "Fare for liv",
            "En borger er kold, sløv eller forvirret: ring **112**. Pak ind i tæpper, giv noget varmt at drikke til den, der er vågen.",
        ),
    ),
)
_TASKS = Section(
    "Opgaver i rækkefølge",
    blocks=(
        Bullets(
            (
                "**Mennesker, der ikke selv kan flytte sig:** plejecentre, botilbud, syge hjemme.",
                "**Spædbørn og små børn** i dagtilbud.",
                "**Et varmt hus** i hvert område, åbent døgnet rundt.",
                "**Rør og anlæg,** der kan fryse og sprænges.",
                "**Øvrige bygninger** lukkes og tømmes for vand.",
            )
        ),
        Table(
            "Hvornår flytter vi folk?",
            ("Sted", "Grænse inde", "Så"),
            (
                (
                    "Plejecenter og botilbud",
                    "18 grader og faldende",
                    "Saml i ét afsnit, sæt varmekanoner ind",
                ),
                ("Plejecenter og botilbud", "16 grader", "Flyt efter planen i Sundhed & Pleje"),
                ("Børnehus", "18 grader", "Overtøj, ét rum, varm mad"),
                ("Børnehus og skole", "16 grader", "Flyt til nabohus eller send hjem"),
                ("Borgere i eget hjem", "16 grader", "Tilbud om varmt hus, hjemmeplejen spørger"),
            ),
            (4, 4, 6),
        ),
    ),
)
_ACTION = Section(
    "Handling",
    blocks=(
        Callout(
            "Forbudt inde",
            "Grill, gasvarmer og åben ild. Kulilte kan ikke lugtes. Hovedpine og kvalme hos flere: alle ud, ring **112**.",
        ),
        Steps(
            (
                PlanStep(
                    "Mål og skriv: kl., ude, inde, hus for hus. Mål igen hver time.",
                    "Ejendomsdrift",
                ),
                PlanStep(
                    "Luk døre, vinduer og ventilation. Rul ned, tænd lys, saml folk i få rum.",
                    "Alle huse",
                ),
                PlanStep(
                    "Kør varmekanoner til plejecentre. Diesel står ude, kun varm luft går ind.",
                    "Driftshold",
                ),
                PlanStep(
                    "Tjek el: højst én varmeblæser pr. gruppe, ingen forlængerledninger i række.",
                    "Elektriker",
                ),
                PlanStep(
                    "Åbn varme huse: biblioteker og haller med egen kedel. Vært, suppe, tæpper.",
                    "Ejendomsdrift",
                ),
                PlanStep(
                    "Bank på hos ældre og syge sammen med hjemmeplejen, de ældste først.",
                    "Områdehold",
                ),
                PlanStep(
                    "Tøm vandrør i huse, der står tomme i frost. Sæt seddel på hovedhanen.",
                    "Ejendomsdrift",
                ),
                PlanStep("Gå brandvagt, hvor der bruges varmekanoner og blæsere.", "Ejendomsdrift"),
            )
        ),
    ),
)
HEAT_FAILURE = PlanWording(
    summary="Planen siger, hvad Miljø, Teknik & Drift gør, når fjernvarmen svigter i den kolde tid, og hvornår mennesker flyttes.",
    critical_functions=(
        "Varme til plejecentre og botilbud",
        "Varme til børnehuse og skoler",
        "Et varmt hus i hvert område",
        "Rør og anlæg, der ikke må fryse",
    ),
    incidents=(
        "Brud på en hovedledning",
        "Driftsstop på varmeværket",
        "Strømsvigt, der stopper pumperne",
    ),
    sections=(
        _SITUATION,
        _ALARM,
        _TASKS,
        _ACTION,
        LEADING,
        MEANS,
        COMMUNICATION,
        CONTACTS,
        WARM_AGAIN,
    ),
    belongs_to=("MT-DP-01",),
    see_also=("SK-AC-04", "MT-SP-02", "KK-AC-01"),
    note=at.NOTE,
)
