"""Taking back that a meeting was opened, closed or approved, while nothing has come of it."""

from sqlalchemy import delete, func, select, update

from bsak.agenda import carried
from bsak.agenda.events import DRAFTED
from bsak.agenda.models import Matter
from bsak.decisions import carrying, rules, sitting
from bsak.documents.models import Snapshot
from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _
from bsak.meetings import numbering
from bsak.meetings import rules as meetings
from bsak.meetings.models import AgendaItem, Meeting, Recommendation
from bsak.meetings.states import Outcome, Stage


def unopen(meeting: Meeting, *, actor: Viewer) -> None:
    """Let a meeting be planned again that was opened by mistake; its agenda stays as it is."""
    refuse(rules.obstacle_to_leading(actor))
    numbering.hold(meeting)
    refuse(rules.obstacle_to_unopening(meeting.stage, is_decided=is_decided(meeting)))
    meeting.stage, meeting.opened_at = Stage.PLANNED, None
    db.session.flush()
    trail.record("opening_undone", "meeting", meeting.id, actor_id=actor.user_id)


def reopen(meeting: Meeting, *, actor: Viewer) -> None:
    """Let a meeting that was closed too soon go on, with every point where it was."""
    refuse(rules.obstacle_to_leading(actor))
    other = sitting.hold_alone(meeting)
    refuse(rules.obstacle_to_reopening(meeting.stage, other=other))
    refuse(rules.obstacle_to_going_back(is_followed=_is_followed(meeting)))
    for item in meeting.items:
        _fetch_back(item)
    db.session.execute(delete(Snapshot).where(Snapshot.meeting_id == meeting.id))
    meeting.stage = Stage.OPEN
    db.session.flush()
    trail.record("closing_undone", "meeting", meeting.id, actor_id=actor.user_id)


def unlock(meeting: Meeting, *, actor: Viewer) -> None:
    """Take back that the minutes were approved, on the day they were."""
    refuse(rules.obstacle_to_leading(actor))
    numbering.hold(meeting)
    refuse(meetings.obstacle_to_unlocking(meeting, clock.now()))
    meeting.stage, meeting.locked_at, meeting.locked_by_id = Stage.HELD, None, None
    db.session.flush()
    trail.record("locking_undone", "meeting", meeting.id, actor_id=actor.user_id)


def is_decided(meeting: Meeting) -> bool:
    """Say whether anything was decided, written or put off at the meeting."""
    mine = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id)
    settled = select(Recommendation.id).where(
        Recommendation.item_id.in_(mine), Recommendation.outcome != Outcome.OPEN
    )
    put_off = select(AgendaItem.id).where(AgendaItem.carried_from_id.in_(mine))
    db.session.flush()
    return any(
        db.session.scalar(found.limit(1)) is not None
        for found in (mine.where(AgendaItem.decision != ""), settled, put_off)
    )


def _fetch_back(item: AgendaItem) -> None:
    """Take off the list for later what closing put there; what the table put off stays."""
    if item.decision == str(carrying.NOT_REACHED):
        item.decision = ""
    later = carrying.carried_to(item)
    if later is None or not _was_carried(item):
        return
    if later.meeting_id is not None or later.version != 1:
        raise Refused(_("»%(title)s« er rettet eller sat på et andet møde, siden mødet blev "
                        "afsluttet. Tag resten op på et kommende møde.",
                        title=item.title))  # fmt: skip
    db.session.execute(update(Matter).where(Matter.item_id == later.id).values(item_id=item.id))
    db.session.delete(later)


def _is_followed(meeting: Meeting) -> bool:
    """Say whether an agenda was drafted after the meeting was closed: it tells of what was left."""
    closed = select(func.max(trail.Entry.id)).where(
        trail.Entry.subject == "meeting",
        trail.Entry.subject_id == meeting.id,
        trail.Entry.action == "meeting_closed",
    )
    drafted = select(trail.Entry.id).where(
        trail.Entry.action == DRAFTED, trail.Entry.id > closed.scalar_subquery()
    )
    return db.session.scalar(drafted.limit(1)) is not None


def _was_carried(item: AgendaItem) -> bool:
    acts = select(trail.Entry.action).where(
        trail.Entry.subject == "agenda_item",
        trail.Entry.subject_id == item.id,
        trail.Entry.action.in_((carried.CARRIED, carried.PUT_OFF)),
    )
    newest = acts.order_by(trail.Entry.id.desc()).limit(1)
    return db.session.scalar(newest) == carried.CARRIED
