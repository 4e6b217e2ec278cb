"""Where a point stands: on an agenda, on the list for later, or nowhere any more."""

from collections.abc import Callable

from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _
from bsak.meetings import numbering, rules
from bsak.meetings.items import record
from bsak.meetings.models import AgendaItem, Meeting

# Rooms above that bring a point up to date when it is put on an agenda.
placers: list[Callable[[AgendaItem, Viewer], None]] = []


def move(item: AgendaItem, to: int, *, actor: Viewer) -> None:
    """Give a point the place ``to`` on its agenda; the others make room."""
    meeting = _agenda(item, actor)
    points = numbering.order(meeting)
    at = points.index(item.id)
    place = min(max(to, 1), len(points)) - 1
    if place == at:
        return
    points.insert(place, points.pop(at))
    numbering.lay(meeting, points)
    record("item_moved", item, actor, after={"from": at + 1, "to": place + 1})


def postpone(item: AgendaItem, *, actor: Viewer) -> int:
    """Put a point on the list for later, with all that it says. Returns the place it had."""
    meeting = _agenda(item, actor)
    was = item.number
    points = [key for key in numbering.order(meeting) if key != item.id]
    item.meeting_id, item.number = None, 0
    numbering.lay(meeting, points)
    db.session.expire(item, ["meeting"])
    record("item_postponed", item, actor, after={"meeting": meeting.id, "number": was})
    return was


def place(item: AgendaItem, meeting: Meeting, *, actor: Viewer, to: int | None = None) -> None:
    """Put a point from the list for later on an agenda: last, or at the place ``to``."""
    refuse(rules.obstacle_to_managing(actor))
    numbering.hold(meeting)
    numbering.hold_home(item)
    if item.meeting_id is not None:
        raise Refused(_("Punktet står allerede på en dagsorden."))
    refuse(rules.obstacle_to_adding(meeting))
    points = numbering.order(meeting)
    item.meeting_id, item.number = meeting.id, len(points) + 1
    last = len(points) + 1
    points.insert(min(max(to or last, 1), last) - 1, item.id)
    db.session.flush()
    db.session.expire(meeting, ["items"])
    numbering.lay(meeting, points)
    db.session.expire(item, ["meeting"])
    record("item_placed", item, actor, after={"meeting": meeting.id})
    for bring_up_to_date in placers:
        bring_up_to_date(item, actor)


def drop(item: AgendaItem, *, actor: Viewer) -> None:
    """Delete a point for good; what a draft put into it can come on an agenda again."""
    refuse(rules.obstacle_to_managing(actor))
    meeting = numbering.hold_home(item)
    refuse(rules.obstacle_to_emptying(item))
    if meeting is not None:
        refuse(rules.obstacle_to_ordering(meeting))
    record("item_dropped", item, actor, after={"meeting": item.meeting_id})
    points = [key for key in numbering.order(meeting) if key != item.id] if meeting else []
    db.session.delete(item)
    db.session.flush()
    if meeting is not None:
        db.session.expire(meeting, ["items"])
        numbering.lay(meeting, points)


def _agenda(item: AgendaItem, actor: Viewer) -> Meeting:
    """Return the agenda that a point stands on, held for a change of its order."""
    refuse(rules.obstacle_to_managing(actor))
    meeting = numbering.hold_home(item)
    if meeting is None:
        raise Refused(_("Punktet står ikke på en dagsorden."))
    refuse(rules.obstacle_to_ordering(meeting))
    return meeting
