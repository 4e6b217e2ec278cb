"""A number that was taken away, remembered for a day, so that it can be put back."""

from dataclasses import dataclass, fields
from datetime import date

from bsak.contacts import queries, service
from bsak.contacts.models import ContactPoint, Hours, Person, PointKind, Post
from bsak.contacts.terms import PointTerms
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """All that it takes to put a number back. It lies in the inbox, never in a browser."""

    kind: PointKind
    value: str
    hours: Hours
    is_private: bool
    position: int
    added_on: date
    person_id: int | None = None
    post_id: int | None = None
    confirmed_on: date | None = None
    wrong_since: date | None = None


def remembered(point: ContactPoint) -> Removed:
    """Return all that it takes to put a number back."""
    return Removed(**{field.name: getattr(point, field.name) for field in fields(Removed)})


def put_back(removed: Removed, *, actor: Viewer) -> Person | Post:
    """Put a number back as it stood. Returns whose it is."""
    owner = _owner(removed)
    if owner is None:
        raise Hidden
    terms = PointTerms(
        kind=removed.kind, value=removed.value, hours=removed.hours, is_private=removed.is_private
    )
    point = service.add_point(owner, terms, actor=actor, on=removed.added_on)
    point.position = removed.position
    point.confirmed_on, point.wrong_since = removed.confirmed_on, removed.wrong_since
    db.session.flush()
    return owner


def _owner(removed: Removed) -> Person | Post | None:
    if removed.person_id:
        person = queries.person(removed.person_id)
        return None if person and person.erased_on else person
    return queries.post(removed.post_id or 0)
