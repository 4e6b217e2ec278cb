"""What is written on by hand: rows under heads, boxes with a label, and plain lines."""

from collections.abc import Sequence

from bsak.pdf.flow import Flowable
from bsak.pdf.pen import Pen
from bsak.pdf.rows import Row
from bsak.pdf.table import COLUMN_GAP, Column, Table
from bsak.pdf.theme import GRID, HAIR, LINE, MM, QUIET, RULE, Style
from bsak.pdf.words import Words

_LABEL = Style(10, 12, "S", colour=QUIET)


class WriteTable(Table):
    """A table whose cells are filled in by hand: rows so many millimetres high, ruled both ways."""

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Words]],
        pitch: float = 8.6,
    ) -> None:
        super().__init__(columns, rows)
        self._pitch = pitch * MM

    def row_height(self, row: Row) -> float:
        """As high as a hand needs; the heads as high as their words."""
        tall = super().row_height(row)
        return tall if row.number < 0 else max(tall, self._pitch)

    def draw_row(self, pen: Pen, x: float, top: float, width: float, row: Row) -> None:
        """Set what is known, and rule the columns off."""
        super().draw_row(pen, x, top, width, row)
        for left, _wide, _right in self._places(width)[1:]:
            edge = x + left - COLUMN_GAP / 2
            pen.rule(edge, top, edge, top - self.row_height(row), HAIR, LINE)


class Fields(Flowable):
    """Boxes in rows, each with its label in the corner and its share of the width."""

    below = GRID

    def __init__(self, rows: Sequence[Sequence[tuple[str, float]]], pitch: float = 12) -> None:
        self._rows, self._pitch = tuple(rows), pitch * MM

    def measure(self, width: float) -> float:
        """As high as the rows."""
        return self._pitch * len(self._rows)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the boxes and set the labels."""
        for row in self._rows:
            left, total = x, sum(share for _label, share in row)
            for label, share in row:
                wide = width * share / total
                pen.outline(left, top - self._pitch, wide, self._pitch, RULE)
                with pen.tag("P"):
                    pen.text(left + 1.5 * MM, top - 4 * MM, f"{label} ", _LABEL)
                left += wide
            top -= self._pitch

    def words(self) -> Words:
        """The labels."""
        return "\n".join(label for row in self._rows for label, _share in row)


class Ruled(Flowable):
    """Lines to write on across the side."""

    below = GRID * 0.5

    def __init__(self, count: int, pitch: float = 8.6) -> None:
        self._count, self._pitch = count, pitch * MM

    def measure(self, width: float) -> float:
        """As high as the lines."""
        return self._count * self._pitch

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the lines."""
        for number in range(1, self._count + 1):
            y = top - number * self._pitch
            pen.rule(x, y, x + width, y, HAIR, LINE)
