"""From a row of flowables to sides: everything is measured before anything is drawn."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bsak.pdf.flow import Flowable, KeepTogether, PageBreak, spilled, stacked, with_room
from bsak.pdf.identity import Frame
from bsak.pdf.theme import BOTTOM, LETTER_BOTTOM, PAGE_HEIGHT, RUNNING_HEAD, TOP, WIDTH

_SLACK = 0.01  # points lost to rounding


@dataclass(slots=True)
class Side:
    """One side: what stands on it, each with its upper edge, and the room that is left."""

    top: float
    bottom: float
    placed: list[tuple[Flowable, float]] = field(default_factory=list)
    y: float = 0.0
    below: float = 0.0
    is_empty: bool = True

    @property
    def room(self) -> float:
        """Points left at the foot of the side."""
        return self.y - self.bottom

    def gap(self, flowable: Flowable) -> float:
        """The air before `flowable` if it came next."""
        return 0.0 if self.is_empty else max(self.below, flowable.above)

    def put(self, flowable: Flowable, height: float) -> None:
        """Place `flowable` under what is there."""
        self.y -= self.gap(flowable)
        self.placed.append((flowable, self.y))
        self.y -= height
        self.below = flowable.below
        self.is_empty = False

    def put_beside(self, flowable: Flowable) -> None:
        """Place what takes no room under what is there."""
        self.placed.append((flowable, self.y - self.below))


def to_spare(flowables: Sequence[Flowable], frame: Frame) -> list[float]:
    """Return the points to spare on each side that page breaks make; below zero, it is too full.

    Unlike the layout, which lets what is too much run over, this says how much that is.
    """
    layout, spare = Layout((), frame), []
    for number, side in enumerate(_between_breaks(with_room(flowables))):
        if number:
            layout._open_side()
        spare.append(layout._side.room - stacked(side, WIDTH) + _SLACK)
    return spare


def _between_breaks(flowables: Iterable[Flowable]) -> list[list[Flowable]]:
    sides: list[list[Flowable]] = [[]]
    for flowable in flowables:
        if isinstance(flowable, PageBreak):
            sides.append([])
        else:
            sides[-1].append(flowable)
    while len(sides) > 1 and not sides[-1]:
        sides.pop()  # a break that nothing follows opens no side
    return sides


class Layout:
    """Places flowables one after the other; every turn places something or opens a side."""

    def __init__(
        self, flowables: Sequence[Flowable], frame: Frame, turn: Flowable | None = None
    ) -> None:
        self._frame, self._turn = frame, turn
        self._queue = deque(flowables)
        self._beside: list[Flowable] = []  # what stands beside what comes next
        self.sides: list[Side] = []
        self._open_side()

    def _open_side(self) -> None:
        head = RUNNING_HEAD if self._frame.head and self.sides else 0.0
        foot = LETTER_BOTTOM if self._frame.letter else BOTTOM
        bottom = foot if self._frame.foot else TOP
        if self._turn and len(self.sides) % 2 == 0:
            bottom += self._turn.height(WIDTH) + self._turn.above
        top = PAGE_HEIGHT - TOP - head
        self._side = Side(top, bottom, y=top)
        self.sides.append(self._side)

    def run(self) -> list[Side]:
        """Place everything."""
        while self._queue:
            flowable = self._queue.popleft()
            if isinstance(flowable, PageBreak):
                self._break()
            elif isinstance(flowable, KeepTogether):
                self._keep(flowable)
            elif not flowable.takes_room:
                self._beside.append(flowable)
            else:
                self._place(flowable)
        self._put_beside()
        if self._turn:
            for front in self.sides[:-1:2]:
                front.placed.append((self._turn, front.bottom - self._turn.above))
        return self.sides

    def _put(self, flowable: Flowable) -> None:
        self._put_beside()
        self._side.put(flowable, flowable.height(WIDTH))

    def _put_beside(self) -> None:
        for flowable in self._beside:
            self._side.put_beside(flowable)
        self._beside.clear()

    def _break(self) -> None:
        self._put_beside()
        if any(not isinstance(flowable, PageBreak) for flowable in with_room(self._queue)):
            self._open_side()

    def _keep(self, group: KeepTogether) -> None:
        side, tall = self._side, group.height(WIDTH)
        whole = PAGE_HEIGHT - TOP - RUNNING_HEAD - side.bottom
        first = next(with_room(group.flowables), group)
        if not side.is_empty and tall + side.gap(first) > side.room + _SLACK and tall <= whole:
            self._open_side()
        self._queue.extendleft(reversed(group.flowables))

    def _place(self, flowable: Flowable) -> None:
        side = self._side
        room = side.room - side.gap(flowable)
        if flowable.fills:
            flowable = flowable.filled(WIDTH, room - self._following())
        tall = flowable.height(WIDTH)
        wanted = tall + (self._chain(flowable) if flowable.keep_with_next else 0.0)
        if wanted > side.top - side.bottom:
            wanted = tall  # no side holds them together
        if wanted <= room + _SLACK or (tall <= room + _SLACK and side.is_empty):
            self._put(flowable)
            return
        parts = flowable.split(WIDTH, room) if tall > room else None
        whole = PAGE_HEIGHT - TOP - RUNNING_HEAD - side.bottom
        if parts:
            self._put(parts[0])
            self._queue.appendleft(parts[1])
            self._open_side()
        elif not side.is_empty and flowable.least(WIDTH) <= whole:
            self._queue.appendleft(flowable)
            self._open_side()
        else:
            self._queue.appendleft(spilled(flowable))

    def _chain(self, flowable: Flowable) -> float:
        """The room that what must follow on the same side needs."""
        need, below = 0.0, flowable.below
        for follower in with_room(self._queue):
            need += max(below, follower.above)
            if not follower.keep_with_next:
                return need + follower.least(WIDTH)
            need += follower.height(WIDTH)
            if need > PAGE_HEIGHT:
                break
            below = follower.below
        return need

    def _following(self) -> float:
        """How tall all that stands after a filling flowable on its side is."""
        rest: list[Flowable] = []
        for follower in with_room(self._queue):
            if isinstance(follower, PageBreak):
                break
            rest.append(follower)
        return stacked(rest, WIDTH) + (rest[0].above if rest else 0.0)
