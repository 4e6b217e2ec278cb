"""Questions about meetings."""

from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import selectinload

from bsak.kernel.db import db
from bsak.meetings.models import AgendaItem, Meeting


def all_meetings() -> list[Row[Any]]:
    """Return every meeting with the number of its points, the newest first."""
    points = select(func.count()).where(AgendaItem.meeting_id == Meeting.id).scalar_subquery()
    columns: tuple[Any, ...] = (
        Meeting.id,
        Meeting.body,
        Meeting.held_on,
        Meeting.place,
        Meeting.is_planned,
        Meeting.has_board_points,
        points.label("item_count"),
    )
    query = select(*columns).order_by(Meeting.held_on.desc(), Meeting.id.desc())
    return list(db.session.execute(query))


def by_id(meeting_id: int) -> Meeting | None:
    """Return a meeting with its points."""
    return db.session.get(Meeting, meeting_id, options=[selectinload(Meeting.items)])
