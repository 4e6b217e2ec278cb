"""When a duty changes hands, in Danish time: pure, so that it can be held against a calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from bsak.duty.models import Roster, Turn
from bsak.kernel.clock import DENMARK

_DAY = timedelta(days=1)


class RosterRow(NamedTuple):
    """What a page must know of a duty to say who has it. A Roster is read the same way."""

    id: int
    name: str
    group_id: int | None
    turn: Turn
    weekday: int
    changes_at: str
    has_backup: bool
    begins_on: date


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a duty goes round. A shift is known by the day it begins."""

    turn: Turn
    weekday: int
    changes_at: time
    begins_on: date

    @property
    def length(self) -> timedelta:
        """Return the days from one shift to the next."""
        return _DAY * (7 if self.turn is Turn.WEEK else 1)

    @property
    def first(self) -> date:
        """Return the day of the first shift: the first time the duty changes hands."""
        wait = (self.weekday - self.begins_on.weekday()) % 7
        return self.begins_on + _DAY * (wait if self.turn is Turn.WEEK else 0)

    def has(self, day: date) -> bool:
        """Say whether a shift begins on ``day``."""
        return day >= self.first and (day - self.first) % self.length == timedelta()

    def day_of(self, day: date) -> date | None:
        """Return the shift that ``day`` belongs to after the change; None before the first."""
        if day < self.first:
            return None
        return day - (day - self.first) % self.length

    def at(self, moment: datetime) -> date | None:
        """Return the shift that runs at ``moment``; None before the first."""
        local = moment.astimezone(DENMARK)
        shift = self.day_of(local.date())
        if shift is not None and moment < self.begins(shift):
            shift = self.day_of(shift - _DAY)
        return shift

    def days(self, first: date, last: date) -> Iterator[date]:
        """Go through the shifts that have a day from ``first`` to ``last``."""
        shift = self.day_of(first) or self.first
        while shift <= last:
            yield shift
            shift += self.length

    def after(self, shift: date) -> date:
        """Return the shift that takes over."""
        return shift + self.length

    def begins(self, shift: date) -> datetime:
        """Return the moment the shift takes over. A week with a change of clocks is not 168 hours.

        A time of day that the clocks jump over is the same moment as the hour after.
        """
        return datetime.combine(shift, self.changes_at, DENMARK).astimezone(UTC)

    def ends(self, shift: date) -> datetime:
        """Return the moment the next takes over."""
        return self.begins(self.after(shift))


def rhythm(roster: Roster | RosterRow) -> Rhythm:
    """Return how the duty of ``roster`` goes round."""
    return Rhythm(
        roster.turn, roster.weekday, time.fromisoformat(roster.changes_at), roster.begins_on
    )
