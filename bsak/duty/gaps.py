"""What is wrong with a shift that is planned: nobody has it, or somebody who cannot be there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from bsak.kernel.words import Worded, lazy


class Lack(Worded):
    """What a shift lacks, the worst first."""

    NOBODY = "nobody", lazy("Ingen har vagten")
    LEFT = "left", lazy("er fratrådt")
    AWAY = "away", lazy("er væk")
    NO_BACKUP = "no_backup", lazy("Ingen bagvagt")


@dataclass(frozen=True, slots=True)
class Who:
    """Who has a shift: the one on duty and the backup, by the number of the person."""

    primary: int | None = None
    backup: int | None = None

    @property
    def people(self) -> tuple[int, ...]:
        """Return those there are."""
        return tuple(one for one in (self.primary, self.backup) if one is not None)


NOBODY = Who()


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that a shift lacks. ``days`` are those that somebody is away or has left."""

    shift: date
    lack: Lack
    person: int | None = None
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Away:
    """That a person is away from one day to another, both included."""

    person: int
    from_on: date
    to_on: date | None

    def holds(self, day: date) -> bool:
        """Say whether the person is away on ``day``."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True)
class Presence:
    """Who is away when, and the first day that somebody is no longer here."""

    away: Sequence[Away] = ()
    left: Mapping[int, date] = field(default_factory=dict)

    def days_away(self, person: int, days: Iterable[date]) -> tuple[date, ...]:
        """Return those of ``days`` on which a person is away."""
        theirs = [one for one in self.away if one.person == person]
        return tuple(day for day in days if any(one.holds(day) for one in theirs))

    def days_gone(self, person: int, days: Iterable[date]) -> tuple[date, ...]:
        """Return those of ``days`` on which a person is no longer here."""
        left = self.left.get(person)
        return tuple(day for day in days if left is not None and day >= left)

    def is_there(self, person: int, days: Sequence[date]) -> bool:
        """Say whether a person is here on every one of ``days``."""
        return not self.days_gone(person, days) and not self.days_away(person, days)


def gaps(
    shift: date, until: date, who: Who, presence: Presence, *, has_backup: bool
) -> tuple[Gap, ...]:
    """Return what the shift from the one day to before the other lacks."""
    days = days_between(shift, until)
    found = []
    if who.primary is None:
        found.append(Gap(shift, Lack.NOBODY))
    for person in who.people:
        if gone := presence.days_gone(person, days):
            found.append(Gap(shift, Lack.LEFT, person, gone))
        elif away := presence.days_away(person, days):
            found.append(Gap(shift, Lack.AWAY, person, away))
    if has_backup and who.backup is None:
        found.append(Gap(shift, Lack.NO_BACKUP))
    return tuple(found)


def in_a_row(primaries: Sequence[int | None]) -> list[int]:
    """Return for each shift how many shifts running its person has had, this one counted."""
    counted: list[int] = []
    for at, person in enumerate(primaries):
        same = at > 0 and person is not None and primaries[at - 1] == person
        counted.append(counted[-1] + 1 if same else int(person is not None))
    return counted


def days_between(first: date, until: date) -> tuple[date, ...]:
    """Return the days from ``first`` to before ``until``."""
    return tuple(first + timedelta(days=n) for n in range((until - first).days))
