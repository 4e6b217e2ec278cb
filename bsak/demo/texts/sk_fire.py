"""Example card: Brand (Skoler & Dagtilbud)."""

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

FIRE = CardWording(
    audience="lederen på stedet",
    cues=("du ser ild eller røg", "brandalarmen lyder", "nogen råber »brand«"),
    goal="Alle er ude og talt inden 10 minutter. Ingen går ind igen.",
    stop=(
        StopLine("Få alle ud nu", "Tryk på alarmen. Råb: »Brand! Alle ud!« Luk døre efter jer."),
        StopLine("Ring", "Sig adressen først. Bliv i røret.", at.ALARM),
        StopLine(
            "Ring til krisestabens vagt",
            "Når I er ude. Sig: »SK-AC-06 er i gang«, og hvad du ser.",
            at.CRISIS_STAFF,
        ),
    ),
    question="Hvad møder du?",
    choices=(
        Choice("Kun alarm", "Gå ud alligevel. Ingen leder efter ilden."),
        Choice("Ild eller røg", "Gå nærmeste vej ud. Luk alle døre bag jer."),
        Choice("Spærret vej", "Brug en anden vej. Ingen? Luk døren, ring 112."),
    ),
    in_doubt="B",
    phases=(
        Phase(
            "Inden 15 minutter",
            15,
            (
                Step(
                    "Saml alle på samlingspladsen.",
                    detail="50 meter væk. Hold vejen fri til brandbiler.",
                    who="Alle voksne",
                ),
                Step(
                    "Tæl børn og voksne",
                    "efter fremmødelisten.",
                    who="Gruppens voksne",
                    fill=("Skal være", FillRule(12), "Er her", FillRule(12)),
                ),
                Step(
                    "Mød brandvæsenet ved indkørslen.",
                    detail="Sig, hvem der mangler, og hvor det brænder.",
                    who="Leder",
                ),
                Step(
                    "Hold alle ude,",
                    "til indsatslederen siger ja.",
                    "Ingen henter jakker, tasker eller telefoner.",
                    "Alle voksne",
                ),
            ),
        ),
        Phase(
            "Inden 60 minutter",
            60,
            (
                Step(
                    "Flyt børnene i læ",
                    "i det aftalte nabohus.",
                    who="Souschef",
                    fill=("Sted", FillRule(70)),
                ),
                Step(
                    "Send SMS B1",
                    "til forældrene.",
                    "»Det har brændt. Alle er ude i god behold. Hent på …«",
                    "Leder",
                    warning="Send først, når alle er talt og fundet.",
                ),
            ),
        ),
        Phase(
            "Inden 4 timer",
            240,
            (
                Step(
                    "Udlevér hvert barn",
                    "til en voksen, I kender.",
                    "Skriv på fremmødelisten: barn, hentet af, kl.",
                    "Gruppens voksne",
                ),
                Step(
                    "Henvis pressen til Kommunikation.",
                    detail="Svar ikke selv.",
                    who="Leder",
                    phone=at.COMMUNICATIONS,
                ),
                Step(
                    "Bed om krisestøtte",
                    "til børn og voksne.",
                    "Sig, hvor mange der har set ilden.",
                    "Leder",
                    at.CRISIS_SUPPORT,
                ),
                Step(
                    "Aftal, hvor børnene er i morgen.",
                    detail="Krisegruppens vagt finder lokaler. Svar forældrene inden kl. 18.00.",
                    who="Leder",
                    phone=at.SCHOOLS,
                ),
            ),
        ),
    ),
    contingencies=(
        Contingency(
            "Et barn eller en voksen mangler",
            "Sig det straks til brandvæsenet: navn, alder, sidst set. Gå ikke ind igen.",
        ),
        Contingency(
            "Nogen er forbrændt eller har indåndet røg",
            "Ring 112. Skyl forbrændingen med tempereret vand, til hjælpen er fremme.",
        ),
        Contingency(
            "Nogen vil ind efter et barn",
            "Stil dig i vejen. Sig: »Brandfolkene går ind. Fortæl dem, hvor barnet er.«",
        ),
        Contingency(
            "Telefonerne er døde",
            "Send to voksne til nærmeste nabo. Send derefter kurér til rådhuset hver hele time.",
        ),
    ),
    closing=Closing(
        "huset er frigivet",
        (
            Step(
                "Få frigivelsen af indsatslederen.",
                who="Leder",
                fill=("Navn", FillRule(45), "Kl.", FillRule(16)),
            ),
            Step(
                "Send SMS B2",
                "til forældrene.",
                "»Alle er i god behold. I morgen mødes vi på … kl. …«",
                "Leder",
            ),
            Step("Aflever kort og log", "til krisestaben.", who="Leder"),
        ),
    ),
    activated_by="Alle. Den første, der opdager branden, begynder.",
    responsible="Lederen på stedet",
    deputy="Souschefen; ellers den voksne, der har været ansat længst",
    belongs_to=("SK-DP-01",),
    see_also=("SK-AC-01", "SK-AC-02"),
    note=at.NOTE,
)
