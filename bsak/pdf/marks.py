"""What guides the reader through a card: if-then, the turn of the leaf, and the end."""

from collections.abc import Sequence

from bsak.pdf.flow import Flowable
from bsak.pdf.labels import END_OF, IF_THEN
from bsak.pdf.lines import set_words
from bsak.pdf.measure import shorten, text_width
from bsak.pdf.pen import Pen
from bsak.pdf.rows import Cell, Row, Rows
from bsak.pdf.signs import arrow, diamond, squares
from bsak.pdf.theme import CONDITION, CONSEQUENCE, HAIR, LINE, MM, QUESTION, TURN, Style
from bsak.pdf.words import Words, plain

_LEFT, _THEN = 7.5 * MM, 76 * MM
_END = Style(11.5, 14, "B")


class IfThen(Rows):
    """What may happen on the way, and what is then done; the condition always first."""

    above, below = 3 * MM, 2 * MM
    pad_top, pad_bottom = 1.2 * MM, 1.4 * MM
    least_row = 10 * MM

    def __init__(self, rows: Sequence[tuple[Words, Words]], title: str = IF_THEN) -> None:
        self._pairs, self._title = tuple(rows), title

    def build(self, width: float) -> list[Row]:
        """Break conditions and consequences."""
        return [
            Row(
                (
                    Cell(set_words(condition, CONDITION, _THEN - _LEFT - 11 * MM), _LEFT),
                    Cell(set_words(then, CONSEQUENCE, width - _THEN), _THEN),
                ),
                number,
            )
            for number, (condition, then) in enumerate(self._pairs)
        ]

    def build_head(self, width: float) -> Row | None:
        """Break the title."""
        return Row((Cell(set_words(self._title, QUESTION, width - _LEFT), _LEFT),), -1)

    def row_height(self, row: Row) -> float:
        """The title takes its own height."""
        if row.number < 0:
            return row.cells[0].block.height + 0.6 * MM
        return super().row_height(row)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Set the title as a heading outside the table, then the rows."""
        if self._head and not self._is_rest:
            with pen.tag("H2"):
                pen.block(x + _LEFT, top, self._head.cells[0].block)
        super().draw(pen, x, top, width)

    def draw_head(self, pen: Pen, x: float, top: float, width: float, row: Row) -> None:
        """Draw the diamond; on later sides the title again."""
        diamond(pen, x + 2.6 * MM, top - QUESTION.leading / 2)
        if self._is_rest:
            pen.block(x + _LEFT, top, row.cells[0].block)

    def draw_row(self, pen: Pen, x: float, top: float, width: float, row: Row) -> None:
        """Set condition, arrow and consequence."""
        condition, then = row.cells
        with pen.tag("TH", (self.key, row.number, 0), "/A<</O/Table/Scope/Row>>"):
            pen.block(x + condition.left, top - self.pad_top, condition.block)
        arrow(pen, x + 68 * MM, top - self.pad_top - CONDITION.leading / 2)
        with pen.tag("TD", (self.key, row.number, 1)):
            pen.block(x + then.left, top - self.pad_top, then.block)
        y = top - self.row_height(row)
        pen.rule(x, y, x + width, y, HAIR, LINE)

    head_is_content = False

    def words(self) -> Words:
        """Title and pairs."""
        pairs = [f"{plain(condition)}: {plain(then)}" for condition, then in self._pairs]
        return "\n".join([self._title, *pairs])


class TurnLine(Flowable):
    """The last line of side 1: what must be ticked before the leaf is turned."""

    above = 1.2 * MM

    def __init__(self, words: str) -> None:
        self._words = words

    def measure(self, width: float) -> float:
        """Break the line left of the arrow."""
        self._block = set_words(self._words, TURN, width - 8 * MM)
        return self._block.height + 1.6 * MM

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Set the line ranged right, and the arrow."""
        with pen.tag("P"):
            pen.block(x, top - 0.8 * MM, self._block, right=x + width - 7 * MM)
        arrow(pen, x + width - 4.4 * MM, top - 0.8 * MM - TURN.leading / 2)

    def words(self) -> Words:
        """The line."""
        return self._words


class EndMark(Flowable):
    """Says that the document ends here, so that nobody looks for more."""

    above = 2.5 * MM

    def __init__(self, sheet_id: str) -> None:
        self._text = f"{END_OF} {sheet_id}"

    def measure(self, width: float) -> float:
        """One line."""
        self._shown = shorten(self._text, _END, width - 50 * MM)
        return _END.leading

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Set the words between squares."""
        y, half = top - _END.leading / 2, text_width(self._shown, _END) / 2
        with pen.tag("P"):
            pen.text(x + width / 2, y - 0.35 * _END.size, self._shown, _END, align=0.5)
        squares(pen, x + width / 2 - half - 14 * MM, y - 1.5 * MM)
        squares(pen, x + width / 2 + half + 6 * MM, y - 1.5 * MM)

    def words(self) -> Words:
        """The words."""
        return self._text
