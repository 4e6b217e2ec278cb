"""What every page at the table begins with."""

from flask import Blueprint

from bsak.decisions import panel
from bsak.documents import beside
from bsak.groups import queries as groups
from bsak.groups.queries import viewer
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from bsak.meetings.models import AgendaItem, Meeting, Recommendation
from bsak.people.session import actor

bp = Blueprint("decisions", __name__)
beside.panels.append(panel.panel)


def me() -> Viewer:
    """Return who asks, as the rules see them."""
    return viewer(actor())


def find_meeting(meeting_id: int) -> Meeting:
    """Return the meeting. Raises Hidden when there is none."""
    meeting = db.session.get(Meeting, meeting_id)
    if meeting is None:
        raise Hidden
    return meeting


def find_point(item_id: int) -> AgendaItem:
    """Return a point that stands on an agenda. Raises Hidden when there is none."""
    item = db.session.get(AgendaItem, item_id)
    if item is None or item.meeting_id is None:
        raise Hidden
    return item


def find_line(line_id: int) -> Recommendation:
    """Return a recommendation on an agenda. Raises Hidden when there is none."""
    line = db.session.get(Recommendation, line_id)
    if line is None or line.item.meeting_id is None:
        raise Hidden
    return line


def group_names() -> tuple[tuple[str, str], ...]:
    """Return (code, name) of the groups that a task can be for."""
    return tuple((group.code, group.name) for group in groups.all_groups())
