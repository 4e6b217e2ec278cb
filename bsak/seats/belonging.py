"""Which krisegrupper people work in, and which seats one fills, for the room of people below."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from bsak.contacts.belonging import Held, Part
from bsak.kernel import clock
from bsak.kernel.danish import short_day
from bsak.kernel.db import db, rows
from bsak.kernel.words import _
from bsak.seats import rules
from bsak.seats.days import fills_from, fills_on
from bsak.seats.models import Assignment, Seat
from bsak.seats.organisation import said_rank


def groups_of(people: Collection[int]) -> Mapping[int, frozenset[int]]:
    """Return the groups in which each of ``people`` fills a seat today."""
    today, found = clock.today(), defaultdict[int, set[int]](set)
    mine = (
        select(Assignment.person_id, Seat.group_id)
        .join(Seat, Seat.id == Assignment.seat_id)
        .where(
            Assignment.person_id.in_(people),
            fills_on(today),
            Seat.group_id.is_not(None),
            Seat.is_closed.is_(False),
        )
    )
    for row in rows(mine):
        found[row.person_id].add(row.group_id)
    return {person: frozenset(groups) for person, groups in found.items()}


def held_by(person_id: int) -> Part:
    """Return the open seats that a person fills today or is to fill."""
    mine = (
        select(Assignment)
        .join(Assignment.seat)
        .where(
            Assignment.person_id == person_id,
            fills_from(clock.today()),
            Seat.is_closed.is_(False),
        )
        .options(joinedload(Assignment.seat).joinedload(Seat.group))
        .order_by(Assignment.rank, Seat.group_id, Seat.position, Assignment.id)
    )
    found = (one for one in db.session.scalars(mine) if rules.lasts(one))
    return Part(heading=_("Pladser i krisen"), lines=tuple(_held(one) for one in found))


def _held(one: Assignment) -> Held:
    seat, how = one.seat, [said_rank(one.rank)]
    if one.from_on > clock.today():
        how.append(_("fra %(day)s", day=short_day(one.from_on)))
    if one.last_on is not None:
        how.append(_("til og med %(day)s", day=short_day(one.last_on)))
    return Held(
        words=f"{seat.title}, {seat.group.name if seat.group else _('Kriseledelsen')}",
        how=" ".join(how),
        endpoint="seats.seat",
        address={"seat_id": seat.id},
    )
