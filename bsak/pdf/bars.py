"""Bars in the outer margin along what differs; a side says the same with them and without."""

from bsak.pdf.flow import Flowable
from bsak.pdf.pen import Pen
from bsak.pdf.theme import GRID, MM
from bsak.pdf.words import Words


class Changed(Flowable):
    """A bar in the outer margin along what differs from the revision before."""

    def __init__(self, flowable: Flowable) -> None:
        self._inner = flowable
        self.above, self.below = flowable.above, flowable.below
        self.keep_with_next, self.group = flowable.keep_with_next, flowable.group
        self.fills = flowable.fills

    def measure(self, width: float) -> float:
        """As tall as what has changed."""
        return self._inner.height(width)

    def least(self, width: float) -> float:
        """As what has changed."""
        return self._inner.least(width)

    def split(self, width: float, room: float) -> "tuple[Flowable, Flowable] | None":
        """Part what has changed; each part keeps its bar."""
        parts = self._inner.split(width, room)
        return (Changed(parts[0]), Changed(parts[1])) if parts else None

    def filled(self, width: float, room: float) -> Flowable:
        """As what has changed."""
        return Changed(self._inner.filled(width, room))

    def words(self) -> Words:
        """As what has changed."""
        return self._inner.words()

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw it, and the bar beside it."""
        self._inner.draw(pen, x, top, width)
        bar = outer_edge(pen, x, width)
        pen.bar(bar, top - 2, bar, top - self._height + 2)


class Deleted(Flowable):
    """A bar with a dash where something has been taken out; it takes no room from the text."""

    keep_with_next = True
    takes_room = False

    def __init__(self, group: str | None = None) -> None:
        self.group = group  # between rows of a list it breaks no list

    def measure(self, width: float) -> float:
        """Take no room: the text stands where it will stand without bars."""
        return 0.0

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the bar, and the dash towards the text."""
        draw_dash(pen, x, top, width)


def outer_edge(pen: Pen, x: float, width: float) -> float:
    """Return where a change bar stands: in the outer margin, 1.6 mm from the text."""
    return x + width + 1.6 * MM if pen.is_odd else x - 1.6 * MM


def draw_dash(pen: Pen, x: float, y: float, width: float) -> None:
    """Draw a short bar with a dash: at this height something has been taken out."""
    bar = outer_edge(pen, x, width)
    pen.bar(bar, y + GRID / 2 - 1, bar, y - GRID / 2 + 1)
    inwards = -1 if bar > x else 1
    pen.bar(bar, y, bar + inwards * 4, y)
