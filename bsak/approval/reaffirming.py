"""Gone through, nothing changed: the next review moves, and it stands who said so."""

from datetime import date

from bsak.approval import days, queries, rules
from bsak.approval.models import Reaffirmation
from bsak.documents import revisions
from bsak.documents.models import Document
from bsak.documents.service import record, refuse_stale
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.danish import day
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _
from bsak.writing.rules import clean


def reaffirm(
    document: Document,
    *,
    actor: Viewer,
    review_due: date | None = None,
    note: str = "",
    version: int | None = None,
) -> Reaffirmation:
    """Say that the text was gone through and holds; without a day it is looked at in a year."""
    due = review_due or days.years_after(clock.today(), 1)
    refuse(_obstacle(document, due, actor))
    refuse_stale(document, version, mine={_("Næste eftersyn"): day(due)},
                 theirs={_("Næste eftersyn"): day(document.review_due)})  # fmt: skip
    revision = revisions.in_force([document.id], clock.today()).get(document.id)
    said = Reaffirmation(
        document_id=document.id,
        revision_number=revision.number if revision else None,
        was_due=document.review_due,
        review_due=due,
        note=clean(note).strip(),
        at=clock.now(),
        by_id=actor.user_id,
    )
    db.session.add(said)
    document.review_due = due
    db.session.flush()
    record("text_reaffirmed", document, actor,
           before={"review_due": _iso(said.was_due)},
           after={"review_due": _iso(due), "note": said.note})  # fmt: skip
    return said


def undo(document: Document, said: Reaffirmation, *, actor: Viewer) -> None:
    """Take the word back, while nothing has happened since."""
    refuse(rules.obstacle_to_reaffirming(document, actor))
    if said.by_id != actor.user_id:
        raise Refused(_("Kun den, der bekræftede teksten, kan fortryde det."))
    newest = queries.reaffirmations(document.id)[0]
    if newest.id != said.id or document.review_due != said.review_due:
        raise Refused(_("Eftersynet er ændret siden. Ret datoen i stedet for at fortryde."))
    document.review_due = said.was_due
    record("reaffirmation_undone", document, actor,
           before={"review_due": _iso(said.review_due)},
           after={"review_due": _iso(said.was_due)})  # fmt: skip
    db.session.delete(said)
    db.session.flush()


def _obstacle(document: Document, review_due: date, actor: Viewer) -> str | None:
    if reason := rules.obstacle_to_reaffirming(document, actor):
        return reason
    return days.obstacle_to_review_day(review_due, clock.today())


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None
