"""Drafting the agenda: what is new becomes points, and what people have written stays theirs."""

from dataclasses import dataclass

from bsak.agenda import (
    carried,
    events,
    finding,
    gather,
    given,
    opening,
    points,
    refreshing,
    rules,
    told,
)
from bsak.agenda.finding import Found
from bsak.agenda.models import Cause
from bsak.agenda.register import Register
from bsak.agenda.sources import SOURCES
from bsak.agenda.writing import Desk
from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.kernel.errors import refuse
from bsak.meetings import numbering
from bsak.meetings.models import AgendaItem, Meeting
from bsak.meetings.service import BOARD


@dataclass(frozen=True, slots=True)
class Drafted:
    """How much a draft put on the agenda that was not there: points, matters, and findings."""

    points: int
    matters: int
    findings: int = 0  # of the checker, which are told together
    overtaken: tuple[str, ...] = ()  # lines in people's own words that something went out of


def draft(meeting: Meeting, *, actor: Viewer, checker: str = "") -> Drafted:
    """Write the points that the register calls for. Raises Refused with the rule's sentence.

    A point that nobody has written in since the last draft is drafted anew in its place. What
    people have edited or added stays as it is, and what is new besides gets a new point.
    ``checker`` is the address where everything the checker finds is read.
    """
    numbering.hold(meeting)
    db.session.refresh(meeting, ["stage", "items"])  # as whoever held it before left it
    refuse(rules.obstacle_to_drafting(meeting, actor))
    carried.release()
    before = told.on(meeting.id).keys
    desk = Desk(meeting, actor)
    desk.clear()
    register = gather.register(meeting, clock.today(), checker)
    already = told.on(meeting.id, [item.id for item in desk.spare])
    standing = _standing(register)
    held = [one for one in standing if already.holds(one, meeting.id)]
    fresh = [one for one in standing if not already.holds(one, meeting.id)]
    kept = [item for item in meeting.items if item not in desk.spare]
    overtaken = refreshing.refresh(kept, held, register, actor)
    found = [finding.masked(one) for one in fresh]
    wanted = [*opening.points(meeting, register), *points.of_matters(found, register)]
    spoken_of = already.groups | {one.group.id for one in standing if one.group}
    if quiet := points.unchanged(register, spoken_of):
        wanted.append(quiet)
    made = desk.write(wanted)
    meeting.has_board_points = True
    after = {"points": made, "matters": len(found)}
    trail.record("agenda_drafted", "meeting", meeting.id, actor_id=actor.user_id, after=after)
    new = {one.key(meeting.id): one for one in found if one.key(meeting.id) not in before}
    findings = sum(one.cause is Cause.CHECK for one in new.values())
    return Drafted(made, len(new) - findings, findings, tuple(overtaken))


def bring_up_to_date(item: AgendaItem, actor: Viewer) -> None:
    """Let a point from the list for later say what is so at the meeting it was put on."""
    if item.topic and item.meeting is not None:
        register = gather.register(item.meeting, clock.today())
        already = told.on(item.meeting.id)
        standing = _standing(register)
        held = [one for one in standing if already.holds(one, item.meeting.id)]
        refreshing.refresh([item], held, register, actor)


def cover(meeting: Meeting, *, actor: Viewer) -> int:
    """Let the agenda hold everything up to now, and say so. Returns how many matters came on top.

    Called when the meeting opens: what happened after the last draft comes on as information.
    A meeting of another forum without points for the board leaves the news to the next that has.
    """
    if not meeting.has_board_points and meeting.body != BOARD:
        return 0
    trail.hold()
    carried.release()
    register = gather.register(meeting, clock.today())
    late = [finding.masked(one) for one in events.since(register, [])]
    if late:
        Desk(meeting, actor).write([points.late_news(late, register)])
    meeting.covers_to = events.newest()
    db.session.flush()
    return len(late)


def _standing(register: Register) -> list[Found]:
    """Return the open states, then the acts since last time."""
    found = (one for source in SOURCES for one in source(register))
    states = [given.once(one, register) for one in found]
    return [*states, *events.since(register, states)]
