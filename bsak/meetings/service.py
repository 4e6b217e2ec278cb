"""Planning meetings: when and where, and taking one away again."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from bsak.groups.rules import Viewer
from bsak.kernel import trail
from bsak.kernel.danish import day
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse, refuse_stale
from bsak.kernel.words import _
from bsak.meetings import numbering, queries, rules
from bsak.meetings.models import Attendance, Meeting
from bsak.meetings.states import Stage
from bsak.meetings.typed import clean

BOARD = "BSAK"
BODIES = (BOARD, "Chefforum", "Direktørforum")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """When and where a meeting is, and who leads it, as somebody wants it to stand."""

    body: str
    held_on: date
    starts_at: str = ""
    place: str = ""
    chair: str = ""
    has_board_points: bool = False


def plan(facts: Facts, *, actor: Viewer) -> Meeting:
    """Put a meeting into the calendar."""
    refuse(rules.obstacle_to_managing(actor))
    meeting = Meeting(stage=Stage.PLANNED)
    _let_stand(meeting, facts)
    db.session.add(meeting)
    db.session.flush()
    record("meeting_planned", meeting, actor, after=_plain(facts))
    return meeting


def edit(meeting: Meeting, facts: Facts, *, actor: Viewer, version: int | None = None) -> None:
    """Let ``facts`` stand. Raises Refused, or Stale with both texts."""
    refuse(rules.obstacle_to_managing(actor))
    numbering.hold(meeting)
    refuse(rules.obstacle_to_changing(meeting))
    before = facts_of(meeting)
    sentence = _("Mødet er ændret, siden du åbnede det.")
    refuse_stale(version, meeting.version, sentence, mine=_told(facts), theirs=_told(before))
    if facts.held_on != meeting.held_on:
        last = queries.last_held(meeting)
        refuse(rules.obstacle_to_moving(meeting, facts.held_on, last))
    _let_stand(meeting, facts)
    was, now = trail.difference(_plain(before), _plain(facts_of(meeting)))
    if now:
        db.session.flush()
        record("meeting_edited", meeting, actor, before=was, after=now)


def drop(meeting: Meeting, *, actor: Viewer) -> trail.Entry:
    """Take a planned meeting without points away. Returns what brings it back."""
    refuse(rules.obstacle_to_managing(actor))
    numbering.hold(meeting)
    refuse(rules.obstacle_to_dropping(meeting))
    before = _plain(facts_of(meeting))
    before["attendances"] = [[one.name, one.is_guest, one.note] for one in meeting.attendances]
    entry = record("meeting_dropped", meeting, actor, before=before)
    db.session.delete(meeting)
    db.session.flush()
    return entry


def bring_back(entry: trail.Entry, *, actor: Viewer) -> Meeting:
    """Plan a meeting again that was taken away, with those who were asked to it."""
    if entry.action != "meeting_dropped" or entry.before is None:
        raise Refused(_("Det kan ikke fortrydes. Planlæg mødet igen."))
    kept = dict(entry.before)
    asked = kept.pop("attendances")
    kept["held_on"] = date.fromisoformat(kept["held_on"])
    meeting = plan(Facts(**kept), actor=actor)
    meeting.attendances = [Attendance(name=n, is_guest=g, note=t) for n, g, t in asked]
    db.session.flush()
    return meeting


def facts_of(meeting: Meeting) -> Facts:
    """Return what stands of the meeting now."""
    return Facts(
        body=meeting.body,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        place=meeting.place,
        chair=meeting.chair,
        has_board_points=meeting.has_board_points,
    )


def record(
    action: str,
    meeting: Meeting,
    actor: Viewer,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> trail.Entry:
    """Write an act on ``meeting`` into the trail."""
    return trail.record(
        action, "meeting", meeting.id, actor_id=actor.user_id, before=before, after=after
    )


def _let_stand(meeting: Meeting, facts: Facts) -> None:
    body = _usual(clean(facts.body))
    if not body:
        raise Refused(_("Skriv, hvem der holder mødet."))
    with db.session.no_autoflush:
        twin = select(Meeting.id).where(Meeting.body == body, Meeting.held_on == facts.held_on)
        others = [key for key in db.session.scalars(twin) if key != meeting.id]
    refuse(rules.obstacle_to_twin(body, facts.held_on, is_taken=bool(others)))
    meeting.body, meeting.held_on = body, facts.held_on
    meeting.starts_at = facts.starts_at
    meeting.place, meeting.chair = clean(facts.place), clean(facts.chair)
    meeting.has_board_points = facts.has_board_points or body == BOARD


def _usual(body: str) -> str:
    """Return the name of a body as it is usually spelled."""
    written = " ".join(body.split())
    return next((name for name in BODIES if name.casefold() == written.casefold()), written)


def _plain(facts: Facts) -> dict[str, Any]:
    return {**asdict(facts), "held_on": facts.held_on.isoformat()}


def _told(facts: Facts) -> dict[str, str]:
    return {
        _("Møde"): facts.body,
        _("Dato"): day(facts.held_on),
        _("Kl."): facts.starts_at,
        _("Sted"): facts.place,
        _("Mødeleder (funktion)"): facts.chair,
        _("Har BSAK-punkter"): _("ja") if facts.has_board_points else _("nej"),
    }
