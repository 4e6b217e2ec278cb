"""Rows under each other, split across sides between rows and, when one is too tall, inside it."""

from abc import abstractmethod
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Self

from bsak.pdf.bars import Changed, draw_dash, outer_edge
from bsak.pdf.flow import Flowable
from bsak.pdf.lines import Block
from bsak.pdf.pen import Pen
from bsak.pdf.theme import MM

_TALL = 90 * MM  # a row taller than this may be parted


@dataclass(frozen=True, slots=True)
class Cell:
    """A block and how far from the left edge of the row it stands."""

    block: Block
    left: float
    right: float | None = None  # ranged right against this


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `starts` is False for the rest of a row that began on the side before."""

    cells: tuple[Cell, ...]
    number: int
    starts: bool = True


class Rows(Flowable):
    """Base of lists and tables. `role` and `row_role` name their elements."""

    role = "Table"
    row_role = "TR"
    pad_top = pad_bottom = 1.5 * MM
    least_row = 0.0
    head_is_content = True

    _rows: Sequence[Row] = ()
    _heights: Sequence[float] = ()
    _head: Row | None = None
    _is_rest = False
    count = 0  # of all rows, also in a piece

    @abstractmethod
    def build(self, width: float) -> list[Row]:
        """Break all cells."""

    def build_head(self, width: float) -> Row | None:
        """Break the cells of the row that is repeated on every side."""
        return None

    @abstractmethod
    def draw_row(self, pen: Pen, x: float, top: float, width: float, row: Row) -> None:
        """Draw one row inside its element."""

    def draw_head(self, pen: Pen, x: float, top: float, width: float, row: Row) -> None:
        """Draw the repeated row."""

    def measure(self, width: float) -> float:
        """Break all cells and add up the rows."""
        self._rows = self.build(width)
        self._heights = list(map(self.row_height, self._rows))
        self.count = len(self._rows)
        self._head = self.build_head(width)
        return self._head_height() + sum(self._heights)

    def _head_height(self) -> float:
        return self.row_height(self._head) if self._head else 0.0

    def row_height(self, row: Row) -> float:
        """How tall one row is."""
        tallest = max((cell.block.height for cell in row.cells), default=0.0)
        return max(self.least_row, tallest + self.pad_top + self.pad_bottom)

    def least(self, width: float) -> float:
        """The repeated row and the first one, or a part of it when it is tall."""
        self.height(width)
        first = self._heights[0] if self._heights else 0.0
        return self._head_height() + (first if first <= _TALL else _TALL / 3)

    def split(self, width: float, room: float) -> tuple[Self, Self] | None:
        """Part between the last row that fits and the next, or inside a tall one."""
        self.height(width)
        left = room - self._head_height()
        count = 0
        for tall in self._heights:
            if tall > left + 0.01:
                break
            left -= tall
            count += 1
        start, rest = self._piece_of(0, count), self._piece_of(count, len(self._rows))
        if rest._rows and rest._heights[0] > _TALL and left > _TALL / 3:
            upper, lower = self._part(rest._rows[0], left)
            start._set([*start._rows, upper], [*start._heights, self.row_height(upper)])
            rest._set([lower, *rest._rows[1:]], [self.row_height(lower), *rest._heights[1:]])
        if not start._rows or not rest._rows:
            return None
        rest._is_rest = True
        return start, rest

    def _part(self, row: Row, room: float) -> tuple[Row, Row]:
        start, rest = [], []
        for cell in row.cells:
            count = int((room - self.pad_top - self.pad_bottom) / cell.block.leading)
            start.append(Cell(cell.block.part(0, count), cell.left, cell.right))
            rest.append(Cell(cell.block.part(count), cell.left, cell.right))
        return Row(tuple(start), row.number, row.starts), Row(tuple(rest), row.number, False)

    def _piece_of(self, start: int, end: int) -> Self:
        piece = self._piece(0.0)
        piece._set(self._rows[start:end], self._heights[start:end])
        return piece

    def _set(self, rows: Sequence[Row], heights: Sequence[float]) -> None:
        self._rows, self._heights = rows, heights
        self._height = self._head_height() + sum(heights)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the repeated row, once as content and then as an artefact, and the rows."""
        pen.begin(self.role, self.key)
        if self._head:
            self._draw_any_head(pen, x, top, width, self._head)
            top -= self._head_height()
        for row, tall in zip(self._rows, self._heights, strict=True):
            pen.begin(self.row_role, (self.key, row.number))
            self.draw_row(pen, x, top, width, row)
            pen.end()
            top -= tall
        pen.end()

    def _draw_any_head(self, pen: Pen, x: float, top: float, width: float, head: Row) -> None:
        if self.head_is_content and not self._is_rest:
            with pen.tag(self.row_role):
                self.draw_head(pen, x, top, width, head)
        else:
            with pen.artefact():
                self.draw_head(pen, x, top, width, head)


class ChangedRows(Changed):
    """Bars along the rows that differ, and dashes where rows have been taken out.

    `numbers` are the rows with a bar, `gone` the rows right before which something is missing;
    a number past the last row means the end.
    """

    def __init__(self, rows: Rows, numbers: Collection[int], gone: Collection[int] = ()) -> None:
        super().__init__(rows)
        self._rows, self._numbers, self._gone = rows, numbers, gone

    def split(self, width: float, room: float) -> tuple[Flowable, Flowable] | None:
        """Part the rows; each part keeps the bars of its own."""
        parts = self._rows.split(width, room)
        if parts is None:
            return None
        one, other = (ChangedRows(part, self._numbers, self._gone) for part in parts)
        return one, other

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the rows, and what stands beside them."""
        self._rows.draw(pen, x, top, width)
        bar, y = outer_edge(pen, x, width), top - self._rows._head_height()
        last = -1
        for row, tall in zip(self._rows._rows, self._rows._heights, strict=True):
            if row.number in self._gone and row.starts:
                draw_dash(pen, x, y, width)
            if row.number in self._numbers:
                pen.bar(bar, y - 2, bar, y - tall + 2)
            y, last = y - tall, row.number
        if last == self._rows.count - 1 and any(number > last for number in self._gone):
            draw_dash(pen, x, y, width)
