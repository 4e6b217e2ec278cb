"""Erasing a person: the name and the numbers go, and what they did can still be read.

What was approved, printed or put in locked minutes is never rewritten: ``standing`` says where.
"""

import secrets

from sqlalchemy import delete, select

from bsak.contacts.models import Inquiry, Person
from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.danish import collation_key
from bsak.kernel.db import db
from bsak.kernel.errors import refuse
from bsak.kernel.words import _
from bsak.minutes.models import CalendarFeed
from bsak.people import service as people
from bsak.people.models import User
from bsak.personal import hindrances, rules, seeking, traces
from bsak.seats import told
from bsak.seats.models import Absence, OrganisationNote


def erase(person: Person, *, actor: Viewer) -> None:
    """Take out who ``person`` was, wherever that is no record. It cannot be undone."""
    refuse(rules.obstacle_to_handing(actor))
    found = hindrances.of(person, actor)
    refuse(found.words if found else None)
    sought = seeking.of(person)
    instead = _("Slettet person %(number)d", number=person.id)
    if person.user:
        _erase_account(person.user, instead)
    person.name, person.sort_key = instead, collation_key(instead)
    person.title = person.note = ""
    person.employee_key, person.department, person.party = None, None, None
    person.points.clear()
    person.erased_on = clock.today()
    db.session.execute(delete(Inquiry).where(Inquiry.person_id == person.id))
    db.session.execute(delete(Absence).where(Absence.person_id == person.id))
    _forget_told(person)
    db.session.flush()
    traces.take_out(traces.find(sought), sought, person_id=person.id)
    trail.record("person_erased", "person", person.id, actor_id=actor.user_id)


def _erase_account(user: User, instead: str) -> None:
    """Close an account that has no name any more; what it was in on has been handed over."""
    people.end_sessions(user)
    db.session.execute(delete(CalendarFeed).where(CalendarFeed.user_id == user.id))
    user.name, user.login = instead, f"slettet-{user.id}"
    user.password_hash = secrets.token_hex(32)  # no password gives this
    user.closed_at = user.closed_at or clock.now()


def _forget_told(person: Person) -> None:
    """Empty the person's name and numbers in what was told to other systems."""
    for note in db.session.scalars(select(OrganisationNote)):
        lines = told.without(note.lines, person.id)
        if lines != note.lines:
            note.lines = lines
