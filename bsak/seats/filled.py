"""Who fills a seat, as rows and as the trail keeps them: what gives way to whom."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from bsak.contacts.models import Person
from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.kernel.trail import Entry
from bsak.kernel.words import _
from bsak.seats import rules
from bsak.seats.days import fills
from bsak.seats.models import Assignment, Seat

States = dict[str, list[object]]


def states(seat: Seat) -> States:
    """Return who fills a seat when, by the number of the row: person, rank, from, to."""
    return {
        str(one.id): [
            one.person_id,
            one.rank,
            one.from_on.isoformat(),
            one.to_on.isoformat() if one.to_on else None,
        ]
        for one in seat.assignments
    }


def bounded(seat: Seat, rank: int, from_on: date) -> date | None:
    """Return the day somebody else is to come at ``rank`` after ``from_on``, if anybody is."""
    later = (
        one.from_on
        for one in seat.assignments
        if one.rank == rank and one.from_on > from_on and rules.lasts(one)
    )
    return min(later, default=None)


def give_way(seat: Seat, rank: int, from_on: date) -> None:
    """End whoever fills ``rank`` on ``from_on``."""
    for one in seat.assignments:
        if one.rank == rank and fills(one, from_on):
            one.to_on = from_on


def place(
    seat: Seat, person: Person, rank: int, from_on: date, to_on: date | None, actor: Viewer
) -> Assignment:
    """Put a person on a seat; who else is there has been seen to."""
    made = Assignment(
        seat=seat,
        person=person,
        rank=rank,
        from_on=from_on,
        to_on=to_on,
        made_at=clock.now(),
        made_by_id=actor.user_id,
    )
    db.session.add(made)
    return made


def stale(seat: Seat, version: int | None) -> str | None:
    """Return why a form made from ``version`` of the seat can no longer be followed, or None."""
    if version is None or version == seat.version:
        return None
    return _(
        "Nogen har ændret pladsen, siden du åbnede siden. Se, hvem der sidder nu, og prøv igen."
    )


def hold(seat: Seat) -> None:
    """Let nobody else change the seat until this transaction ends, and read who fills it anew."""
    db.session.refresh(seat, with_for_update={"of": Seat})
    filling = select(Assignment).where(Assignment.seat_id == seat.id)
    db.session.scalars(filling.execution_options(populate_existing=True)).all()


def settle(
    action: str,
    seat: Seat,
    actor: Viewer,
    before: States,
    on: date | None = None,
    undoes: int | None = None,
) -> Entry:
    """Write down what an act did to those who fill the seat, so that it can be undone."""
    flag_modified(seat, "position")  # a new version also when only people changed
    db.session.flush()
    db.session.expire(seat, ["assignments"])
    now = states(seat)
    changed = [key for key in now if before.get(key) != now[key]]
    after: dict[str, Any] = {"filled": {key: now[key] for key in changed}}
    if undoes is not None:
        after["undoes"] = undoes
    return record(
        action, seat, actor, on=on, after=after,
        before={"filled": {key: before[key] for key in changed if key in before}},
    )  # fmt: skip


def record(
    action: str,
    seat: Seat,
    actor: Viewer,
    *,
    on: date | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> Entry:
    """Write an act with its group and its day, which agendas ask for."""
    about = {"group": seat.group_id, **({"on": on.isoformat()} if on else {}), **(after or {})}
    return trail.record(action, "seat", seat.id, actor_id=actor.user_id, before=before, after=about)
