"""Example card: Kommunikationsberedskab (Kommunikation & koordination)."""

from bsak.cards.wording import (
    CardSort,
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

COMMUNICATION = CardWording(
    sort=CardSort.ROLE,
    audience="kommunikationsvagten",
    cues=(
        "krisestaben ringer dig op",
        "pressen ringer, eller et rygte breder sig",
    ),
    goal="Borgerne har det første rigtige råd inden 30 minutter.",
    stop=(
        StopLine("Fare for liv? Ring", "Er ingen hjælp på vej: ring, før du skriver.", at.ALARM),
        StopLine("Skriv intet, før du har spurgt", "Ingen gæt, navne, årsager eller skyld."),
        StopLine(
            "Ring til krisestabens vagt",
            "Sig: »KK-AC-01 er i gang. Hvad, hvor, hvem?«",
            at.CRISIS_STAFF,
        ),
    ),
    question="Hvad mangler borgerne?",
    choices=(
        Choice("Råd mod fare", "Råd før forklaring: »Gå ind. Luk vinduer.«"),
        Choice("Besked om svigt", "Hvad virker, hvad ikke, og hvornår igen."),
        Choice("Ro om et rygte", "Ret fejlen ét sted. Gå ikke i diskussion."),
    ),
    in_doubt="A",
    phases=(
        Phase(
            "Inden 15 minutter",
            15,
            (
                Step(
                    "Skriv ét budskab.",
                    detail="»Det ved vi … Det gør vi … Gør du … Nyt kl. …«",
                    who="Vagt",
                ),
                Step(
                    "Få budskabet godkendt af kriselederen.",
                    detail="Livsfare: vis politiet det.",
                    who="Vagt",
                    phone=at.CRISIS_STAFF,
                ),
                Step(
                    "Læg det på hjemmesiden først.",
                    detail="Så sociale medier, intranet, telefonsvarer. Samme ord.",
                    who="Webredaktør",
                ),
            ),
        ),
        Phase(
            "Inden 60 minutter",
            60,
            (
                Step(
                    "Giv Borgerservice teksten.",
                    detail="»Sig kun det, der står her.«",
                    who="Vagt",
                    phone=at.CITIZENS,
                ),
                Step(
                    "Udpeg én, der udtaler sig.",
                    who="Kriseleder",
                    fill=("Funktion", FillRule(40), "Fra kl.", FillRule(16)),
                ),
                Step(
                    "Svar hver journalist:",
                    "»Du hører fra os kl. …«",
                    "Skriv medie, spørgsmål og frist i loggen.",
                    "Pressevagt",
                ),
            ),
        ),
        Phase(
            "Inden 4 timer",
            240,
            (
                Step(
                    "Send nyt til den lovede tid.",
                    detail="Også når svaret er: »Intet nyt. Næste besked kl. …«",
                    who="Webredaktør",
                ),
                Step(
                    "Tjek medier og kommentarer hver halve time.",
                    detail="Meld misforståelser til krisestaben med link.",
                    who="Vagt",
                ),
                Step(
                    "Nå dem, der ikke læser på nettet.",
                    detail="Sedler, plakater, højttalervogn, tolk, let sprog.",
                    who="Vagt",
                ),
                Step(
                    "Gør pressemøde klart.",
                    detail="Sted, lyd, kommunens navn bag, 10 minutter, én taler.",
                    who="Pressevagt",
                ),
                Step(
                    "Overdrag vagten efter 6 timer.",
                    detail="Vis log, sidste besked, lovede svar og næste tid.",
                    who="Vagt",
                ),
            ),
        ),
    ),
    contingencies=(
        Contingency(
            "Nogen er død eller hårdt såret",
            "Sig: »Politiet giver besked til de nærmeste.« Bekræft aldrig navn, alder eller antal.",
        ),
        Contingency(
            "Vi har skrevet noget forkert",
            "Ret det samme sted straks: »Rettet kl. …«. Ring til dem, der har fået det forkerte.",
        ),
        Contingency(
            "En borger i røret er i fare",
            "Ring 112 fra en anden telefon. Bliv i røret.",
        ),
        Contingency(
            "Telefon og net er døde",
            "Sæt opslag på rådhus og biblioteker. Send kurér til krisestaben hver hele time.",
        ),
    ),
    closing=Closing(
        "krisestaben siger stop",
        (
            Step(
                "Send den sidste besked.",
                detail="»Det er slut. Tak for hjælpen. Spørgsmål: …«",
                who="Vagt",
            ),
            Step("Gem opslag, svar og billeder", "på sagen.", who="Webredaktør"),
            Step("Aflever kort og log", "til krisestaben.", who="Vagt"),
        ),
    ),
    activated_by="Krisestaben eller vagten selv",
    responsible="Kommunikationsvagten",
    deputy="Kommunikationschefen",
    log_note="Skriv, hvem der godkendte hvad, og kl. Loggen kan give aktindsigt.",
    see_also=("KB-AC-01", "MT-AC-02"),
    note=at.NOTE,
)
