"""Finding drafts, what they say as a wording, and who else is in them."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from bsak.kernel import clock
from bsak.kernel.db import db, reading_only
from bsak.plans.wording import WORDINGS
from bsak.writing.fields import Built, build
from bsak.writing.models import Draft, Presence

PRESENT = timedelta(seconds=90)  # without a sign of life this long, somebody has left


def draft_of(document_id: int) -> Draft | None:
    """Return the draft of a document, if it has one.

    A request that may write keeps it until it is done: whoever saves at the same time waits, and
    meets what was saved. SQLite lets only one write at a time anyway.
    """
    wanted = select(Draft).where(Draft.document_id == document_id)
    if not reading_only.get():
        wanted = wanted.with_for_update(of=Draft, key_share=True)
    return db.session.scalar(wanted.options(joinedload(Draft.saved_by)))


def built(draft: Draft) -> Built:
    """Return what ``draft`` says, as a wording."""
    return build(WORDINGS[draft.document.kind.value], draft.fields)


def others(draft: Draft, user_id: int | None) -> list[Presence]:
    """Return who else has the draft open now, the latest first."""
    here = select(Presence).where(
        Presence.draft_id == draft.id, Presence.seen_at > clock.now() - PRESENT
    )
    if user_id is not None:
        here = here.where(Presence.user_id != user_id)
    found = here.options(joinedload(Presence.user)).order_by(Presence.seen_at.desc())
    return list(db.session.scalars(found))
