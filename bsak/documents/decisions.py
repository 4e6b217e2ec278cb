"""The points of meetings that may have set a deadline, and how they are called in a list."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased, contains_eager

from bsak.kernel.danish import day, short_day
from bsak.kernel.db import db
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem, Meeting, Recommendation
from bsak.meetings.states import Outcome, Stage

_MOST = 80  # the points of the last half dozen meetings


@dataclass(frozen=True, slots=True)
class Point:
    """A point one can choose, in words."""

    id: int
    words: str


def recent() -> list[Point]:
    """Return the points that decided something and may still set a deadline, newest first.

    Minutes that were approved in here tell what the meeting moved: nothing is added to it later.
    """
    later = aliased(AgendaItem)
    is_settled = AgendaItem.recommendations.any(Recommendation.outcome != Outcome.OPEN)
    goes_on = select(later.id).where(later.carried_from_id == AgendaItem.id).exists()
    is_decided = (AgendaItem.decision != "") & ~goes_on
    is_finished = (Meeting.stage == Stage.LOCKED) & Meeting.opened_at.is_not(None)
    points = (
        select(AgendaItem)
        .join(AgendaItem.meeting)
        .where(AgendaItem.is_closed.is_(False), or_(is_decided, is_settled), ~is_finished)
        .options(contains_eager(AgendaItem.meeting))
        .order_by(Meeting.held_on.desc(), Meeting.id.desc(), AgendaItem.number)
        .limit(_MOST)
    )
    return [Point(item.id, f"{words(item)}: {item.title}") for item in db.session.scalars(points)]


def obstacle_to_adding(item: AgendaItem) -> str | None:
    """Return why nothing more can be said to come from ``item``, or None."""
    if item.meeting.stage is not Stage.LOCKED or item.meeting.opened_at is None:
        return None
    return _(
        "Referatet af mødet %(day)s er godkendt og låst. Skriv i stedet, hvorfor fristen flyttes; "
        "så kommer den med på næste møde.",
        day=day(item.meeting.held_on),
    )


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
