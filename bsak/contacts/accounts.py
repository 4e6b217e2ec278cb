"""Accounts that are open though the person behind them has left, for the administrator."""

from collections.abc import Mapping

from sqlalchemy import select

from bsak.contacts.models import Person
from bsak.contacts.queries import is_here
from bsak.kernel import clock
from bsak.kernel.danish import day
from bsak.kernel.db import rows
from bsak.kernel.words import _
from bsak.people.models import User


def left_open() -> Mapping[int, str]:
    """Return what to do about each, by the number of the account."""
    query = (
        select(User.id, Person.left_on)
        .join(Person, Person.user_id == User.id)
        .where(User.closed_at.is_(None), ~is_here(clock.today()))
    )
    return {
        row.id: _("Personen er fratrådt %(day)s. Luk kontoen.", day=day(row.left_on))
        for row in rows(query)
        if row.left_on is not None
    }
