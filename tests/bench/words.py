"""The invented words that the corpus is put together from."""

# ruff: noqa: E501, SIM905 -- a sentence stands on one line, and lists of words need no quotes

GROUPS = [
    ("KST", "Krisestaben"),
    ("SOC", "Social og Sundhed"),
    ("BOR", "Børn, Unge og Skole"),
    ("TEK", "Teknik, Miljø og Forsyning"),
    ("KOM", "Kommunikation og Presse"),
    ("ITS", "It og Digital Sikkerhed"),
    ("EVK", "Evakuering, Indkvartering og Forplejning"),
]
EVENTS = (
    "strømsvigt;vandforurening;stormflod;ekstremregn;snestorm;hedebølge;cyberangreb;it-nedbrud;"
    "brand på plejecenter;brand på skole;kemikalieuheld;smitsom sygdom;pandemi;telefonsvigt;"
    "evakuering af boligområde;modtagelse af evakuerede;trusler mod medarbejdere;savnet borger;"
    "bortfald af varmeforsyning;drikkevandsforbud;olieforurening;skybrud i bymidten;"
    "personalemangel;svigt i medicinforsyning;udslip fra spildevandsanlæg;højvande i åen"
).split(";")
ROLES = (
    "krisestabens leder;stabschefen;vagthavende leder;beredskabschefen;kommunaldirektøren;"
    "kommunikationschefen;it-driftslederen;sundhedschefen;skolelederen;driftsvagten;logføreren;"
    "forbindelsesofficeren;forsyningens døgnvagt;plejecenterlederen;indkvarteringslederen"
).split(";")
PLACES = (
    "rådhusets kælder;mødelokale 2;Søndergårdens plejecenter;Åkærskolen;idrætshallen;"
    "genbrugspladsen;vandværket ved Østergade;beredskabsstationen;borgerservice;sundhedshuset"
).split(";")
THINGS = (
    "nøgler og adgangskort;radioer og opladere;det aktuelle situationsbillede;listen over sårbare borgere;"
    "nødstrømsanlægget;det trykte planmateriale;drikkevand på flaske;tæpper og feltsenge;"
    "medicinlisterne;kortmaterialet;logbogen;pressemeddelelsen;kontaktlisten;vagtplanen"
).split(";")
ACTIONS = (
    "Alarmér {role} på telefon og bekræft modtagelsen|Klargør {thing} i {place}|"
    "Før log over alle beslutninger vedrørende {event}|Kontrollér {thing} og meld afvigelser til {role}|"
    "Afspær området ved {place} i samråd med politiet|Orientér {role} om status hver hele time|"
    "Udpeg en afløser for {role} senest efter otte timer|Hent {thing} og bring det til {place}|"
    "Aftal næste statusmøde med {role} og notér tidspunktet|Informér pårørende efter aftale med {role}|"
    "Luk for tilgangen til {place}, og sæt skilte op|Vurdér, om {event} kræver hjælp fra nabokommunerne"
).split("|")
SENTENCES = (
    "Ved {event} indkalder {role} krisestaben, som mødes i {place} senest 30 minutter efter alarmeringen.|"
    "{Role} har ansvaret for, at {thing} er til rådighed, og at indholdet gennemgås mindst én gang i kvartalet.|"
    "Formålet er at sikre, at kommunens kritiske opgaver kan videreføres, også når {event} rammer flere områder samtidig.|"
    "Situationen drøftes med politiet, regionen og nabokommunerne, og <b>beslutningerne føres straks i loggen</b>.|"
    "Hvis {place} ikke kan benyttes, flyttes opgaven til {place2}, hvor {thing} allerede er klargjort.|"
    "{Role} giver {role2} besked pr. telefon; falder mobilnettet ud, anvendes radio eller ordonnans.|"
    "Borgere, som er afhængige af personlig hjælp, kontaktes først, og hjælpen prioriteres efter den røde liste.|"
    "Der skal tages særligt hensyn til børn, ældre og borgere med nedsat funktionsevne under {event}.|"
    "<b>Vigtigt:</b> Ingen medarbejder må gå ind i et område, før {role} har meldt det sikkert.|"
    "Oplysninger til pressen gives alene af {role}, efter at budskabet er godkendt af krisestabens leder.|"
    "Den trykte mappe i {place} er den gældende udgave, når de elektroniske systemer ikke er tilgængelige.|"
    "Efter hændelsen samler {role} erfaringerne, og planen ajourføres inden for fire uger.|"
    "Opgaven overdrages skriftligt, og den afløsende kvitterer med navn, dato og klokkeslæt.|"
    "Ressourcer rekvireres gennem {role}, der fører regnskab over udlån, forbrug og aftalte priser.|"
    "Kommunen støtter indsatslederen med {thing} og stiller {place} til rådighed for de berørte.|"
    "Vurderingen gentages hver fjerde time, eller når der indløber nye oplysninger om {event}."
).split("|")
HEADINGS = (
    "Formål og afgrænsning;Alarmering;Organisation og ansvar;Opgaver i den første time;Kommunikation;"
    "Lokaler og udstyr;Samarbejde med andre myndigheder;Sårbare borgere;Forplejning og afløsning;"
    "Videreførelse af drift;Genopretning;Afslutning og evaluering;Øvelser og uddannelse;Bilag og kort"
).split(";")
FIRST = "Anne Bo Camilla Dorthe Erik Freja Gitte Hans Ida Jørgen Kåre Lærke Mette Niels Søren Åse".split()
LAST = "Jensen Nielsen Hansen Sørensen Møller Kjær Ørum Bøgh Aagaard Thygesen Lind Nørgård".split()
