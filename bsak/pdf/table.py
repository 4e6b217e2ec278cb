"""Tables: a head repeated on every side, rules between rows, cells of plain words."""

from collections.abc import Sequence
from dataclasses import dataclass

from bsak.pdf.lines import set_words
from bsak.pdf.pen import Pen
from bsak.pdf.rows import Cell, Row, Rows
from bsak.pdf.signs import tick_box
from bsak.pdf.theme import CELL, CELL_HEAD, GRID, HAIR, INK, LINE, MM, RULE, Style
from bsak.pdf.words import Words, plain

COLUMN_GAP = 3 * MM
_BOX = 4 * MM
_STRONG = Style(CELL.size, CELL.leading, "S")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title and its share of the width; ``is_box`` is for a box to tick."""

    title: str
    width: float = 1.0
    align: str = "left"
    bold: bool = False
    is_box: bool = False


class Table(Rows):
    """Rows of words under column heads."""

    above, below = GRID * 0.5, GRID
    pad_top = pad_bottom = 1.1 * MM

    def __init__(self, columns: Sequence[Column], rows: Sequence[Sequence[Words]]) -> None:
        self.columns = tuple(columns)
        self.rows = rows

    def build(self, width: float) -> list[Row]:
        """Break every cell in its column."""
        places = self._places(width)
        styles = [_STRONG if column.bold else CELL for column in self.columns]
        return [
            Row(
                tuple(
                    Cell(set_words(words, style, wide), left, right)
                    for words, style, (left, wide, right) in zip(row, styles, places, strict=True)
                ),
                number,
            )
            for number, row in enumerate(self.rows)
        ]

    def build_head(self, width: float) -> Row | None:
        """Break the column titles, if there are any."""
        if not any(column.title for column in self.columns):
            return None
        pairs = zip(self.columns, self._places(width), strict=True)
        return Row(
            tuple(
                Cell(set_words(column.title, CELL_HEAD, wide), left, right)
                for column, (left, wide, right) in pairs
            ),
            -1,
        )

    def _places(self, width: float) -> list[tuple[float, float, float | None]]:
        total = sum(column.width for column in self.columns)
        places, left = [], 0.0
        for number, column in enumerate(self.columns):
            share = width * column.width / total
            wide = share - (COLUMN_GAP if number < len(self.columns) - 1 else 0)
            places.append((left, wide, left + wide if column.align == "right" else None))
            left += share
        return places

    def draw_head(self, pen: Pen, x: float, top: float, width: float, row: Row) -> None:
        """Set the titles over a heavier rule."""
        for cell in row.cells:
            with pen.cell_head("Column"):
                _set(pen, x, top - self.pad_top, cell)
        y = top - self.row_height(row)
        pen.rule(x, y, x + width, y, RULE, INK)

    def draw_row(self, pen: Pen, x: float, top: float, width: float, row: Row) -> None:
        """Set the cells over a hair rule."""
        for number, cell in enumerate(row.cells):
            pen.begin("TD", (self.key, row.number, number))
            _set(pen, x, top - self.pad_top, cell)
            pen.end()
            if self.columns[number].is_box:
                tick_box(pen, x + cell.left, top - self.pad_top - _BOX, _BOX)
        y = top - self.row_height(row)
        pen.rule(x, y, x + width, y, HAIR, LINE)

    def words(self) -> Words:
        """The cells, row by row."""
        return "\n".join(" · ".join(plain(cell) for cell in row) for row in self.rows)


def _set(pen: Pen, x: float, top: float, cell: Cell) -> None:
    right = None if cell.right is None else x + cell.right
    pen.block(x + cell.left, top, cell.block, right)
