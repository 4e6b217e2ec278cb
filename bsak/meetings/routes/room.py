"""What every page here begins with: the blueprint, the viewer, the meeting, the point."""

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from bsak.groups.queries import viewer
from bsak.groups.rules import Viewer
from bsak.kernel.errors import Hidden
from bsak.meetings import queries
from bsak.meetings.models import AgendaItem, Meeting
from bsak.people.session import actor

bp = Blueprint("meetings", __name__)


def me() -> Viewer:
    """Return who asks, as the rules see them."""
    return viewer(actor())


def found(meeting_id: int) -> Meeting:
    """Return the meeting with its points. Raises Hidden when there is none."""
    meeting = queries.by_id(meeting_id)
    if meeting is None:
        raise Hidden
    return meeting


def found_item(item_id: int) -> AgendaItem:
    """Return the point. Raises Hidden when there is none."""
    item = queries.item(item_id)
    if item is None:
        raise Hidden
    return item


def to_meeting(meeting_id: int, number: int = 0) -> ResponseReturnValue:
    """Lead to the page of a meeting, at one of its points."""
    anchor = f"punkt-{number}" if number else None
    return redirect(url_for("meetings.show", id=meeting_id, _anchor=anchor))


def to_item(item: AgendaItem, anchor: str | None = None) -> ResponseReturnValue:
    """Lead to the page where a point is written."""
    return redirect(url_for("meetings.item", id=item.id, _anchor=anchor))


def home(item: AgendaItem) -> str:
    """Return the address of the agenda that a point stands on, or of the list for later."""
    if item.meeting_id is None:
        return url_for("meetings.backlog", _anchor=f"punkt-{item.id}")
    return url_for("meetings.show", id=item.meeting_id, _anchor=f"punkt-{item.number}")
