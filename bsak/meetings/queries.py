"""Questions about meetings and points."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import joinedload, selectinload

from bsak.kernel.db import db, rows
from bsak.kernel.trail import Entry
from bsak.meetings.models import AgendaItem, Attendance, Meeting
from bsak.meetings.states import Stage


def all_meetings() -> list[Row[Any]]:
    """Return every meeting with the number of its points, the newest first."""
    points = select(func.count()).where(AgendaItem.meeting_id == Meeting.id).scalar_subquery()
    columns: tuple[Any, ...] = (
        Meeting.id,
        Meeting.body,
        Meeting.held_on,
        Meeting.starts_at,
        Meeting.place,
        Meeting.stage,
        Meeting.has_board_points,
        points.label("item_count"),
    )
    query = select(*columns).order_by(Meeting.held_on.desc(), Meeting.id.desc())
    return list(db.session.execute(query))


def by_id(meeting_id: int) -> Meeting | None:
    """Return a meeting with its points, what they recommend, and who was asked."""
    return db.session.get(
        Meeting,
        meeting_id,
        options=[
            selectinload(Meeting.items).selectinload(AgendaItem.recommendations),
            selectinload(Meeting.attendances),
            joinedload(Meeting.locked_by),
        ],
    )


def item(item_id: int) -> AgendaItem | None:
    """Return a point with its meeting, if it has one."""
    return db.session.get(
        AgendaItem,
        item_id,
        options=[joinedload(AgendaItem.meeting), selectinload(AgendaItem.recommendations)],
    )


def planned() -> list[Row[Any]]:
    """Return (id, body, held_on) of the meetings that can be given points, the next one first."""
    query = select(Meeting.id, Meeting.body, Meeting.held_on)
    query = query.where(Meeting.stage.in_((Stage.PLANNED, Stage.OPEN)))
    return list(db.session.execute(query.order_by(Meeting.held_on, Meeting.id)))


@dataclass(frozen=True, slots=True)
class Waiting:
    """A point on the list for later, and the meeting it was put off from."""

    item: AgendaItem
    body: str = ""
    held_on: date | None = None


def backlog() -> list[Waiting]:
    """Return the points without a meeting, the longest waiting first."""
    query = (
        select(AgendaItem)
        .where(AgendaItem.meeting_id.is_(None))
        .options(joinedload(AgendaItem.carried_from).joinedload(AgendaItem.meeting))
        .order_by(AgendaItem.id)
    )
    items = list(db.session.scalars(query))
    origins = _put_off([item.id for item in items])
    return [Waiting(item, *_origin(item, origins)) for item in items]


def backlog_count() -> int:
    """Return how many points are on the list for later."""
    query = select(func.count()).where(AgendaItem.meeting_id.is_(None))
    return db.session.scalar(query) or 0


def last_with_attendance(meeting: Meeting) -> Meeting | None:
    """Return the body's newest other meeting that somebody was asked to."""
    query = select(Meeting).where(
        Meeting.body == meeting.body,
        Meeting.id != meeting.id,
        Meeting.id.in_(select(Attendance.meeting_id)),
    )
    return db.session.scalar(query.order_by(Meeting.held_on.desc(), Meeting.id.desc()).limit(1))


def last_held(meeting: Meeting) -> Meeting | None:
    """Return the newest meeting held before this one, of the body or with points for the board."""
    query = select(Meeting).where(
        Meeting.stage.in_((Stage.HELD, Stage.LOCKED)),
        Meeting.held_on < meeting.held_on,
        Meeting.has_board_points | (Meeting.body == meeting.body),
    )
    return db.session.scalar(query.order_by(Meeting.held_on.desc(), Meeting.id.desc()).limit(1))


def functions_asked() -> list[str]:
    """Return the functions that have been asked to any meeting."""
    return [row.name for row in rows(select(Attendance.name).distinct().order_by(Attendance.name))]


def proposers() -> list[str]:
    """Return who has recommended before."""
    told = select(AgendaItem.proposer).where(AgendaItem.proposer != "").distinct()
    return [row.proposer for row in rows(told.order_by(AgendaItem.proposer))]


def bodies() -> list[str]:
    """Return the bodies that meetings have been held in."""
    return [row.body for row in rows(select(Meeting.body).distinct().order_by(Meeting.body))]


def _origin(item: AgendaItem, put_off: dict[int, Any]) -> tuple[str, date | None]:
    if item.carried_from and item.carried_from.meeting_id is not None:
        meeting: Any = item.carried_from.meeting
    else:
        meeting = put_off.get(item.id)
    return (meeting.body, meeting.held_on) if meeting else ("", None)


def _put_off(keys: list[int]) -> dict[int, Any]:
    """Return the meeting that each point was put off from last."""
    acts = select(Entry.subject_id, Entry.after).where(
        Entry.subject == "agenda_item",
        Entry.action == "item_postponed",
        Entry.subject_id.in_(keys),
    )
    left = {row.subject_id: row.after["meeting"] for row in rows(acts.order_by(Entry.id))}
    found = select(Meeting.id, Meeting.body, Meeting.held_on).where(
        Meeting.id.in_(set(left.values()))
    )
    meetings = {row.id: row for row in rows(found)}
    return {key: meetings[left[key]] for key in left if left[key] in meetings}
