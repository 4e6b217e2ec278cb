"""The contents of a binder: each line leads the eye to its note and the reader to its sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from bsak.pdf.lines import set_words
from bsak.pdf.measure import shorten, text_width
from bsak.pdf.pen import Pen
from bsak.pdf.rows import Cell, Row, Rows
from bsak.pdf.theme import BODY, GRID, MM, Style
from bsak.pdf.words import Run, Words

_STRONG = Style(10.5, 14, "B")
_LABEL = 26 * MM


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """One entry: sheet id, title, a short note at the right, and where it leads."""

    label: str
    text: str
    note: str = ""
    target: str = ""
    level: int = 1


class Contents(Rows):
    """A list of contents."""

    role, row_role = "TOC", "TOCI"
    below = GRID
    pad_top = pad_bottom = 0.6 * MM

    def __init__(self, lines: Sequence[ContentsLine]) -> None:
        self._lines = tuple(lines)

    def build(self, width: float) -> list[Row]:
        """Break the entries left of their notes."""
        return [self._row(line, number, width) for number, line in enumerate(self._lines)]

    def _row(self, line: ContentsLine, number: int, width: float) -> Row:
        left = 5 * MM * (line.level - 1)
        note = text_width(self._note(line, width), BODY)
        room = width - left - _LABEL - note - 6 * MM
        link, bold = line.target or None, line.level == 1 and not line.label
        return Row(
            (
                Cell(set_words(Run(line.label, bold=True, link=link), BODY, _LABEL - 2 * MM), left),
                Cell(
                    set_words(Run(line.text, bold=bold, link=link), BODY, room),
                    left + (_LABEL if line.label else 0.0),
                ),
            ),
            number,
        )

    def _note(self, line: ContentsLine, width: float) -> str:
        return shorten(line.note, BODY, width / 3)

    def draw_row(self, pen: Pen, x: float, top: float, width: float, row: Row) -> None:
        """Set label, text and note, with dots between."""
        line, y = self._lines[row.number], top - self.pad_top
        with pen.tag("Reference", (self.key, row.number, "entry")):
            for cell in row.cells:
                pen.block(x + cell.left, y, cell.block)
        text = row.cells[1].block
        if line.note and row.starts and text.lines:
            note = self._note(line, width)
            baseline = y - text.height + text.leading / 2 - 0.35 * BODY.size
            with pen.tag("Span", (self.key, row.number, "note")):
                wide = pen.text(x + width, baseline, note, BODY, align=1)
            end = x + row.cells[1].left + text.lines[-1].width
            pen.leader(end + 2 * MM, x + width - wide - 2 * MM, baseline)

    def words(self) -> Words:
        """The entries."""
        return "\n".join(f"{n.label} {n.text} {n.note}" for n in self._lines)
