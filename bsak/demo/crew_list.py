"""The demo's people, functions and outside parties. Every person and every number is invented."""

from bsak.demo.texts import functions as at
from bsak.seats.roles import CrisisRole

# first name, what they are employed as, department, last two digits of the number,
# how many days ago it was confirmed (None: never)
PEOPLE: tuple[tuple[str, str, str, str, int | None], ...] = (
    ("Asta", "Kommunaldirektør", "Økonomi & Stab", "60", 25),
    ("Bo", "Direktør for by og teknik", "Miljø & Teknik", "61", 40),
    ("Cecilie", "Direktør for velfærd", "Sundhed, Pleje & Omsorg", "62", 40),
    ("Dan", "Borgmester", "", "63", 210),
    ("Ellen", "Sekretariatschef", "Økonomi & Stab", "64", 12),
    ("Frode", "Kommunikationschef", "Økonomi & Stab", "65", 31),
    ("Gerda", "Pressekonsulent", "Økonomi & Stab", "66", 31),
    ("Hans", "Beredskabskoordinator", "Økonomi & Stab", "67", 12),
    ("Ida", "Chef for Miljø & Teknik", "Miljø & Teknik", "68", 18),
    ("Jens", "Chef for Drift & Service", "Miljø & Teknik", "69", 18),
    ("Karen", "Leder af Vej & Park", "Miljø & Teknik", "70", 55),
    ("Lars", "Leder af Stab & Plan", "Miljø & Teknik", "71", 55),
    ("Mona", "Sekretær i Miljø & Teknik", "Miljø & Teknik", "72", 90),
    ("Niels", "Personaleleder i Drift & Service", "Miljø & Teknik", "73", 120),
    ("Olga", "Arbejdsmiljøkoordinator", "Miljø & Teknik", "74", 55),
    ("Poul", "Driftschef", "Miljø & Teknik", "75", 18),
    ("Rita", "Leder af Ejendomsdrift", "Miljø & Teknik", "76", 430),
    ("Svend", "Kommunikationskonsulent for området", "Miljø & Teknik", "77", 31),
    ("Tove", "Kommunikationskonsulent, vagt", "Økonomi & Stab", "78", 31),
    ("Ulla", "Chef for Skoler & Dagtilbud", "Skoler & Uddannelse", "79", 20),
    ("Viggo", "Chef for Dagtilbud", "Dagtilbud", "80", 20),
    ("Winnie", "Skoleleder", "Skoler & Uddannelse", "81", 150),
    ("Yrsa", "Sekretariatsleder", "Skoler & Uddannelse", "82", 20),
    ("Aksel", "Administrativ konsulent", "Skoler & Uddannelse", "83", 64),
    ("Birte", "Leder af Pædagogisk Psykologisk Rådgivning", "Børn & Familie", "84", 64),
    ("Carl", "Konsulent for dagtilbud", "Dagtilbud", "85", 64),
    ("Dorte", "Driftskonsulent for skoler og dagtilbud", "Skoler & Uddannelse", "86", 20),
    ("Erik", "Teknisk serviceleder", "Miljø & Teknik", "87", 380),
    ("Fie", "Kommunikationskonsulent for området", "Skoler & Uddannelse", "88", 31),
    ("Gorm", "Chef for Økonomi & Stab", "Økonomi & Stab", "89", 75),
    ("Helle", "IT-chef", "Økonomi & Stab", "90", 75),
    ("Ivan", "Økonomikonsulent", "Økonomi & Stab", "91", None),
    ("Kirsten", "Chef for Borger & Arbejdsmarked", "Borger & Arbejdsmarked", "92", 240),
    ("Ludvig", "Leder af Borgerservice", "Borger & Arbejdsmarked", "93", 500),
    ("Maren", "Chef for Sundhed, Pleje & Omsorg", "Sundhed, Pleje & Omsorg", "94", 48),
    ("Otto", "Leder af hjemmeplejen", "Sundhed, Pleje & Omsorg", "95", 410),
    ("Petra", "Sygeplejefaglig konsulent", "Sundhed, Pleje & Omsorg", "96", 48),
    ("Rolf", "Vicechef for pleje", "Sundhed, Pleje & Omsorg", "97", None),
)  # fmt: skip
ACCOUNTS = {"Asta": "direktoer", "Ellen": "sekretariat", "Ida": "leder", "Petra": "medlem"}
PRIVATE = {"Ida": "24", "Jens": "25", "Ulla": "26", "Otto": "27"}

# function, number, krisegruppe, outside party, how many days ago it was confirmed
POSTS: tuple[tuple[str, str, str, str, int | None], ...] = (
    ("Krisestabens vagt", at.CRISIS_STAFF, "", "", 14),
    ("Kommunikationsvagten", at.COMMUNICATIONS, "KK", "", 31),
    ("Borgerservice, ledelsesnummer", at.CITIZENS, "KB", "", 240),
    ("IT-vagten", at.IT, "OI", "", 75),
    ("Økonomivagten", at.FINANCE, "OI", "", None),
    ("HR- og arbejdsmiljøvagten", at.PERSONNEL, "OI", "", 75),
    ("Vagten i krisegruppe Miljø, Teknik & Drift", at.ENGINEERING, "MT", "", 18),
    ("Ejendomsdriftens vagt", at.BUILDINGS, "MT", "", 18),
    ("Vejvagten", at.ROADS, "MT", "", 18),
    ("Miljøvagten", at.ENVIRONMENT, "MT", "", 55),
    ("Vagten i krisegruppe Skoler & Dagtilbud", at.SCHOOLS, "SK", "", 20),
    ("Krisestøtte", at.CRISIS_SUPPORT, "SK", "", 20),
    ("Vagten i Sundhed & Pleje", at.CARE, "SU", "", 48),
    ("Vagten i Social & Familie", at.SOCIAL, "SO", "", None),
    ("Beredskabets vagtcentral", at.RESCUE_SERVICE, "", "Hovedstadens Beredskab", 35),
    ("Alarmcentralen", at.ALARM, "", "Politiet", 35),
    ("Elnetselskabets vagt", at.POWER_GRID, "", "Elselskabet", 35),
    ("Vandværkets vagt", at.WATERWORKS, "", "Vandværket", 60),
    ("Varmeværkets vagt", at.HEATING_PLANT, "", "Varmeværket", 60),
    ("Spildevandsvagten", at.SEWERS, "", "Spildevandsselskabet", 60),
    ("Affaldsselskabets vagt", at.WASTE, "", "Affaldsselskabet", 400),
    ("Bankens erhvervsvagt", at.BANK, "", "Banken", None),
    ("Udlejer af nødgeneratorer", at.GENERATORS, "", "Generatorudlejeren", 200),
    ("Brændstofleverandør", at.FUEL, "", "Brændstofleverandøren", 450),
)

_LEADER, _LOG, _PEOPLE, _OPERATIONS, _COMMUNICATIONS = CrisisRole

# krisegruppe ("": strategic), fixed role or None, its name, function in daily work,
# the holder ("": vacant), and the deputies in order
SEATS: tuple[tuple[str, CrisisRole | None, str, str, str, tuple[str, ...]], ...] = (
    ("", _LEADER, "", "Kommunaldirektøren", "Asta", ("Bo", "Cecilie")),
    ("", None, "Borgmester", "Borgmesteren", "Dan", ()),
    ("", None, "Velfærdsområderne", "Direktøren for velfærd", "Cecilie", ("Maren",)),
    ("", None, "By og teknik", "Direktøren for by og teknik", "Bo", ("Ida",)),
    ("", _LOG, "", "Sekretariatschefen", "Ellen", ("Hans",)),
    ("", _COMMUNICATIONS, "", "Kommunikationschefen", "Frode", ("Gerda",)),
    ("", None, "Forbindelse til beredskabet", "Beredskabskoordinatoren", "Hans", ()),
    ("KK", _LEADER, "", "Kommunikationschefen", "Frode", ("Gerda",)),
    ("KK", _LOG, "", "Sekretariat for Politik & Ledelse", "", ()),
    ("KK", _PEOPLE, "", "", "", ()),
    ("KK", _OPERATIONS, "", "Beredskabskoordinatoren", "Hans", ()),
    ("KK", _COMMUNICATIONS, "", "Pressekonsulenten", "Gerda", ("Tove",)),
    ("OI", _LEADER, "", "Chef for Økonomi & Stab", "Gorm", ("Helle",)),
    ("OI", _LOG, "", "Økonomikonsulenten", "", ()),
    ("OI", _PEOPLE, "", "HR-chefen", "", ()),
    ("OI", _OPERATIONS, "", "IT-chefen", "Helle", ()),
    ("OI", _COMMUNICATIONS, "", "Kommunikationsvagten", "", ()),
    ("KB", _LEADER, "", "Chef for Kultur & Fritid", "", ("Kirsten",)),
    ("KB", _LOG, "", "Leder af Borgerservice", "Ludvig", ()),
    ("KB", _PEOPLE, "", "", "", ()),
    ("KB", _OPERATIONS, "", "Chef for Borger & Arbejdsmarked", "Kirsten", ()),
    ("KB", _COMMUNICATIONS, "", "Kommunikationsvagten", "", ()),
    ("MT", _LEADER, "", "Chef for Miljø & Teknik", "Ida", ("Jens", "Karen")),
    ("MT", _LOG, "", "Leder af Stab & Plan", "Lars", ("Mona",)),
    ("MT", _PEOPLE, "", "Personaleleder i Drift & Service", "Niels", ("Olga",)),
    ("MT", _OPERATIONS, "", "Driftschef", "Poul", ("Rita", "Karen")),
    ("MT", _COMMUNICATIONS, "", "Kommunikationskonsulent for området", "Svend", ("Tove",)),
    ("SK", _LEADER, "", "Chef for Skoler & Dagtilbud", "Ulla", ("Viggo", "Winnie")),
    ("SK", _LOG, "", "Sekretariatsleder", "Yrsa", ("Aksel",)),
    ("SK", _PEOPLE, "", "Leder af Pædagogisk Psykologisk Rådgivning", "Birte", ("Carl",)),
    ("SK", _OPERATIONS, "", "Driftskonsulent for skoler og dagtilbud", "Dorte", ("Erik",)),
    ("SK", _COMMUNICATIONS, "", "Kommunikationskonsulent for området", "Fie", ("Tove",)),
    ("SU", _LEADER, "", "Chef for Sundhed, Pleje & Omsorg", "Maren", ("Rolf",)),
    ("SU", _LOG, "", "Administrationen i Sundhed, Pleje & Omsorg", "", ()),
    ("SU", _PEOPLE, "", "Sygeplejefaglig konsulent", "Petra", ()),
    ("SU", _OPERATIONS, "", "Leder af hjemmeplejen", "Otto", ("Rolf",)),
    ("SU", _COMMUNICATIONS, "", "Kommunikationsvagten", "", ()),
)
ON_LEAVE = "Niels"
# who comes to a vacant seat: krisegruppe, fixed role, who
NEXT_MONTH = ("OI", _LOG, "Ivan")
SINCE_TOLD = ("OI", _COMMUNICATIONS, "Tove")
TOLD = "Journaliseret på sagen 14.00.08-A00-2-18."
