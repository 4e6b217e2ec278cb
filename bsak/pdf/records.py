"""Facts and lists one looks things up in or writes on: key and value, contacts, ticks, log."""

from collections.abc import Sequence

from bsak.pdf.flow import Flowable
from bsak.pdf.labels import CLOCK, INITIALS
from bsak.pdf.lines import Block, set_words
from bsak.pdf.measure import text_width
from bsak.pdf.pen import Pen
from bsak.pdf.rows import Cell, Row, Rows
from bsak.pdf.signs import tick_box
from bsak.pdf.theme import (
    BODY,
    BOX,
    CELL,
    CELL_HEAD,
    DETAIL,
    GRID,
    HAIR,
    LINE,
    MM,
    QUESTION,
    QUIET,
    WIDTH,
    Style,
)
from bsak.pdf.words import Run, Words, phone, plain

_KEY = Style(10, 14, "S")
_KEY_WIDTH = 42 * MM
_TICK, _CLOCK, _INITIALS = 10 * MM, 15 * MM, 12 * MM
_LOG_LINE, _LOG_HEAD, _LOG_CLOCK = 8.6 * MM, 6 * MM, 18 * MM
_PHONE_LABEL = 20 * MM
_NAME = Style(12, 15, "B")
_HINT = Style(10.5, 13, colour=QUIET)


class KeyValues(Rows):
    """Facts: what it is, and what it says."""

    above, below = 0.0, GRID
    pad_top = pad_bottom = 0.7 * MM

    def __init__(self, pairs: Sequence[tuple[str, Words]]) -> None:
        self._pairs = tuple(pairs)

    def build(self, width: float) -> list[Row]:
        """Break keys and values."""
        return [
            Row(
                (
                    Cell(set_words(key, _KEY, _KEY_WIDTH - 3 * MM), 0.0),
                    Cell(set_words(value, BODY, width - _KEY_WIDTH), _KEY_WIDTH),
                ),
                number,
            )
            for number, (key, value) in enumerate(self._pairs)
        ]

    def draw_row(self, pen: Pen, x: float, top: float, width: float, row: Row) -> None:
        """Set key and value over a hair rule."""
        key, value = row.cells
        with pen.tag("TH", (self.key, row.number, 0), "/A<</O/Table/Scope/Row>>"):
            pen.block(x, top - self.pad_top, key.block)
        with pen.tag("TD", (self.key, row.number, 1)):
            pen.block(x + value.left, top - self.pad_top, value.block)
        y = top - self.row_height(row)
        pen.rule(x, y, x + width, y, HAIR, LINE)

    def words(self) -> Words:
        """The pairs."""
        return "\n".join(f"{key}: {plain(value)}" for key, value in self._pairs)


class ContactBlock(Flowable):
    """One function one can reach: who answers, and by which numbers."""

    below = GRID * 0.5

    def __init__(
        self,
        function: str,
        name: str = "",
        phones: Sequence[tuple[str, str]] = (),
        mail: str = "",
        note: str = "",
    ) -> None:
        self._function, self._name, self._phones = function, name, tuple(phones)
        self._mail, self._note = mail, note

    def measure(self, width: float) -> float:
        """Break the function on the left, the numbers on the right."""
        half = width * 0.55
        self._left = [set_words(self._function, _NAME, half - 4 * MM)]
        for text in (self._name, self._note):
            if text:
                self._left.append(set_words(text, DETAIL, half - 4 * MM))
        right = width - half
        self._right = [
            (
                set_words(Run(f"{label} ", quiet=True), DETAIL, _PHONE_LABEL - 2 * MM),
                set_words(phone(number), BODY, right - _PHONE_LABEL),
            )
            for label, number in self._phones
        ]
        mail = Run(self._mail, link=f"mailto:{self._mail}")
        self._address = set_words(mail, BODY, right) if self._mail else Block((), 1)
        left = sum(block.height for block in self._left)
        numbers = sum(max(label.height, number.height) for label, number in self._right)
        return max(left, numbers + self._address.height) + 3 * MM

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Set both columns over a hair rule."""
        with pen.tag("Div"):
            y = top - 1.2 * MM
            for block in self._left:
                with pen.tag("P"):
                    pen.block(x, y, block)
                y -= block.height
            y, right = top - 1.2 * MM, x + width * 0.55
            for label, number in self._right:
                with pen.tag("P"):
                    pen.block(right, y - (number.leading - label.leading) / 2, label)
                    pen.block(right + _PHONE_LABEL, y, number)
                y -= max(label.height, number.height)
            if self._mail:
                with pen.tag("P"):
                    pen.block(right, y, self._address)
        pen.rule(x, top - self._height, x + width, top - self._height, HAIR, LINE)

    def words(self) -> Words:
        """All of it."""
        phones = [f"{label} {number}" for label, number in self._phones]
        return "\n".join([self._function, self._name, *phones, self._mail, self._note])


class TickList(Rows):
    """A list to tick off: box, words, and room for the clock and initials."""

    role, row_role = "L", "LI"
    above, below = 0.0, GRID
    pad_top = pad_bottom = 1.6 * MM
    least_row = BOX + 2.4 * MM
    head_is_content = False

    def __init__(self, items: Sequence[Words], columns: bool = True) -> None:
        self._items, self._columns = tuple(items), columns

    @staticmethod
    def is_one_line(word: str) -> bool:
        """Say whether a word stands on one line of a list without columns to write in."""
        return text_width(word, BODY) <= WIDTH - _TICK

    def build(self, width: float) -> list[Row]:
        """Break the items beside their boxes."""
        room = width - _TICK - (_CLOCK + _INITIALS + 2 * MM if self._columns else 0)
        return [
            Row((Cell(set_words(item, BODY, room), _TICK),), number)
            for number, item in enumerate(self._items)
        ]

    def build_head(self, width: float) -> Row | None:
        """Break the heads of the columns to write in."""
        if not self._columns:
            return None
        return Row((Cell(set_words(CLOCK, CELL_HEAD, _CLOCK), width - _CLOCK - _INITIALS),), -1)

    def row_height(self, row: Row) -> float:
        """The head is lower than a row."""
        return CELL.leading + MM if row.number < 0 else super().row_height(row)

    def draw_head(self, pen: Pen, x: float, top: float, width: float, row: Row) -> None:
        """Set the column heads over a rule."""
        y, left = top - CELL.leading, x + width - _CLOCK - _INITIALS
        pen.text(left + 1.5 * MM, y + MM, CLOCK, CELL_HEAD)
        pen.text(left + _CLOCK + 1.5 * MM, y + MM, INITIALS, CELL_HEAD)
        pen.rule(x, y - MM, x + width, y - MM, HAIR, LINE)

    def draw_row(self, pen: Pen, x: float, top: float, width: float, row: Row) -> None:
        """Draw the box, set the words, rule off the columns."""
        tall = self.row_height(row)
        if row.starts:
            tick_box(pen, x + MM, top - 1.2 * MM - BOX)
        with pen.tag("LBody", (self.key, row.number, 0)):
            air = max(self.pad_top, min(tall, BOX + 2.4 * MM) / 2 - BODY.leading / 2)
            pen.block(x + _TICK, top - air, row.cells[0].block)
        pen.rule(x, top - tall, x + width, top - tall, HAIR, LINE)
        for offset in (_CLOCK + _INITIALS, _INITIALS) if self._columns else ():
            pen.rule(x + width - offset, top, x + width - offset, top - tall, HAIR, LINE)

    def words(self) -> Words:
        """The items."""
        return "\n".join(plain(item) for item in self._items)


class WriteLines(Flowable):
    """Lines to write on, with a narrow column for the clock; may take the rest of the side."""

    above = 4 * MM

    def __init__(self, title: str, hint: str = "", count: int = 6, fill: bool = False) -> None:
        self._title, self._hint, self._count, self.fills = title, hint, count, fill
        self._pitch = _LOG_LINE

    def measure(self, width: float) -> float:
        """Title and lines."""
        title = set_words(self._title, QUESTION, width)
        hint = set_words(Run(self._hint, quiet=True), _HINT, width)
        beside = title.lines[-1].width + 6 * MM + hint.lines[-1].width <= width
        self._blocks = (title, hint, beside and len(title.lines) == len(hint.lines) == 1)
        extra = 0.0 if self._blocks[2] else title.height + hint.height - _LOG_HEAD
        self._head = _LOG_HEAD + max(0.0, extra)
        return self._head + self._count * self._pitch

    def filled(self, width: float, room: float) -> Flowable:
        """Return it with as many lines as `room` holds."""
        self.height(width)
        room -= self._head
        grown = WriteLines(self._title, self._hint, max(self._count, int(room / _LOG_LINE)))
        grown._pitch = max(_LOG_LINE, min(room / grown._count, 1.2 * _LOG_LINE))
        return grown

    def split(self, width: float, room: float) -> tuple[Flowable, Flowable] | None:
        """Lines may go on overleaf."""
        self.height(width)
        count = int((room - self._head) / _LOG_LINE)
        if not 0 < count < self._count:
            return None
        rest = WriteLines(self._title, self._hint, self._count - count)
        return WriteLines(self._title, self._hint, count), rest

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Set title and hint, draw the lines."""
        title, hint, beside = self._blocks
        with pen.tag("H2"):
            pen.block(x, top, title)
        if self._hint:
            left = max(title.lines[0].width + 4 * MM, 14 * MM) if beside else 0.0
            drop = (title.leading - hint.leading) / 2 + 0.5 if beside else title.height
            with pen.tag("P"):
                pen.block(x + left, top - drop, hint)
        y = top - self._head
        pen.rule(x + _LOG_CLOCK, y, x + _LOG_CLOCK, y - self._count * self._pitch, HAIR, LINE)
        for _ in range(self._count):
            y -= self._pitch
            pen.rule(x, y, x + width, y, HAIR, LINE)

    def words(self) -> Words:
        """Title and hint."""
        return f"{self._title}\n{self._hint}"
