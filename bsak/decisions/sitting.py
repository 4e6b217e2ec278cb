"""A meeting begins, ends, and has its minutes approved."""

from sqlalchemy import select

from bsak.agenda import service as agenda
from bsak.decisions import carrying, rules
from bsak.documents import snapshot
from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.danish import day
from bsak.kernel.db import db
from bsak.kernel.errors import refuse
from bsak.meetings import numbering
from bsak.meetings.models import AgendaItem, Meeting
from bsak.meetings.states import Stage


def open_meeting(meeting: Meeting, *, actor: Viewer) -> None:
    """Begin a meeting; only one is in progress at a time."""
    refuse(rules.obstacle_to_leading(actor))
    other = hold_alone(meeting)
    refuse(rules.obstacle_to_opening(meeting.stage, other=other))
    agenda.cover(meeting, actor=actor)
    meeting.stage, meeting.opened_at = Stage.OPEN, clock.now()
    db.session.flush()
    _record("meeting_opened", meeting, actor)


def close(meeting: Meeting, *, actor: Viewer) -> list[AgendaItem]:
    """End a meeting: the register is frozen, and what was left open goes on the list for later."""
    refuse(rules.obstacle_to_leading(actor))
    numbering.hold(meeting)
    refuse(rules.obstacle_to_closing(meeting.stage))
    later = carrying.carry_untreated(meeting, actor=actor)
    snapshot.freeze(meeting, actor=actor)
    meeting.stage = Stage.HELD
    db.session.flush()
    _record("meeting_closed", meeting, actor)
    return later


def lock(meeting: Meeting, *, actor: Viewer) -> None:
    """Approve the minutes; after that nothing of the meeting is changed."""
    refuse(rules.obstacle_to_leading(actor))
    numbering.hold(meeting)
    refuse(rules.obstacle_to_locking(meeting.stage))
    meeting.stage, meeting.locked_at = Stage.LOCKED, clock.now()
    meeting.locked_by_id = actor.user_id
    db.session.flush()
    _record("minutes_locked", meeting, actor)


def hold_alone(meeting: Meeting) -> str:
    """Hold a meeting that is to be the only open one. Returns what another open one is called.

    Two that are opened at once wait for each other, whichever they are.
    """
    near = select(Meeting.id).where(Meeting.stage.in_((Stage.PLANNED, Stage.OPEN)))
    db.session.execute(near.order_by(Meeting.id).with_for_update())
    numbering.hold(meeting)
    other = db.session.scalars(select(Meeting).where(Meeting.stage == Stage.OPEN)).first()
    return words(other) if other else ""


def words(meeting: Meeting) -> str:
    """Return what a meeting is called: the body and the day."""
    return f"{meeting.body} {day(meeting.held_on)}"


def _record(action: str, meeting: Meeting, actor: Viewer) -> None:
    trail.record(action, "meeting", meeting.id, actor_id=actor.user_id)
