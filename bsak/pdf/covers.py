"""Large type for what is seen from across a room: the cover of a binder and its dividers."""

from collections.abc import Sequence

from bsak.pdf.flow import Flowable
from bsak.pdf.lines import Block, set_words
from bsak.pdf.pen import Pen
from bsak.pdf.theme import MM, QUIET, WHITE, Style
from bsak.pdf.words import Words

_MARK = Style(26, 32, "B", colour=WHITE)
_NAME = Style(46, 52, "B", colour=WHITE)
_UNDER = Style(16, 22, "M", colour=WHITE)
_CODE = Style(120, 128, "B")
_GROUP = Style(34, 42, "B")
_LINE = Style(14, 20, colour=QUIET)
_INSET = 10 * MM


class CoverBand(Flowable):
    """The black band of a cover: whose binder, what it is, what it covers."""

    above, below = 28 * MM, 14 * MM

    def __init__(self, place: str, name: str, under: str) -> None:
        self._texts = (place, name, under)
        self._blocks: list[Block] = []

    def measure(self, width: float) -> float:
        """Break the three texts inside the band."""
        inner = width - 2 * _INSET
        styles = (_MARK, _NAME, _UNDER)
        self._blocks = [
            set_words(text, style, inner) for text, style in zip(self._texts, styles, strict=True)
        ]
        return sum(block.height for block in self._blocks) + 26 * MM

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the band and the words on it; the name is the document's heading."""
        height = self.height(width)
        with pen.artefact():
            pen.area(x, top - height, width, height)
        y = top - 9 * MM
        for role, block in zip(("P", "H1", "P"), self._blocks, strict=True):
            if role == "H1":
                pen.note_heading(1, self._texts[1], y)
            with pen.tag(role):
                pen.block(x + _INSET, y, block)
            y -= block.height + 4 * MM

    def words(self) -> Words:
        """The three texts."""
        return "\n".join(self._texts)


class DividerFace(Flowable):
    """The face of a divider: a code to be read at arm's length, the name and a line under it."""

    above, below = 40 * MM, 12 * MM

    def __init__(self, code: str, name: str, lines: Sequence[str] = ()) -> None:
        self._texts = (code, name, "\n".join(line for line in lines if line))
        self._blocks: list[Block] = []

    def measure(self, width: float) -> float:
        """Break code, name and lines."""
        styles = (_CODE, _GROUP, _LINE)
        self._blocks = [
            set_words(text, style, width) for text, style in zip(self._texts, styles, strict=True)
        ]
        return sum(block.height for block in self._blocks) + 10 * MM

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw them one below the other."""
        y = top
        for number, block in enumerate(self._blocks):
            if number == 1:
                pen.note_heading(1, f"{self._texts[0]}  {self._texts[1]}", y)
            if self._texts[number]:
                with pen.tag("H1" if number == 1 else "P"):
                    pen.block(x, y, block)
            y -= block.height + 4 * MM

    def words(self) -> Words:
        """Code and name."""
        return "\n".join(self._texts)
