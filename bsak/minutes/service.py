"""Giving a person a calendar address, and knowing it again. Only its hash is kept."""

import hashlib
import secrets

from sqlalchemy import select

from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.words import _
from bsak.minutes.models import CalendarFeed
from bsak.people.models import User


def give(actor: Viewer) -> str:
    """Make a new calendar address for ``actor``, which ends the old one. Returns its secret."""
    if actor.user_id is None:
        raise Refused(_("Log ind for at få en kalenderadresse."))
    secret = secrets.token_urlsafe(24)
    feed = of(actor.user_id)
    if feed is None:
        feed = CalendarFeed(user_id=actor.user_id)
        db.session.add(feed)
    feed.key_hash, feed.made_at = _hash(secret), clock.now()
    db.session.flush()
    trail.record("calendar_given", "user", actor.user_id, actor_id=actor.user_id)
    return secret


def end(actor: Viewer) -> None:
    """Let the address of ``actor`` lead nowhere from now on."""
    feed = of(actor.user_id) if actor.user_id else None
    if feed is None:
        return
    db.session.delete(feed)
    db.session.flush()
    trail.record("calendar_ended", "user", actor.user_id, actor_id=actor.user_id)


def of(user_id: int) -> CalendarFeed | None:
    """Return the address a person has, if any."""
    return db.session.scalar(select(CalendarFeed).where(CalendarFeed.user_id == user_id))


def holder(secret: str) -> User | None:
    """Return whose address ends in ``secret``, while the account is open."""
    query = select(CalendarFeed).where(CalendarFeed.key_hash == _hash(secret))
    feed = db.session.scalar(query)
    return feed.user if feed and feed.user.is_active else None


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
