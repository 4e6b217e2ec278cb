"""What somebody has accepted of what the checker finds."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from bsak.checks.models import Acceptance
from bsak.kernel import clock
from bsak.kernel.db import db


def accepted(key: str) -> Acceptance | None:
    """Return what lets the finding of that name stand today, or None."""
    return next((one for one in standing() if one.key == key), None)


def acceptance(acceptance_id: int) -> Acceptance | None:
    """Return an acceptance, also one that is over."""
    return db.session.get(Acceptance, acceptance_id)


def standing() -> list[Acceptance]:
    """Return everything that is accepted today."""
    query = select(Acceptance).where(
        Acceptance.ended_at.is_(None), Acceptance.until >= clock.today()
    )
    return list(db.session.scalars(query.options(joinedload(Acceptance.accepted_by))))
