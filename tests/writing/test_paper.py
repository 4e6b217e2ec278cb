"""The draft's own sheet: marked as what it is, and measured to the millimetre."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import product

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from bsak import pdf
from bsak.cards.wording import CardWording, Phase, Step
from bsak.documents.kinds import Kind
from bsak.kernel.errors import Hidden
from bsak.plans.wording import WORDINGS, PlanWording, Section, Table
from bsak.writing import paper, service
from bsak.writing.fields import flat
from tests import make
from tests.writing import full


@pytest.fixture
def writer(app):
    group = make.group()
    return group, make.viewer(make.member(group))


def begun(writer, kind=Kind.ACTION_CARD, wording=None):
    group, viewer = writer
    document = make.document(group, kind=kind, actor=viewer)
    begin = service.Start(wording=wording or full.wording(kind))
    return service.start(document, begin, actor=viewer)


def lines(count):
    return "\n".join(["ord"] * count)


ROW = 12.4  # millimetres: a step of one short line


def card(side, heights, rows):
    """Return a card whose side 1 or 2 has a step and a text of so many lines, and so many rows."""
    action, detail, text = map(lines, heights)
    luk, steps = Step(lead="Luk"), (Step(lead=action, detail=detail), *[Step(lead="Ring")] * rows)
    return CardWording(
        cues=(text if side == 1 else "ord",),
        phases=(
            Phase("Inden 15 minutter", 15, steps if side == 1 else (luk,)),
            Phase("Senere", 90, steps if side == 2 else (luk,)),
        ),
        note=text if side == 2 else "",
    )


def fill(draft, side, spare, *, within):
    """Give ``draft`` the words with which ``side`` has so many mm to spare, or ``within`` more.

    Lines of an action, of a detail and of a text differ in height, and so come to any measure.
    """
    for heights in product(range(1, 8), repeat=3):
        draft.fields = flat(card(side, heights, 0))
        rows = round((paper.fit(draft)[side - 1] - spare) / ROW)
        draft.fields = flat(card(side, heights, rows))
        if spare <= paper.fit(draft)[side - 1] <= spare + within:
            return
    raise AssertionError("no words come to that measure")


def words_of(printed):
    document = PdfDocument(printed)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("kind", full.KINDS)
def test_every_side_of_a_draft_says_that_it_is_one(writer, kind, caplog):
    draft = begun(writer, kind)

    sides = words_of(paper.pdf_of(draft))

    assert not caplog.text
    assert len(sides) == paper.sheet(draft).pages
    for side in sides:
        assert "UDKAST" in side.splitlines()  # the word across the side
        assert "UDKAST, gemt" in side  # and the line in its foot
        assert "Gælder ikke." in side


@pytest.mark.parametrize("side", [1, 2])
def test_card_with_one_millimetre_too_much_says_so_and_cannot_be_approved(writer, side):
    draft = begun(writer)
    fill(draft, side, -1.0, within=0.1)
    told = paper.room(draft)[side - 1]

    assert told.is_over
    # The first step of the side is the long one, of all that stand there.
    assert re.fullmatch(rf"Side {side}: 1 mm for meget – forkort trin {side} \(\d+ mm\)", told.text)
    assert paper.obstacle_to_fit(draft) == f"Kortet skal kunne være på ét ark. {told.text}."
    assert paper.room(draft)[-1] == paper.Room("Kortet fylder nu 4 sider. Det må fylde 2.")
    assert paper.sheet(draft).pages == 4


@pytest.mark.parametrize("side", [1, 2])
def test_card_that_just_fits_is_one_leaf(writer, side):
    draft = begun(writer)
    fill(draft, side, 0.0, within=0.3)

    assert paper.room(draft)[side - 1] == paper.Room(f"Side {side}: 0 mm tilbage")
    assert paper.obstacle_to_fit(draft) is None
    assert paper.sheet(draft).pages == 2


def test_first_hour_that_fills_both_sides_is_too_much_for_side_one(writer):
    draft = begun(writer)
    draft.fields = flat(card(1, (1, 1, 1), 30))

    first, second, whole = paper.room(draft)

    assert first.is_over
    assert first.text.endswith("forkort teksten, eller flyt trin til en frist over 60 minutter")
    assert not second.is_over
    assert whole.text == f"Kortet fylder nu {paper.sheet(draft).pages} sider. Det må fylde 2."


def test_as_few_of_the_longest_steps_are_named_as_would_do(writer):
    draft = begun(writer)
    steps = [Step(lead="Ring", detail=lines(count)) for count in (1, 12, 2, 9, 3)]
    draft.fields = flat(CardWording(phases=(Phase("Straks", 15, (*steps, *[Step("Luk")] * 9)),)))

    told = paper.room(draft)[0]

    much, *named = map(int, re.findall(r"(\d+) mm", told.text))
    assert re.findall(r"trin (\d+)", told.text) == ["2", "4"]
    least = pdf.tall(pdf.StepRow(1, "x"))
    assert max(named) - least < much <= sum(named) - 2 * least


def test_plan_says_how_many_sides_it_has_and_is_never_too_long(writer):
    draft = begun(writer, Kind.SUBPLAN)

    told = paper.room(draft)

    assert [one.is_over for one in told] == [False]
    assert told[0].text.startswith(f"{paper.sheet(draft).pages} sider: ")
    assert paper.obstacle_to_fit(draft) is None


def test_back_of_a_plan_of_one_side_is_said_to_be_empty(writer):
    draft = begun(writer, Kind.SUBPLAN)
    draft.fields = flat(PlanWording(activation="Når lyset går."))

    room, seen = paper.room(draft)[0].text, paper.seen(draft)

    assert re.fullmatch(r"2 sider: \d+ mm tilbage på side 1, side 2 er tom", room)
    assert seen.pages == 2


@pytest.mark.parametrize("kind", full.KINDS)
def test_empty_draft_can_be_seen(writer, kind):
    draft = begun(writer, kind, WORDINGS[kind.value]())

    assert all("mm tilbage" in one.text for one in paper.room(draft))
    assert words_of(paper.pdf_of(draft))


def test_side_as_a_picture_follows_the_text(writer):
    draft = begun(writer)
    before = paper.side(draft, 1)
    draft.fields = draft.fields | {"goal": "Et helt andet mål"}

    with Image.open(BytesIO(paper.side(draft, 1))) as picture:
        assert (picture.format, picture.size) == ("PNG", (910, 1287))
    assert paper.side(draft, 1) != before
    assert paper.side(draft, 2)
    for number in (0, 3, 999):
        with pytest.raises(Hidden):
            paper.side(draft, number)


def test_chapter_that_is_half_written_is_laid_out(caplog):
    identity = pdf.Identity("MT-DP-01", "Delplan", draft=True)
    for headings, widths, level in product(
        [(), ("Hvad",), ("Hvad", "Hvem", "Hvor")],
        [(), (0, 0), (1,), (1, 2, 3, 4)],
        [-1, 0, 3, 10**9],
    ):
        table = Table(headings=headings, rows=(("en", "to"), ("tre",)), widths=widths)
        wording = PlanWording(sections=(Section("Først", level, (table,)),))
        side = words_of(paper.printed(wording, identity, ""))[0]

        assert all(word in side for word in ("Først", *headings, "en", "to", "tre"))
    assert not caplog.text


def test_text_that_cannot_be_laid_out_says_so(writer, caplog):
    """No such text is known; here a flowable that nothing can hold stands in for it."""
    paper._register()
    unheard_of = replace(full.wording(Kind.SUBPLAN), sections=(Section(blocks=(None,)),))

    sheet = paper._sheet(unheard_of, pdf.Identity("MT-DP-01", "Delplan", draft=True))

    out = BytesIO()
    pdf.bind([pdf.Part(sheet)], out, title="Delplan")
    assert "Teksten kan ikke sættes op" in words_of(out.getvalue())[0]
    assert "MT-DP-01: draft cannot be laid out" in caplog.text
