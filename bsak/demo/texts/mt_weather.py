"""Example card: Ekstreme vejrforhold (Miljø, Teknik & Drift)."""

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

WEATHER = CardWording(
    audience="vagtlederen i Drift",
    cues=(
        "der er varslet farligt vejr for vores område",
        "vand, vælter eller sne spærrer veje",
        "krisestaben eller politiet ringer",
    ),
    goal="Ingen ansat er i fare. Ambulancen kan komme frem på alle hovedveje.",
    stop=(
        StopLine("Fare for liv? Ring", "Sig adressen først. Vent på svar.", at.ALARM),
        StopLine(
            "Kald alle hold ind i læ", "Ingen arbejder alene, i højden, ved vand eller ledninger."
        ),
        StopLine(
            "Ring til krisestabens vagt",
            "Sig: »MT-AC-03 er i gang«, hvilket vejr, og hvad der er ramt.",
            at.CRISIS_STAFF,
        ),
    ),
    question="Hvad er værst lige nu?",
    choices=(
        Choice("Storm", "Ingen ud, før vinden lægger sig. Spær af."),
        Choice("Skybrud", "Tunneler og kældre først. Gå aldrig i vandet."),
        Choice("Sne, is, hede", "Ambulanceveje, plejecentre, så resten."),
    ),
    in_doubt="A",
    phases=(
        Phase(
            "Inden 15 minutter",
            15,
            (
                Step(
                    "Læs varslet højt.",
                    who="Vagtleder",
                    fill=("Fra kl.", FillRule(16), "Til kl.", FillRule(16)),
                ),
                Step(
                    "Tæl dine hold.",
                    "To eller flere på hvert.",
                    who="Holdledere",
                    fill=("Hold", FillRule(12), "Folk", FillRule(12)),
                ),
                Step(
                    "Spær det farlige af.",
                    detail="Tunneler, stier under træer, strand.",
                    who="Vejvagt",
                    phone=at.ROADS,
                ),
            ),
        ),
        Phase(
            "Inden 60 minutter",
            60,
            (
                Step(
                    "Ring til Spildevandsvagten.",
                    detail="»Kører pumperne?«",
                    who="Vagtleder",
                    phone=at.SEWERS,
                ),
                Step(
                    "Spørg Sundhed & Pleje:",
                    "Hvem skal I ud til?",
                    "Ryd deres veje.",
                    "Vagtleder",
                    at.CARE,
                ),
                Step(
                    "Aftal ét råd til borgerne.",
                    detail="»Bliv hjemme til kl. …«",
                    who="Kriseleder",
                    phone=at.COMMUNICATIONS,
                ),
            ),
        ),
        Phase(
            "Inden 4 timer",
            240,
            (
                Step(
                    "Ryd i denne orden:",
                    detail="**1** ambulanceveje · **2** plejecentre · **3** busveje · **4** øvrige",
                    who="Holdledere",
                ),
                Step(
                    "Sæt pumper og sandsække.",
                    detail="Nedkørsler, elskabe, plejecentre.",
                    who="Holdledere",
                    phone=at.RESCUE_SERVICE,
                ),
                Step(
                    "Afløs holdene efter 6 timer.",
                    detail="Varm mad, tørt tøj, søvn. Ingen kører træt hjem.",
                    who="Vagtleder",
                ),
                Step(
                    "Meld status hver hele time.",
                    detail="Spærret, åbnet, næste problem.",
                    who="Kriseleder",
                    phone=at.CRISIS_STAFF,
                ),
            ),
        ),
    ),
    contingencies=(
        Contingency(
            "En ledning er faldet ned",
            "Hold 20 meter afstand. Ring 112. Bevogt stedet. Rør hverken ledning, hegn eller træ.",
        ),
        Contingency(
            "En ansat eller borger kommer til skade",
            "Ring 112. Hjælp kun derfra, hvor du selv er sikker. Meld det til vagtlederen.",
        ),
        Contingency(
            "Vejen til plejecenter eller sygehus er lukket",
            f"Ring til krisestaben {at.CRISIS_STAFF}. Bed om bæltekøretøj, båd eller firehjulstræk.",
        ),
        Contingency(
            "Telefonerne er døde",
            "Mød på materielgården hver hele time. Send kurér til krisestaben med tavlens tekst.",
        ),
    ),
    closing=Closing(
        "varslet er ophævet",
        (
            Step(
                "Tæl alle hold hjem.",
                who="Vagtleder",
                fill=("Folk", FillRule(12), "Kl.", FillRule(16)),
            ),
            Step(
                "Kør alle spærringer igennem.",
                detail="Fjern, reparér eller mærk. Tag billeder af skader.",
                who="Vejvagt",
            ),
            Step("Aflever kort og log", "til krisestaben.", who="Vagtleder"),
        ),
    ),
    activated_by="Vagtlederen, vejvagten eller krisestaben",
    responsible="Vagtlederen i Drift",
    deputy="Vejvagten",
    resources=("pumper", "sandsække", "motorsave", "spærrebukke", "lygter", "papirkort"),
    belongs_to=("MT-DP-01", "MT-SP-07"),
    see_also=("KK-AC-01", "MT-SP-02"),
    note=at.NOTE,
)
