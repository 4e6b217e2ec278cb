"""Revisions: a wording is put into force once, by somebody else than its writers, and kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVarTuple

from sqlalchemy import Select, Text, cast, func, select
from sqlalchemy.orm.attributes import flag_modified

from bsak.documents import rules, steps
from bsak.documents.kinds import Status
from bsak.documents.models import ChangeType, Document, Revision, RevisionWriter
from bsak.documents.search import index
from bsak.documents.service import record
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db, rows
from bsak.kernel.errors import refuse
from bsak.meetings.models import AgendaItem

_Asked = TypeVarTuple("_Asked")
_STANDS_AS = {ChangeType.WITHDRAWN: Status.WITHDRAWN}

# What rooms above do with a text that is put into force: each is told before it is written.
followers: list[Callable[[Document, Revision], None]] = []


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


@dataclass(frozen=True, slots=True)
class InForce:
    """A revision in force as its paper needs it; ``source`` is the JSON of its wording."""

    source: str
    number: int
    valid_from: date
    review_due: date
    approver_function: str


def put_in_force(
    document: Document, approval: Approval, *, actor: Viewer, item: AgendaItem | None = None
) -> Revision:
    """Make the wording the document's next revision, or its last one when it is withdrawn.

    Who decides on which kind is the approval room's question; that nobody approves their own
    words is asked here too. Raises Refused with the rule's sentence.
    """
    writers = dict.fromkeys((approval.author_id, *approval.writer_ids))
    refuse(rules.obstacle_to_approving(actor, writers))
    assert actor.user_id is not None  # noqa: S101 -- the rule has refused who has no account
    last = newest(document.id)
    revision = Revision(
        number=last.number + 1 if last else 1,
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
        item_id=item.id if item else None,
        writers=[RevisionWriter(user_id=user_id) for user_id in writers],
    )
    _write(document, revision)
    _stand_as(document, _STANDS_AS.get(approval.change_type, Status.COMPLETED), actor, item)
    record("revision_approved", document, actor, after={
        "revision": revision.number, "change_type": revision.change_type,
        "valid_from": revision.valid_from.isoformat(), "function": revision.approver_function,
    })  # fmt: skip
    index(document, approval.words)
    for follow in followers:
        follow(document, revision)
    return revision


def _write(document: Document, revision: Revision) -> None:
    document.revisions.insert(0, revision)
    document.review_due = revision.review_due
    flag_modified(document, "review_due")  # a text is a change also when no day of it is another
    db.session.flush()


def newest(document_id: int) -> Revision | None:
    """Return the last revision of a document, also one that does not hold yet."""
    mine = select(Revision).where(Revision.document_id == document_id)
    return db.session.scalar(mine.order_by(Revision.number.desc()).limit(1))


def in_force(document_ids: list[int], day: date) -> dict[int, Revision]:
    """Return the newest revision valid on ``day`` of each document that has one.

    A document that was withdrawn has none, also after it is taken back: it is approved anew.
    """
    found = db.session.scalars(_in_force(select(Revision), document_ids, day))
    return {revision.document_id: revision for revision in found}


def ids_in_force(document_ids: list[int], day: date) -> dict[int, int]:
    """Return by document which revision ``in_force`` is, without reading what it says."""
    query = select(Revision.document_id, Revision.id)
    return dict(map(tuple, rows(_in_force(query, document_ids, day))))


def texts_in_force(document_ids: list[int], day: date) -> dict[int, InForce]:
    """Return by document what ``in_force`` is, its wording unread."""
    query = select(
        Revision.document_id,
        cast(Revision.wording, Text),
        Revision.number,
        Revision.valid_from,
        Revision.review_due,
        Revision.approver_function,
    )
    return {row[0]: InForce(*row[1:]) for row in rows(_in_force(query, document_ids, day))}


def _in_force(query: Select[*_Asked], document_ids: list[int], day: date) -> Select[*_Asked]:
    newest = (
        select(Revision.document_id, func.max(Revision.number).label("number"))
        .where(Revision.valid_from <= day, Revision.document_id.in_(document_ids))
        .group_by(Revision.document_id)
        .subquery()
    )
    is_newest = (Revision.document_id == newest.c.document_id) & (
        Revision.number == newest.c.number
    )
    return query.join(newest, is_newest).where(Revision.change_type != ChangeType.WITHDRAWN)


def review_days(current: Mapping[int, InForce | Revision]) -> dict[int, date]:
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


def _stand_as(document: Document, status: Status, actor: Viewer, item: AgendaItem | None) -> None:
    """Give the document the status, not as a group's own report: who approves is outside it."""
    if document.status is status:
        return
    was, document.status = document.status, status
    document.touched_on = clock.today()
    steps.keep_status(document, was, actor, item)
