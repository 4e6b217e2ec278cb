"""Files that stand in for a document's text: approved ones, whose sides can be printed."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import aliased

from bsak.documents.kinds import Status
from bsak.documents.models import FILE_LETTER, Attachment, ChangeType, Document, Revision
from bsak.kernel.db import db
from bsak.kernel.trail import Entry

# Files whose sides can go into a binder, and what they are there.
PRINTABLE = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word",
}
APPROVED = "file_approved"  # the act in the trail
IS_APPROVED: ColumnElement[bool] = Attachment.approved_on.is_not(None)


def newest(document_ids: Collection[int]) -> dict[int, Attachment]:
    """Return by document its last approved file, else the last one that could be approved."""
    found: dict[int, Attachment] = {}
    every = select(Attachment).where(
        Attachment.document_id.in_(document_ids), Attachment.media_type.in_(PRINTABLE)
    )
    for file in db.session.scalars(every.order_by(Attachment.id)):
        was = found.get(file.document_id)
        if was is None or file.approved_on or not was.approved_on:
            found[file.document_id] = file
    return found


def in_force(document: Document) -> Attachment | None:
    """Return the file that stands in for a document's text, or None."""
    file = newest([document.id]).get(document.id)
    is_there = file is not None and file.approved_on and document.status is Status.COMPLETED
    return file if is_there else None


def numbers(document: Document) -> dict[str, int]:
    """Return by digest the number of each file that was ever approved, also of those now gone.

    They are on paper. The trail keeps them when the file is taken off the document.
    """
    mine = select(Entry.after).where(
        Entry.action == APPROVED, Entry.subject == "document", Entry.subject_id == document.id
    )
    return {after["digest"]: after["number"] for after in db.session.scalars(mine) if after}


def rev_of(number: int) -> str:
    """Return the revision on the sides of a file: no number, so that it is no text of ours."""
    return f"{FILE_LETTER}{number}"


def is_waiting() -> ColumnElement[bool]:
    """Return the condition that an Attachment could be the text of its Document, once approved.

    The document is done and has no text of ours, and no newer file of it is approved.
    """
    later = aliased(Attachment)
    has_newer = select(later.id).where(
        later.document_id == Document.id, later.id > Attachment.id, later.approved_on.is_not(None)
    )
    has_text = select(Revision.id).where(
        Revision.document_id == Document.id, Revision.change_type != ChangeType.WITHDRAWN
    )
    return and_(
        Document.status == Status.COMPLETED,
        Attachment.media_type.in_(PRINTABLE),
        ~IS_APPROVED,
        ~has_newer.exists(),
        ~has_text.exists(),
    )
