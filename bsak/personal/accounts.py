"""Accounts that nobody in the contacts stands behind: whoever has one is told and erased as others.

A person is written down behind the account, and from then on it goes as with anybody: what is kept
is shown and given out, what they hold is handed over, and the name is erased.
"""

from dataclasses import dataclass

from sqlalchemy import select

from bsak.contacts import service as contacts
from bsak.contacts.models import Person
from bsak.contacts.terms import Details
from bsak.groups.rules import Viewer
from bsak.kernel.danish import collation_key
from bsak.kernel.db import db
from bsak.kernel.errors import refuse
from bsak.people.models import User
from bsak.personal import rules


@dataclass(frozen=True, slots=True)
class Loose:
    """An account without a person, and who has the same name and no account."""

    user: User
    namesakes: tuple[Person, ...]


def loose() -> list[Loose]:
    """Return the accounts that no person stands behind, also those that are closed, by name."""
    alone = select(User).outerjoin(Person, Person.user_id == User.id).where(Person.id.is_(None))
    users = sorted(db.session.scalars(alone), key=lambda user: (collation_key(user.name), user.id))
    named = select(Person).where(
        Person.user_id.is_(None),
        Person.erased_on.is_(None),
        Person.sort_key.in_({collation_key(user.name) for user in users}),
    )
    people = db.session.scalars(named.order_by(Person.id)).all()
    return [
        Loose(user, tuple(one for one in people if one.sort_key == collation_key(user.name)))
        for user in users
    ]


def stand_behind(user: User, *, actor: Viewer) -> Person:
    """Write down the person behind an account. Refused when somebody stands behind it already."""
    refuse(rules.obstacle_to_handing(actor))
    return contacts.add_person(Details(name=user.name, user=user), actor=actor)
