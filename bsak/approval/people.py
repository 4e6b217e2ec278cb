"""The accounts somebody can be chosen from: holders of a text, and who is given a mandate."""

from sqlalchemy import or_, select

from bsak.contacts.models import Person
from bsak.contacts.queries import is_here
from bsak.documents.models import Document
from bsak.groups.models import Membership
from bsak.kernel import clock
from bsak.kernel.danish import collation_key
from bsak.kernel.db import db
from bsak.people.models import Role, User


def candidates(document: Document) -> list[User]:
    """Return the open accounts that may know of ``document``, as Danes sort their names."""
    chosen = select(User).where(User.closed_at.is_(None))
    if document.is_confidential:
        inside = select(Membership.user_id).where(Membership.group_id == document.group_id)
        trusted = User.role.in_([Role.SECRETARIAT, Role.APPROVER])
        chosen = chosen.where(or_(User.id.in_(inside), trusted))
    return _sorted(list(db.session.scalars(chosen)))


def trustees(giver_id: int | None) -> list[User]:
    """Return the open accounts of the municipality's own that ``giver_id`` can give a mandate."""
    gone = select(Person.user_id).where(Person.user_id.is_not(None), ~is_here(clock.today()))
    own = select(User).where(
        User.closed_at.is_(None), User.role != Role.REVIEWER, User.id.not_in(gone)
    )
    return _sorted([user for user in db.session.scalars(own) if user.id != giver_id])


def _sorted(people: list[User]) -> list[User]:
    return sorted(people, key=lambda person: (collation_key(person.name), person.id))
