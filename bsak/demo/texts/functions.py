"""The functions that the example texts ring to; every number but 112 is invented."""

NOTE = "Eksempel. Skal godkendes af den ansvarlige myndighed før brug. Kun nummeret 112 er ægte."

ALARM = "112"
CRISIS_STAFF = "00 00 00 01"  # krisestabens vagt
WATERWORKS = "00 00 00 02"  # vandværkets vagt
RESCUE_SERVICE = "00 00 00 03"  # beredskabets vagtcentral
COMMUNICATIONS = "00 00 00 04"  # kommunikationsvagten
CRISIS_SUPPORT = "00 00 00 05"  # krisestøtte
HEATING_PLANT = "00 00 00 06"  # varmeværkets vagt
POWER_GRID = "00 00 00 07"  # elnetselskabets vagt
BUILDINGS = "00 00 00 08"  # Ejendomsdriftens vagt
ROADS = "00 00 00 09"  # vejvagten
SCHOOLS = "00 00 00 10"  # vagten i krisegruppe Skoler & Dagtilbud
ENVIRONMENT = "00 00 00 11"  # miljøvagten
WASTE = "00 00 00 12"  # affaldsselskabets vagt
IT = "00 00 00 13"  # IT-vagten
FINANCE = "00 00 00 14"  # økonomivagten
BANK = "00 00 00 15"  # bankens erhvervsvagt
SEWERS = "00 00 00 16"  # spildevandsvagten
CARE = "00 00 00 17"  # vagten i Sundhed & Pleje
SOCIAL = "00 00 00 18"  # vagten i Social & Familie
PERSONNEL = "00 00 00 19"  # HR- og arbejdsmiljøvagten
ENGINEERING = "00 00 00 20"  # vagten i krisegruppe Miljø, Teknik & Drift
CITIZENS = "00 00 00 21"  # Borgerservice, ledelsesnummer
GENERATORS = "00 00 00 22"  # udlejer af nødgeneratorer
FUEL = "00 00 00 23"  # brændstofleverandør
