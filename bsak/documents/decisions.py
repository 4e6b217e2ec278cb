"""The points of meetings that may have set a deadline, and how they are called in a list."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from bsak.kernel.danish import short_day
from bsak.kernel.db import db
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem, Meeting

_MOST = 80  # the points of the last half dozen meetings


@dataclass(frozen=True, slots=True)
class Point:
    """A point one can choose, in words."""

    id: int
    words: str


def recent() -> list[Point]:
    """Return the points of the latest meetings, newest first."""
    points = (
        select(AgendaItem)
        .join(AgendaItem.meeting)
        .options(contains_eager(AgendaItem.meeting))
        .order_by(Meeting.held_on.desc(), Meeting.id.desc(), AgendaItem.number)
        .limit(_MOST)
    )
    return [Point(item.id, f"{words(item)}: {item.title}") for item in db.session.scalars(points)]


def words(item: AgendaItem) -> str:
    """Return what a point is called where a deadline is shown: meeting, day and number."""
    return _(
        "%(body)s %(day)s, punkt %(number)d",
        body=item.meeting.body,
        day=short_day(item.meeting.held_on),
        number=item.number,
    )
