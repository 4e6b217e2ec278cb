"""What stands on a side: things that know their height, draw themselves and may be split."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from typing import Self

from bsak.pdf.lines import Block, set_words
from bsak.pdf.pen import Pen
from bsak.pdf.theme import MM, STYLES, Style
from bsak.pdf.words import Words, plain


class Flowable(ABC):
    """Something of a known height. `above` and `below` are the air it wants, in points."""

    above: float = 0.0
    below: float = 0.0
    keep_with_next = False
    fills = False  # takes the room the side has left
    takes_room = True  # what does not leaves everything else where it would stand without it
    group: str | None = None  # neighbours of one group share an element of this role

    _measured_for: float | None = None
    _height: float = 0.0
    key: object = None

    def height(self, width: float) -> float:
        """How tall it is at `width`; measured once."""
        if self._measured_for != width:
            self.key = self.key or object()
            self._height = self.measure(width)
            self._measured_for = width
        return self._height

    @abstractmethod
    def measure(self, width: float) -> float:
        """Work out the height, and keep what drawing needs."""

    @abstractmethod
    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw with the upper left corner at (x, top)."""

    def least(self, width: float) -> float:
        """The room its first part needs at the foot of a side."""
        return self.height(width)

    def split(self, width: float, room: float) -> "tuple[Flowable, Flowable] | None":
        """Part it into what fits in `room` and the rest, or None where it must stay whole."""
        return None

    def words(self) -> Words:
        """Its words alone: printed instead when it is taller than a whole side."""
        return ""

    def filled(self, width: float, room: float) -> "Flowable":
        """Return it grown to `room`; only asked of what `fills`."""
        return self

    def _piece(self, height: float) -> Self:
        """Return a copy of other height that continues the same element."""
        piece = copy(self)
        piece._height = height
        return piece


class Lines(Flowable):
    """A paragraph in one style: splits between lines, never leaving one alone if it can."""

    role = "P"

    def __init__(self, words: Words, style: Style) -> None:
        self._words = words
        self.style = style
        self.block = Block((), style.leading)

    def measure(self, width: float) -> float:
        """Break the lines."""
        self.block = set_words(self._words, self.style, width)
        return self.block.height

    def least(self, width: float) -> float:
        """Two lines, or all when there are three or fewer."""
        count = len(self.block.lines) if self.height(width) else 0
        return self.block.leading * (count if count <= 3 else 2)

    def split(self, width: float, room: float) -> "tuple[Flowable, Flowable] | None":
        """Part between lines."""
        self.height(width)
        count, total = int((room + 0.01) / self.block.leading), len(self.block.lines)
        if total - count < 2:
            count = total - 2
        if count < 1 or (count < 2 and total <= 3):
            return None
        return self._lines(0, count), self._lines(count, None)

    def _lines(self, start: int, end: int | None) -> Self:
        block = self.block.part(start, end)
        piece = self._piece(block.height)
        piece.block = block
        return piece

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Set the lines."""
        pen.begin(self.role, self.key)
        pen.block(x, top, self.block)
        pen.end()


def spilled(flowable: Flowable) -> Flowable:
    """Return the words of what is taller than a side as ordinary lines, so that nothing is lost."""
    if not plain(flowable.words()):
        raise ValueError(f"{type(flowable).__name__} is taller than a side and has no words")
    return Lines(flowable.words(), STYLES["body"])


class Spacer(Flowable):
    """Nothing, so many millimetres tall."""

    def __init__(self, millimetres: float) -> None:
        self._points = millimetres * MM

    def measure(self, width: float) -> float:
        """As tall as was asked for."""
        return self._points

    def split(self, width: float, room: float) -> "tuple[Flowable, Flowable] | None":
        """Air need not continue on the next side."""
        return self._piece(room), self._piece(0.0)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw nothing."""


class PageBreak(Flowable):
    """What follows begins on the next side."""

    def measure(self, width: float) -> float:
        """Take no room."""
        return 0.0

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw nothing."""


class KeepTogether(Flowable):
    """Several things that stand on one side if a side can hold them."""

    def __init__(self, flowables: Sequence[Flowable]) -> None:
        self.flowables = tuple(flowables)

    def measure(self, width: float) -> float:
        """Add up the heights and the air between."""
        return stacked(self.flowables, width)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Never drawn itself: the layout takes it apart."""
        raise NotImplementedError


class Free(Flowable):
    """A drawing of one's own, `draw(pen, x, top, width)`, so many millimetres tall."""

    def __init__(self, millimetres: float, drawing: Callable[[Pen, float, float, float], None]):
        self._points = millimetres * MM
        self._drawing = drawing

    def measure(self, width: float) -> float:
        """As tall as was asked for."""
        return self._points

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Let the caller draw."""
        self._drawing(pen, x, top, width)


def stacked(flowables: Sequence[Flowable], width: float) -> float:
    """Return how tall `flowables` are under each other, with the air between."""
    total, below = 0.0, None
    for flowable in with_room(flowables):
        gap = 0.0 if below is None else max(below, flowable.above)
        total += gap + flowable.height(width)
        below = flowable.below
    return total


def with_room(flowables: Iterable[Flowable]) -> Iterator[Flowable]:
    """Return those that take room."""
    return (flowable for flowable in flowables if flowable.takes_room)
