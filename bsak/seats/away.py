"""Who is away from when to when. Nobody is asked why, and it is written nowhere."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from bsak.contacts.models import Person
from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, refuse
from bsak.kernel.trail import Entry
from bsak.seats import rules
from bsak.seats.days import fills_from
from bsak.seats.models import Absence, Assignment, Seat

ENDINGS = frozenset({"absence_ended", "absence_taken_back"})


def be_away(person: Person, from_on: date, to_on: date | None, *, actor: Viewer) -> Absence:
    """Write that a person is away, both days included; without ``to_on`` until further notice."""
    refuse(rules.obstacle_to_absence(seats_of(person), actor))
    # Two who write of one person wait for each other.
    db.session.execute(select(Person.id).where(Person.id == person.id).with_for_update())
    refuse(rules.obstacle_to_dates(person, from_on, to_on, of(person)))
    absence = Absence(
        person=person, from_on=from_on, to_on=to_on,
        made_at=clock.now(), made_by_id=actor.user_id,
    )  # fmt: skip
    db.session.add(absence)
    db.session.flush()
    _record("absence_noted", absence, actor)
    return absence


def come_back(absence: Absence, on: date, *, actor: Viewer) -> Entry:
    """Let a person be back from ``on``; by the first day: they never were away."""
    refuse(rules.obstacle_to_absence(seats_of(absence.person), actor))
    before = _days(absence)
    if on <= absence.from_on:
        act = _record("absence_taken_back", absence, actor, before)
        db.session.delete(absence)
    else:
        absence.to_on = on - timedelta(days=1)
        act = _record("absence_ended", absence, actor, before)
    db.session.flush()
    return act


def undo(act: Entry, *, actor: Viewer) -> Absence:
    """Let a person be away after all, as was written before ``act`` said that they are back."""
    person = db.session.get(Person, act.subject_id or 0) if act.action in ENDINGS else None
    if person is None:
        raise Hidden
    was = act.before or {}
    if left := db.session.get(Absence, was["absence"]):
        refuse(rules.obstacle_to_absence(seats_of(person), actor))
        db.session.delete(left)
        db.session.flush()
    days = [date.fromisoformat(was[name]) if was[name] else None for name in ("from_on", "to_on")]
    return be_away(person, days[0] or clock.today(), days[1], actor=actor)


def of(person: Person) -> Sequence[Absence]:
    """Return when a person is away, the latest first."""
    mine = select(Absence).where(Absence.person_id == person.id)
    return db.session.scalars(mine.order_by(Absence.from_on.desc(), Absence.id.desc())).all()


def seats_of(person: Person) -> Sequence[Seat]:
    """Return the seats that a person fills today or is to fill."""
    mine = select(Assignment.seat_id).where(
        Assignment.person_id == person.id,
        fills_from(clock.today()),
    )
    return db.session.scalars(select(Seat).where(Seat.id.in_(mine)).order_by(Seat.id)).all()


def _days(absence: Absence) -> dict[str, Any]:
    to_on = absence.to_on.isoformat() if absence.to_on else None
    return {"absence": absence.id, "from_on": absence.from_on.isoformat(), "to_on": to_on}


def _record(
    action: str, absence: Absence, actor: Viewer, before: dict[str, Any] | None = None
) -> Entry:
    return trail.record(
        action, "person", absence.person_id, actor_id=actor.user_id,
        before=before, after=_days(absence),
    )  # fmt: skip
