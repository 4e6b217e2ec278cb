"""Labels for the spines of binders, as label stock comes: four wide or seven narrow to an A4."""

from collections.abc import Sequence
from dataclasses import dataclass

from bsak.pdf.flow import Flowable
from bsak.pdf.lines import Block, set_words
from bsak.pdf.measure import shorten, text_width
from bsak.pdf.pen import Pen
from bsak.pdf.theme import MM, PAGE_HEIGHT, STYLES, WHITE, Style
from bsak.pdf.words import Words

_WIDTH, _BLOCK, _INSET = 192 * MM, 44 * MM, 8 * MM
_NOTE_TOP = 5.5 * MM  # from the upper edge of the sheet, above the first label
_LEAST = 10.0  # points
_SMALL = Style(10, 12, "M")


@dataclass(frozen=True, slots=True)
class Stock:
    """A sheet of labels as it is bought, in millimetres: glabels' templates for the two numbers."""

    count: int
    height: float
    left: float
    top: float


WIDE = Stock(count=4, height=61, left=8.8, top=26.5)  # Zweckform 4761, spines of 75 to 80 mm
NARROW = Stock(count=7, height=38, left=9, top=15.4)  # Zweckform 4760, spines of 50 mm


@dataclass(frozen=True, slots=True)
class SpineLabel:
    """One label: the code, what it is, beside it which copy, two lines, and where it stands."""

    code: str
    title: str
    lines: Sequence[str] = ()
    aside: str = ""
    place: str = ""


class SpineLabels(Flowable):
    """One sheet of labels, each at its place on the stock, with a note above the first one."""

    def __init__(self, labels: Sequence[SpineLabel], stock: Stock = WIDE, note: Words = "") -> None:
        if len(labels) > stock.count:
            raise ValueError(f"a sheet of this stock has {stock.count} labels")
        self._labels, self._stock, self._note = tuple(labels), stock, note

    def measure(self, width: float) -> float:
        """Take one line of the flow; the labels have places of their own."""
        return MM

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Set the note, and each label at its place."""
        stock = self._stock
        if self._note:
            with pen.tag("P"):
                block = set_words(self._note, STYLES["small"], _WIDTH)
                pen.block(stock.left * MM, PAGE_HEIGHT - _NOTE_TOP, block)
        for place, label in enumerate(self._labels):
            _draw(pen, label, stock, PAGE_HEIGHT - (stock.top + place * stock.height) * MM)

    def words(self) -> Words:
        """The codes and titles."""
        return "\n".join(f"{label.code} {label.title}" for label in self._labels)


def _draw(pen: Pen, label: SpineLabel, stock: Stock, top: float) -> None:
    tall, left = stock.height * MM, stock.left * MM
    scale = 1.0 if stock.height > 50 else 0.7
    with pen.artefact():
        pen.outline(left, top - tall, _WIDTH, tall, 0.5)
        pen.area(left, top - tall, _BLOCK, tall)
    with pen.tag("P"):
        code, style = _fitting(
            label.code, Style(54 * scale, 60, "B", colour=WHITE), _BLOCK - 4 * MM
        )
        pen.text(left + _BLOCK / 2, top - tall / 2 - style.size / 3, code, style, align=0.5)
    x, right, y = left + _BLOCK + _INSET, left + _WIDTH - _INSET, top - 17 * MM * scale
    title = Style(30 * scale, 36, "B")
    with pen.tag("P"):
        beside = text_width(label.aside, title)
        _set(pen, x, y, label.title, title, right - x - beside - 4 * MM)
        if label.aside:
            pen.text(right, y, label.aside, title, align=1)
    with pen.tag("P"):
        for line in label.lines:
            y -= (9 if scale == 1 else 6) * MM
            _set(pen, x, y, line, Style(max(12.0, 15 * scale), 19, "M"), right - x)
        style = Style(15, 19, "M") if scale == 1 else Style(12, 14, "M")
        pen.block(x, y - (4 if scale == 1 else 2) * MM, _placed(label.place, style, right - x))


def _placed(text: str, style: Style, room: float) -> Block:
    """Return where it stands on at most two lines, in a smaller type where it is long."""
    block = set_words(text, style, room)
    if len(block.lines) > 2:
        block = set_words(shorten(text, _SMALL, 1.8 * room), _SMALL, room)
    return block


def _set(pen: Pen, x: float, y: float, text: str, style: Style, room: float) -> None:
    shown, style = _fitting(text, style, room)
    pen.text(x, y, f"{shown} ", style)


def _fitting(text: str, style: Style, room: float) -> tuple[str, Style]:
    """Return ``text`` in a smaller type where it is long, and cut only when that is too small."""
    wide = text_width(text, style)
    if wide > room:
        size = max(_LEAST, int(style.size * room / wide * 10) / 10)
        style = Style(size, style.leading, style.weight, colour=style.colour)
    return shorten(text, style, room), style
