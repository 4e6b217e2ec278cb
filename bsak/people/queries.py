"""Questions about accounts."""

from sqlalchemy import select

from bsak.kernel.danish import collation_key
from bsak.kernel.db import db
from bsak.people.models import User


def everybody() -> list[User]:
    """Return every account: open ones first, by name."""
    users = db.session.scalars(select(User)).all()
    return sorted(users, key=lambda u: (u.closed_at is not None, collation_key(u.name)))
