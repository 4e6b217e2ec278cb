"""The crisis organisation as it is on a day, as plain values: levels, groups, seats and people."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from bsak.contacts import reaching
from bsak.contacts.models import Person
from bsak.contacts.reaching import Reach
from bsak.groups import queries as groups
from bsak.kernel.db import rows
from bsak.kernel.words import _
from bsak.seats.days import away_on, fills_from
from bsak.seats.models import Absence, Assignment, Seat
from bsak.seats.roles import CrisisRole, Level

_Days = tuple[date, date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """A person on a seat: as its holder (rank 0) or a deputy, from one day to before another.

    ``phone``, ``phone_outside`` and ``mail`` are of work; private numbers are never here.
    """

    assignment: int
    person: int
    name: str
    rank: int
    from_on: date
    to_on: date | None  # the first day they no longer fill it
    is_away: bool = False
    away_since: date | None = None
    away_until: date | None = None  # the last day away; None: nobody has said
    has_left: bool = False
    phone: str = ""
    phone_outside: str = ""
    mail: str = ""
    age_days: int | None = None  # since the older of the two numbers was confirmed

    @property
    def last_on(self) -> date | None:
        """Return the last day they fill it, if that is known."""
        return self.to_on - timedelta(days=1) if self.to_on else None

    @property
    def is_there(self) -> bool:
        """Say whether the person can be called upon."""
        return not self.is_away and not self.has_left


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLine:
    """A seat that is open: who holds it, the deputies in rank order, and who is to come."""

    id: int
    version: int
    level: Level
    group: int | None
    title: str
    role: CrisisRole | None
    function: str
    holder: Filling | None = None
    deputies: tuple[Filling, ...] = ()
    coming: tuple[Filling, ...] = ()  # from a later day on, the soonest first

    @property
    def is_vacant(self) -> bool:
        """Say whether nobody holds the seat, or only somebody who has left."""
        return self.holder is None or self.holder.has_left

    @property
    def acting(self) -> Filling | None:
        """Return who acts: the holder, else the first deputy who is there, else nobody."""
        return next((one for one in self.people if one.is_there), None)

    @property
    def is_deputised(self) -> bool:
        """Say whether a deputy acts instead of the holder."""
        return self.acting is not None and self.acting.rank > 0

    @property
    def standing_in(self) -> tuple[Filling, ...]:
        """Return the deputies who have not left; they may be away."""
        return tuple(one for one in self.deputies if not one.has_left)

    @property
    def gone(self) -> tuple[Filling, ...]:
        """Return those who have left, and whose place on the seat is to be filled."""
        return tuple(one for one in self.people if one.has_left)

    @property
    def staying(self) -> tuple[Filling, ...]:
        """Return the holder and the deputies who have not left; they may be away."""
        return tuple(one for one in self.people if not one.has_left)

    @property
    def said_level(self) -> str:
        """Return the level as lists that are read elsewhere say it."""
        return _("operativt") if self.group else _("strategisk")

    @property
    def people(self) -> tuple[Filling, ...]:
        """Return the holder and the deputies."""
        return ((self.holder,) if self.holder else ()) + self.deputies


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSeats:
    """A krisegruppe with its seats; one without any is shown all the same."""

    id: int
    code: str
    name: str
    seats: tuple[SeatLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """The whole crisis organisation on a day."""

    day: date
    strategic: tuple[SeatLine, ...] = ()
    groups: tuple[GroupSeats, ...] = ()

    @property
    def seats(self) -> Iterator[SeatLine]:
        """Go through every open seat, the strategic level first."""
        yield from (line for line, _group in self.placed)

    @property
    def placed(self) -> Iterator[tuple[SeatLine, str]]:
        """Go through the same, each with its group as lists that are read elsewhere say it."""
        yield from ((line, "") for line in self.strategic)
        for group in self.groups:
            yield from ((line, f"{group.code} {group.name}") for line in group.seats)


def read(day: date) -> Organisation:
    """Return the organisation on ``day``. The number of questions is fixed."""
    filled = rows(_FILLED.where(fills_from(day)))
    away = _away(day)
    reach = reaching.of_people({row.person_id for row in filled}, day)
    people: dict[int, list[Filling]] = defaultdict(list)
    for row in filled:
        if row.to_on is None or row.to_on > row.from_on:
            people[row.seat_id].append(_filling(row, away, reach[row.person_id], day))
    lines = [_line(seat, people[seat.id], day) for seat in rows(_SEATS)]
    return Organisation(
        day=day,
        strategic=tuple(line for line in lines if line.group is None),
        groups=tuple(
            GroupSeats(
                id=group.id,
                code=group.code,
                name=group.name,
                seats=tuple(line for line in lines if line.group == group.id),
            )
            for group in groups.all_groups()
        ),
    )


def of_group(group_id: int, day: date) -> tuple[SeatLine, ...]:
    """Return the seats of a group that is open."""
    return next((group.seats for group in read(day).groups if group.id == group_id), ())


def said_rank(rank: int) -> str:
    """Return what a rank is called: "Indehaver", "1. stedfortræder"."""
    return _("%(rank)d. stedfortræder", rank=rank) if rank else _("Indehaver")


def _away(day: date) -> dict[int, _Days]:
    """Return who is away, with the first day of it and the last; None: until further notice."""
    found: dict[int, tuple[date, date]] = {}
    for row in rows(_ABSENT.where(away_on(day))):
        first, last = found.get(row.person_id, (date.max, date.min))
        found[row.person_id] = min(first, row.from_on), max(last, row.to_on or date.max)
    return {
        person: (first, None if last == date.max else last)
        for person, (first, last) in found.items()
    }


def _filling(row: Any, away: Mapping[int, _Days], reach: Reach, day: date) -> Filling:
    away_since, away_until = away.get(row.person_id, (None, None))
    return Filling(
        assignment=row.id,
        person=row.person_id,
        name=row.name,
        rank=row.rank,
        from_on=row.from_on,
        to_on=row.to_on,
        is_away=away_since is not None,
        away_since=away_since,
        away_until=away_until,
        has_left=row.left_on is not None and row.left_on <= day,
        phone=reach.phone,
        phone_outside=reach.phone_outside,
        mail=reach.mail,
        age_days=reach.age_days,
    )


def _line(seat: Any, people: list[Filling], day: date) -> SeatLine:
    now = [one for one in people if one.from_on <= day]
    return SeatLine(
        id=seat.id,
        version=seat.version,
        level=seat.level,
        group=seat.group_id,
        title=seat.name or (seat.role.label if seat.role else ""),
        role=seat.role,
        function=seat.function,
        holder=next((one for one in now if one.rank == 0), None),
        deputies=tuple(one for one in now if one.rank),
        coming=tuple(sorted((o for o in people if o.from_on > day), key=lambda o: o.from_on)),
    )


_SEATS = (
    select(Seat.id, Seat.version, Seat.level, Seat.group_id, Seat.name, Seat.role, Seat.function)
    .where(Seat.is_closed.is_(False))
    .order_by(Seat.position, Seat.id)
)
_FILLED = (
    select(
        Assignment.id, Assignment.seat_id, Assignment.person_id, Assignment.rank,
        Assignment.from_on, Assignment.to_on, Person.name, Person.left_on,
    )
    .join(Person, Person.id == Assignment.person_id)
    .order_by(Assignment.rank, Assignment.from_on, Assignment.id)
)  # fmt: skip
_ABSENT = select(Absence.person_id, Absence.from_on, Absence.to_on)
