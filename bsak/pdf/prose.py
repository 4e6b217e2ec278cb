"""Running text: headings, paragraphs, lists and the framed remark."""

from collections.abc import Sequence

from bsak.pdf.flow import Flowable, Lines
from bsak.pdf.lines import set_words
from bsak.pdf.pen import Pen
from bsak.pdf.rows import Cell, Row, Rows
from bsak.pdf.theme import (
    BODY,
    GRID,
    HEADINGS,
    MM,
    PALE,
    STYLES,
    Style,
)
from bsak.pdf.words import Words, plain


class Heading(Lines):
    """A heading of level 1 to 5; it is bookmarked and never stands last on a side."""

    keep_with_next = True

    def __init__(self, words: Words, level: int = 2, bookmark: bool = True) -> None:
        super().__init__(words, HEADINGS[level])
        self.level = level
        self.role = f"H{level}"
        self.bookmark = bookmark
        self.above, self.below = (GRID * 1.75, GRID * 0.5) if level < 3 else (GRID, GRID * 0.25)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Set the heading and note it for the bookmarks."""
        if self.bookmark:
            pen.note_heading(self.level, plain(self._words), top)
        super().draw(pen, x, top, width)


class Text(Lines):
    """A paragraph: body, lead, small or quiet; one that `leads` stands with what follows."""

    below = GRID * 0.5

    def __init__(self, words: Words, style: str = "body", leads: bool = False) -> None:
        super().__init__(words, STYLES[style])
        self.keep_with_next = leads


class Bullets(Rows):
    """A list whose order means nothing; each item has a small square."""

    role = "L"
    row_role = "LI"
    above, below = 0.0, GRID * 0.5
    pad_top, pad_bottom = 1.0, 1.0
    indent = 5 * MM
    style: Style = BODY

    def __init__(self, items: Sequence[Words]) -> None:
        self.items = tuple(items)

    def build(self, width: float) -> list[Row]:
        """Break each item beside its square."""
        return [
            Row((Cell(set_words(item, self.style, width - self.indent), self.indent),), number)
            for number, item in enumerate(self.items)
        ]

    def draw_row(self, pen: Pen, x: float, top: float, width: float, row: Row) -> None:
        """Draw the square, then the words."""
        if row.starts:
            self.sign(pen, x, top - self.pad_top, row.number)
        with pen.tag("LBody", (self.key, row.number, "body")):
            pen.block(x + self.indent, top - self.pad_top, row.cells[0].block)

    def sign(self, pen: Pen, x: float, top: float, number: int) -> None:
        """Draw what stands before an item."""
        pen.area(x + 0.6 * MM, top - self.style.leading / 2 - 0.9 * MM, 1.8 * MM, 1.8 * MM)

    def words(self) -> Words:
        """The items under each other."""
        return "\n".join(plain(item) for item in self.items)


class NumberedSteps(Bullets):
    """A list whose order is the order of work."""

    indent = 8 * MM

    def __init__(self, items: Sequence[Words], start: int = 1) -> None:
        super().__init__(items)
        self._start = start

    def sign(self, pen: Pen, x: float, top: float, number: int) -> None:
        """Set the number."""
        with pen.tag("Lbl"):
            y = top - self.style.leading / 2 - 0.35 * self.style.size
            strong = Style(self.style.size, self.style.leading, "B")
            pen.text(x + 6 * MM, y, f"{self._start + number}", strong, align=1)


class Callout(Flowable):
    """A framed remark that must not be overlooked; no colour, that is kept for STOP."""

    above = below = GRID * 0.75

    def __init__(self, title: str, words: Words) -> None:
        self._title, self._words = title, words

    def measure(self, width: float) -> float:
        """Break title and words inside the frame."""
        inner = width - 7 * MM
        self._head = set_words(self._title, HEADINGS[3], inner) if self._title else None
        self._block = set_words(self._words, BODY, inner)
        return self._block.height + (self._head.height + 2 if self._head else 0) + 4 * MM

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw ground, heavy edge and words."""
        pen.area(x, top - self._height, width, self._height, PALE)
        pen.area(x, top - self._height, 1.2 * MM, self._height)
        y = top - 2 * MM
        with pen.tag("Div"):
            if self._head:
                with pen.tag("P"):
                    pen.block(x + 4 * MM, y, self._head)
                y -= self._head.height + 2
            with pen.tag("P"):
                pen.block(x + 4 * MM, y, self._block)

    def words(self) -> Words:
        """Title and words."""
        return f"{self._title}\n{plain(self._words)}"
