"""The answer to a link: every number is right, or some are not and this is the new one.

A new number holds at once, as the one who was asked knows best and nobody may sit and wait to be
reached; it stands instead of the old one. A wrong one without a new one stays, marked as wrong.
Whoever answered may answer again while the link holds: the newest holds, and the trail has both.
"""

from collections.abc import Mapping

from sqlalchemy import Select, func, select

from bsak.contacts import service
from bsak.contacts.asking import owner_of
from bsak.contacts.models import ContactPoint, How, Inquiry, Person, Post
from bsak.contacts.numbers import told
from bsak.contacts.terms import PointTerms
from bsak.contacts.tracing import owner_of as point_owner
from bsak.contacts.tracing import record, subject_of
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Stale
from bsak.kernel.trail import Entry
from bsak.kernel.words import _

_ANSWERED, _CORRECTED = "numbers_answered", "numbers_corrected"
_CHANGING = (_ANSWERED, _CORRECTED, "point_added", "point_changed", "point_removed")


def seen(owner: Person | Post) -> int:
    """Return what tells whether numbers were changed or answered for since a page showed them."""
    changes = _changes(owner).order_by(None).subquery()
    return db.session.scalar(select(func.count()).select_from(changes)) or 0


def answer(inquiry: Inquiry, wrong: Mapping[int, str], *, read: int, said: str = "") -> None:
    """Take an answer. ``wrong`` holds the numbers that are not right, each with the new one or "".

    ``read`` tells what the page showed: nobody says anything of what they did not see. ``said``
    is the answer in words, to be shown again when that page is stale.
    """
    db.session.refresh(inquiry, ["answered_at"], with_for_update=True)  # one at a time
    owner = owner_of(inquiry)
    since = db.session.scalars(_changes(owner).offset(read)).all()
    if since and not wrong and all(_says_all_is_right(entry) for entry in since):
        return  # the button was pressed twice
    if since:
        sentence = _("Numrene er ændret, eller der er svaret, siden siden blev vist. Svaret her er "
                     "ikke gemt.")  # fmt: skip
        raise Stale(sentence, mine={_("Numre"): said}, theirs={_("Numre"): _told(owner)})
    for point in list(owner.points):
        service.confirm(point, is_right=point.id not in wrong, how=How.LINK)
        if new := wrong.get(point.id):
            _replace(point, new)
    action = _CORRECTED if inquiry.answered_at else _ANSWERED
    inquiry.answered_at = clock.now()
    db.session.flush()
    record(action, owner, None, after={"inquiry": inquiry.id, "wrong": sorted(wrong)})


def _changes(owner: Person | Post) -> Select[Entry]:
    subject, key = subject_of(owner)
    mine = (Entry.subject == subject, Entry.subject_id == key, Entry.action.in_(_CHANGING))
    return select(Entry).where(*mine).order_by(Entry.id)


def _says_all_is_right(entry: Entry) -> bool:
    return entry.action in (_ANSWERED, _CORRECTED) and not (entry.after or {}).get("wrong")


def _told(owner: Person | Post) -> str:
    return "\n".join(
        f"{point.kind.label}: {told(point.kind, point.value, is_private=point.is_private)}"
        for point in owner.points
    )  # fmt: skip


def _replace(old: ContactPoint, value: str) -> None:
    """Put a new number where the one stands that it is given for, and take that away."""
    owner = point_owner(old)
    terms = PointTerms(kind=old.kind, value=value, hours=old.hours, is_private=old.is_private)
    new = service.add_point(owner, terms, actor=None)
    service.confirm(new, is_right=True, how=How.LINK)
    row = sorted(set(owner.points) - {new}, key=lambda point: (point.position, point.id))
    row.insert(row.index(old), new)
    for position, one in enumerate(row):
        one.position = position
    service.remove_point(old, actor=None)
