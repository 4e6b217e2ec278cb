"""Shifts as they stand and as they are written: checked, with the trail that undoes the act."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from bsak.contacts.models import Person
from bsak.duty import queries, rules
from bsak.duty.gaps import Who
from bsak.duty.models import Roster, Shift
from bsak.duty.rhythm import rhythm
from bsak.groups.rules import Viewer
from bsak.kernel import trail
from bsak.kernel.db import db
from bsak.kernel.errors import refuse
from bsak.kernel.trail import Entry

SUBJECT = "duty_roster"


@dataclass(frozen=True, slots=True)
class Seen:
    """The shifts that a form was made from, and the mark that it carries of who had them."""

    shifts: Sequence[date]
    mark: str


def hold(roster: Roster, actor: Viewer) -> None:
    """Refuse who may not plan; let two who plan the same roster wait for each other."""
    refuse(rules.obstacle_to_planning(roster, actor))
    db.session.execute(select(Roster.id).where(Roster.id == roster.id).with_for_update())


def mark(roster: Roster, shifts: Sequence[date]) -> str:
    """Return a mark of these shifts and what is said of them, for a form to carry.

    It is another when they are changed, also when somebody is taken out of a word on one.
    """
    rows = queries.shifts(roster, min(shifts), max(shifts)) if shifts else {}
    told = [(shift, queries.who_has(row := rows.get(shift)), row.note if row else "")
            for shift in sorted(shifts)]  # fmt: skip
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def is_changed(roster: Roster, seen: Seen | None) -> bool:
    """Say whether somebody has changed what a form was made from."""
    return seen is not None and seen.mark != mark(roster, seen.shifts)


def who_have(roster: Roster, shifts: Sequence[date]) -> dict[date, Who]:
    """Return who has each of these shifts now."""
    planned = queries.shifts(roster, min(shifts), max(shifts)) if shifts else {}
    return {shift: queries.who_has(planned.get(shift)) for shift in shifts}


def said_of(roster: Roster, shift: date) -> str:
    """Return the words that stand on a shift."""
    row = queries.shifts(roster, shift, shift).get(shift)
    return row.note if row else ""


def write(roster: Roster, wanted: Mapping[date, Who], action: str, actor: Viewer) -> Entry | None:
    """Let ``wanted`` stand where it is otherwise, and leave the trail that undoes it."""
    standing = who_have(roster, list(wanted))
    changed = {shift: who for shift, who in wanted.items() if who != standing[shift]}
    if not changed:
        return None
    _check(roster, changed, standing)
    rows = queries.shifts(roster, min(changed), max(changed))
    for shift, who in changed.items():
        row = rows.get(shift) or Shift(roster_id=roster.id, from_on=shift)
        row.primary_id, row.backup_id = who.primary, who.backup
        _tidy(row)
    return trail.record(
        action,
        SUBJECT,
        roster.id,
        actor_id=actor.user_id,
        before=_plain({shift: standing[shift] for shift in changed}),
        after=_plain(changed),
    )


def note(roster: Roster, shift: date, words: str) -> None:
    """Let ``words`` stand on a shift. The trail is kept free of them: they may name somebody."""
    row = queries.shifts(roster, shift, shift).get(shift) or Shift(
        roster_id=roster.id, from_on=shift
    )
    row.note = " ".join(words.split())[:300]
    _tidy(row)


def told_in(told: Mapping[str, Any] | None) -> dict[date, Who]:
    """Return the shifts that one side of a trail's entry tells of."""
    shifts = (told or {}).get("shifts", {})
    return {date.fromisoformat(shift): Who(*who) for shift, who in shifts.items()}


def _plain(shifts: Mapping[date, Who]) -> dict[str, Any]:
    return {"shifts": {str(shift): [who.primary, who.backup] for shift, who in shifts.items()}}


def _check(roster: Roster, changed: Mapping[date, Who], standing: Mapping[date, Who]) -> None:
    """Refuse people who cannot have the shifts that they are newly given."""
    wanted = {person for who in changed.values() for person in who.people}
    people = {p.id: p for p in db.session.scalars(select(Person).where(Person.id.in_(wanted)))}
    names = {key: person.name for key, person in people.items()}
    turns = rhythm(roster)
    for shift, who in changed.items():
        refuse(rules.obstacle_to_two(who, names))
        for person in who.people:
            if person not in standing[shift].people:
                refuse(rules.obstacle_to_person(people.get(person), turns.after(shift)))


def _tidy(row: Shift) -> None:
    """Keep a row that says something, and no other."""
    if row.primary_id or row.backup_id or row.note:
        db.session.add(row)
        db.session.flush()
        db.session.expire(row, ["primary", "backup"])
    elif row.id is not None:
        db.session.delete(row)
        db.session.flush()
