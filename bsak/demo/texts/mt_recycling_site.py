"""Example card: Kemikalieudheld eller brand i container (Miljø, Teknik & Drift)."""

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

RECYCLING_SITE = CardWording(
    audience="pladslederen",
    cues=(
        "det ryger eller brænder i en container",
        "noget er spildt, skummer eller lugter skarpt",
        "en beholder er varm, bulet eller hvæser",
    ),
    goal="Pladsen er tømt på 5 minutter. Ingen ånder røg eller dampe ind.",
    stop=(
        StopLine(
            "Brand, røg eller dampe? Ring",
            "Sig: »Genbrugsstationen«, adresse, hvad det er.",
            at.ALARM,
        ),
        StopLine(
            "Få alle væk på tværs af vinden", "100 meter. Ingen henter ting. Råb: »Ud! Denne vej!«"
        ),
        StopLine(
            "Luk porten for nye biler", "Hold indkørslen fri til brandbiler. Én voksen vinker ind."
        ),
    ),
    question="Hvad ser du?",
    choices=(
        Choice("Lille ild", "Sluk kun to sammen med ryggen mod vejen ud."),
        Choice("Spild, ingen ild", "Rør det ikke. Ingen gnister, ingen motorer."),
        Choice("Stor, ukendt", "Hold 100 meter. Batteri og gas: rør det aldrig."),
    ),
    in_doubt="C",
    phases=(
        Phase(
            "Inden 15 minutter",
            15,
            (
                Step(
                    "Tæl kolleger og gæster",
                    "på samlingspladsen.",
                    who="Pladsvagt",
                    fill=("Skal være", FillRule(12), "Er her", FillRule(12)),
                ),
                Step(
                    "Ring til krisestabens vagt.",
                    detail="Sig: »MT-AC-01 er i gang.«",
                    who="Pladsleder",
                    phone=at.CRISIS_STAFF,
                ),
                Step(
                    "Mød brandvæsenet ved porten.",
                    detail="Giv dem pladskort og stofliste. Sig, hvem der er ramt.",
                    who="Pladsleder",
                ),
            ),
        ),
        Phase(
            "Inden 60 minutter",
            60,
            (
                Step(
                    "Luk spærreventilen til kloakken.",
                    detail="Meld slukningsvandet.",
                    who="Pladsvagt",
                    phone=at.SEWERS,
                    warning="Gå kun derhen, når indsatslederen siger ja.",
                ),
                Step(
                    "Varsl naboer i røgens retning.",
                    detail="»Gå ind. Luk døre og vinduer.«",
                    who="Pladsleder",
                    phone=at.COMMUNICATIONS,
                ),
            ),
        ),
        Phase(
            "Inden 4 timer",
            240,
            (
                Step(
                    "Ring til Miljøvagten.",
                    detail="Bed om prøver og råd.",
                    who="Pladsleder",
                    phone=at.ENVIRONMENT,
                ),
                Step(
                    "Send biler til en anden plads.",
                    detail="Skilt ved porten.",
                    who="Pladsvagt",
                    phone=at.WASTE,
                ),
                Step(
                    "Pak tilsmudset tøj i tætte poser.",
                    detail="Brus og skift, før nogen kører hjem.",
                    who="Alle ramte",
                ),
                Step(
                    "Sæt vagt ved containeren.",
                    detail="Den kan bryde i brand igen. Afløs hver 2. time.",
                    who="Pladsvagt",
                ),
            ),
        ),
    ),
    contingencies=(
        Contingency(
            "Nogen har fået kemi på huden eller i øjnene",
            "Skyl straks med meget vand. Ring 112. Skyl videre, til hjælpen er fremme.",
        ),
        Contingency(
            "Nogen har åndet røg eller dampe ind",
            "Få dem ud i frisk luft. Ring 112, også når de siger, at de har det godt.",
        ),
        Contingency(
            "Vinden vender, eller røgen kommer mod jer",
            "Flyt samlingspladsen på tværs af vinden. Tæl igen. Sig det til brandvæsenet.",
        ),
        Contingency(
            "Telefonerne er døde",
            "Send en bil til brandstationen med sedlen: hvor, hvad, hvor mange. Bliv ved porten.",
        ),
    ),
    closing=Closing(
        "pladsen er frigivet",
        (
            Step(
                "Få frigivelsen af indsatslederen.",
                who="Pladsleder",
                fill=("Navn", FillRule(45), "Kl.", FillRule(16)),
            ),
            Step("Bestil oprydning", "efter Miljøvagtens anvisning.", who="Pladsleder"),
            Step("Aflever kort og log", "til krisestaben.", who="Pladsleder"),
        ),
    ),
    activated_by="Alle på pladsen",
    responsible="Pladslederen",
    deputy="Den pladsvagt, der har været ansat længst",
    resources=("pladskort", "stofliste", "nødbruser", "øjenskyl", "gule veste", "råber"),
    belongs_to=("MT-DP-01", "MT-SP-04"),
    see_also=("KK-AC-01",),
    note=at.NOTE,
)
