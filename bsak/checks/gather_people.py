"""The organisation gathered for the rules: seats and who fills them, people, functions, numbers."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import and_, or_, select

from bsak.approval.models import Delegation
from bsak.approval.queries import is_idle
from bsak.checks.facts import Held, Human, Mandate, Point, Post, Seat
from bsak.checks.register import by
from bsak.contacts.models import ContactPoint, Party, Person
from bsak.contacts.models import Post as PostRow
from bsak.contacts.queries import is_here
from bsak.groups.models import CrisisGroup
from bsak.kernel.db import rows
from bsak.seats.days import away_on, fills_on
from bsak.seats.models import Absence, Assignment
from bsak.seats.models import Seat as SeatRow


def gathered(today: date) -> dict[str, Any]:
    """Return the parts of the register that tell of people."""
    away = {row.person_id for row in rows(select(Absence.person_id).where(away_on(today)))}
    return {
        "seats": tuple(_seats(today)),
        "people": {
            row.id: Human(**row._mapping, is_away=row.id in away)
            for row in rows(select(*(Person.__table__.c[name] for name in Human._fields[:-1])))
        },
        "posts": tuple(Post(*row) for row in rows(_posts())),
        "mandates": tuple(_mandates(today)),
        "points": tuple(Point(*row) for row in rows(_points())),
    }


def _seats(today: date) -> list[Seat]:
    held = by(rows(_held(today)), lambda row: int(row.seat_id))
    return [
        Seat(
            id=row.id, group_id=row.group_id, level=row.level, role=row.role,
            title=row.name or (row.role.label if row.role else ""), function=row.function,
            held=tuple(Held(one.person_id, one.rank) for one in held[row.id]),
        )
        for row in rows(_open_seats())
    ]  # fmt: skip


def _open_seats() -> Any:
    columns = (SeatRow.id, SeatRow.group_id, SeatRow.level, SeatRow.role, SeatRow.name)
    is_open = or_(SeatRow.group_id.is_(None), CrisisGroup.is_closed.is_(False))
    query = select(*columns, SeatRow.function)
    query = query.outerjoin(CrisisGroup, CrisisGroup.id == SeatRow.group_id)
    order = (CrisisGroup.position.nulls_first(), SeatRow.position, SeatRow.id)
    return query.where(SeatRow.is_closed.is_(False), is_open).order_by(*order)


def _held(today: date) -> Any:
    columns = (Assignment.seat_id, Assignment.person_id, Assignment.rank)
    query = select(*columns).where(fills_on(today))
    return query.order_by(Assignment.seat_id, Assignment.rank, Assignment.id)


def _mandates(today: date) -> Iterator[Mandate]:
    """Return what stands as a mandate today, whether it counts or not."""
    gone = select(Person.user_id).where(Person.user_id.is_not(None), ~is_here(today))
    columns = (
        Delegation.id, Delegation.function, (~is_idle(today)).label("counts"),
        Delegation.given_by_id.in_(gone).label("giver_left"),
    )  # fmt: skip
    lasting = or_(Delegation.until.is_(None), Delegation.until >= today)
    query = select(*columns).where(Delegation.ended_at.is_(None), lasting)
    for row in rows(query.order_by(Delegation.id)):
        yield Mandate(row.id, row.function, bool(row.counts), bool(row.giver_left))


def _posts() -> Any:
    columns = (PostRow.id, PostRow.name, PostRow.group_id, Party.name)
    query = select(*columns).outerjoin(Party, Party.id == PostRow.party_id)
    return query.where(PostRow.is_closed.is_(False)).order_by(PostRow.sort_key, PostRow.id)


def _points() -> Any:
    """Return the question for the numbers of those who are still here."""
    own = ContactPoint.__table__.c
    columns = [own[name] for name in Point._fields]
    query = select(*columns).outerjoin(Person, Person.id == ContactPoint.person_id)
    query = query.outerjoin(PostRow, PostRow.id == ContactPoint.post_id)
    here = or_(
        and_(ContactPoint.person_id.is_not(None), Person.erased_on.is_(None)),
        PostRow.is_closed.is_(False),
    )
    return query.where(here).order_by(ContactPoint.id)
