"""The demo card passes the gate, and every check of the gate finds the fault it is there for."""

import re
from io import BytesIO

import pikepdf
import pytest

from bsak import pdf
from tests.pdf import demo, gate
from tests.pdf.conftest import bound

IDENTITY = pdf.Identity("SK-DP-01", "Delplan", tab="SK")


@pytest.fixture(scope="module")
def card():
    return bound(demo.card(), stamp=demo.STAMP)


def edited(data, change):
    """Return `data` after `change` has been at it with pikepdf."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as file:
        change(file)
        file.save(out)
    return out.getvalue()


def drawn(draw):
    """Return a file with one free drawing on its first side."""
    sheet = pdf.render([pdf.Heading("Delplan", 1), pdf.Free(20, draw)], IDENTITY)
    return bound(sheet)


def test_the_demo_card_passes(card):
    faults = gate.check(
        card,
        words=[
            "Svigt eller forurening af vandforsyning",
            "Brug kortet når",
            "Stop al brug af hanevand:",
            "00 00 00 01",
            "Hvad er der sket?",
            "Kemi eller ukendt",
            "Spørg Vand og Miljø: Hvad er der galt? Hvilke adresser? Hvor længe?",
            "personer × 3 liter × døgn = liter",
            "Er 1–6 krydset af? Vend arket.",
            "En borger er syg og kan have drukket vandet",
            "Slut på SK-AC-03",
        ],
        codes=[demo.STAMP.qr] * 2,
        foot=["SK-AC-03", "1. feb. 2026", "1. feb. 2027", "07 af 22", "Sundhedschefen"],
    )

    assert faults == []


def test_the_demo_card_is_one_leaf():
    assert demo.card().pages == 2


def test_the_stop_box_is_the_heaviest_object_in_grey(card):
    assert gate.heaviest(card) == "stop"


def test_two_builds_give_the_same_bytes(card):
    assert bound(demo.card(), stamp=demo.STAMP) == card


def untagged(file):
    side = file.pages[0]
    side.contents_add(b"BT /B0 12 Tf 100 500 Td (uden for tr\xe6et) Tj ET")


def without_title(file):
    source = file.Root.Metadata.read_bytes()
    file.Root.Metadata.write(re.sub(rb"<dc:title>.*</dc:title>", b"", source))


def not_embedded(file):
    plain = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1)
    plain.BaseFont = pikepdf.Name.Helvetica
    file.pages[0].Resources.Font.H = file.make_indirect(plain)


def mapped_to_nothing(file):
    unicode = next(iter(file.pages[0].Resources.Font.values())).ToUnicode
    unicode.write(unicode.read_bytes().replace(b"<41> <0041>", b"<41> <0000>"))


def level_skipped(file):
    for found in file.objects:
        if isinstance(found, pikepdf.Dictionary) and found.get("/S") == "/H2":
            found.S = pikepdf.Name.H4
            return


def without_language(file):
    del file.Root.Lang


def not_a4(file):
    file.pages[1].mediabox = [0, 0, 612, 792]


def odd_sides(file):
    del file.pages[1]


def scripted(file):
    file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def outside_link(file):
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link)
    note.Rect = [100, 100, 200, 200]
    note.A = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="file:///etc/passwd")
    file.pages[0].Annots = file.make_indirect(pikepdf.Array([note]))


def picture(file):
    image = file.make_stream(b"\x00", Width=1, Height=1, BitsPerComponent=8)
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.ColorSpace = pikepdf.Name.DeviceGray
    file.pages[0].Resources.XObject = pikepdf.Dictionary(I=image)


@pytest.mark.parametrize(
    ("plant", "finding"),
    [
        (untagged, "PDF/UA"),
        (without_title, "PDF/UA"),
        (without_language, "PDF/UA"),
        (level_skipped, "PDF/UA"),
        (not_embedded, "font /Helvetica is not embedded"),
        (mapped_to_nothing, "maps a code to U+0000"),
        (not_a4, "not A4"),
        (odd_sides, "an odd number"),
        (scripted, "/OpenAction"),
        (outside_link, "link to file:///etc/passwd"),
        (picture, "1 images where 0 were expected"),
    ],
)
def test_a_fault_in_the_file_is_found(card, plant, finding):
    faults = gate.check(edited(card, plant))

    assert any(finding in fault for fault in faults), faults


@pytest.mark.parametrize(
    ("draw", "finding"),
    [
        (
            lambda pen, x, top, width: pen.text(x, top, "for småt", pdf.theme.Style(9, 11)),
            "type of 9.0 pt: 'forsmåt'",
        ),
        (
            lambda pen, x, top, width: pen.area(x - 6 * gate.MM, top, 10, 10),
            "from the binding edge",
        ),
        (
            lambda pen, x, top, width: pen.area(x + width, top, 13 * gate.MM, 10),
            "from an edge",
        ),
        (
            lambda pen, x, top, width: pen.area(x, top, 40, 40, (0.0, 0.5, 0.0)),
            "colour (0.0, 0.5, 0.0)",
        ),
    ],
)
def test_a_fault_in_the_drawing_is_found(draw, finding):
    faults = gate.check(drawn(draw))

    assert any(finding in fault for fault in faults), faults


def test_words_out_of_order_are_found(card):
    faults = gate.check(card, words=["Brug kortet når", "Svigt eller forurening", "Kogepunkt"])

    assert faults == [
        "'Svigt eller forurening' is not read in its place",
        "'Kogepunkt' is not read anywhere",
    ]


def test_another_copys_code_and_foot_are_found(card):
    faults = gate.check(card, codes=["https://bsak.example.dk/k/SK-AC-03/4?k=08"], foot=["Rev. 9"])

    assert len(faults) == 3, faults
    assert "the QR code says" in faults[-1]


def test_a_stop_box_that_is_too_small_is_found():
    lines = [pdf.StopLine("Ring", phone="112")]
    bars = [pdf.Free(60, lambda pen, x, top, width: pen.area(x, top - 160, width, 160))]
    sheet = pdf.render([pdf.Heading("Kort", 1), pdf.StopBox(lines), *bars], IDENTITY)

    assert gate.heaviest(bound(sheet)) == "other"
