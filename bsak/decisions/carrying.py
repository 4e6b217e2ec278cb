"""What a meeting does not get to goes on the list for later, with where it comes from."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from bsak.agenda import carried
from bsak.decisions import rules
from bsak.groups.rules import Viewer
from bsak.kernel import trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _, lazy
from bsak.meetings import numbering
from bsak.meetings.models import AgendaItem, Meeting, Recommendation
from bsak.meetings.service import BOARD
from bsak.meetings.states import Need, Outcome

# What the minutes say where nothing was decided; a meeting that goes on takes it away again.
NOT_REACHED = lazy("Punktet blev ikke nået og tages op på et kommende møde.")
_PUT_OFF = lazy("Punktet er udsat.")


def postpone(item: AgendaItem, *, actor: Viewer) -> AgendaItem:
    """Put a point off to a coming meeting. Returns what waits on the list for later."""
    _hold_table(item, actor)
    if carried_to(item) is not None:
        raise Refused(_("Punktet er allerede udsat."))
    later, told = _copy(item, open_lines(item)), str(_PUT_OFF)
    carried.bring(item, later)
    item.decision = "\n\n".join(filter(None, [item.decision, told]))
    db.session.flush()
    _record(carried.PUT_OFF, item, actor, {"later": later.id, "said": told})
    return later


def resume(item: AgendaItem, *, actor: Viewer) -> None:
    """Take up a point after all that was put off at this meeting."""
    _hold_table(item, actor)
    later = carried_to(item)
    if later is None or later.meeting_id is not None or later.version != 1:
        raise Refused(_("Punktet er rettet eller sat på et andet møde siden. Behandl det dér."))
    told = str(_PUT_OFF)
    item.decision = item.decision.removesuffix(told).rstrip()
    carried.bring(later, item)
    _record("point_resumed", item, actor, {"later": later.id})
    db.session.delete(later)
    db.session.flush()


def carry_untreated(meeting: Meeting, *, actor: Viewer) -> list[AgendaItem]:
    """Put every point and recommendation that the meeting left open on the list for later.

    What a draft wrote and nobody has written in is not put there: the next draft finds what still
    stands, as it stands then, and tells of the acts that the meeting did not get to.
    """
    waiting, drafted = [], carried.drafted(meeting.items)
    for item in unfinished(meeting):
        left = open_lines(item)
        told = str(NOT_REACHED) if _is_untreated(item) else ""
        if item.id in drafted:
            _leave(item, told, actor)
        else:
            waiting.append(_carry(item, left, told, actor))
    return waiting


def unfinished(meeting: Meeting) -> list[AgendaItem]:
    """Return the points at which something is still to be decided, and that are not put off."""
    ids = [item.id for item in meeting.items]
    query = select(AgendaItem.carried_from_id).where(AgendaItem.carried_from_id.in_(ids))
    put_off = set(db.session.scalars(query))
    return [item for item in meeting.items if item.id not in put_off and is_unfinished(item)]


def is_unfinished(item: AgendaItem) -> bool:
    """Say whether something is still to be decided at a point."""
    return bool(open_lines(item)) or _is_untreated(item)


def carried_to(item: AgendaItem) -> AgendaItem | None:
    """Return the point that ``item`` goes on as, if it was put off."""
    mine = select(AgendaItem).where(AgendaItem.carried_from_id == item.id)
    return db.session.scalar(mine.order_by(AgendaItem.id).limit(1))


def open_lines(item: AgendaItem) -> list[Recommendation]:
    """Return what is recommended and has not been decided on."""
    return [line for line in item.recommendations if line.outcome is Outcome.OPEN]


def _leave(item: AgendaItem, told: str, actor: Viewer) -> None:
    if told:
        item.decision = told
        _record(carried.LEFT, item, actor, {"said": told})


def _carry(
    item: AgendaItem, left: Iterable[Recommendation], told: str, actor: Viewer
) -> AgendaItem:
    later = _copy(item, left)
    if told:
        carried.bring(item, later)
        item.decision = told
    db.session.flush()
    _record(carried.CARRIED, item, actor, {"later": later.id, "said": told})
    return later


def _is_untreated(item: AgendaItem) -> bool:
    """Say whether nothing was decided at a point that the board should have decided on."""
    if item.is_closed or item.decision or not (item.is_board or item.meeting.body == BOARD):
        return False
    if item.need in (Need.INFORMATION, Need.NO_CHANGE) and not item.recommendations:
        return False
    return len(open_lines(item)) == len(item.recommendations)


def _hold_table(item: AgendaItem, actor: Viewer) -> None:
    refuse(rules.obstacle_to_leading(actor))
    numbering.hold(item.meeting)
    refuse(rules.obstacle_to_deciding(item.meeting.stage if item.meeting else None))
    db.session.refresh(item)


def _copy(item: AgendaItem, lines: Iterable[Recommendation]) -> AgendaItem:
    later = AgendaItem(
        number=0,
        title=item.title,
        case_number=item.case_number,
        time_slot=item.time_slot,
        is_board=item.is_board,
        topic=item.topic,
        need=item.need,
        occasion=item.occasion,
        presentation=item.presentation,
        proposer=item.proposer,
        history=item.history,
        attachments=list(item.attachments),
        carried_from_id=item.id,
        recommendations=[Recommendation(text=line.text, act=line.act) for line in lines],
    )
    db.session.add(later)
    db.session.flush()
    return later


def _record(action: str, item: AgendaItem, actor: Viewer, after: dict[str, Any]) -> None:
    trail.record(action, "agenda_item", item.id, actor_id=actor.user_id, after=after)
