"""Looking at private numbers: only who may, and never unseen."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from bsak.contacts import belonging
from bsak.contacts.models import Person
from bsak.contacts.rules import obstacle_to_private
from bsak.contacts.tracing import record, subject_of
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import refuse
from bsak.kernel.trail import Entry
from bsak.kernel.words import _
from bsak.people.models import Role, User

NEWEST = 10  # on a page; the person is told of all


class Seen(NamedTuple):
    """That somebody saw a person's private numbers. Without an account: it is no longer here."""

    at: datetime
    user_id: int | None
    name: str | None
    role: Role | None
    group_count: int | None

    @property
    def capacity(self) -> str:
        """Return as what they saw them, without a name."""
        if self.role is None:
            return _("En konto, der ikke er her længere")
        if self.role is Role.READER and self.group_count:
            return _("Medlem af en krisegruppe")
        return self.role.label


def look(person: Person, *, viewer: Viewer) -> None:
    """Write down that ``viewer`` has seen a person's private numbers. Raises Refused."""
    groups = belonging.groups_of([person.id])[person.id]
    refuse(obstacle_to_private(person, groups, viewer))
    if any(point.is_private for point in person.points):
        record("private_seen", person, viewer)


def seen(person: Person, most: int | None = None) -> Sequence[Seen]:
    """Return who has seen a person's private numbers, the newest first."""
    subject, key = subject_of(person)
    query = (
        select(Entry.at, User.id, User.name, User.role, User.group_count)
        .outerjoin(User, User.id == Entry.actor_id)
        .where(Entry.action == "private_seen", Entry.subject == subject, Entry.subject_id == key)
        .order_by(Entry.id.desc())
    )
    return [Seen(*row) for row in db.session.execute(query.limit(most) if most else query)]
