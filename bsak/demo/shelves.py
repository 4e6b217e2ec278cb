"""The demo's numbered binders and where their copies stand. Functions and places are made up."""

# code, name, the group whose texts it holds ("": every group's)
BINDERS = (
    ("00", "Hele kommunen", ""),
    ("MT", "Miljø, Teknik & Drift", "MT"),
    ("SK", "Skoler & Dagtilbud", "SK"),
    ("SU", "Sundhed & Pleje", "SU"),
)
# holder, deputy, place, what it is made of, how many of the releases are answered for
COPIES = {
    "00": (
        ("Kommunaldirektøren", "Sekretariatschefen", "Rådhuset, direktionsgangen", "binder", 2),
        ("Lederen af krisestaben", "Stabschefen", "Rådhuset, krisestabens rum", "binder", 2),
        ("Stabschefen", "Vagthavende chef", "Rådhuset, krisestabens rum", "binder", 2),
        ("Vagthavende chef", "Stabschefen", "Vagtbilen", "grab_bag", 1),
        ("Kommunikationschefen", "Pressevagten", "Rådhuset, pressevagten", "binder", 2),
        ("Lederen af borgerservice", "Souschefen", "Borgerservice, baglokalet", "binder", 2),
        ("Indsatslederen", "Vagtcentralen", "Brandstationen, vagtcentralen", "binder", 2),
        ("Sekretariatet", "Arkivet", "Rådhuset, arkivet", "binder", 2),
    ),
    "MT": (
        ("Vagtlederen i Drift", "Holdlederen", "Materielgården, vagtrummet", "binder", 2),
        ("Vejvagten", "Holdlederen", "Vejvagtens bil", "grab_bag", 1),
        ("Ejendomschefen", "Driftslederen", "Rådhuset, ejendomsdriften", "binder", 2),
        ("Miljøvagten", "Afdelingschefen", "Teknik og Miljø, vagtskabet", "binder", 2),
        ("Lederen af Genbrugsstationen", "Souschefen", "Genbrugsstationen, kontoret", "binder", 0),
        ("Lederen af spildevandsvagten", "Driftslederen", "Renseanlægget, kontrolrummet",
         "binder", 2),
    ),
    "SK": (
        ("Skolechefen", "Souschefen", "Rådhuset, skoleafdelingen", "binder", 1),
        ("Skolelederen, Nordskolen", "Souschefen", "Nordskolen, kontoret", "binder", 1),
        ("Skolelederen, Sydskolen", "Souschefen", "Sydskolen, kontoret", "binder", 1),
        ("Dagtilbudschefen", "Pædagogisk leder", "Rådhuset, dagtilbud", "binder", 1),
        ("Lederen af Skovbørnehaven", "Souschefen", "Skovbørnehaven, personalerummet", "binder", 0),
    ),
    "SU": (
        ("Chefen for Sundhed & Pleje", "Vicechefen", "Rådhuset, sundhed", "binder", 0),
        ("Lederen af hjemmeplejen", "Vagthavende sygeplejerske", "Hjemmeplejen, vagtrummet",
         "binder", 0),
        ("Vagthavende sygeplejerske", "Lederen af hjemmeplejen", "Sygeplejens vagtbil",
         "grab_bag", 0),
    ),
}  # fmt: skip
INCOMPLETE = "MT-02"  # has answered for the correction, but says that something is missing
