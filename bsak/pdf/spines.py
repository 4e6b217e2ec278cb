"""Labels for the spines of binders: 192 × 61 mm, four to an A4 sheet of label stock."""

from collections.abc import Sequence
from dataclasses import dataclass

from bsak.pdf.flow import Flowable
from bsak.pdf.pen import Pen
from bsak.pdf.theme import MM, PAGE_HEIGHT, WHITE, Style
from bsak.pdf.words import Words

# The stock of four (glabels' template for Zweckform 4761); on the spine the text runs upwards.
_WIDTH, _HEIGHT, _LEFT, _TOP = 192 * MM, 61 * MM, 8.8 * MM, 26.5 * MM
_BLOCK = 44 * MM
_CODE = Style(54, 60, "B", colour=WHITE)
_TITLE = Style(30, 36, "B")
_LINE = Style(15, 19, "M")


@dataclass(frozen=True, slots=True)
class SpineLabel:
    """One label: the group's code, what it is, and a few lines under it."""

    code: str
    title: str
    lines: Sequence[str] = ()


class SpineLabels(Flowable):
    """Up to four labels, each at its place on the stock, wherever the flow stands."""

    def __init__(self, labels: Sequence[SpineLabel]) -> None:
        self._labels = tuple(labels)[:4]

    def measure(self, width: float) -> float:
        """Take one line of the flow; the labels have places of their own."""
        return MM

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw each label in its quarter."""
        for place, label in enumerate(self._labels):
            _draw(pen, label, PAGE_HEIGHT - _TOP - place * _HEIGHT)

    def words(self) -> Words:
        """The codes and titles."""
        return "\n".join(f"{label.code} {label.title}" for label in self._labels)


def _draw(pen: Pen, label: SpineLabel, top: float) -> None:
    with pen.artefact():
        pen.outline(_LEFT, top - _HEIGHT, _WIDTH, _HEIGHT, 0.5)
        pen.area(_LEFT, top - _HEIGHT, _BLOCK, _HEIGHT)
    with pen.tag("P"):
        pen.text(_LEFT + _BLOCK / 2, top - _HEIGHT / 2 - 18, label.code, _CODE, align=0.5)
        x, y = _LEFT + _BLOCK + 8 * MM, top - 17 * MM
        pen.text(x, y, label.title, _TITLE)
        for number, line in enumerate(label.lines, 1):
            pen.text(x, y - 4 * MM - number * 8 * MM, line, _LINE)
