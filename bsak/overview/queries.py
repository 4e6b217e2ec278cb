"""What the overview asks the register: counts by SQL, and the few rows that are shown."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    and_,
    case,
    cast,
    func,
    literal,
    not_,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import aliased

from bsak.documents.kinds import Condition, Status
from bsak.documents.models import Document, Snapshot, StatusChange, Waiting, WaitingFor
from bsak.documents.queries import condition_on, visible_to
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.db import rows
from bsak.meetings.models import Meeting
from bsak.meetings.states import Stage
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


def groups() -> list[Any]:
    """Return (id, code, name, position) of the open groups in the board's order."""
    return list(rows(_groups()))


@lru_cache(maxsize=1)  # building a statement takes longer than asking it
def _groups() -> Any:
    columns = (CrisisGroup.id, CrisisGroup.code, CrisisGroup.name, CrisisGroup.position)
    query = select(*columns).where(CrisisGroup.is_closed.is_(False))
    return query.order_by(CrisisGroup.position, CrisisGroup.id)


def overdue(viewer: Viewer, today: date, limit: int) -> list[Overdue]:
    """Return what is late: the oldest first."""
    return [Overdue(*row) for row in rows(_overdue(viewer, today, limit))]


@lru_cache(maxsize=64)
def _overdue(viewer: Viewer, today: date, limit: int) -> Any:
    since = case((Document.status == Status.COMPLETED, Document.review_due), else_=Document.due_on)
    waiting = (
        select(func.min(case((Waiting.waits_for != "", Waiting.waits_for), else_=Waiting.subject)))
        .where(Waiting.document_id == Document.id, Waiting.is_settled.is_(False))
        .scalar_subquery()
    )
    # Most are not past their day, which is seen sooner than how they stand.
    is_late = and_(since < today, condition_on(today) == Condition.LATE)
    late = select(Document.id).where(visible_to(viewer), is_late)
    oldest = late.order_by(since, Document.id).limit(limit).subquery()
    return (
        select(
            Document.id, Document.code, Document.title, Document.unit, Document.status,
            since.label("since"), Document.owner_function, Document.expected_on,
            Document.expected_text, waiting,
        )
        .where(Document.id.in_(select(oldest.c.id)))
        .order_by(since, Document.id)
    )  # fmt: skip


def waitings(viewer: Viewer, limit: int, *only: ColumnElement[bool]) -> list[Open]:
    """Return what is open: decisions first, then by the day an answer is expected."""
    query = _waitings(viewer, limit).where(*only) if only else _waitings(viewer, limit)
    return [Open(*tuple(row)) for row in rows(query)]


@lru_cache(maxsize=64)
def _waitings(viewer: Viewer, limit: int) -> Any:
    is_decision = Waiting.kind == WaitingFor.DECISION
    return (
        select(
            Waiting.subject, Waiting.waits_for, is_decision.label("is_decision"),
            Waiting.expected_on, Waiting.expected_text, Waiting.since,
            CrisisGroup.code, CrisisGroup.name, Document.code, Document.title,
        )
        .join(CrisisGroup, CrisisGroup.id == Waiting.group_id)
        .outerjoin(Document, Document.id == Waiting.document_id)
        .where(open_to(viewer))
        .order_by(is_decision.desc(), Waiting.expected_on.nulls_last(), Waiting.since, Waiting.id)
        .limit(limit)
    )  # fmt: skip


def open_counts(viewer: Viewer) -> tuple[int, int]:
    """Return how many decisions, and how many answers, are waited for."""
    decisions, answers = rows(_open_counts(viewer))[0]
    return decisions, answers


@lru_cache(maxsize=64)
def _open_counts(viewer: Viewer) -> Any:
    is_decision = Waiting.kind == WaitingFor.DECISION
    return (
        select(func.count(case((is_decision, 1))), func.count(case((~is_decision, 1))))
        .select_from(Waiting)
        .outerjoin(Document, Document.id == Waiting.document_id)
        .where(open_to(viewer))
    )


def steps(viewer: Viewer, since: date) -> list[Step]:
    """Return how much the register grew, and how much more was done, each day it did either.

    All that lies before ``since`` is told as that one day's.
    """
    return [Step._make(row) for row in rows(_steps(viewer, since))]


@lru_cache(maxsize=64)
def _steps(viewer: Viewer, since: date) -> Any:
    """Add up what each sort of change is worth; each is counted straight from an index."""
    day, was, status = StatusChange.changed_on, StatusChange.was, StatusChange.status
    worth = (
        (was.is_(None), 1, 0),
        (was == Status.WITHDRAWN, 1, 0),
        (was == Status.COMPLETED, 0, -1),
        (status == Status.WITHDRAWN, -1, 0),
        (status == Status.COMPLETED, 0, 1),
    )
    of_all = viewer.sees_confidential
    seen = () if of_all else (StatusChange.document_id.not_in(_hidden_from(viewer)),)
    sorts = []
    for sort, grown, done in worth:
        number = func.count()
        sums = (
            number.label("number"),
            (number * grown).label("grown"),
            (number * done).label("done"),
        )
        sorts.append(select(literal(since).label("day"), *sums).where(sort, day <= since, *seen))
        each_day = select(day.label("day"), *sums).where(sort, day > since, *seen)
        sorts.append(each_day.group_by(day))
    each = union_all(*sorts).subquery().c
    totals = (cast(func.sum(figure), Integer) for figure in (each.grown, each.done))
    query = select(each.day, *totals).group_by(each.day).order_by(each.day)
    return query.having(func.sum(each.number) > 0)


def last_frozen(today: date) -> Any:
    """Return (id, taken_at, meeting_id, body, held_on, later) of the newest frozen register.

    ``later`` is the day of the newest meeting after it: its minutes had no list to freeze.
    """
    return next(iter(rows(_last_frozen(today))), None)


@lru_cache(maxsize=4)
def _last_frozen(today: date) -> Any:
    key = Meeting.id.label("meeting_id")
    after = aliased(Meeting)
    later = select(func.max(after.held_on)).where(
        after.held_on > Meeting.held_on, after.held_on <= today,
        after.stage.in_((Stage.HELD, Stage.LOCKED)),
        after.has_board_points.is_(True),
    )  # fmt: skip
    columns = (Snapshot.id, Snapshot.taken_at, key, Meeting.body, Meeting.held_on)
    query = select(*columns, later.correlate(Meeting).scalar_subquery().label("later")).join(
        Meeting, Meeting.id == Snapshot.meeting_id
    )
    query = query.where(Meeting.held_on <= today)
    return query.order_by(Meeting.held_on.desc(), Meeting.id.desc()).limit(1)


def next_meeting(today: date) -> Any:
    """Return (id, body, held_on) of the next meeting with points for the board."""
    return next(iter(rows(_next_meeting(today))), None)


@lru_cache(maxsize=4)
def _next_meeting(today: date) -> Any:
    query = select(Meeting.id, Meeting.body, Meeting.held_on)
    query = query.where(Meeting.held_on >= today, Meeting.has_board_points.is_(True))
    return query.order_by(Meeting.held_on, Meeting.id).limit(1)


def hidden_codes(viewer: Viewer) -> frozenset[str]:
    """Return the codes of the documents that ``viewer`` may not know of."""
    if viewer.sees_confidential:
        return frozenset()
    return frozenset(row.code for row in rows(_hidden_codes(viewer)))


@lru_cache(maxsize=64)
def _hidden_codes(viewer: Viewer) -> Any:
    return select(Document.code).where(Document.id.in_(_hidden_from(viewer)))


def open_to(viewer: Viewer) -> ColumnElement[bool]:
    """Say which waitings ``viewer`` may know of: not those of hidden documents."""
    return and_(
        Waiting.is_settled.is_(False), or_(Waiting.document_id.is_(None), visible_to(viewer))
    )


def _hidden_from(viewer: Viewer) -> Any:
    return select(Document.id).where(not_(and_(true(), visible_to(viewer))))
