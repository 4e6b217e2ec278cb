"""What the overview asks the register: counts by SQL, and the few rows that are shown."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, case, func, not_, or_, select, true

from bsak.documents.kinds import Condition, Status
from bsak.documents.models import Document, Snapshot, StatusChange, Waiting, WaitingFor
from bsak.documents.queries import condition_on, visible_to
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.meetings.models import Meeting
from bsak.overview.burnup import Step


@dataclass(frozen=True, slots=True)
class Overdue:
    """One document that should have been done, or looked over, before today."""

    id: int
    code: str
    title: str
    unit: str
    status: Status
    since: date
    owner_function: str
    expected_on: date | None
    expected_text: str
    waits_for: str | None


@dataclass(frozen=True, slots=True)
class Open:
    """A decision or an answer that somebody waits for."""

    subject: str
    waits_for: str
    is_decision: bool
    expected_on: date | None
    expected_text: str
    since: date
    group_code: str
    group_name: str
    document_code: str | None
    document_title: str | None


def groups() -> list[Row[Any]]:
    """Return (id, code, name, position) of the open groups in the board's order."""
    columns = (CrisisGroup.id, CrisisGroup.code, CrisisGroup.name, CrisisGroup.position)
    query = select(*columns).where(CrisisGroup.is_closed.is_(False))
    return list(db.session.execute(query.order_by(CrisisGroup.position, CrisisGroup.id)))


def overdue(viewer: Viewer, today: date, limit: int) -> list[Overdue]:
    """Return what is late: the oldest first."""
    since = case((Document.status == Status.COMPLETED, Document.review_due), else_=Document.due_on)
    waiting = (
        select(func.min(case((Waiting.waits_for != "", Waiting.waits_for), else_=Waiting.subject)))
        .where(Waiting.document_id == Document.id, Waiting.is_settled.is_(False))
        .scalar_subquery()
    )
    query = (
        select(
            Document.id, Document.code, Document.title, Document.unit, Document.status,
            since.label("since"), Document.owner_function, Document.expected_on,
            Document.expected_text, waiting,
        )
        .where(visible_to(viewer), condition_on(today) == Condition.LATE)
        .order_by(since, Document.id)
        .limit(limit)
    )  # fmt: skip
    return [Overdue(*row) for row in db.session.execute(query)]


def waitings(viewer: Viewer, limit: int, *only: ColumnElement[bool]) -> list[Open]:
    """Return what is open: decisions first, then by the day an answer is expected."""
    is_decision = Waiting.kind == WaitingFor.DECISION
    query = (
        select(
            Waiting.subject, Waiting.waits_for, is_decision.label("is_decision"),
            Waiting.expected_on, Waiting.expected_text, Waiting.since,
            CrisisGroup.code, CrisisGroup.name, Document.code, Document.title,
        )
        .join(CrisisGroup, CrisisGroup.id == Waiting.group_id)
        .outerjoin(Document, Document.id == Waiting.document_id)
        .where(_open_to(viewer), *only)
        .order_by(is_decision.desc(), Waiting.expected_on.nulls_last(), Waiting.since, Waiting.id)
        .limit(limit)
    )  # fmt: skip
    return [Open(*tuple(row)) for row in db.session.execute(query)]


def open_counts(viewer: Viewer) -> tuple[int, int]:
    """Return how many decisions, and how many answers, are waited for."""
    is_decision = Waiting.kind == WaitingFor.DECISION
    query = (
        select(func.count(case((is_decision, 1))), func.count(case((~is_decision, 1))))
        .select_from(Waiting)
        .outerjoin(Document, Document.id == Waiting.document_id)
        .where(_open_to(viewer))
    )
    decisions, answers = db.session.execute(query).one()
    return decisions, answers


def steps(viewer: Viewer) -> list[Step]:
    """Return by day how much the register grew, and how much more of it was done."""
    day, was, status = StatusChange.changed_on, StatusChange.was, StatusChange.status
    grown = _how_many(status != Status.WITHDRAWN) - _how_many(was != Status.WITHDRAWN)
    done = _how_many(status == Status.COMPLETED) - _how_many(was == Status.COMPLETED)
    query = select(day, grown, done).group_by(day).order_by(day)
    if not viewer.sees_confidential:
        query = query.where(StatusChange.document_id.not_in(_hidden_from(viewer)))
    return [Step(*row) for row in db.session.execute(query)]


def last_frozen(today: date) -> Any:
    """Return (id, taken_at, meeting_id, body, held_on) of the newest frozen register."""
    query = (
        select(Snapshot.id, Snapshot.taken_at, Meeting.id.label("meeting_id"), Meeting.body,
               Meeting.held_on)
        .join(Meeting, Meeting.id == Snapshot.meeting_id)
        .where(Meeting.held_on <= today)
        .order_by(Meeting.held_on.desc(), Meeting.id.desc())
        .limit(1)
    )  # fmt: skip
    return db.session.execute(query).first()


def next_meeting(today: date) -> Any:
    """Return (id, body, held_on) of the next meeting with points for the board."""
    query = (
        select(Meeting.id, Meeting.body, Meeting.held_on)
        .where(Meeting.held_on >= today, Meeting.has_board_points.is_(True))
        .order_by(Meeting.held_on, Meeting.id)
        .limit(1)
    )
    return db.session.execute(query).first()


def hidden_codes(viewer: Viewer) -> frozenset[str]:
    """Return the codes of the documents that ``viewer`` may not know of."""
    if viewer.sees_confidential:
        return frozenset()
    return frozenset(
        db.session.scalars(select(Document.code).where(Document.id.in_(_hidden_from(viewer))))
    )


def _open_to(viewer: Viewer) -> ColumnElement[bool]:
    """Say which waitings ``viewer`` may know of: not those of hidden documents."""
    return and_(
        Waiting.is_settled.is_(False), or_(Waiting.document_id.is_(None), visible_to(viewer))
    )


def _hidden_from(viewer: Viewer) -> Any:
    return select(Document.id).where(not_(and_(true(), visible_to(viewer))))


def _how_many(what: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((what, 1)))
