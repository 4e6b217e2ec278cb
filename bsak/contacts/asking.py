"""Asking people whether their numbers are still right: who is due, and links without an account."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from bsak.contacts import ages, listing, rules
from bsak.contacts.models import Inquiry, Person, Post
from bsak.contacts.tracing import record
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _

DAYS = 30  # a link can be answered
LONGEST_KEY = 40
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another on paper
_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody whose numbers must be asked about, how many of them, and when it was last done."""

    owner: Person | Post
    old: int
    wrong: int
    asked: Inquiry | None
    today: date

    @property
    def is_waiting(self) -> bool:
        """Say whether a link is out that can still be answered."""
        asked = self.asked
        return asked is not None and asked.answered_at is None and asked.expires_on >= self.today

    @property
    def key(self) -> str:
        """Return what the one is called on the page that it is chosen on."""
        return f"{'p' if isinstance(self.owner, Person) else 'f'}{self.owner.id}"


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it was just made: its key is known here and nowhere else."""

    inquiry: Inquiry
    key: str

    @property
    def owner(self) -> Person | Post:
        """Return who is asked."""
        return owner_of(self.inquiry)


def due(today: date, group_id: int | None = None) -> list[Due]:
    """Return whose numbers are unconfirmed, old or said to be wrong, by name.

    Whoever has answered since a confirmation still counts is not asked again about a wrong number.
    """
    owners = listing.read(listing.lines(listing.Wanted(group_id=group_id)))
    asked, answered = _newest(), _answered(ages.limit(today))
    found = []
    for owner in owners:
        known = [ages.of(point, today) for point in owner.points]
        old = sum(age.is_due and not age.is_wrong for age in known)
        wrong = sum(age.is_wrong for age in known)
        key = (isinstance(owner, Person), owner.id)
        if old or (wrong and key not in answered):
            found.append(Due(owner, old, wrong, asked.get(key), today))
    return found


def ask(chosen: Sequence[Person | Post], *, actor: Viewer) -> list[Link]:
    """Make a link for each. Only a hash of its key is kept, so it can never be shown again."""
    refuse(rules.obstacle_to_managing(actor))
    if not chosen:
        raise Refused(_("Sæt kryds ved dem, der skal spørges."))
    return [_asked(owner, actor) for owner in chosen]


def open_by_key(key: str) -> Inquiry | None:
    """Return the question that a key opens: not answered, not too old, of somebody still here."""
    found = by_key(key)
    if found is None or found.answered_at or found.expires_on < clock.today():
        return None
    return found


def by_key(key: str) -> Inquiry | None:
    """Return the question that a key belongs to, also when it was answered."""
    found = db.session.scalar(
        select(Inquiry)
        .where(Inquiry.key_hash == _hash(key))
        .options(
            joinedload(Inquiry.person).selectinload(Person.points),
            joinedload(Inquiry.post).selectinload(Post.points),
        )
    )
    return found if found and _is_here(owner_of(found)) else None


def links(keys: Sequence[str]) -> list[Link]:
    """Return the open links of these keys, for the files that go with them."""
    found = ((open_by_key(key), key) for key in keys)
    return [Link(inquiry, key) for inquiry, key in found if inquiry]


def owner_of(inquiry: Inquiry) -> Person | Post:
    """Return who was asked."""
    owner = inquiry.person or inquiry.post
    if owner is None:  # the database refuses such a row
        raise LookupError(inquiry.id)
    return owner


def _asked(owner: Person | Post, actor: Viewer) -> Link:
    key = "".join(secrets.choice(_SIGNS) for _sign in range(_LENGTH))
    inquiry = Inquiry(
        key_hash=_hash(key),
        asked_at=clock.now(),
        asked_by_id=actor.user_id,
        expires_on=clock.today() + timedelta(days=DAYS),
    )
    if isinstance(owner, Person):
        inquiry.person = owner
    else:
        inquiry.post = owner
    db.session.add(inquiry)
    db.session.flush()
    record("numbers_asked", owner, actor, after={"inquiry": inquiry.id})
    return Link(inquiry, key)


def _newest() -> dict[tuple[bool, int], Inquiry]:
    """Return the last question to each, by whether it is a person, and by key."""
    every = db.session.scalars(select(Inquiry).order_by(Inquiry.id))
    return {_asked_key(one): one for one in every}


def _answered(since: date) -> set[tuple[bool, int]]:
    """Return who has answered a question since a day."""
    morning = datetime.combine(since, time.min, clock.DENMARK)
    every = db.session.scalars(select(Inquiry).where(Inquiry.answered_at >= morning))
    return {_asked_key(one) for one in every}


def _asked_key(one: Inquiry) -> tuple[bool, int]:
    return one.person_id is not None, one.person_id or one.post_id or 0


def _is_here(owner: Person | Post) -> bool:
    if isinstance(owner, Post):
        return not owner.is_closed
    return owner.erased_on is None and not rules.has_left(owner, clock.today())


def _hash(key: str) -> str:
    return hashlib.sha256(plain_key(key).encode()).hexdigest()


def plain_key(typed: str) -> str:
    """Return a key as it was made, however it was typed from paper."""
    return "".join(sign for sign in typed.lower() if sign.isalnum())[:LONGEST_KEY]
