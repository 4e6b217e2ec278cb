"""Questions about texts laid before whoever decides, mandates to approve, and who must read."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from bsak.approval.models import (
    Acknowledgement,
    ApprovalStep,
    Delegation,
    Holder,
    Reaffirmation,
    State,
    Step,
    Submission,
)
from bsak.contacts.models import Person
from bsak.contacts.queries import is_here
from bsak.documents.kinds import Kind
from bsak.documents.models import ChangeType, Document, Revision, RevisionWriter
from bsak.kernel.db import db
from bsak.people.models import User


def submissions(*conditions: ColumnElement[bool]) -> list[Submission]:
    """Return what was submitted, with its document and every step, the newest first."""
    return list(db.session.scalars(_submissions().where(*conditions)))


def waiting(document_id: int) -> Submission | None:
    """Return what waits for an approval of one document, or None."""
    wanted = _submissions().where(
        Submission.document_id == document_id, Submission.state == State.WAITING
    )
    return db.session.scalar(wanted.limit(1))


def newest(document_id: int) -> Submission | None:
    """Return what was last submitted of one document, however it ended."""
    return db.session.scalar(_submissions().where(Submission.document_id == document_id).limit(1))


def revisions(document_id: int) -> list[Revision]:
    """Return every revision of a document with who wrote and who approved, the newest first."""
    writers = selectinload(Revision.writers).joinedload(RevisionWriter.user)
    mine = select(Revision).where(Revision.document_id == document_id)
    with_them = (
        joinedload(Revision.approved_by),
        joinedload(Revision.author),
        joinedload(Revision.item),
        writers,
    )
    return list(db.session.scalars(mine.options(*with_them).order_by(Revision.number.desc())))


def has_text(revision: Revision | None) -> bool:
    """Say whether the newest revision stands: a withdrawn document is approved anew."""
    return revision is not None and revision.change_type is not ChangeType.WITHDRAWN


def mandates(user_id: int | None, today: date) -> dict[Kind, str]:
    """Return the kinds somebody may approve for the director today, and in which capacity.

    Whoever has left may approve nothing, also while the account is still open.
    """
    if user_id is None:
        return {}
    theirs = Delegation.user_id == user_id
    held = db.session.scalars(_in_force(today).where(theirs, ~is_idle(today)))
    return {Kind(kind): one.function for one in held for kind in one.kinds}


def delegations(today: date) -> list[Delegation]:
    """Return the mandates that hold or will hold, the newest first."""
    return list(db.session.scalars(_in_force(today, begun=False).order_by(Delegation.id.desc())))


def idle(today: date) -> set[int]:
    """Return the mandates that do not count, though nobody has called them off."""
    held = select(Delegation.id).where(Delegation.ended_at.is_(None), is_idle(today))
    return set(db.session.scalars(held))


def is_idle(today: date) -> ColumnElement[bool]:
    """Return the condition that whoever has a Delegation has left, or has a closed account."""
    gone = exists().where(Person.user_id == Delegation.user_id, ~is_here(today))
    return gone | Delegation.user.has(User.closed_at.is_not(None))


def holders(document_id: int) -> list[Holder]:
    """Return who must read and confirm a document."""
    mine = select(Holder).where(Holder.document_id == document_id)
    return list(db.session.scalars(mine.options(joinedload(Holder.user)).order_by(Holder.id)))


def confirmed(revision_id: int) -> dict[int, Acknowledgement]:
    """Return who has read and understood a revision, by account."""
    said = select(Acknowledgement).where(Acknowledgement.revision_id == revision_id)
    return {one.user_id: one for one in db.session.scalars(said)}


def reaffirmations(document_id: int) -> list[Reaffirmation]:
    """Return when a document was gone through and left as it was, the newest first."""
    mine = select(Reaffirmation).where(Reaffirmation.document_id == document_id)
    return list(
        db.session.scalars(
            mine.options(joinedload(Reaffirmation.by)).order_by(Reaffirmation.id.desc())
        )
    )


def names(user_ids: Sequence[int]) -> list[str]:
    """Return the names of those accounts, in the order given; a closed one keeps its name."""
    found = db.session.execute(select(User.id, User.name).where(User.id.in_(user_ids)))
    by_id = {row.id: row.name for row in found}
    return [by_id[user_id] for user_id in user_ids if user_id in by_id]


def adopted_on(document_ids: Sequence[int]) -> dict[int, date]:
    """Return the day the council last adopted each document, as far as it was recorded here."""
    query = adoptions().where(Submission.document_id.in_(document_ids))
    return {row.document_id: row.day for row in db.session.execute(query)}


def adoptions() -> Select[int, date]:
    """Return the question of when the council last adopted what."""
    return (
        select(Submission.document_id, func.max(ApprovalStep.on_date).label("day"))
        .join(ApprovalStep, ApprovalStep.submission_id == Submission.id)
        .where(
            Submission.state == State.APPROVED,
            Submission.change_type != ChangeType.WITHDRAWN,
            ApprovalStep.step == Step.ADOPTED,
        )
        .group_by(Submission.document_id)
    )


def _submissions() -> Select[Submission]:
    return (
        select(Submission)
        .options(
            joinedload(Submission.document).joinedload(Document.group),
            selectinload(Submission.steps).joinedload(ApprovalStep.by),
        )
        .order_by(Submission.id.desc())
    )


def _in_force(today: date, *, begun: bool = True) -> Select[Delegation]:
    lasting = or_(Delegation.until.is_(None), Delegation.until >= today)
    held = select(Delegation).where(Delegation.ended_at.is_(None), lasting)
    people = joinedload(Delegation.user), joinedload(Delegation.given_by)
    return (held.where(Delegation.since <= today) if begun else held).options(*people)
