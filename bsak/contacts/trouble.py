"""Numbers of work that cannot be trusted: said to be wrong, or not confirmed for too long."""

from collections.abc import Collection
from datetime import date
from typing import TypeVarTuple

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from bsak.contacts import ages
from bsak.contacts.models import ContactPoint, Person, Post
from bsak.contacts.queries import is_here
from bsak.kernel.db import rows
from bsak.kernel.words import Worded, lazy

Ts = TypeVarTuple("Ts")


class Trouble(Worded):
    """Why a number cannot be trusted."""

    WRONG = "forkert", lazy("Meldt forkert")
    OLD = "gamle", lazy("Ikke bekræftet i seks måneder")


def is_in(trouble: Trouble, today: date) -> ColumnElement[bool]:
    """Return the numbers in that trouble as a condition. Each is in one alone."""
    if trouble is Trouble.WRONG:
        return ContactPoint.wrong_since.is_not(None)
    said = func.coalesce(ContactPoint.confirmed_on, ContactPoint.added_on)
    return and_(ContactPoint.wrong_since.is_(None), said < ages.limit(today))


def in_use(columns: Select[*Ts], today: date) -> Select[*Ts]:
    """Narrow a question to the numbers of work of those who are here and posts in use."""
    joined = columns.outerjoin(Person, Person.id == ContactPoint.person_id)
    joined = joined.outerjoin(Post, Post.id == ContactPoint.post_id)
    owned = or_(and_(Person.id.is_not(None), is_here(today)), Post.is_closed.is_(False))
    return joined.where(ContactPoint.is_private.is_(False), owned)


def owners(trouble: Trouble, today: date) -> Collection[tuple[str, int]]:
    """Return who has a number in that trouble: the sort, "person" or "post", and the key."""
    found = select(ContactPoint.person_id, ContactPoint.post_id).where(is_in(trouble, today))
    return {
        ("person", row.person_id) if row.person_id else ("post", row.post_id)
        for row in rows(in_use(found, today))
    }


def counted(today: date) -> dict[Trouble, int]:
    """Return how many numbers are in each trouble. One question."""
    each = {trouble: func.count().filter(is_in(trouble, today)) for trouble in Trouble}
    found = select(*each.values()).select_from(ContactPoint)
    return dict(zip(each, rows(in_use(found, today))[0], strict=True))
