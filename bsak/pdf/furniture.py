"""What stands on every side outside the text: head, tab, foot, and the words of a blank side."""

from dataclasses import replace

from bsak.pdf import labels
from bsak.pdf.heads import running_head
from bsak.pdf.identity import Frame, Identity
from bsak.pdf.measure import shorten, text_width
from bsak.pdf.pen import Pen
from bsak.pdf.responsible import responsible
from bsak.pdf.theme import (
    FOOT,
    FOOT_VALUE,
    INK,
    INNER,
    MM,
    OUTER,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RULE,
    TOP,
    WHITE,
    WIDTH,
    WORD,
    Style,
)

FOOT_Y = 11 * MM
QR_SIZE = 14 * MM
# Label and room of each field of the foot, left to right; the copy is filled in by the stamp.
FIELDS = (
    (labels.SHEET, 27 * MM),
    (labels.SIDE, 16 * MM),
    (labels.REV, 12 * MM),
    (labels.VALID_FROM, 28 * MM),
    (labels.REVIEW_DUE, 28 * MM),
    (labels.COPY, 21 * MM),
)
# Heights above FOOT_Y of rule, labels, values and of each line under them. Where a second line is
# needed the rest moves up; the text above keeps its room, and the status line its place.
_HEIGHTS = (
    (14.4 * MM, 10.8 * MM, 6.1 * MM, (2.3 * MM,)),
    (15.8 * MM, 12.7 * MM, 8.6 * MM, (5.3 * MM, 2.0 * MM)),
)
COPY_LEFT = sum(room for _, room in FIELDS[:-1])
_TAB_WIDTH, _TAB_HEIGHT, _TAB_STEP = 6 * MM, 30 * MM, 33 * MM
_TAB = Style(11, 13, "B", colour=WHITE)
_WORD = Style(118, 118, "B", colour=WORD)
_WORD_LENGTH = 190 * MM  # longer, and its ends would reach the punched margin
_BLANK = Style(12.5, 16, "M")


def left_edge(odd: bool, frame: Frame) -> float:
    """Return where the text begins: the wide margin lies towards the rings."""
    if not frame.mirrored:
        return (PAGE_WIDTH - WIDTH) / 2
    return INNER if odd else OUTER


def draw_word(pen: Pen, word: str) -> None:
    """Draw a light outline word across the side; text laid over it stays legible."""
    style = _WORD
    wide = text_width(word, style)
    size = min(_WORD.size, _WORD.size * _WORD_LENGTH / wide) if wide else _WORD.size
    with pen.artefact():
        pen.saveState()
        pen.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2 + 6 * MM)
        pen.rotate(45)
        pen.outlined(word, Style(round(size, 1), size, "B", colour=WORD))
        pen.restoreState()


def draw_furniture(pen: Pen, identity: Identity, frame: Frame, number: int, count: int) -> None:
    """Draw head, tab and foot of side `number` of `count`."""
    x = left_edge(pen.is_odd, frame)
    with pen.artefact():
        if frame.head and number > 1:
            running_head(pen, x, PAGE_HEIGHT - TOP, WIDTH, identity)
        if frame.tab and identity.tab:
            _draw_tab(pen, identity)
        if frame.foot and frame.letter:
            _draw_letter_foot(pen, x, identity, f"{number}/{count}")
        elif frame.foot:
            _draw_foot(pen, x, identity, frame, f"{number}/{count}")


def draw_blank(pen: Pen, frame: Frame) -> None:
    """Say that the side is blank on purpose."""
    x = left_edge(pen.is_odd, frame)
    with pen.tag("P"):
        pen.text(x + WIDTH / 2, PAGE_HEIGHT / 2, labels.BLANK_SIDE, _BLANK, align=0.5)


def _draw_tab(pen: Pen, identity: Identity) -> None:
    x = PAGE_WIDTH - 10.5 * MM if pen.is_odd else 4.5 * MM
    top = PAGE_HEIGHT - 14 * MM - _TAB_STEP * (identity.tab_slot % 8)
    pen.area(x, top - _TAB_HEIGHT, _TAB_WIDTH, _TAB_HEIGHT)
    pen.saveState()
    pen.translate(x + _TAB_WIDTH / 2 + 0.35 * _TAB.size, top - _TAB_HEIGHT / 2)
    pen.rotate(90)
    pen.text(0, 0, shorten(identity.tab, _TAB, _TAB_HEIGHT - 3 * MM), _TAB, align=0.5)
    pen.restoreState()


def raised_foot(identity: Identity, frame: Frame) -> Frame:
    """Return `frame` with room in its foot for two lines where `identity` needs them."""
    lines = responsible(identity.approved_by, identity.owner)
    return replace(frame, raised=frame.foot and not frame.letter and len(lines) > 1)


def _draw_foot(pen: Pen, x: float, identity: Identity, frame: Frame, side: str) -> None:
    rule, labelled, _values, below = _HEIGHTS[frame.raised]
    pen.rule(x, FOOT_Y + rule, x + WIDTH, FOOT_Y + rule, RULE, INK)
    values = (
        identity.sheet_id,
        side,
        identity.rev,
        identity.valid_from,
        identity.review_due,
        "",
    )
    left = x
    for (label, room), value in zip(FIELDS, values, strict=True):
        pen.text(left, FOOT_Y + labelled, label, FOOT)
        draw_value(pen, left, value, room, frame)
        left += room
    lines = responsible(identity.approved_by, identity.owner)
    for height, line in zip(below, lines, strict=False):
        pen.text(x, FOOT_Y + height, line, FOOT)


def _draw_letter_foot(pen: Pen, x: float, identity: Identity, side: str) -> None:
    y = FOOT_Y
    pen.rule(x, y + 6 * MM, x + WIDTH, y + 6 * MM, RULE, INK)
    told = " · ".join(filter(None, (identity.owner, identity.title, identity.valid_from)))
    pen.text(x, y + 2.3 * MM, shorten(told, FOOT, WIDTH - 25 * MM), FOOT)
    pen.text(x + WIDTH, y + 2.3 * MM, f"{labels.SIDE} {side}", FOOT, align=1)


def draw_value(pen: Pen, x: float, value: str, room: float, frame: Frame) -> None:
    """Set one value of the foot, smaller where it is long."""
    size = FOOT_VALUE.size
    while size > FOOT.size and text_width(value, Style(size, size, "B")) > room - 1.5 * MM:
        size -= 0.5
    style = Style(size, size, "B")
    if value:
        y = FOOT_Y + _HEIGHTS[frame.raised][2]
        pen.text(x, y, shorten(value, style, room - MM), style)
