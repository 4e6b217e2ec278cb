"""Pages from elsewhere stand inside our furniture and bring only what they show."""

import random
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from reportlab.lib.pagesizes import A3, A4, A5, landscape
from reportlab.pdfgen.canvas import Canvas

from bsak import pdf
from bsak.pdf import trial
from tests.pdf import demo, gate
from tests.pdf.conftest import bound

IDENTITY = pdf.Identity("SK-SP-02", "Indsat plan", rev="2", tab="SK")


def uploaded(*sizes, rotate=0, edit=None, **save):
    """Return the bytes of a PDF with a frame and a word on each page."""
    out = BytesIO()
    canvas = Canvas(out, invariant=True)  # the same bytes each time, for the damage below
    for number, size in enumerate(sizes, start=1):
        canvas.setPageSize(size)
        canvas.rect(2, 2, size[0] - 4, size[1] - 4)
        canvas.drawString(size[0] / 2, size[1] / 2, f"Fremmed {number}")
        canvas.showPage()
    canvas.save()
    with pikepdf.open(out) as file:
        for page in file.pages:
            page.rotate(rotate, relative=False)
        if edit:
            edit(file)
        changed = BytesIO()
        file.save(changed, deterministic_id="encryption" not in save, **save)
    return changed.getvalue()


def printed(data):
    """Return a binder of the demo card and the upload."""
    upload = pdf.read_upload(data)
    out = BytesIO()
    parts = [
        pdf.Part(demo.card(), demo.STAMP),
        pdf.Part(upload.sheet(IDENTITY), demo.STAMP, upload=upload),
    ]
    pdf.bind(parts, out, title="Blandet")
    return out.getvalue()


@pytest.mark.parametrize("size", [A4, A3, A5, landscape(A4), landscape(A3), (300, 2000)])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_of_any_size_and_turn_stands_inside_the_furniture(size, rotate):
    data = printed(uploaded(size, size, rotate=rotate))

    faults = [*gate._ink(data, True)]
    document = pypdfium2.PdfDocument(data)
    assert faults == []
    assert len(document) == 4
    for side in (document[2], document[3]):
        text = side.get_textpage().get_text_bounded()
        assert "Fremmed" in text
        assert "SK-SP-02" in text
        assert "07 af 22" in text
    document.close()


def test_an_odd_number_of_pages_gets_a_blank_side():
    data = printed(uploaded(A4, A4, A4))

    document = pypdfium2.PdfDocument(data)
    assert len(document) == 6
    assert "Siden er tom med vilje" in document[5].get_textpage().get_text_bounded()
    document.close()


def test_the_binder_makes_no_claim_of_accessibility_any_more():
    data = printed(uploaded(A4))

    assert b"pdfuaid:part" not in b"".join(gate_metadata(data))
    assert b"pdfuaid:part" in b"".join(gate_metadata(bound(demo.card())))


def gate_metadata(data):
    with pikepdf.open(BytesIO(data)) as file:
        yield file.Root.Metadata.read_bytes()


def test_two_builds_give_the_same_bytes():
    data = uploaded(A4, landscape(A4))

    assert printed(data) == printed(data)


def booby_trap(file):
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    file.Root.OpenAction = script
    file.Root.AA = pikepdf.Dictionary(WC=script)
    file.Root.Names = pikepdf.Dictionary(
        JavaScript=pikepdf.Dictionary(Names=pikepdf.Array(["x", script])),
        EmbeddedFiles=pikepdf.Dictionary(Names=pikepdf.Array([])),
    )
    launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=launch)
    note.Rect = [0, 0, 100, 100]
    field = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, T="navn")
    field.Rect, field.FT, field.V = [0, 0, 50, 50], pikepdf.Name.Tx, "x"
    page = file.pages[0]
    page.AA = pikepdf.Dictionary(O=script)
    page.Annots = pikepdf.Array([file.make_indirect(note), file.make_indirect(field)])
    file.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([page.Annots[1]]), XFA="<x/>")


def test_nothing_an_upload_could_do_comes_along():
    data = printed(uploaded(A4, edit=booby_trap))

    with pikepdf.open(BytesIO(data)) as file:
        assert list(gate._harmless(file, 0)) == []
        assert "/Annots" not in file.pages[2]
    assert b"cmd.exe" not in data
    assert b"app.alert" not in data


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "i stykker"),
        (b"Det her er en tekst", "i stykker"),
        (b"%PDF-1.7\n" + b"x" * 500, "i stykker"),
        (uploaded(A4, encryption=pikepdf.Encryption(user="a", owner="b")), "adgangskode"),
        (uploaded(A4, encryption=pikepdf.Encryption(user="", owner="b")), "beskyttet"),
        (uploaded((5, 5)), "der ikke kan trykkes"),
        (uploaded(*[A4] * 501), "Del den op"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_a_way_out(data, sentence):
    with pytest.raises(pdf.UploadRefused, match=sentence):
        pdf.read_upload(data)


def test_a_file_that_takes_too_long_is_refused_and_the_binder_goes_on(monkeypatch):
    monkeypatch.setattr(trial, "_SECONDS", 0.001)

    with pytest.raises(pdf.UploadRefused, match="for stor eller for indviklet"):
        pdf.read_upload(uploaded(A4))


def test_a_damaged_file_is_printed_or_refused():
    whole = uploaded(A4, landscape(A4), edit=booby_trap)
    chance = random.Random(7)  # noqa: S311 -- the same damage each time
    outcomes = set()
    for _ in range(20):
        damaged = bytearray(whole)
        for _ in range(chance.choice([1, 5, 50])):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            printed(bytes(damaged[: chance.choice([None, None, chance.randrange(len(damaged))])]))
            outcomes.add("printed")
        except pdf.UploadRefused:
            outcomes.add("refused")

    assert outcomes == {"printed", "refused"}
