"""What each route of the meetings room is asked about: a planned meeting, or a point of one."""

from dataclasses import dataclass
from datetime import date

from bsak.kernel import trail
from bsak.meetings import items, placing, service
from bsak.meetings.items import Point
from bsak.meetings.models import Attendance, Meeting
from bsak.meetings.service import Facts
from tests import make

POINTS = {"item", "move_item", "postpone_item", "place_item", "drop_item", "put_back_line"}
EMPTY = {"drop", "bring_back"}
BODIES = {
    "meetings.plan": {"body": "BSAK", "held_on": "2030-01-01"},
    "meetings.edit": {"body": "BSAK", "held_on": "2031-01-01", "version": "1"},
    "meetings.add_item": {"title": "Evt.", "need": ""},
    "meetings.add_later": {"title": "Øvelse", "need": ""},
    "meetings.item": {"title": "Status", "need": "decision", "version": "1"},
    "meetings.move_item": {"to": "down"},
    "meetings.invite": {"names": "Kommunaldirektøren"},
}


def planned(actor, *, body="BSAK", held_on=date(2030, 6, 6), titles=()):
    """Return a planned meeting with points of those titles."""
    meeting = service.plan(Facts(body=body, held_on=held_on), actor=actor)
    for title in titles:
        items.add(meeting, Point(title=title), actor=actor)
    return make.kept(meeting)


@dataclass(frozen=True)
class Met:
    """The key that an address of the room names, the meeting, and the act that is taken back."""

    id: int
    meeting_id: int
    entry: trail.Entry | None = None


def lay(world, endpoint, role):
    """Return what the route at ``endpoint`` is about; of other rooms the meeting that was held."""
    room, _dot, name = endpoint.partition(".")
    if room not in {"meetings", "agenda"} or name == "show":
        return Met(world.item.meeting_id, world.item.meeting_id)
    titles = () if name in EMPTY else ("Status", "Evt.")
    meeting = planned(world.clerk, body=f"Forum {role} {name}", titles=titles)
    key, point = meeting.id, meeting.items[0] if meeting.items else None
    match name:
        case "invite_again":
            before = Meeting(body=meeting.body, held_on=date(2019, 1, 1))
            before.attendances = [Attendance(name="HBR", is_guest=True)]
            make.kept(before)
        case "bring_back":
            return Met(key, key, service.drop(meeting, actor=world.clerk))
        case "place_item":
            placing.postpone(point, actor=world.clerk)
    return Met(point.id if name in POINTS else key, key)


def bodies(met):
    """Return what a browser would send to each route."""
    return {**BODIES, "meetings.place_item": {"moede": str(met.meeting_id)}}
