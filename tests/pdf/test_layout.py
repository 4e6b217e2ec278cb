"""Where things land: sides, breaks, what stays together, and that nothing is lost on the way."""

from dataclasses import replace
from io import BytesIO

import pdfplumber
import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bsak import pdf
from bsak.pdf.fonts import clean
from bsak.pdf.lines import set_words
from bsak.pdf.theme import BODY, WIDTH
from bsak.pdf.words import plain
from tests.pdf import demo, gate
from tests.pdf.conftest import bound

IDENTITY = pdf.Identity("SK-DP-01", "Delplan for skoler", rev="1", tab="SK")
HEAD = pdf.Heading("Delplan", 1)


def texts(sheet):
    document = pypdfium2.PdfDocument(bound(sheet))
    found = [" ".join(side.get_textpage().get_text_bounded().split()) for side in document]
    document.close()
    return found


def filler(count):
    return [pdf.Text(f"Afsnit {number}") for number in range(count)]


def test_an_odd_number_of_sides_gets_a_blank_one_with_head_foot_and_words():
    sheet = pdf.render([HEAD], IDENTITY)

    first, blank = texts(sheet)
    assert sheet.pages == 2
    assert "Siden er tom med vilje" not in first
    assert "Siden er tom med vilje" in blank
    assert "SK-DP-01 Delplan for skoler" in blank
    assert "2/2" in blank


DELEGATED = "Chef for Miljø & Teknik efter bemyndigelse fra kommunaldirektøren"
LONGEST = "Chef for Beskæftigelse, Integration og Borgerservice i Centrum"


@pytest.mark.parametrize(
    ("approved_by", "owner"),
    [
        ("Kommunaldirektøren", "Chef for Miljø & Teknik"),
        (DELEGATED, "Chef for Miljø & Teknik"),
        (f"{LONGEST} efter bemyndigelse fra kommunaldirektøren", LONGEST),
    ],
)
def test_the_foot_names_approver_and_owner_whole_on_every_side(approved_by, owner):
    identity = replace(demo.IDENTITY, approved_by=approved_by, owner=owner)
    data = bound(demo.card(identity), stamp=demo.STAMP)

    assert pdf.foot_holds(approved_by, owner)
    assert gate.check(data, foot=[f"Godkendt:{approved_by}.", f"Ejer:{owner}."]) == []
    assert gate.check(data, foot=["Rev.", "07 af 22", "KONTROLLERET KOPI"]) == []


def test_a_foot_that_cannot_hold_everything_still_names_both():
    identity = replace(demo.IDENTITY, approved_by=f"{LONGEST}, " * 4, owner=f"{LONGEST}, " * 4)

    assert not pdf.foot_holds(identity.approved_by, identity.owner)
    faults = gate.check(bound(demo.card(identity)), foot=["Godkendt:Chef", "Ejer:Chef"])
    assert faults == []


def test_labels_get_no_furniture_and_no_blank_side():
    sheet = pdf.render([pdf.Heading("Etiket", 1)], IDENTITY, pdf.BARE)

    assert sheet.pages == 1
    assert texts(sheet) == ["Etiket"]


def test_a_page_break_opens_a_side_and_a_last_one_does_not():
    sheet = pdf.render([HEAD, pdf.PageBreak(), *filler(1), pdf.PageBreak()], IDENTITY)

    assert sheet.pages == 2
    assert "Afsnit 0" in texts(sheet)[1]


def test_a_section_bar_never_stands_last():
    for lines in range(24, 44, 2):
        story = [HEAD, *filler(lines), pdf.SectionBar("Inden 15 minutter"), pdf.StepRow(1, "Ring")]
        for side in texts(pdf.render(story, IDENTITY)):
            assert ("Inden 15 minutter" in side) == ("Ring" in side)


def test_a_step_is_never_parted():
    step = pdf.StepRow(7, "FØRST " + "ord " * 60 + "SIDST")
    for lines in range(24, 44, 2):
        for side in texts(pdf.render([HEAD, *filler(lines), step], IDENTITY)):
            assert ("FØRST" in side) == ("SIDST" in side)


def test_what_is_kept_together_stands_on_one_side():
    for lines in range(24, 44, 2):
        group = pdf.KeepTogether([pdf.Text("FØRST"), pdf.Text("ord " * 200), pdf.Text("SIDST")])
        for side in texts(pdf.render([HEAD, *filler(lines), group], IDENTITY)):
            assert ("FØRST" in side) == ("SIDST" in side)


def test_a_paragraph_leaves_no_line_alone():
    paragraph = "\n".join(f"linje{number}" for number in range(6))
    for lines in range(24, 44, 2):
        for side in texts(pdf.render([HEAD, *filler(lines), pdf.Text(paragraph)], IDENTITY)):
            assert side.count("linje") != 1


def test_a_table_repeats_its_head_but_reads_it_once():
    rows = [(f"Række {number}", "x") for number in range(100)]
    table = pdf.Table([pdf.Column("Hvad"), pdf.Column("Hvem")], rows)
    data = bound(pdf.render([HEAD, table], IDENTITY))

    with pdfplumber.open(BytesIO(data)) as file, pikepdf.open(BytesIO(data)) as tree:
        shown = [side.extract_text() for side in file.pages]
        read = gate._read(file, tree)
    assert all("Hvad Hvem" in side for side in shown if "Række" in side)
    assert read.count("Hvad") == 1
    assert gate.check(data, words=[f"Række {number}" for number in range(100)]) == []


def test_the_log_takes_the_rest_of_the_side():
    card = demo.card()

    assert card.room[1] < 2
    assert card.pages == 2


def test_fit_says_what_is_left_without_drawing():
    fitting = pdf.fit([*demo.side_1(), pdf.PageBreak(), *demo.side_2()])
    too_much = pdf.fit([*demo.side_1(), pdf.StepRow(7, "Ét trin for meget")])

    assert fitting == demo.card().room
    assert len(fitting) == 2
    assert len(too_much) == 2


@pytest.mark.parametrize("count", [1, 60, 100])
def test_length_is_known_without_drawing_and_measuring_changes_no_byte(count):
    rows = [[f"Række {number}", "1. feb. 2026"] for number in range(count)]
    told = [HEAD, *filler(count), pdf.Table([pdf.Column("Nr."), pdf.Column("Dag")], rows)]
    fresh = pdf.render([HEAD, *filler(count), pdf.Table(told[-1].columns, rows)], IDENTITY)

    assert pdf.length(told) == pdf.length(told) == fresh.pages
    assert pdf.render(told, IDENTITY) == fresh


@pytest.mark.parametrize("too_much", [-20, -1, 0, 0.1, 1, 30, 200])
@pytest.mark.parametrize("side", [0, 1])
def test_what_is_too_much_is_told_to_the_millimetre(side, too_much):
    def story(more):
        card = [[*demo.side_1()], [*demo.side_2()]]
        card[side].insert(1, pdf.Free(more, lambda *_: None))
        return [*card[0], pdf.PageBreak(), *card[1], pdf.PageBreak()]

    before = pdf.to_spare(story(0))
    told = pdf.to_spare(story(before[side] + too_much))

    assert told[1 - side] == before[1 - side]
    assert told[side] == pytest.approx(-too_much, abs=0.11)
    assert (min(told) < 0) == (len(pdf.fit(story(before[side] + too_much))) > 2)


@pytest.mark.parametrize("words", [1, 30, 60])
def test_a_log_with_a_long_hint_stays_on_its_side(words):
    log = pdf.WriteLines("Log", "ord " * words, 2, fill=True)
    story = [*demo.side_1(), pdf.PageBreak(), *filler(4), log]

    assert min(pdf.to_spare(story)) > 0
    assert len(pdf.fit(story)) == 2


def test_changed_rows_have_a_bar_in_the_outer_margin():
    story = [
        HEAD,
        pdf.Changed(pdf.Text("Ændret")),
        pdf.PageBreak(),
        pdf.Changed(pdf.Text("Og her")),
    ]

    with pdfplumber.open(BytesIO(bound(pdf.render(story, IDENTITY)))) as file:
        bars = [
            [line["x0"] for line in side.lines if line["linewidth"] == 1.8] for side in file.pages
        ]
    assert bars[0][0] > 25 * gate.MM + WIDTH
    assert bars[1][0] < 14 * gate.MM


def test_a_dash_between_paragraphs_moves_nothing():
    words = [HEAD, pdf.Text("Før"), pdf.Heading("Efter", 2), pdf.PageBreak(), pdf.Text("Sidst")]
    dashed = [piece for part in words for piece in (pdf.Deleted(), part)]

    bare, drawn = pdf.render(words, IDENTITY), pdf.render([*dashed, pdf.Deleted()], IDENTITY)

    assert (drawn.room, drawn.digest) == (bare.room, bare.digest)
    assert drawn.sides != bare.sides


def test_a_draft_says_so_across_every_side():
    identity = pdf.Identity("SK-DP-01", "Delplan", draft=True)
    data = bound(pdf.render([HEAD], identity))

    assert gate.check(data) == []
    with pdfplumber.open(BytesIO(data)) as file:
        for side in file.pages:
            large = [char["text"] for char in side.chars if char["size"] > 30 and char["matrix"][1]]
            assert "".join(large) == "UDKAST"


def test_steps_under_one_bar_are_one_list():
    rows = [pdf.StepRow(number, "Ring") for number in (1, 2, 3)]
    with pdfplumber.open(BytesIO(bound(pdf.render([HEAD, *rows], IDENTITY)))) as file:
        tree = file.pages[0].structure_tree
    (section,) = tree[0]["children"]
    (steps,) = [elem for elem in section["children"] if elem["type"] == "L"]
    assert [elem["type"] for elem in steps["children"]] == ["LI", "LI", "LI"]


@pytest.mark.parametrize("level", [2, 3])
def test_a_heading_never_skips_a_level(level):
    data = bound(pdf.render([pdf.Heading("Dyb", level), pdf.Heading("Dybere", 3)], IDENTITY))

    assert gate.check(data) == []


@settings(max_examples=100, deadline=None)
@given(
    some.lists(
        some.one_of(
            some.text(max_size=60),
            some.builds(pdf.Run, some.text(max_size=60), bold=some.booleans()),
        ),
        max_size=8,
    ),
    some.floats(10, 400),
)
def test_no_line_is_wider_than_its_room_and_no_word_is_lost(words, width):
    block = set_words(words, BODY, width)

    printed = "".join(text for line in block.lines for _, text, _ in line.fragments)
    wanted = "".join(clean(plain(word)) for word in words)
    assert "".join(printed.split()) == "".join(wanted.split())
    visible = [line for line in block.lines if "".join(f[1] for f in line.fragments).strip()]
    assert all(line.width <= max(width, 24) + 0.01 for line in visible)


@settings(max_examples=20, deadline=None)
@given(some.lists(some.integers(1, 900), min_size=1, max_size=12), some.integers(0, 10))
def test_no_row_is_lost_wherever_a_table_is_split(lengths, before):
    rows = [(f"R{number}Q", "ord " * count) for number, count in enumerate(lengths)]
    table = pdf.Table([pdf.Column("A", 1), pdf.Column("B", 3)], rows)
    sheet = pdf.render([HEAD, *filler(before), table], IDENTITY)

    read = " ".join(" ".join(texts(sheet)).split())
    assert [f"R{number}Q" in read for number in range(len(rows))] == [True] * len(rows)
    assert read.count("ord") == sum(lengths)


def test_a_figure_is_read_by_its_words():
    def draw(pen, x, top, width):
        with pen.figure("Kort over mødestedet"):
            pen.area(x, top - 100, 100, 100)

    data = bound(pdf.render([HEAD, pdf.Free(40, draw)], IDENTITY))

    with pikepdf.open(BytesIO(data)) as file:
        alts = [str(found.Alt) for found in file.objects if is_figure(found)]
    assert alts == ["Kort over mødestedet"]
    assert gate.check(data) == []


def is_figure(found):
    return isinstance(found, pikepdf.Dictionary) and found.get("/S") == "/Figure"


def test_a_drawing_taller_than_a_side_is_refused():
    with pytest.raises(ValueError, match="taller than a side"):
        pdf.render([HEAD, pdf.Free(300, lambda pen, x, top, width: None)], IDENTITY)
