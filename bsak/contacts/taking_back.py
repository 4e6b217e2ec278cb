"""Taking back what was said of a number by mistake, unless more has been said of it since."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from bsak.contacts.models import Confirmation, ContactPoint
from bsak.contacts.tracing import owner_of, record
from bsak.groups.rules import Viewer
from bsak.kernel.db import db

Was = Mapping[str, str | None]


def standing(point: ContactPoint) -> Was:
    """Return what is said of a number now, as the trail may keep it."""
    days = {"confirmed_on": point.confirmed_on, "wrong_since": point.wrong_since}
    return {name: day.isoformat() if day else None for name, day in days.items()}


def take_back(said: Confirmation, was: Was, *, actor: Viewer) -> None:
    """Let a number stand as it ``was`` before ``said``. What was said later still counts.

    Whoever may take it back is for the caller to know, as whoever may say it is.
    """
    point = db.session.get_one(ContactPoint, said.point_id)
    since = select(Confirmation.is_right).where(
        Confirmation.point_id == point.id, Confirmation.id > said.id
    )
    later = set(db.session.scalars(since))
    if point.confirmed_on is not None:  # else it is another number by now
        if True not in later:
            point.confirmed_on = _day(was["confirmed_on"])
        if not later:
            point.wrong_since = _day(was["wrong_since"])
    db.session.delete(said)
    db.session.flush()
    record("point_unsaid", owner_of(point), actor, after={"point": point.id})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
