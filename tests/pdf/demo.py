"""A card with every shape on it, built as a story would build it."""

from bsak import pdf

IDENTITY = pdf.Identity(
    sheet_id="SK-AC-03",
    title="Svigt eller forurening af vandforsyning",
    kind="Actioncard",
    rev="4",
    valid_from="1. feb. 2026",
    review_due="1. feb. 2027",
    approved_by="Sundhedschefen",
    owner="Sekretariat for krisegruppe SK",
    tab="SK  03",
    tab_slot=1,
)
STAMP = pdf.Stamp(
    copy="07 af 22",
    status="KONTROLLERET KOPI. Skift kun arket efter rettelsesblad.  Eksempel: fiktive numre.",
    qr="https://bsak.example.dk/k/SK-AC-03/4?k=07",
)


def bold(text: str) -> pdf.Run:
    return pdf.Run(text, bold=True)


def side_1() -> list[pdf.Flowable]:
    call = pdf.phone
    return [
        pdf.CardHead(IDENTITY, "Til: vagtleder", "Én læser højt og krydser af. En anden handler."),
        pdf.Entry(
            [
                "der ikke kommer vand, eller trykket er faldet",
                "vandet er misfarvet, lugter eller smager",
                "vandværk eller kommune melder forurening",
            ],
            "Ingen drikker usikkert vand. Rent vand er fremme hos alle sårbare borgere inden "
            "4 timer.",
        ),
        pdf.StopBox(
            [
                pdf.StopLine("Fare for liv?  Ring", "Sig adressen først. Vent på svar.", "112"),
                pdf.StopLine(
                    "Stop al brug af hanevand:", "drik, mad, medicin, sonder, tandbørstning"
                ),
                pdf.StopLine(
                    "Ring til krisestabens vagt",
                    "Sig: »SK-AC-03 er i gang«, hvor du er, og hvad du ser.",
                    "00 00 00 01",
                ),
            ]
        ),
        pdf.Choices(
            "Hvad er der sket?  Sæt ét kryds, gå så til trin 1.",
            [
                pdf.Choice("Intet vand", "Brug nødvand til alt."),
                pdf.Choice("Bakterier: kog", "Kog vandet, som kogeanbefalingen siger."),
                pdf.Choice("Kemi eller ukendt", "Brug slet ikke vandet. Kogning hjælper ikke."),
            ],
            "I tvivl: vælg C.",
        ),
        pdf.SectionBar("Inden 15 minutter"),
        pdf.StepRow(
            1,
            [bold("Spørg Vand og Miljø:"), " Hvad er der galt? Hvilke adresser? Hvor længe?"],
            ["Tlf. ", call("00000002"), ". Skriv svaret i loggen på side 2."],
            "Vagtleder",
        ),
        pdf.StepRow(
            2,
            [bold("Send SMS V1"), " til alle enheder i området."],
            "»Brug ikke vandet. Sluk kaffe-, is- og opvaskemaskiner.«",
            "Vagtleder",
        ),
        pdf.StepRow(
            3,
            [bold("Tjek borgere med størst risiko"), " (liste SK-KL-02)."],
            "Sondemad, dialyse, spædbørn, svækket immunforsvar.",
            "Sygeplejerske",
        ),
        pdf.SectionBar("Inden 60 minutter"),
        pdf.Changed(
            pdf.StepRow(
                4,
                [bold("Bestil nødvand"), " hos Beredskabet."],
                ["Tlf. ", call("00000003")],
                "Vagtleder",
                fill=[
                    pdf.Blank(12),
                    "personer × 3 liter ×",
                    pdf.Blank(9),
                    "døgn =",
                    pdf.Blank(15),
                    "liter",
                ],
            )
        ),
        pdf.StepRow(
            5,
            [bold("Aftal ét budskab"), " med Kommunikation."],
            ["Tlf. ", call("00000004"), ". Svar ikke pressen selv."],
            "Kriseleder",
        ),
        pdf.StepRow(
            6,
            [bold("Meld status"), " til krisestaben hver hele time."],
            "Første gang: nu.",
            "Kriseleder",
        ),
        pdf.TurnLine("Er 1–6 krydset af?  Vend arket."),
    ]


def side_2() -> list[pdf.Flowable]:
    return [
        pdf.SectionBar("Inden 4 timer"),
        pdf.StepRow(
            7,
            [bold("Få nødvandet frem"), " i denne rækkefølge:"],
            [bold("1"), " plejecentre · ", bold("2"), " liste SK-KL-02 · ", bold("3"), " øvrige"],
            "Driftsleder",
        ),
        pdf.StepRow(
            8,
            [bold("Skaf hygiejne uden hanevand.")],
            "Håndsprit, vådservietter, engangsservice, toiletspand.",
            "Driftsleder",
        ),
        pdf.StepRow(
            9,
            [bold("Beslut: bliv eller evakuér?")],
            ["Evakuér: tag kort ", pdf.Run("SK-AC-07", link="sheet:SK-AC-07"), ". Bliv: trin 10."],
            "Kriseleder",
        ),
        pdf.IfThen(
            [
                (
                    "Nødvand er ikke fremme efter 4 timer",
                    ["Ring til krisestaben ", bold("00 00 00 01"), ". Bed om hjælp."],
                ),
                (
                    "En borger er syg og kan have drukket vandet",
                    "Ring til læge eller lægevagt. Livsfare: 112. Meld til krisestaben.",
                ),
                (
                    "Telefonerne er døde",
                    "Send kurér til krisestaben hver hele time. Skriv loggen i hånden.",
                ),
            ]
        ),
        pdf.SectionBar("Afslut først når vandet er frigivet"),
        pdf.StepRow(
            10,
            [bold("Få frigivelsen skriftligt"), " fra Vand og Miljø."],
            who="Kriseleder",
            fill=["Navn", pdf.Blank(45), "Kl.", pdf.Blank(16)],
        ),
        pdf.StepRow(
            11,
            [bold("Skyl alle haner.")],
            "Følg vandværkets anvisning. Kassér isterninger.",
            "Driftsleder",
        ),
        pdf.StepRow(12, [bold("Send SMS V3"), " »Vandet er i orden«."], "", "Vagtleder"),
        pdf.StepRow(13, [bold("Aflever kort og log"), " til krisestaben."], "", "Kriseleder"),
        pdf.WriteLines(
            "Log", "Kl.   –   hvad skete, hvad blev besluttet, af hvem", count=4, fill=True
        ),
        pdf.EndMark("SK-AC-03"),
    ]


def card(identity: pdf.Identity = IDENTITY) -> pdf.Sheet:
    return pdf.render([*side_1(), pdf.PageBreak(), *side_2()], identity)
