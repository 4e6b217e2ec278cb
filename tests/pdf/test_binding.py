"""Sheets are kept and bound: same bytes, one set of fonts, links, bookmarks, labels, stamps."""

import time
import zlib
from array import array
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from bsak import pdf
from bsak.pdf.tree import Template
from tests.pdf import demo, gate
from tests.pdf.conftest import FONTS, bound


def sheet(sheet_id, *flowables, **fields):
    identity = pdf.Identity(sheet_id, f"Titel {sheet_id}", **fields)
    return pdf.render([pdf.Heading(f"Titel {sheet_id}", 1), *flowables], identity)


def link(target):
    return pdf.Text(["Se ", pdf.Run(target, link=f"sheet:{target}"), " og så videre."])


def test_a_kept_sheet_is_the_same_sheet():
    card = demo.card()

    kept = card.to_bytes()

    assert pdf.Sheet.from_bytes(kept) == card
    assert pdf.Sheet.from_bytes(kept).to_bytes() == kept == demo.card().to_bytes()


def test_a_kept_sheet_gives_the_same_binder():
    card = demo.card()

    assert bound(pdf.Sheet.from_bytes(card.to_bytes())) == bound(card)


@pytest.mark.parametrize("kept", [b"", b"noget andet", b"bsak-sheet-0\nxxxx"])
def test_other_bytes_are_no_sheet(kept):
    with pytest.raises(ValueError, match="not a finished sheet"):
        pdf.Sheet.from_bytes(kept)


def test_a_sheet_carries_no_font_of_its_own_and_a_binder_each_once():
    one, many = bound(demo.card()), bound(*[demo.card()] * 20)

    with pikepdf.open(BytesIO(one)) as first, pikepdf.open(BytesIO(many)) as second:
        fonts = [set(file.pages[0].Resources.Font.keys()) for file in (first, second)]
        programs = [
            sum("/FontFile2" in found for found in file.objects if is_dictionary(found))
            for file in (first, second)
        ]
    assert len(demo.card().to_bytes()) < 12_000
    assert fonts[0] == fonts[1] == {"/R0", "/M0", "/S0", "/B0"}
    assert programs == [4, 4]


def is_dictionary(found):
    return isinstance(found, pikepdf.Dictionary)


def test_rare_characters_bring_their_bank_only_when_used():
    data = bound(sheet("SK-DP-01", pdf.Text("Łódź og Жуков")))

    with pikepdf.open(BytesIO(data)) as file:
        assert len(file.pages[0].Resources.Font.keys()) > 4
    assert gate.check(data, words=["Łódź og Жуков"]) == []


def test_links_lead_to_the_first_side_of_the_other_sheet():
    data = bound(sheet("SK-DP-01", link("SK-AC-03")), demo.card())

    with pikepdf.open(BytesIO(data)) as file:
        (note,) = file.pages[0].Annots
        assert note.Dest[0].objgen == file.pages[2].objgen
        assert str(note.Contents) == "SK-AC-03"
    assert gate.check(data, words=["Se SK-AC-03 og så videre."]) == []


def test_a_link_out_of_the_binder_prints_without_a_link():
    story = [link("MT-AC-01"), link("SK-AC-03"), link("MT-AC-02")]
    data = bound(sheet("SK-DP-01", *story), demo.card())

    with pikepdf.open(BytesIO(data)) as file:
        assert len(file.pages[0].Annots) == 1
    words = [f"Se {name} og så videre." for name in ("MT-AC-01", "SK-AC-03", "MT-AC-02")]
    assert gate.check(data, words=words) == []


def test_bookmarks_nest_by_level():
    plan = sheet("SK-DP-01", pdf.Heading("Alarmering"), pdf.Heading("Hvem", 3), pdf.Heading("Slut"))
    parts = [pdf.Part(sheet("SK-BI-01"), bookmark="Skoler"), pdf.Part(plan, level=2)]
    out = BytesIO()
    pdf.bind(parts, out, title="Mappe")

    with pikepdf.open(out) as file, file.open_outline() as outline:
        (group,) = outline.root
        (document,) = group.children
        assert group.title == "Skoler"
        assert document.title == "SK-DP-01 Titel SK-DP-01"
        assert [kid.title for kid in document.children] == ["Alarmering", "Slut"]
        assert [kid.title for kid in document.children[0].children] == ["Hvem"]


def test_each_side_is_labelled_as_its_foot_says():
    data = bound(demo.card(), sheet("SK-DP-01"))

    document = pypdfium2.PdfDocument(data)
    labels = [document.get_page_label(number) for number in range(4)]
    document.close()
    assert labels == ["SK-AC-03 1", "SK-AC-03 2", "SK-DP-01 1", "SK-DP-01 2"]


def test_the_stamp_is_laid_over_the_same_sheet():
    card = demo.card()
    for number in ("07", "08"):
        stamp = pdf.Stamp(f"{number} af 22", "KONTROLLERET KOPI.", f"https://b.dk/k/1?k={number}")

        data = bound(card, stamp=stamp)

        faults = gate.check(data, foot=[f"{number} af 22", "KONTROLLERET"], codes=[stamp.qr] * 2)
        assert faults == []


def test_an_uncontrolled_print_has_its_word_under_the_text():
    data = bound(demo.card(), stamp=pdf.Stamp(status="UKONTROLLERET", word="UKONTROLLERET"))

    assert gate.check(data, foot=["Kopi", "–"]) == []
    document = pypdfium2.PdfDocument(data)
    for side in document:
        text = side.get_textpage().get_text_bounded()
        assert text.count("UKONTROLLERET") == 2
        assert text.index("UKONTROLLERET") < text.index("SK-AC-03")
    document.close()


@pytest.mark.parametrize("length", [10, 45, 62, 84, 106, 150, 213])
def test_a_code_of_any_length_is_read_back(length):
    address = ("https://bsak.example.dk/k/SK-AC-03/4?k=07&" + "x" * 200)[:length]
    data = bound(demo.card(), stamp=pdf.Stamp(qr=address))

    assert list(gate._codes(data, [address] * 2)) == []


def test_the_same_sheet_may_stand_twice():
    data = bound(demo.card(), demo.card())

    assert gate.check(data) == []


def test_the_sides_of_a_sheet_for_many_copies_are_written_once():
    one = sheet("A", link("B"), link("C"), pdf.PageBreak(), pdf.Text("Og overleaf."))
    parts = [pdf.Part(one, pdf.Stamp(copy=f"0{number} af 22")) for number in range(1, 4)]
    out = BytesIO()
    pdf.bind([*parts, pdf.Part(sheet("B"))], out, title="Tre pakker")

    assert gate.check(out.getvalue()) == []
    with pikepdf.open(BytesIO(out.getvalue())) as file:
        drawn = [[stream.objgen for stream in side.Contents] for side in file.pages]
        leads = [len(side.get("/Annots", [])) for side in file.pages]
    assert drawn[0][0] == drawn[2][0] == drawn[4][0] != drawn[1][0] == drawn[3][0]
    assert len({drawn[n][1] for n in (0, 2, 4)}) == 3  # each with the stamp of its copy
    assert leads[:6] == [1, 0, 1, 0, 1, 0]


def test_a_large_binder_passes_and_is_bound_quickly():
    sheets = [sheet(f"SK-DP-{n:02}", *[pdf.Text("ord " * 60)] * 40) for n in range(60)]
    started = time.process_time()

    data = bound(*sheets)

    spent = time.process_time() - started
    with pikepdf.open(BytesIO(data)) as file:
        pages = len(file.pages)
    assert spent / pages < 0.003  # seconds a side; a slow machine needs a fifth of it
    assert list(gate._structure(data)) == []


def test_a_card_is_rendered_quickly():
    demo.card()
    started = time.process_time()

    for _ in range(5):
        demo.card()

    assert (time.process_time() - started) / 5 < 0.06


def test_sheets_rendered_at_the_same_time_do_not_mix():
    def both(number):
        pdf.register(FONTS)
        return demo.card().to_bytes(), sheet(f"SK-DP-{number:02}").to_bytes()

    with ThreadPoolExecutor(6) as pool:
        results = list(pool.map(both, range(30)))
    assert {card for card, _ in results} == {demo.card().to_bytes()}
    assert [plan for _, plan in results] == [both(number)[1] for number in range(30)]


@pytest.mark.parametrize("base", [1, 990, 999, 1000, 1999, 123_456])
def test_elements_get_their_numbers_wherever_in_the_file_they_come(base):
    sheet_of_rows = sheet("SK-DP-01", pdf.TickList([f"Trin {n}" for n in range(600)]))
    packed = zlib.decompress(sheet_of_rows.structure)
    refs, offsets = array("I", packed[:8])
    numbers = array("I", packed[8 : 8 + 4 * refs])

    filled = Template.read(sheet_of_rows.structure).filled(base)

    assert refs > 2000
    assert filled == packed[8 + 4 * (refs + offsets) :] % tuple(base + n for n in numbers)


def test_the_fingerprint_is_stable():
    assert pdf.fingerprint() == pdf.fingerprint()
    assert len(pdf.fingerprint()) == 16


@pytest.mark.parametrize("end", [20, 60, -1, -300])
def test_part_of_a_kept_sheet_is_no_sheet(end):
    with pytest.raises(pdf.SheetError):
        pdf.Sheet.from_bytes(demo.card().to_bytes()[:end])


def test_kept_sheet_with_another_head_is_no_sheet():
    kept = demo.card().to_bytes()

    with pytest.raises(pdf.SheetError):
        pdf.Sheet.from_bytes(kept[:22] + zlib.compress(b"{}") + kept[22:])
