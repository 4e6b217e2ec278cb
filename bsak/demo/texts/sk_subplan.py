"""Example sub-plan: Delplan for krisegruppen Skoler & Dagtilbud."""

from bsak.demo.texts import functions as at
from bsak.demo.texts.sk_subplan_houses import (
    CLOSURE,
    CONTACTS,
    FUNCTIONS,
    HOUSES,
    INCIDENTS,
    PARENTS,
)
from bsak.demo.texts.sk_subplan_staff import ALARM, LEVELS, MEETINGS, ROLES
from bsak.plans.wording import Bullets, Paragraph, PlanWording, Section, Table

_UPWARD = Section(
    "Støtte til den øverste krisestab og samarbejde",
    blocks=(
        Paragraph(
            "Krisegruppens leder taler for området i den centrale krisestab og svarer husene inden 15 minutter efter hvert møde. Bed om hjælp opad, når der mangler voksne til morgendagen, når et hus er lukket mere end én dag, eller når et dødsfald berører flere huse."
        ),
        Table(
            "Vi giver og får",
            ("Krisegruppe", "De får af os", "Vi får af dem"),
            (
                (
                    "Sundhed & Pleje",
                    "Haller til senge, ansatte til pleje",
                    "Råd om smitte, sundhedsplejersker",
                ),
                (
                    "Social & Familie",
                    "Besked om børn, vi er bekymrede for",
                    "Vagt hele døgnet, plads til natten",
                ),
                (
                    "Miljø, Teknik & Drift",
                    "Tal for varme, vand og lys i husene",
                    "Pedeller, generatorer, kørsel",
                ),
                ("Kultur & Borger", "Lærere til telefoner", "Biblioteker som pasningssted"),
                ("Økonomi & IT", "Antal, der skal have mad", "Indkøb, adgang til forældrenumre"),
                ("Kommunikation & koordination", "Fakta fra husene", "Sms, presse, tolk"),
            ),
            (4, 5, 5),
        ),
    ),
)
_RELIEF = Section(
    "Afløsning",
    blocks=(
        Bullets(
            (
                "Bemand til tre døgn, før det første er gået: hver rolle har en, der er på, en, der er hjemme, og en, der sover.",
                "Skift efter 8 timer. Den nye læser loggen og får de åbne opgaver sagt højt, før den gamle går.",
                "Ingen leder sit eget ramte hus mere end én vagt. En leder fra et andet hus tager over.",
                "Giv mad, en seng eller en taxa hjem. Ring til den, der har haft en hård vagt, næste dag.",
            )
        ),
    ),
)
_PICTURE = Section(
    "Log og situationsbillede",
    blocks=(
        Bullets(
            (
                "**Log:** kl., hvad skete, hvad blev besluttet, af hvem, hvem gør det hvornår.",
                "**Navne:** brug husets navn og et nummer for barnet. Nøglen til numrene ligger i en lukket kuvert hos personansvarlig.",
                "**Husliste:** alle huse på tavlen med børn, voksne, lys, varme, vand. Ringes igennem kl. 7, 11 og 15.",
                "**Status:** hver hele time til den centrale krisestab, også når alt er som før.",
                "**Uden telefon:** hvert område sender en cyklist til krisegruppens mødested hver hele time.",
            )
        ),
    ),
)
_AFTERWARDS = Section(
    "Afslutning, ajourføring og afprøvning",
    blocks=(
        Bullets(
            (
                "**Afslut**, når alle børn er hjemme, husene er sikre, og morgendagen er bemandet.",
                "**Saml** de berørte ansatte inden 24 timer. Personansvarlig følger op efter 1 uge og 1 måned.",
                "**Evaluér** skriftligt inden 14 dage: tre ting, der virkede, og tre, der ændres, hver med ansvarlig og frist.",
                "**Øv** brand to gange om året, indtrængen og flytning til nabohus én gang, og krisegruppen ved bordet én gang.",
                "**Ajourfør** roller og numre hvert kvartal. Planen ses efter hvert år i august og efter hver hændelse.",
            )
        ),
        Table(
            "Øvelser i årets løb",
            ("Måned", "Øvelse", "Hvem", "Kort"),
            (
                ("September", "Brand, uden varsel", "Alle huse", "SK-AC-06"),
                ("November", "Strømsvigt ved bordet", "Krisegruppen", "SK-AC-04"),
                ("Februar", "Lås døre, tæl børn", "Alle huse, voksne alene", "SK-AC-03"),
                ("April", "Flytning til nabohus", "Et hus i hvert område", "SK-AC-06"),
                ("Maj", "Redning ved vand", "Turledere", "SK-AC-05"),
            ),
            (3, 5, 5, 3),
        ),
    ),
)
SCHOOLS = PlanWording(
    summary="Planen siger, hvordan skoler og dagtilbud passer på børnene og holder husene i gang, når noget går galt. De første timer står på actioncards; planen er til resten af døgnet og ugerne efter.",
    critical_functions=(
        "Pasning af børn under 10 år",
        "Mad og drikke til børn",
        "Medicin og hjælp til børn, der har brug for det",
        "Varme, lys og toilet i husene",
        "Besked til forældre",
        "Undervisning i udskolingen",
        "Kontakt til børn i udsatte stillinger",
    ),
    incidents=(
        "Brand, indtrængen, trusler og vold",
        "Ulykker, også ved vand, og savnede børn",
        "Svigt af strøm, vand og varme",
        "Dødsfald blandt børn, forældre og ansatte",
        "Storm, sne, skybrud og hede",
        "Stort fravær, epidemi og nedlukning",
    ),
    sections=(
        ALARM,
        LEVELS,
        ROLES,
        MEETINGS,
        FUNCTIONS,
        INCIDENTS,
        HOUSES,
        PARENTS,
        _RELIEF,
        _UPWARD,
        _PICTURE,
        CLOSURE,
        CONTACTS,
        _AFTERWARDS,
    ),
    see_also=("KK-AC-01", "MT-DP-01"),
    note=at.NOTE,
)
