"""What waits for one person: texts to decide on, texts to confirm, and texts sent back."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import joinedload

from bsak.approval import days, file_rules, queries, rules
from bsak.approval.models import Acknowledgement, ApprovalStep, Holder, State, Submission
from bsak.documents import approved_files, revisions
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Attachment, Document, Revision
from bsak.documents.queries import visible_to
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.db import db

MOST = 200  # rows of a list


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """A text in force that somebody must read and confirm; ``since`` is when it was asked for."""

    document: Document
    revision: Revision
    since: datetime


@dataclass(frozen=True, slots=True)
class ToAdopt:
    """A plan the council must adopt again, or has never adopted here, before the term ends."""

    document: Document
    adopted_on: date | None
    by: date


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file that nobody has approved, of a document that is done."""

    document: Document
    file: Attachment


def to_decide(viewer: Viewer, today: date) -> list[Submission]:
    """Return the texts that ``viewer`` may decide on now, what has waited longest first."""
    held = queries.mandates(viewer.user_id, today)
    if not _may_decide(viewer, held):
        return []
    found = queries.submissions(Submission.state == State.WAITING)
    return [
        one
        for one in reversed(found)
        if rules.sees_text(one.document, one.document.kind, viewer, held)
        and rules.obstacle_to_deciding(one, one.document.kind, viewer, held) is None
    ]


def files(viewer: Viewer, today: date) -> list[WaitingFile]:
    """Return the files of finished documents that ``viewer`` could say are approved."""
    held = queries.mandates(viewer.user_id, today)
    if not _may_decide(viewer, held):
        return []
    asked = (
        select(Document, Attachment)
        .join(Attachment, Attachment.document_id == Document.id)
        .where(approved_files.is_waiting(), visible_to(viewer))
        .options(joinedload(Document.group))
        .order_by(Attachment.id)
        .limit(MOST)
    )
    return [
        WaitingFile(document, file)
        for document, file in db.session.execute(asked)
        if file.added_by_id != viewer.user_id
        and file_rules.obstacle_to_authority(document.kind, viewer, held) is None
    ]


def sent(viewer: Viewer, state: State) -> list[Submission]:
    """Return what one's own groups last submitted, when it stands in ``state``."""
    found = queries.submissions(_of_own_groups(viewer), _is_newest(), Submission.state == state)
    return [one for one in found if one.document.status is not Status.WITHDRAWN]


def to_confirm(viewer: Viewer, today: date) -> list[ToConfirm]:
    """Return the texts in force that ``viewer`` is asked to read and has not confirmed."""
    mine = (
        select(Holder)
        .join(Holder.document)
        .where(
            Holder.user_id == viewer.user_id,
            Document.status != Status.WITHDRAWN,
            visible_to(viewer),
        )
        .options(joinedload(Holder.document).joinedload(Document.group))
        .order_by(Holder.id)
        .limit(MOST)
    )
    holders = list(db.session.scalars(mine))
    if not holders:
        return []
    current = revisions.in_force([holder.document_id for holder in holders], today)
    read = set(
        db.session.scalars(
            select(Acknowledgement.revision_id).where(
                Acknowledgement.user_id == viewer.user_id,
                Acknowledgement.revision_id.in_([one.id for one in current.values()]),
            )
        )
    )
    return [
        ToConfirm(holder.document, revision, max(holder.named_at, revision.approved_at))
        for holder in holders
        if (revision := current.get(holder.document_id)) and revision.id not in read
    ]


def to_review(viewer: Viewer, today: date, *, only_own: bool) -> list[Document]:
    """Return the finished documents whose review is past or comes soon, the oldest first."""
    wanted = [is_due_for_review(today), visible_to(viewer)]
    if only_own:
        mine = Document.owner_id == viewer.user_id
        wanted.append(Document.group_id.in_(sorted(viewer.groups)) | mine)
    found = select(Document).where(*wanted).options(joinedload(Document.group))
    return list(db.session.scalars(found.order_by(Document.review_due, Document.id).limit(1000)))


def is_due_for_review(today: date) -> ColumnElement[bool]:
    """Return the condition that a Document must be looked at soon, or should have been."""
    soon = today + timedelta(days=days.SOON_DAYS)
    return (Document.status == Status.COMPLETED) & (Document.review_due <= soon)


def to_adopt(viewer: Viewer, today: date) -> list[ToAdopt]:
    """Return the council's plans that are not adopted in this election term."""
    theirs = select(Document).where(is_to_adopt(today), visible_to(viewer))
    found = list(
        db.session.scalars(theirs.options(joinedload(Document.group)).order_by(Document.id))
    )
    if not found:
        return []
    adopted = queries.adopted_on([document.id for document in found])
    last = days.term_of(today).last
    return [ToAdopt(document, adopted.get(document.id), last) for document in found]


def is_to_adopt(today: date) -> ColumnElement[bool]:
    """Return the condition that a Document waits for the council's adoption in this term."""
    adopted = queries.adoptions().where(
        Submission.document_id == Document.id, ApprovalStep.on_date >= days.term_of(today).first
    )
    # With OR, as SQLAlchemy writes a statement with IN anew each time it is asked.
    is_theirs = or_(*(Document.kind == kind for kind in sorted(rules.OF_THE_COUNCIL)))
    return is_theirs & (Document.status != Status.WITHDRAWN) & ~adopted.exists()


def _may_decide(viewer: Viewer, held: dict[Kind, str]) -> bool:
    decides = viewer.may(Permission.DOCUMENT_APPROVE) or viewer.may(Permission.REGISTER_MANAGE)
    return decides or bool(held)


def _of_own_groups(viewer: Viewer) -> ColumnElement[bool]:
    """The secretariat follows every group's texts."""
    if viewer.may(Permission.REGISTER_MANAGE):
        return true()
    own = select(Document.id).where(Document.group_id.in_(sorted(viewer.groups)))
    return Submission.document_id.in_(own)


def _is_newest() -> ColumnElement[bool]:
    later = Submission.__table__.alias("later")
    return ~(
        select(later.c.id)
        .where(later.c.document_id == Submission.document_id, later.c.id > Submission.id)
        .exists()
    )
