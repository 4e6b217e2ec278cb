"""What a form of a call was made from, so that a stale one puts nothing back."""

import hashlib
from typing import NamedTuple

from bsak.contacts import numbers
from bsak.contacts.models import ContactPoint, Person
from bsak.duty.models import Call, Reached
from bsak.kernel.db import db
from bsak.kernel.errors import Stale
from bsak.kernel.words import _


class Told(NamedTuple):
    """What a call led to, as a form says it or as it stands: ``point`` is the number answered."""

    result: Reached
    person: int | None
    minutes: int | None
    note: str
    point: int | None


def mark(call: Call) -> str:
    """Return what tells whether a call was told of anew since its form was shown."""
    told = repr((call.result.value, call.person_id, call.minutes, call.note))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def hold(call: Call) -> None:
    """Let two who tell of one call wait for each other, and see what the first one said."""
    db.session.refresh(call, ["result", "person_id", "minutes", "note"], with_for_update=True)


def is_overtaken(call: Call, read: str, said: Told, point: int | None) -> bool:
    """Say whether ``said`` stands already, as a button was pressed twice.

    ``point`` is the number that stands as answered. Raises Stale with both texts when something
    else stands than the form with ``read`` showed.
    """
    if read == mark(call):
        return False
    stands = Told(call.result, call.person_id, call.minutes, call.note, point)
    if said in (stands, stands._replace(minutes=None)):
        return True
    sentence = _("Nogen har skrevet noget andet om opkaldet imens. Der er ikke gemt noget af dit.")
    raise Stale(sentence, mine=_in_words(said), theirs=_in_words(stands))


def _in_words(told: Told) -> dict[str, str]:
    person = db.session.get(Person, told.person) if told.person else None
    return {
        _("Opkald"): f"{told.result.label}: {person.name}" if person else str(told.result.label),
        _("Nummer"): _number(told.point),
        _("Minutter"): "" if told.minutes is None else str(told.minutes),
        _("Bemærkning"): told.note,
    }


def _number(point_id: int | None) -> str:
    point = db.session.get(ContactPoint, point_id) if point_id else None
    if point is None:
        return ""
    return numbers.told(point.kind, point.value, is_private=point.is_private)
