"""Questions about seats, who has filled them, and who is away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import joinedload, selectinload

from bsak.contacts.models import Person
from bsak.contacts.queries import working
from bsak.contacts.rules import has_left
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db, rows
from bsak.seats import rules
from bsak.seats.days import away_from, fills, fills_from, fills_on
from bsak.seats.models import Absence, Assignment, Seat


@dataclass(frozen=True, slots=True)
class MySeat:
    """A seat that somebody fills, and who acts when they are away."""

    seat: Seat
    rank: int
    others: tuple[Assignment, ...]


def seat(seat_id: int) -> Seat | None:
    """Return a seat with its group and everybody who ever filled it."""
    everybody = selectinload(Seat.assignments).joinedload(Assignment.person)
    return db.session.scalar(
        select(Seat).where(Seat.id == seat_id).options(joinedload(Seat.group), everybody)
    )


def closed() -> Sequence[Seat]:
    """Return the seats that are closed, in order."""
    shut = select(Seat).where(Seat.is_closed).options(joinedload(Seat.group))
    return db.session.scalars(shut.order_by(Seat.group_id, Seat.position, Seat.id)).all()


def of_user(user_id: int) -> list[MySeat]:
    """Return the open seats that an account's person fills today, with the others on them."""
    today = clock.today()
    mine = (
        select(Seat)
        .where(Seat.is_closed.is_(False))
        .where(Seat.assignments.any(Assignment.person.has(Person.user_id == user_id)))
        .options(
            joinedload(Seat.group),
            selectinload(Seat.assignments).joinedload(Assignment.person),
        )
        .order_by(Seat.group_id, Seat.position, Seat.id)
    )
    found = []
    for one in db.session.scalars(mine):
        now = [filling for filling in one.assignments if fills(filling, today)]
        for own in [filling for filling in now if filling.person.user_id == user_id]:
            others = tuple(
                other for other in now if other is not own and not has_left(other.person, today)
            )
            found.append(MySeat(one, own.rank, others))
    return found


def vacancies(day: date) -> int:
    """Return how many open seats nobody holds on ``day``, as `organisation` tells it. One count."""
    return int(rows(_vacancies(day))[0][0])


@lru_cache(maxsize=4)  # building a statement takes longer than asking it
def _vacancies(day: date) -> Any:
    held = exists().where(
        Assignment.seat_id == Seat.id, Assignment.rank == 0, fills_on(day),
        Person.id == Assignment.person_id, Person.left_on.is_(None) | (Person.left_on > day),
    )  # fmt: skip
    shut = select(CrisisGroup.id).where(CrisisGroup.is_closed)
    is_open = Seat.group_id.is_(None) | Seat.group_id.not_in(shut)
    return select(func.count()).select_from(Seat).where(Seat.is_closed.is_(False), is_open, ~held)


def history(seat: Seat) -> list[Assignment]:
    """Return who has filled a seat and who is to, the latest first."""
    real = [one for one in seat.assignments if rules.lasts(one)]
    return sorted(real, key=lambda one: (one.from_on, -one.rank), reverse=True)


def absences() -> Sequence[Absence]:
    """Return who is away today or will be, by the first day."""
    ahead = select(Absence).where(away_from(clock.today())).options(joinedload(Absence.person))
    return db.session.scalars(ahead.order_by(Absence.from_on, Absence.id)).all()


def may_be_away(viewer: Viewer) -> list[Person]:
    """Return those of whom ``viewer`` may say that they are away, by name."""
    everybody = working()
    if rules.obstacle_to_absence((), viewer) is None:
        return list(everybody)
    mine = (
        select(Assignment.person_id)
        .join(Seat, Seat.id == Assignment.seat_id)
        .where(Seat.group_id.in_(viewer.leads))
        .where(fills_from(clock.today()))
    )
    led = set(db.session.scalars(mine))
    return [person for person in everybody if person.id in led]
