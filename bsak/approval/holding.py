"""Read and understood: who must know a text by heart, and that they have read this revision."""

from sqlalchemy.exc import IntegrityError

from bsak.approval import queries, rules
from bsak.approval.models import Acknowledgement, Holder
from bsak.documents import revisions
from bsak.documents.models import Document, Revision
from bsak.documents.service import record
from bsak.groups import queries as groups
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, refuse
from bsak.kernel.words import _
from bsak.people.models import User


def name_holder(document: Document, person: User, *, actor: Viewer) -> Holder:
    """Ask somebody to read and confirm the text, now and each time it changes."""
    refuse(_obstacle(document, person, actor))
    holder = _holder(document, person.id)
    if holder is not None:
        return holder
    holder = Holder(document=document, user=person, named_at=clock.now(), named_by_id=actor.user_id)
    db.session.add(holder)
    db.session.flush()
    record("holder_named", document, actor, after={"name": person.name, "user": person.id})
    return holder


def remove_holder(document: Document, person: User, *, actor: Viewer) -> None:
    """No longer ask somebody; what they have confirmed stands."""
    refuse(rules.obstacle_to_naming(document, actor))
    holder = _holder(document, person.id)
    if holder is None:
        raise Hidden
    db.session.delete(holder)
    db.session.flush()
    record("holder_removed", document, actor, before={"name": person.name, "user": person.id})


def acknowledge(document: Document, number: int, *, actor: Viewer) -> None:
    """Take a holder's word that exactly this revision is read and understood."""
    revision = revisions.in_force([document.id], clock.today()).get(document.id)
    refuse(obstacle_to_confirming(document, revision, number, actor))
    assert revision is not None and actor.user_id is not None  # noqa: S101, PT018 -- as above
    if actor.user_id in queries.confirmed(revision.id):
        return
    said = Acknowledgement(revision_id=revision.id, user_id=actor.user_id, at=clock.now())
    try:
        with db.session.begin_nested():
            db.session.add(said)
    except IntegrityError:  # a second tab was quicker: the word is given all the same
        return
    record("text_confirmed", document, actor, after={"revision": number})


def obstacle_to_confirming(
    document: Document, revision: Revision | None, number: int, viewer: Viewer
) -> str | None:
    """Return why ``viewer`` may not confirm revision ``number``, or None."""
    if viewer.user_id is None or _holder(document, viewer.user_id) is None:
        return _("Du er ikke bedt om at bekræfte teksten. Læs den gerne alligevel.")
    if revision is None:
        return _("Der er ingen tekst i kraft at bekræfte.")
    if revision.number != number:
        return _("Der er kommet en ny udgave, siden du åbnede siden. Læs udgave %(n)s, "
                 "og bekræft den.", n=revision.number)  # fmt: skip
    return None


def _obstacle(document: Document, person: User, actor: Viewer) -> str | None:
    if reason := rules.obstacle_to_naming(document, actor):
        return reason
    if not person.is_active:
        return _("Kontoen er lukket. Vælg en anden.")
    return rules.obstacle_to_holding(document, groups.viewer(person))


def _holder(document: Document, user_id: int) -> Holder | None:
    return next((h for h in queries.holders(document.id) if h.user_id == user_id), None)
