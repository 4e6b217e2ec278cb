"""The points of meetings that may have set a deadline, and how they are called in a list."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from bsak.kernel.danish import day, short_day
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
    """Return the points of the latest meetings that decided something, newest first."""
    points = (
        select(AgendaItem)
        .join(AgendaItem.meeting)
        .where(AgendaItem.is_closed.is_(False), AgendaItem.decision != "")
        .options(contains_eager(AgendaItem.meeting))
        .order_by(Meeting.held_on.desc(), Meeting.id.desc(), AgendaItem.number)
        .limit(_MOST)
    )
    return [Point(item.id, f"{words(item)}: {item.title}") for item in db.session.scalars(points)]


def obstacle(item_id: int, due_on: date) -> str | None:
    """Return why the point cannot have set the deadline ``due_on``, or None."""
    item = db.session.get(AgendaItem, item_id)
    if item is None or due_on >= item.meeting.held_on:
        return None
    return _(
        "Fristen ligger før mødet %(day)s, der besluttede den. Ret datoen, eller vælg et andet "
        "punkt.",
        day=day(item.meeting.held_on),
    )


def words(item: AgendaItem) -> str:
    """Return what a point is called where a deadline is shown: meeting, day and number."""
    return _(
        "%(body)s %(day)s, punkt %(number)d",
        body=item.meeting.body,
        day=short_day(item.meeting.held_on),
        number=item.number,
    )
