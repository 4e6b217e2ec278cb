"""What a file of people wrote, as it was before and as it was left: enough to undo it as one.

It holds names and numbers, so it lies in the inbox for a day and never in the trail.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from bsak.contacts.models import Confirmation, ContactPoint, Hours, Person, PointKind
from bsak.kernel.db import rows


@dataclass(frozen=True, slots=True, kw_only=True)
class PointState:
    """A number as it stands; ``said`` is how often it has been called right or wrong."""

    id: int
    kind: PointKind
    value: str
    hours: Hours
    is_private: bool
    confirmed_on: date | None = None
    wrong_since: date | None = None
    said: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonState:
    """A person as they stand, with their numbers."""

    id: int
    name: str
    title: str = ""
    department: int | None = None
    party: int | None = None
    user: int | None = None
    employee_key: str | None = None
    note: str = ""
    left_on: date | None = None
    points: tuple[PointState, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """All that one file wrote. Who is not in ``before`` was written down by it.

    ``after`` is in the order that it was written in.
    """

    changes: int
    before: tuple[PersonState, ...] = ()
    after: tuple[PersonState, ...] = ()
    parties: tuple[int, ...] = ()
    confirmations: tuple[int, ...] = ()


def states(people: Iterable[Person]) -> tuple[PersonState, ...]:
    """Return how these people stand now, by one question besides."""
    people = tuple(people)
    said = _said({point.id for person in people for point in person.points})
    return tuple(_state(person, said) for person in people)


def is_changed(before: PersonState | None, after: PersonState, now: PersonState | None) -> bool:
    """Say whether somebody has changed since what stood ``after`` it was written."""
    if now is None or before is None:
        return now != after
    if any(getattr(now, name) != getattr(after, name) for name in fields_between(before, after)):
        return True
    old, new, here = (_points(state) for state in (before, after, now))
    return any(here.get(key) != point for key, point in new.items() if point != old.get(key))


def fields_between(before: PersonState, after: PersonState) -> list[str]:
    """Return the names of what was written about somebody, apart from their numbers."""
    names = ("name", "title", "department", "party", "employee_key", "left_on")
    return [name for name in names if getattr(before, name) != getattr(after, name)]


def _state(person: Person, said: dict[int, int]) -> PersonState:
    return PersonState(
        id=person.id, name=person.name, title=person.title,
        department=person.department.id if person.department else None,
        party=person.party.id if person.party else None,
        user=person.user_id, employee_key=person.employee_key,
        note=person.note, left_on=person.left_on,
        points=tuple(_point(point, said.get(point.id, 0)) for point in person.points),
    )  # fmt: skip


def _point(point: ContactPoint, said: int) -> PointState:
    return PointState(
        id=point.id, kind=point.kind, value=point.value, hours=point.hours,
        is_private=point.is_private, confirmed_on=point.confirmed_on,
        wrong_since=point.wrong_since, said=said,
    )  # fmt: skip


def _points(state: PersonState) -> dict[int, PointState]:
    return {point.id: point for point in state.points}


def _said(points: Collection[int]) -> dict[int, int]:
    count = select(Confirmation.point_id, func.count().label("times"))
    grouped = count.where(Confirmation.point_id.in_(points)).group_by(Confirmation.point_id)
    return {row.point_id: row.times for row in rows(grouped)}
