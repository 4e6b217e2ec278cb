"""What it is for a copy to be current, to lag and to be late: rules on plain figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from bsak.distribution.names import numbered

if TYPE_CHECKING:  # the command line reads these figures without loading the tables
    from bsak.distribution.models import Receipt, Release


class Told(NamedTuple):
    """What somebody answered for a pack; see Receipt."""

    done_on: date
    is_complete: bool
    is_count: bool


class Sent(NamedTuple):
    """A pack that its copy is not answered for, with the days of its release."""

    id: int
    rank: int
    urgent: int
    effective_on: date
    answer_by: date
    valid_until: date | None
    added_on: date  # when the copy was
    told: tuple[Told, ...] = ()

    @property
    def due_on(self) -> date:
        """Return the day it shall be answered by."""
        return due(self, self.added_on, self.told)


@dataclass(frozen=True, slots=True)
class Stand:
    """How one copy stands on a day.

    It is current when the newest release in effect, or a later one, is answered for completely,
    and so is every urgent leaf in effect on top of it. ``owed`` are the packs in effect that are
    not, the oldest first and urgent ones last; ``ahead`` are those that take effect later.
    ``expired`` are urgent leaves that have ended, so that the binder is owed a correction.
    """

    copy_id: int
    binder_id: int
    code: str  # of the binder
    number: int
    day: date
    newest: int | None  # the rank of the release in effect
    reached: int | None  # the rank of the newest release that the copy is answered for
    owed: tuple[Sent, ...]
    ahead: tuple[Sent, ...]
    expired: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return what tells the copy from every other."""
        return numbered(self.code, self.number)

    @property
    def is_current(self) -> bool:
        """Say whether the copy holds what it shall; one that nothing was issued to does not."""
        return self.is_answered and not self.expired

    @property
    def is_answered(self) -> bool:
        """Say whether the copy is answered for all that is in effect."""
        if self.newest is None or self.reached is None or self.owed:
            return False
        return self.reached >= self.newest

    @property
    def is_lagging(self) -> bool:
        """Say whether something is in effect that the copy has not been answered for."""
        return self.newest is not None and not self.is_answered

    @property
    def lag(self) -> int:
        """Return how many releases the copy is behind."""
        return max(1, len(self.owed)) if self.is_lagging else 0

    @property
    def answer_by(self) -> date | None:
        """Return the day the first of the packs that wait was to be answered by."""
        return min((pack.due_on for pack in self.owed), default=None)

    @property
    def days_late(self) -> int:
        """Return for how many days an answer has been missing; 0 while there still is time."""
        if self.answer_by is None or not self.is_lagging:
            return 0
        return max(0, (self.day - self.answer_by).days)


def is_in_effect(release: "Release | Sent", day: date) -> bool:
    """Say whether a release holds on ``day``; an urgent one ends by itself."""
    is_over = release.valid_until is not None and release.valid_until < day
    return release.effective_on <= day and not is_over


def due(release: "Release | Sent", added_on: date, told: "Sequence[Receipt | Told]") -> date:
    """Return the day a pack shall be answered by.

    A copy given out later has as long as others, and so has one that was put in order and found
    lacking later.
    """
    was_done = any(one.is_complete for one in told)
    found_on = [one.done_on for one in told if one.is_count and was_done]
    begins = max(release.effective_on, added_on, *found_on)
    return begins + (release.answer_by - release.effective_on)


def waits(pack: Sent, newest: int | None, day: date) -> bool:
    """Say whether a pack is to be put in on ``day``; an urgent one only on top of ``newest``."""
    if not pack.urgent:
        return pack.effective_on <= day
    return newest == pack.rank - pack.urgent and is_in_effect(pack, day)


_Stand = TypeVar("_Stand", bound=Stand)


def worst_first(stands: Iterable[_Stand]) -> list[_Stand]:
    """Return the copies that lag, those that are latest first."""
    lagging = [one for one in stands if one.is_lagging]
    return sorted(lagging, key=lambda one: (-one.days_late, -one.lag, one.name))
