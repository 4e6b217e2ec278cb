"""Example card: Sejlads- og badeulykker (Skoler & Dagtilbud)."""

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

WATER_ACCIDENT = CardWording(
    audience="turlederen",
    cues=(
        "nogen er i nød i vandet",
        "et barn mangler ved vandet",
        "en båd er kæntret eller driver væk",
    ),
    goal="112 er ringet op inden 1 minut. Alle er oppe af vandet og talt inden 5 minutter.",
    stop=(
        StopLine(
            "Nogen i nød? Ring", "Sig stedet først. Brug nummeret på redningsskiltet.", at.ALARM
        ),
        StopLine(
            "Få alle andre op af vandet", "Tre lange fløjt. Råb: »Alle op!« Én peger hele tiden."
        ),
        StopLine(
            "Ræk eller kast noget, der flyder", "Stang, reb, krans. Svøm kun ud med flydeudstyr på."
        ),
    ),
    question="Hvor er personen?",
    choices=(
        Choice("Synlig i vandet", "Hold øje. Ræk, kast eller ro ud."),
        Choice("Væk under vand", "Mærk stedet. Gå i kæde, hvor I kan bunde."),
        Choice("Oppe på land", "Trækker ikke vejret: start trin 1 nu."),
    ),
    in_doubt="B",
    phases=(
        Phase(
            "Inden 15 minutter",
            15,
            (
                Step(
                    "Start genoplivning",
                    "uden vejrtrækning.",
                    "Giv 5 pust. Følg så 112. Hent hjertestarter.",
                    "Førstehjælper",
                ),
                Step(
                    "Tæl alle på land,",
                    "i læ og væk fra vandet.",
                    who="Hver gruppes voksne",
                    fill=("Med ud", FillRule(12), "Er her", FillRule(12)),
                ),
                Step(
                    "Send en voksen op til vejen.",
                    detail="Vis ambulancen vej. Ryd plads til en helikopter.",
                    who="Turleder",
                ),
                Step(
                    "Hold de reddede liggende og varme.",
                    detail="Vådt tøj af, tæpper på. Alle skal ses af en læge.",
                    who="Førstehjælper",
                ),
            ),
        ),
        Phase(
            "Inden 60 minutter",
            60,
            (
                Step(
                    "Ring til krisestabens vagt.",
                    detail="Sig: »SK-AC-05 er i gang.«",
                    who="Turleder",
                    phone=at.CRISIS_STAFF,
                ),
                Step(
                    "Kontakt de berørte forældre.",
                    detail="»Dit barn er … Vi er hos barnet. Kom til …«",
                    who="Skoleleder",
                ),
            ),
        ),
        Phase(
            "Inden 4 timer",
            240,
            (
                Step(
                    "Send SMS S1",
                    "til de andre forældre.",
                    "»Ulykke på turen. Dit barn er uskadt. Hent kl. …«",
                    "Skoleleder",
                    warning="Send først, når de berørte familier ved besked.",
                ),
                Step(
                    "Bestil bus hjem.",
                    detail="Sig antal og sted.",
                    who="Skoleleder",
                    phone=at.SCHOOLS,
                ),
                Step(
                    "Bed om krisestøtte",
                    "til hele holdet.",
                    who="Skoleleder",
                    phone=at.CRISIS_SUPPORT,
                ),
                Step(
                    "Gem båd, veste og udstyr urørt.",
                    detail="Henvis pressen til Kommunikation.",
                    who="Turleder",
                    phone=at.COMMUNICATIONS,
                ),
            ),
        ),
    ),
    contingencies=(
        Contingency(
            "Båden er kæntret",
            "Bliv ved båden. Hold alle på skroget. Tæl højt, til alle har svaret. Ring 112.",
        ),
        Contingency(
            "En redder kommer selv i nød",
            "Kast flydegrej til begge. Send ikke flere ud. Ring 112 igen.",
        ),
        Contingency(
            "En reddet hoster, fryser eller bliver sløv",
            "Ring 112. Er den reddede sløv: aflåst sideleje. Bliv der, også når det går bedre.",
        ),
        Contingency(
            "Telefonerne er døde",
            "Send to voksne til nærmeste hus eller havn. Vink med begge arme til både og biler.",
        ),
    ),
    closing=Closing(
        "alle er talt og hjemme",
        (
            Step("Udlevér hvert barn", "til en voksen, I kender.", who="Skoleleder"),
            Step(
                "Nedskriv forløbet,",
                "hver for sig.",
                "Tid, sted, vejr, udstyr, hvem der så hvad.",
                "Alle voksne",
            ),
            Step("Aflever kort og log", "til krisestaben.", who="Turleder"),
        ),
    ),
    activated_by="Alle voksne på turen",
    responsible="Turlederen",
    deputy="Den anden livredder; ellers den ældste hjælper",
    resources=("kasteline", "redningskrans", "fløjte", "tæpper", "telefon i vandtæt pose"),
    belongs_to=("SK-DP-01",),
    see_also=("SK-AC-01",),
    note=at.NOTE,
)
