"""Revisions: a wording is put into force once, by somebody else than its writers, and kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from bsak.documents import rules
from bsak.documents.kinds import Status
from bsak.documents.models import ChangeType, Document, Revision, RevisionWriter
from bsak.documents.search import index
from bsak.documents.service import history, record
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """What is said when a wording is put into force."""

    wording: dict[str, Any]  # the one JSON form of the kind's wording
    words: str  # the same as plain words, for the search
    author_id: int
    writer_ids: tuple[int, ...] = ()  # everybody who wrote in it; the author is one of them
    approver_function: str
    valid_from: date
    review_due: date
    change_type: ChangeType = ChangeType.NEW
    reason: str = ""
    case_number: str = ""
    meeting: str = ""


def put_in_force(document: Document, approval: Approval, *, actor: Viewer) -> Revision:
    """Make the wording the document's next revision, or its last one when it is withdrawn.

    Who decides on which kind is the approval room's question; that nobody approves their own
    words is asked here too. Raises Refused with the rule's sentence.
    """
    writers = dict.fromkeys((approval.author_id, *approval.writer_ids))
    if sentence := rules.obstacle_to_approving(actor, writers):
        raise Refused(sentence)
    assert actor.user_id is not None  # noqa: S101 -- the rule has refused who has no account
    last = db.session.scalar(
        select(func.max(Revision.number)).where(Revision.document_id == document.id)
    )
    revision = Revision(
        number=(last or 0) + 1,
        wording=approval.wording,
        change_type=approval.change_type,
        reason=approval.reason,
        author_id=approval.author_id,
        approved_by_id=actor.user_id,
        approver_function=approval.approver_function,
        approved_at=clock.now(),
        valid_from=approval.valid_from,
        review_due=approval.review_due,
        case_number=approval.case_number,
        meeting=approval.meeting,
        writers=[RevisionWriter(user_id=user_id) for user_id in writers],
    )
    document.revisions.insert(0, revision)
    document.review_due = approval.review_due
    db.session.flush()
    is_withdrawn = approval.change_type is ChangeType.WITHDRAWN
    _stand_as(document, Status.WITHDRAWN if is_withdrawn else Status.COMPLETED, actor)
    record("revision_approved", document, actor, after={
        "revision": revision.number, "change_type": revision.change_type,
        "valid_from": revision.valid_from.isoformat(), "function": revision.approver_function,
    })  # fmt: skip
    index(document, approval.words)
    return revision


def in_force(document_ids: list[int], day: date) -> dict[int, Revision]:
    """Return the newest revision valid on ``day`` of each document that has one.

    A document that was withdrawn has none, also after it is taken back: it is approved anew.
    """
    newest = (
        select(Revision.document_id, func.max(Revision.number).label("number"))
        .where(Revision.valid_from <= day, Revision.document_id.in_(document_ids))
        .group_by(Revision.document_id)
        .subquery()
    )
    found = (
        select(Revision)
        .join(
            newest,
            (Revision.document_id == newest.c.document_id) & (Revision.number == newest.c.number),
        )
        .where(Revision.change_type != ChangeType.WITHDRAWN)
    )
    return {revision.document_id: revision for revision in db.session.scalars(found)}


def review_days(current: Mapping[int, Revision]) -> dict[int, date]:
    """Return when each text in force is looked at again, by document.

    The day moves when the text is gone through and holds. Once a newer revision is approved the
    register speaks of that one, and the text in force keeps the day it was approved with.
    """
    query = (
        select(Document.id, Document.review_due, func.max(Revision.number).label("newest"))
        .join(Revision, Revision.document_id == Document.id)
        .where(Document.id.in_(current))
        .group_by(Document.id, Document.review_due)
    )
    moved = {
        row.id: row.review_due
        for row in db.session.execute(query)
        if row.review_due and row.newest == current[row.id].number
    }
    return {
        document_id: moved.get(document_id, revision.review_due)
        for document_id, revision in current.items()
    }


def _stand_as(document: Document, status: Status, actor: Viewer) -> None:
    """Give the document the status, not as a group's own report: who approves is outside it."""
    if document.status is status:
        return
    was, document.status = document.status, status
    document.touched_on = clock.today()
    history(document, was, actor)
