"""Rows under each other, split across sides between rows and, when one is too tall, inside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

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
    _head: Row | None = None
    _is_rest = False

    def build(self, width: float) -> list[Row]:
        """Break all cells."""
        raise NotImplementedError

    def build_head(self, width: float) -> Row | None:
        """Break the cells of the row that is repeated on every side."""
        return None

    def draw_row(self, pen: Pen, x: float, top: float, width: float, row: Row) -> None:
        """Draw one row inside its element."""
        raise NotImplementedError

    def draw_head(self, pen: Pen, x: float, top: float, width: float, row: Row) -> None:
        """Draw the repeated row."""

    def measure(self, width: float) -> float:
        """Break all cells and add up the rows."""
        self._rows = self.build(width)
        self._head = self.build_head(width)
        return self._total()

    def _total(self) -> float:
        heights = sum(map(self.row_height, self._rows))
        return heights + (self.row_height(self._head) if self._head else 0.0)

    def row_height(self, row: Row) -> float:
        """How tall one row is."""
        tallest = max((cell.block.height for cell in row.cells), default=0.0)
        return max(self.least_row, tallest + self.pad_top + self.pad_bottom)

    def least(self, width: float) -> float:
        """The repeated row and the first one, or a part of it when it is tall."""
        self.height(width)
        head = self.row_height(self._head) if self._head else 0.0
        first = self.row_height(self._rows[0]) if self._rows else 0.0
        return head + (first if first <= _TALL else _TALL / 3)

    def split(self, width: float, room: float) -> "tuple[Flowable, Flowable] | None":
        """Part between the last row that fits and the next, or inside a tall one."""
        self.height(width)
        left = room - (self.row_height(self._head) if self._head else 0.0)
        count = 0
        for row in self._rows:
            tall = self.row_height(row)
            if tall > left + 0.01:
                break
            left -= tall
            count += 1
        before, after = list(self._rows[:count]), list(self._rows[count:])
        if after and self.row_height(after[0]) > _TALL and left > _TALL / 3:
            start, rest = self._part(after[0], left)
            before.append(start)
            after[0] = rest
        if not before or not after:
            return None
        return self._rows_only(before, False), self._rows_only(after, True)

    def _part(self, row: Row, room: float) -> tuple[Row, Row]:
        start, rest = [], []
        for cell in row.cells:
            count = int((room - self.pad_top - self.pad_bottom) / cell.block.leading)
            start.append(Cell(cell.block.part(0, count), cell.left, cell.right))
            rest.append(Cell(cell.block.part(count), cell.left, cell.right))
        return Row(tuple(start), row.number, row.starts), Row(tuple(rest), row.number, False)

    def _rows_only(self, rows: Sequence[Row], is_rest: bool) -> Self:
        piece = self._piece(0.0)
        piece._rows = rows
        piece._is_rest = self._is_rest or is_rest
        piece._height = piece._total()
        return piece

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the repeated row, once as content and then as an artefact, and the rows."""
        pen.begin(self.role, self.key)
        if self._head:
            self._draw_any_head(pen, x, top, width, self._head)
            top -= self.row_height(self._head)
        for row in self._rows:
            pen.begin(self.row_role, (self.key, row.number))
            self.draw_row(pen, x, top, width, row)
            pen.end()
            top -= self.row_height(row)
        pen.end()

    def _draw_any_head(self, pen: Pen, x: float, top: float, width: float, head: Row) -> None:
        if self.head_is_content and not self._is_rest:
            with pen.tag(self.row_role):
                self.draw_head(pen, x, top, width, head)
        else:
            with pen.artefact():
                self.draw_head(pen, x, top, width, head)
