"""Example card: Utilsigtede hændelser for ansat eller pårørende (Skoler & Dagtilbud)."""

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

STAFF = CardWording(
    audience="lederen på stedet",
    cues=(
        "en ansat eller pårørende er alvorligt skadet",
        "nogen bliver slået eller truet",
        "nogen falder om eller dør",
    ),
    goal="Den ramte er ikke alene på noget tidspunkt. Børnene er skærmet inden 5 minutter.",
    stop=(
        StopLine("Fare for liv? Ring", "Sig adressen først. Sæt telefonen på højttaler.", at.ALARM),
        StopLine(
            "Få børn og andre væk", "Luk døren. En voksen bliver hos den ramte, en hos børnene."
        ),
        StopLine(
            "Ring til krisestabens vagt",
            "Sig: »SK-AC-02 er i gang«, hvor du er, og hvad der er sket.",
            at.CRISIS_STAFF,
        ),
    ),
    question="Hvad er der sket?",
    choices=(
        Choice("Skade, sygdom", "Giv førstehjælp. Tag trin 1 nu."),
        Choice("Vold, trusler", "Gå ikke i kamp. Faren er der endnu: SK-AC-03."),
        Choice("Dødsfald", "Luk rummet. Vent på læge og politi."),
    ),
    in_doubt="A",
    phases=(
        Phase(
            "Inden 15 minutter",
            15,
            (
                Step(
                    "Giv førstehjælp,",
                    "til ambulancen overtager.",
                    "Hent hjertestarter. Send én ud at vise vej.",
                    "Nærmeste voksne",
                ),
                Step(
                    "Udpeg en fast ledsager",
                    "for den ramte.",
                    "Ledsageren følger med på skadestuen og hjem.",
                    "Leder",
                ),
                Step(
                    "Fordel børnene",
                    "på de andre voksne.",
                    who="Souschef",
                    fill=("Børn", FillRule(12), "Voksne", FillRule(12)),
                ),
            ),
        ),
        Phase(
            "Inden 60 minutter",
            60,
            (
                Step(
                    "Spørg: »Hvem skal vi kontakte?«",
                    detail="Bevidstløs: se personalemappen.",
                    who="Leder",
                ),
                Step(
                    "Lad politiet give dødsbudskabet.",
                    detail="Sig til alle: »Vi fortæller mere, når familien ved besked.«",
                    who="Leder",
                ),
                Step(
                    "Saml kollegerne i 5 minutter.",
                    detail="»Det ved vi … Det ved vi ikke … Vi mødes igen kl. …«",
                    who="Leder",
                ),
            ),
        ),
        Phase(
            "Inden 4 timer",
            240,
            (
                Step(
                    "Aftal bemanding",
                    "for i dag og i morgen.",
                    "Ingen dækker alene.",
                    "Leder",
                    at.SCHOOLS,
                ),
                Step(
                    "Bed om krisestøtte",
                    "til ramte og vidner.",
                    who="Leder",
                    phone=at.CRISIS_SUPPORT,
                ),
                Step(
                    "Meld vold og trusler til politiet",
                    "– kun ved B.",
                    "Kommunen anmelder, så den ansatte ikke står alene.",
                    "Leder",
                ),
                Step(
                    "Henvis pressen til Kommunikation.",
                    detail="Sig aldrig navn eller stilling.",
                    who="Leder",
                    phone=at.COMMUNICATIONS,
                ),
            ),
        ),
    ),
    contingencies=(
        Contingency(
            "Den truende person er på stedet endnu",
            "Ring 112. Lås jer inde med børnene. Tag kort SK-AC-03.",
        ),
        Contingency(
            "Endnu en kommer til skade eller falder om",
            "Ring 112 igen. Sig, at der er flere ramte.",
        ),
        Contingency(
            "Et barn så det ske",
            "Kontakt barnets forældre samme dag. Fortæl, hvad barnet så, og hvad I har sagt.",
        ),
        Contingency(
            "Telefonerne er døde",
            "Send to voksne til nærmeste nabo eller læge. Send kurér til rådhuset hver hele time.",
        ),
    ),
    closing=Closing(
        "den ramte er i gode hænder",
        (
            Step(
                "Aftal opfølgning med den ramte.",
                detail="En samtale efter 1 dag, 1 uge og 1 måned.",
                who="Leder",
            ),
            Step(
                "Anmeld arbejdsulykken.",
                detail="Brug kommunens skema.",
                who="Leder",
                phone=at.PERSONNEL,
            ),
            Step("Aflever kort og log", "til krisestaben.", who="Leder"),
        ),
    ),
    activated_by="Alle ansatte",
    responsible="Lederen på stedet",
    deputy="Souschefen; er lederen selv ramt, overtager nabohusets leder",
    log_note="Skriv initialer, aldrig navn og helbred.",
    belongs_to=("SK-DP-01",),
    see_also=("SK-AC-01", "SK-AC-03"),
    note=at.NOTE,
)
