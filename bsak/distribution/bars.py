"""A new revision with bars along what differs from the one the binder was issued before."""

import logging
from pathlib import Path

from sqlalchemy import event, exists, select

from bsak import pdf
from bsak.binders import gather
from bsak.binders.content import Leaf
from bsak.binders.sheets import Press
from bsak.distribution.models import ReleaseSheet
from bsak.documents.models import ChangeType, Document, Revision
from bsak.kernel.db import db

log = logging.getLogger("bsak")


def barred(press: Press, leaf: Leaf, slot: int, was: Revision, now: Revision) -> pdf.Sheet | None:
    """Return ``leaf`` with bars; None when it gets none, as after editorial changes alone."""
    return press.barred(leaf, slot, was.wording) if _is_technical(was, now) else None


def make_ready(document: Document, now: Revision, *, instance: Path) -> None:
    """Lay out the sides of a text that was just approved, so that no correction waits for it.

    It is done once the approval is written, and is only a help: a correction lays out what is not
    on the shelf. One that no binder was sent gets no bars.
    """
    was = _issued_before(now)
    if was is None or not _is_technical(was, now):
        return
    leaf, before = gather.one(document, day=now.valid_from), was.wording
    slot = gather.slots().get(document.group_id, 0)

    def lay_out(_session: object) -> None:
        try:
            Press.of(instance).barred(leaf, slot, before)
        except Exception:
            # The approval stands whatever becomes of its sides; the correction says what is wrong.
            log.exception("%s: sides could not be laid out ahead", leaf.code)

    event.listen(db.session(), "after_commit", lay_out, once=True)


def _issued_before(revision: Revision) -> Revision | None:
    """Return the last revision of the document that a binder was sent; None if none was."""
    mine = (Revision.document_id == revision.document_id, Revision.number < revision.number)
    issued = exists().where(ReleaseSheet.revision_id == Revision.id)
    query = select(Revision).where(*mine, issued).order_by(Revision.number.desc()).limit(1)
    return db.session.scalar(query)


def _is_technical(was: Revision, now: Revision) -> bool:
    """Say whether any revision since ``was`` changed more than how something is written."""
    since = (
        Revision.document_id == now.document_id,
        Revision.number > was.number,
        Revision.number <= now.number,
        Revision.change_type != ChangeType.EDITORIAL,
    )
    return bool(db.session.scalar(select(exists().where(*since))))
