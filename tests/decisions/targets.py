"""What each route at the table is asked about: a meeting in progress, a point, a recommendation."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import update

from bsak.decisions import carrying, service
from bsak.documents import snapshot
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.meetings.models import AgendaItem, Meeting, Recommendation
from bsak.meetings.states import Stage
from tests import make

STAGES = {
    "decisions.open": Stage.PLANNED,
    "decisions.lock": Stage.HELD,
    "decisions.reopen": Stage.HELD,
    "decisions.unlock": Stage.LOCKED,
}
CHANGE = {"documents": "", "due_on": "", "status": "", "group": ""}
BODIES = {
    "decisions.change": {**CHANGE, "verb": "note", "text": "at det drøftes igen"},
    "decisions.drop": {"text": "Det drøftes igen."},
    "decisions.decide": {"free": "Drøftet.", "free_version": "1"},
    "decisions.attach": {**CHANGE, "verb": "task", "title": "Ring", "seen": "1"},
}


@dataclass(frozen=True)
class Sat:
    """The meeting, one of its points, and what is recommended there."""

    meeting: Meeting
    item: AgendaItem
    line: Recommendation


def lay(world, endpoint, role):
    """Return a meeting at the stage that the route at ``endpoint`` looks for, and no other."""
    if not endpoint.startswith("decisions."):
        return None
    db.session.execute(update(Meeting).where(Meeting.stage == Stage.OPEN).values(stage=Stage.HELD))
    line = Recommendation(text="at det gøres")
    item = AgendaItem(number=1, title="Status", is_board=True, recommendations=[line])
    meeting = Meeting(body=f"BSAK {role} {endpoint}", held_on=date(2019, 6, 6), stage=Stage.OPEN)
    meeting.items.append(item)
    make.kept(meeting)
    match endpoint:
        case "decisions.changes" | "decisions.register" | "decisions.register_sheet":
            snapshot.freeze(meeting, actor=world.clerk)
        case "decisions.undo":
            service.take(line, actor=world.clerk)
        case "decisions.resume":
            carrying.postpone(item, actor=world.clerk)
    meeting.stage = STAGES.get(endpoint, Stage.OPEN)
    meeting.opened_at = clock.now()
    meeting.locked_at = clock.now() if meeting.stage is Stage.LOCKED else None
    return Sat(make.kept(meeting), item, line)


def bodies(sat):
    """Return what a browser would send to each route."""
    if sat is None:
        return {}
    lines = {"take", "change", "drop", "undo"}
    version = {f"decisions.{name}": {"version": str(sat.line.version)} for name in lines}
    told = {name: {**version.get(name, {}), **BODIES.get(name, {})} for name in {*version, *BODIES}}
    told["decisions.attach"]["title"] = f"Ring {sat.item.id}"  # the same task is not given twice
    return told
