"""Undoing what a file of people wrote: all of it, or nothing when somebody has changed it since."""

from dataclasses import fields, replace
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import selectinload

from bsak.contacts import places, rules, service
from bsak.contacts.models import Confirmation, ContactPoint, Party, Person
from bsak.contacts.terms import PointTerms, details_of
from bsak.contacts.written import (
    PersonState,
    PointState,
    Written,
    fields_between,
    is_changed,
    states,
)
from bsak.groups.models import Department
from bsak.groups.rules import Viewer
from bsak.kernel import trail
from bsak.kernel.db import db
from bsak.kernel.errors import refuse
from bsak.kernel.words import _, ngettext

_NAMED = 3  # of those who were changed since


def undo(written: Written, *, actor: Viewer) -> None:
    """Let everything stand as before the file. Raises Refused when it is another by now."""
    refuse(rules.obstacle_to_managing(actor))
    people = _held([state.id for state in written.after])
    before = {state.id: state for state in written.before}
    now = {state.id: state for state in states(people.values())}
    since = [s.id for s in written.after if is_changed(before.get(s.id), s, now.get(s.id))]
    refuse(_changed(since, people))
    db.session.execute(delete(Confirmation).where(Confirmation.id.in_(written.confirmations)))
    for after in reversed(written.after):  # a key may have gone from one to another
        if was := before.get(after.id):
            _restore(people[after.id], was, after, actor)
        else:
            service.remove_person(people[after.id], actor=actor)
    for party in written.parties:
        places.remove_party(db.session.get_one(Party, party), actor=actor)
    trail.record("people_taken_back", "people", None, actor_id=actor.user_id,
                 after={"changes": written.changes})  # fmt: skip


def _held(wanted: list[int]) -> dict[int, Person]:
    """Return those who are still here; nobody else changes them until this is over."""
    found = (
        select(Person)
        .where(Person.id.in_(wanted), Person.erased_on.is_(None))
        .options(selectinload(Person.points))
        .order_by(Person.id)
        .with_for_update(of=Person)
        .execution_options(populate_existing=True)
    )
    return {person.id: person for person in db.session.scalars(found)}


def _changed(since: list[int], people: dict[int, Person]) -> str | None:
    """Return why what was written cannot be taken back, naming some of those it is about."""
    if not since:
        return None
    names = ", ".join(people[key].name for key in since[:_NAMED] if key in people)
    more = ngettext("%(num)d person er ændret siden.", "%(num)d personer er ændret siden.",
                    len(since))  # fmt: skip
    told = _("Det, filen skrev, kan ikke fortrydes samlet. Ret det, der er forkert, på "
             "personernes egne sider.")  # fmt: skip
    return f"{more[:-1]}: {names}. {told}" if names else f"{more} {told}"


def _restore(person: Person, was: PersonState, after: PersonState, actor: Viewer) -> None:
    written = fields_between(was, after)
    if own := {name: _value(was, name) for name in written if name != "left_on"}:
        service.change(person, replace(details_of(person), **own), actor=actor)
    if "left_on" in written:
        if was.left_on is None:
            service.come_back(person, actor=actor)
        else:
            service.leave(person, was.left_on, actor=actor)
    old, points = {one.id: one for one in was.points}, {one.id: one for one in person.points}
    for one in after.points:
        if one.id not in old:
            service.remove_point(points[one.id], actor=actor)
    for one in after.points:
        if one.id in old and old[one.id] != one:
            _put_back(points[one.id], old[one.id], actor)


def _value(was: PersonState, name: str) -> Any:
    """Return what a field was, with the place instead of its number."""
    value = getattr(was, name)
    model = {"department": Department, "party": Party}.get(name)
    return db.session.get_one(model, value) if model and value is not None else value


def _put_back(point: ContactPoint, was: PointState, actor: Viewer) -> None:
    terms = PointTerms(**{field.name: getattr(was, field.name) for field in fields(PointTerms)})
    service.change_point(point, terms, actor=actor)
    point.confirmed_on, point.wrong_since = was.confirmed_on, was.wrong_since
    db.session.flush()
