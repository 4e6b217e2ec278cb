"""The heart of a card: deadline bars and the steps under them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bsak.pdf.flow import Flowable
from bsak.pdf.labels import CLOCK, INITIALS
from bsak.pdf.labels import WHO as WHO_LABEL
from bsak.pdf.lines import set_words
from bsak.pdf.measure import shorten, text_width
from bsak.pdf.pen import Pen
from bsak.pdf.signs import tick_box
from bsak.pdf.theme import (
    ACTION,
    ACTION_NUMBER,
    BAR,
    BAR_COLUMN,
    DETAIL,
    FILL,
    HAIR,
    LINE,
    MM,
    QUESTION,
    RULE,
    WHO,
)
from bsak.pdf.words import Words, plain

_NUMBER, _BOX, _WHO, _CLOCK, _INITIALS = 8.5 * MM, 10 * MM, 28 * MM, 15 * MM, 12 * MM
_LEFT, _RIGHT = _NUMBER + _BOX, _WHO + _CLOCK + _INITIALS
_LEAST = 12.4 * MM  # F-2: a gloved hand can write in the row
_FILL_LINE = 9.5 * MM  # F-3: 7 mm clear above the rule


@dataclass(frozen=True, slots=True)
class Blank:
    """A line to write on, so many millimetres long."""

    millimetres: float


class SectionBar(Flowable):
    """The black bar that says by when; it never stands last on a side."""

    above = 2.4 * MM
    keep_with_next = True

    def __init__(self, text: str, columns: bool = True) -> None:
        self._text, self._columns = text, columns

    def measure(self, width: float) -> float:
        """Break the label left of the column heads."""
        room = width - (_RIGHT if self._columns else 0.0) - 5 * MM
        self._block = set_words(self._text, BAR, room)
        return max(7.4 * MM, self._block.height + 3)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the bar, its label and the heads of the columns to write in."""
        pen.area(x, top - self._height, width, self._height)
        with pen.tag("H2"):
            air = (self._height - self._block.height) / 2
            pen.block(x + 2.5 * MM, top - air, self._block)
        if self._columns:
            left = x + width - _RIGHT + 1.5 * MM
            for text, offset in ((WHO_LABEL, 0.0), (CLOCK, _WHO), (INITIALS, _WHO + _CLOCK)):
                pen.text(left + offset, top - 5.2 * MM, text, BAR_COLUMN)

    def words(self) -> Words:
        """The label."""
        return self._text


class StepRow(Flowable):
    """One action: number, box, what to do, who does it, and room for the clock and initials."""

    group = "L"

    def __init__(
        self,
        number: int | str,
        action: Words,
        detail: Words = "",
        who: str = "",
        fill: Sequence[str | Blank] = (),
        warning: str = "",
    ) -> None:
        self.number = str(number)
        self._action, self._detail, self._who = action, detail, who
        self._fill, self._warning = tuple(fill), warning

    def measure(self, width: float) -> float:
        """Break the words of the row; it is never lower than a hand needs."""
        room = width - _LEFT - _RIGHT - MM
        texts = ((self._warning, WHO), (self._action, ACTION), (self._detail, DETAIL))
        self._blocks = [set_words(words, style, room) for words, style in texts if plain(words)]
        self._digits = QUESTION if len(self.number) < 3 else ACTION_NUMBER
        self._role = set_words(self._who, WHO, _WHO - 2.5 * MM)
        self._fill_rows = _fill_rows(self._fill, room)
        inner = sum(block.height for block in self._blocks) + 0.6 * MM
        inner += _FILL_LINE * len(self._fill_rows)
        return max(_LEAST, inner + 4.2 * MM, self._role.height + 4 * MM)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw number, box, words and the rules between the columns."""
        with pen.tag("LI"):
            with pen.tag("Lbl"):
                number = shorten(self.number, self._digits, 8 * MM) + " "
                pen.text(x + 7.8 * MM, top - 7.1 * MM, number, self._digits, align=1)
            tick_box(pen, x + _NUMBER + MM, top - 8.4 * MM)
            with pen.tag("LBody"):
                self._draw_words(pen, x + _LEFT, top - 1.7 * MM)
                if self._who:
                    with pen.tag("P"):
                        pen.block(x + width - _RIGHT + 1.5 * MM, top - 2.2 * MM, self._role)
        foot = top - self._height
        pen.rule(x, foot, x + width, foot, HAIR, LINE)
        for offset in (_RIGHT, _CLOCK + _INITIALS, _INITIALS):
            pen.rule(x + width - offset, top, x + width - offset, foot, HAIR, LINE)

    def _draw_words(self, pen: Pen, x: float, y: float) -> None:
        for block in self._blocks:
            with pen.tag("P"):
                pen.block(x, y, block)
            y -= block.height + 0.6 * MM / len(self._blocks)
        for row in self._fill_rows:
            y -= _FILL_LINE
            _draw_fill(pen, x, y + 2.2 * MM, row)

    def words(self) -> Words:
        """Number, action, detail and who, in order."""
        parts = (self._warning, self._action, self._detail, self._who)
        return f"{self.number}. " + "\n".join(plain(part) for part in parts if plain(part))


def _fill_rows(fill: Sequence[str | Blank], room: float) -> list[list[str | Blank]]:
    rows: list[list[str | Blank]] = []
    used = room + 1
    for item in fill:
        wide = _fill_width(item)
        if used + wide > room:
            rows.append([])
            used = 0.0
        rows[-1].append(item)
        used += wide + 1.2 * MM
    return rows


def _fill_width(item: str | Blank) -> float:
    return item.millimetres * MM if isinstance(item, Blank) else text_width(item, FILL)


def _draw_fill(pen: Pen, x: float, y: float, row: list[str | Blank]) -> None:
    with pen.tag("P"):
        for item in row:
            wide = _fill_width(item)
            if isinstance(item, Blank):
                pen.rule(x, y - 0.6 * MM, x + wide, y - 0.6 * MM, RULE)
            else:
                pen.text(x, y, item + " ", FILL)
            x += wide + 1.2 * MM
