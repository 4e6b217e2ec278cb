"""Marks that show whether a printer keeps size, place and side: the holes, a rule, a target."""

from bsak.pdf.flow import Flowable
from bsak.pdf.pen import Pen
from bsak.pdf.theme import (
    HAIR,
    INK,
    INNER,
    LINE,
    MM,
    OUTER,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PALE,
    QUIET,
    RED,
    RULE,
    YELLOW,
    Style,
)
from bsak.pdf.words import Words

HOLES = (108.5, 188.5)  # ISO 838: 80 mm apart, halfway down the side
HOLE_INSET, _HOLE = 12 * MM, 3 * MM
_EDGE, _CORNER = 5 * MM, 8 * MM  # how near the edge every printer must come
_TARGET_X, _TARGET_Y = 150 * MM, 62 * MM  # from the rings, and from below
_NUMBER = Style(10, 12)


class ProofMarks(Flowable):
    """The marks of one side; those of both sides meet when the sheet is held against light."""

    def measure(self, width: float) -> float:
        """Take no room: every mark has a place of its own."""
        return 0.0

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw holes, corners, the edges of the text, the target and an arrow upwards."""
        with pen.artefact():
            for height in HOLES:
                _hole(pen, _from_rings(pen, HOLE_INSET), height * MM)
            _corners(pen)
            for edge in (INNER, PAGE_WIDTH - OUTER):
                side = _from_rings(pen, edge)
                pen.rule(side, 26.5 * MM, side, 40 * MM, HAIR, LINE)
            target = _from_rings(pen, _TARGET_X)
            if pen.is_odd:
                pen.rule(target - 4 * MM, _TARGET_Y, target + 4 * MM, _TARGET_Y, RULE)
                pen.rule(target, _TARGET_Y - 4 * MM, target, _TARGET_Y + 4 * MM, RULE)
            else:
                _circle(pen, target, _TARGET_Y, 4 * MM)
            up = _from_rings(pen, _TARGET_X + 20 * MM)
            pen.shape((
                (up - 4 * MM, _TARGET_Y - 4 * MM),
                (up, _TARGET_Y + 5 * MM),
                (up + 4 * MM, _TARGET_Y - 4 * MM),
            ))  # fmt: skip


class ProofRule(Flowable):
    """A rule of exactly 100 mm, with a stroke at each ten."""

    below = 4 * MM

    def measure(self, width: float) -> float:
        """Strokes and numbers."""
        return 13 * MM

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the rule, and the numbers under it."""
        y = top - 5 * MM
        pen.rule(x, y, x + 100 * MM, y, RULE)
        for ten in range(11):
            tall = 5 * MM if ten % 5 == 0 else 3 * MM
            pen.rule(x + ten * 10 * MM, y, x + ten * 10 * MM, y + tall, RULE)
        with pen.tag("P"):
            for number in (0, 50, 100):
                align = 0.0 if number == 0 else 0.5
                pen.text(x + number * MM, y - 5 * MM, f"{number} mm ", _NUMBER, align=align)


class ProofTones(Flowable):
    """Four greys from light to black, and the two colours that the sheets use."""

    below = 4 * MM

    def measure(self, width: float) -> float:
        """One row of fields."""
        return 12 * MM

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Paint the fields, each with an edge."""
        for number, colour in enumerate((PALE, LINE, QUIET, INK, RED, YELLOW)):
            left = x + number * 18 * MM
            pen.area(left, top - 12 * MM, 16 * MM, 12 * MM, colour)
            pen.outline(left, top - 12 * MM, 16 * MM, 12 * MM, HAIR)

    def words(self) -> Words:
        """Nothing that is read."""
        return ""


def _from_rings(pen: Pen, distance: float) -> float:
    """Return the place so far from the edge that is punched, which is to the right overleaf."""
    return distance if pen.is_odd else PAGE_WIDTH - distance


def _hole(pen: Pen, x: float, y: float) -> None:
    _circle(pen, x, y, _HOLE)
    pen.rule(x - 1 * MM, y, x + 1 * MM, y, HAIR)
    pen.rule(x, y - 1 * MM, x, y + 1 * MM, HAIR)


def _circle(pen: Pen, x: float, y: float, radius: float) -> None:
    pen.setStrokeGray(0)
    pen.setLineWidth(RULE)
    path = pen.beginPath()
    path.circle(x, y, radius)
    pen.drawPath(path, stroke=1, fill=0)


def _corners(pen: Pen) -> None:
    for x, inwards in ((_EDGE, 1), (PAGE_WIDTH - _EDGE, -1)):
        for y, upwards in ((_EDGE, 1), (PAGE_HEIGHT - _EDGE, -1)):
            pen.rule(x, y, x + inwards * _CORNER, y, RULE)
            pen.rule(x, y, x, y + upwards * _CORNER, RULE)
