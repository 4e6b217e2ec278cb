"""The register gathered for a draft. The number of questions is the same, whatever it holds."""

from datetime import date
from typing import Any

from sqlalchemy import Integer, cast, func, select, true

from bsak.agenda import checked, queries, unheeded
from bsak.agenda.acts import Verb, read
from bsak.agenda.register import (
    Comments,
    Doc,
    Laid,
    Newest,
    Noted,
    Register,
    Said,
    Share,
    Todo,
    Upheld,
    Wait,
)
from bsak.approval.models import Authority, State, Submission
from bsak.documents import deadlines
from bsak.documents.kinds import Kind
from bsak.documents.models import (
    CoOwner,
    Deadline,
    Document,
    Remark,
    Waiting,
)
from bsak.kernel.db import rows
from bsak.meetings.models import AgendaItem, Meeting, Recommendation
from bsak.meetings.states import Outcome
from bsak.people.models import Role, User
from bsak.review.models import Comment
from bsak.tasks.models import Task, TaskStatus

_KINDS = {kind: place for place, kind in enumerate(Kind)}


def register(meeting: Meeting, today: date, checker: str = "") -> Register:
    """Return the register as the draft for ``meeting`` sees it; ``checker``: its address."""
    calendar, groups = queries.calendar(meeting, today), queries.all_groups()
    return Register(
        calendar=calendar,
        groups=groups,
        documents={one.id: one for one in _documents(list(groups))},
        newest={row.document_id: Newest(*row) for row in rows(_newest())},
        waits=tuple(Wait(*row) for row in rows(_waits())),
        shares=tuple(
            Share(*row) for row in rows(select(CoOwner.document_id, CoOwner.group_id, CoOwner.part))
        ),
        said=tuple(Said(*row) for row in rows(_said(calendar.last_on))),
        noted=tuple(Noted(*row) for row in rows(_noted())),
        laid=tuple(Laid(*row) for row in rows(_laid())),
        comments=tuple(Comments(*row) for row in rows(_comments())),
        tasks=tuple(Todo(*row) for row in rows(_tasks())),
        checked=checked.fresh(meeting),
        checker=checker,
        upheld=_upheld(meeting),
        decided=unheeded.decided(meeting),
    )


def _documents(groups: list[int]) -> list[Doc]:
    """Return the documents as the status list has them: by group and kind, the oldest first."""
    place = {key: at for at, key in enumerate(groups)}
    own = Document.__table__.c
    found = rows(select(*(own[name] for name in Doc._fields)).order_by(Document.id))
    return sorted((Doc(*row) for row in found), key=lambda d: (place[d.group_id], _KINDS[d.kind]))


def _newest() -> Any:
    return select(
        Deadline.id, Deadline.document_id, Deadline.reason, Deadline.item_id.is_not(None)
    ).join(Document, Deadline.id == deadlines.newest())


def _waits() -> Any:
    own = Waiting.__table__.c
    columns = [own[name] for name in Wait._fields]
    return select(*columns).where(Waiting.is_settled.is_(False)).order_by(Waiting.id)


def _said(since: date | None) -> Any:
    newest = true() if since is None else Remark.noted_on >= since
    return (
        select(Remark.group_id, Remark.text, Remark.noted_on)
        .where(Remark.document_id.is_(None), newest)
        .order_by(Remark.noted_on, Remark.id)
    )


def _noted() -> Any:
    newest = (
        select(Remark.document_id, func.max(Remark.noted_on).label("day"))
        .where(Remark.document_id.is_not(None))
        .group_by(Remark.document_id)
        .subquery()
    )
    on_that_day = (newest.c.document_id == Remark.document_id) & (newest.c.day == Remark.noted_on)
    found = select(Remark.document_id, Remark.text, Remark.noted_on).join(newest, on_that_day)
    return found.order_by(Remark.id)


def _laid() -> Any:
    to_council = Submission.authority == Authority.COUNCIL
    waiting = select(Submission.document_id, to_council).where(Submission.state == State.WAITING)
    return waiting.order_by(Submission.id)


def _comments() -> Any:
    blocking = func.sum(cast(Comment.is_blocking, Integer))
    return (
        select(Comment.document_id, func.count(), blocking)
        .join(User, User.id == Comment.made_by_id)
        .where(User.role == Role.REVIEWER, Comment.closed_at.is_(None))
        .group_by(Comment.document_id)
        .order_by(Comment.document_id)
    )


def _tasks() -> Any:
    """Return the question for open tasks."""
    columns = (Task.id, Task.title, Task.due_on, Task.group_id, Task.document_id)
    is_decided = Task.item_id.is_not(None)
    still = select(*columns, Task.owner_function, is_decided)
    still = still.where(Task.status == TaskStatus.OPEN)
    return still.order_by(Task.due_on, Task.id)


def _upheld(meeting: Meeting) -> dict[str, Upheld]:
    """Return the documents that the last meetings did not give a new deadline, by code."""
    dropped = (
        select(Recommendation.act, Meeting.body, Meeting.held_on)
        .join(AgendaItem, AgendaItem.id == Recommendation.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            Meeting.id.in_(unheeded.last(meeting)),
            Recommendation.outcome == Outcome.DROPPED,
            Recommendation.act.is_not(None),
        )
        .order_by(Meeting.held_on)
    )
    acts = [(read(row.act), Upheld(row.body, row.held_on)) for row in rows(dropped)]
    return {
        code: upheld
        for act, upheld in acts
        if act and act.verb is Verb.DEADLINE
        for code in act.documents
    }
