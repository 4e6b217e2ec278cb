"""People and their numbers: written down, changed, confirmed. Each act leaves its trail.

The trail tells of people and numbers by key, and of what changed by the field's name alone.
"""

from dataclasses import fields
from datetime import date

from sqlalchemy.exc import IntegrityError

from bsak.contacts import queries, rules
from bsak.contacts.models import Confirmation, ContactPoint, How, Person, Post
from bsak.contacts.terms import (
    Details,
    PointTerms,
    checked,
    details_of,
    differing,
    mark,
    neat,
    point_told,
    terms_of,
    told,
)
from bsak.contacts.tracing import owner_of, record, refuse_strangers
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.danish import collation_key
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, Stale, refuse, refuse_stale
from bsak.kernel.words import _


def add_person(details: Details, *, actor: Viewer | None, on: date | None = None) -> Person:
    """Write somebody down. ``actor`` None: the program itself."""
    refuse_strangers(actor)
    person = Person(added_on=on or clock.today())
    _let_stand(person, neat(details))
    record("person_added", person, actor)
    return person


def change(
    person: Person, details: Details, *, actor: Viewer | None, version: int | None = None
) -> None:
    """Let ``details`` stand. Raises Refused, or Stale with both texts."""
    refuse_strangers(actor)
    refuse(rules.obstacle_to_writing(person))
    now, details = details_of(person), neat(details)
    sentence = _("Nogen har rettet personen, mens du skrev. Der er ikke gemt noget af dit.")
    refuse_stale(version, person.version, sentence, mine=told(details), theirs=told(now))
    changed = differing(now, details)
    if not changed:
        return
    _let_stand(person, details)
    record("person_changed", person, actor, after={"fields": changed})


def leave(person: Person, on: date, *, actor: Viewer | None) -> None:
    """Say that a person is no longer here from ``on``; the numbers stay until they are erased."""
    refuse_strangers(actor)
    refuse(rules.obstacle_to_leaving(person, on))
    if person.left_on == on:
        return
    before, person.left_on = person.left_on, on
    db.session.flush()
    record("person_left", person, actor, before={"on": before and before.isoformat()},
           after={"on": on.isoformat()})  # fmt: skip


def come_back(person: Person, *, actor: Viewer | None) -> None:
    """Say that a person is here after all, or again."""
    refuse_strangers(actor)
    refuse(rules.obstacle_to_writing(person))
    if person.left_on is None:
        return
    before, person.left_on = person.left_on, None
    db.session.flush()
    record("person_returned", person, actor, before={"on": before.isoformat()})


def remove_person(person: Person, *, actor: Viewer | None) -> None:
    """Take back somebody who was just written down by mistake; the trail still tells of it."""
    refuse_strangers(actor)
    refuse(rules.obstacle_to_removing(person, clock.today()))
    record("person_removed", person, actor)
    try:
        with db.session.begin_nested():
            db.session.delete(person)
    except IntegrityError:  # a room above tells of the person by key
        raise Refused(_("Personen er allerede brugt i kriseledelsen. Vælg i stedet »Fratræder "
                        "eller går på orlov« på personens side."))  from None  # fmt: skip


def add_point(
    owner: Person | Post, terms: PointTerms, *, actor: Viewer | None, on: date | None = None
) -> ContactPoint:
    """Write down a number of a person or a post, last in the row."""
    refuse_strangers(actor)
    terms = checked(owner, terms)
    point = ContactPoint(added_on=on or clock.today())
    point.position = max((other.position for other in owner.points), default=-1) + 1
    _set(point, terms)
    owner.points.append(point)
    db.session.flush()
    record("point_added", owner, actor, after={"point": point.id, "kind": point.kind.value})
    return point


def change_point(
    point: ContactPoint, terms: PointTerms, *, actor: Viewer | None, read: str | None = None
) -> None:
    """Let another number stand; it is as unconfirmed as a new one. ``read`` is its old mark."""
    refuse_strangers(actor)
    owner, now = owner_of(point), terms_of(point)
    terms = checked(owner, terms, but=point)
    if read is not None and read != mark(point):
        sentence = _("Nogen har rettet nummeret, mens du skrev. Der er ikke gemt noget af dit.")
        raise Stale(sentence, mine=point_told(terms), theirs=point_told(now))
    if terms == now:
        return
    if terms.value != point.value:
        point.confirmed_on = point.wrong_since = None
    _set(point, terms)
    db.session.flush()
    record(
        "point_changed", owner, actor, after={"point": point.id, "fields": differing(now, terms)}
    )


def move_point(point: ContactPoint, by: int, *, actor: Viewer | None) -> None:
    """Move a number up (-1) or down (1) in the row; the first is the one that is tried first."""
    refuse_strangers(actor)
    owner = owner_of(point)
    row = list(owner.points)
    at = row.index(point)
    row.insert(min(max(at + by, 0), len(row) - 1), row.pop(at))
    for position, one in enumerate(row):
        one.position = position
    db.session.flush()
    db.session.expire(owner, ["points"])
    record("point_moved", owner, actor, after={"point": point.id})


def remove_point(point: ContactPoint, *, actor: Viewer | None) -> None:
    """Take a number away, and what was said about it."""
    refuse_strangers(actor)
    owner = owner_of(point)
    record("point_removed", owner, actor, before={"point": point.id, "kind": point.kind.value})
    owner.points.remove(point)
    db.session.flush()


def confirm(
    point: ContactPoint,
    *,
    is_right: bool,
    how: How,
    actor: Viewer | None = None,
    on: date | None = None,
) -> Confirmation:
    """Write down that a number is right, or is not. Anybody may: the caller knows who says it."""
    day = on or clock.today()
    by = actor.user_id if actor else None
    said = Confirmation(point_id=point.id, at=clock.now(), how=how, is_right=is_right, by_id=by)
    if is_right:
        point.confirmed_on, point.wrong_since = max(day, point.confirmed_on or day), None
    else:
        point.wrong_since = point.wrong_since or day
    db.session.add(said)
    db.session.flush()
    action = "point_confirmed" if is_right else "point_wrong"
    record(action, owner_of(point), actor, after={"point": point.id, "how": how.value})
    return said


def _let_stand(person: Person, details: Details) -> None:
    if queries.is_taken(details.user, details.employee_key, but=person.id):
        raise Refused(_("Kontoen eller medarbejdernummeret står ved en anden person. Ret den "
                        "person først."))  # fmt: skip
    for field in fields(Details):
        setattr(person, field.name, getattr(details, field.name))
    person.sort_key = collation_key(person.name)
    db.session.add(person)
    db.session.flush()


def _set(point: ContactPoint, terms: PointTerms) -> None:
    for field in fields(PointTerms):
        setattr(point, field.name, getattr(terms, field.name))
