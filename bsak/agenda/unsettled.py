"""Which findings of the checker the agendas of other meetings tell of: settled there, or left open.

A finding is settled by what was decided on the task that was recommended for whoever must put it
right. Where that line was left open it comes again, until some meeting gets to it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from bsak.agenda import asks, carried
from bsak.agenda.acts import DIRECTOR, Act, Verb, read
from bsak.agenda.models import Cause, Matter
from bsak.groups.models import CrisisGroup
from bsak.kernel.db import rows
from bsak.meetings.models import AgendaItem, Meeting, Recommendation
from bsak.meetings.states import Outcome, Stage

_BEGINS = f"{Cause.CHECK.value}:"


@dataclass(frozen=True, slots=True)
class Earlier:
    """Findings by their own keys: those that need not be told again, and those that must."""

    settled: frozenset[str]  # or on an agenda to come, or on the list for later
    left: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Line:
    """A recommendation, with the act it had when it was drafted."""

    act: Act | None
    is_open: bool


def told_of(meeting: Meeting) -> Earlier:
    """Return what the agendas of other meetings say of findings."""
    query = (
        select(Matter.key, Matter.item_id, CrisisGroup.code)
        .join(AgendaItem, AgendaItem.id == Matter.item_id)
        .outerjoin(CrisisGroup, CrisisGroup.id == Matter.group_id)
        .where(Matter.cause == Cause.CHECK, AgendaItem.meeting_id != meeting.id)
    )
    matters = [(row.key.removeprefix(_BEGINS).rpartition(":")[0], row) for row in rows(query)]
    chains = carried.onward({row.item_id for _key, row in matters})
    points = {key for chain in chains.values() for key in chain}
    coming, lines = _coming(points, meeting), _lines(points)
    settled: set[str] = set()
    left: set[str] = set()
    for key, row in matters:
        chain = chains[row.item_id]
        treated = [line for one in chain for line in lines.get(one, ())]
        is_left = chain[-1] not in coming and _is_open(key, row.code or "", treated)
        (left if is_left else settled).add(key)
    return Earlier(frozenset(settled), frozenset(left - settled))


def _is_open(key: str, group: str, lines: Collection[_Line]) -> bool:
    """Say whether what was recommended for a finding was left open.

    What asks for nothing goes with the point as a whole.
    """
    owner = "" if group or key.partition(":")[0] in asks.OF_SECRETARIAT else DIRECTOR
    own = [line for line in lines if line.act and _is_for(line.act, group, owner)]
    if own:
        return all(line.is_open for line in own)
    return bool(lines) and all(line.is_open for line in lines)


def _is_for(act: Act, group: str, owner: str) -> bool:
    """Say whether a task is for whoever the finding is put right by: a group goes by its code."""
    return act.verb is Verb.TASK and act.group == group and bool(group or act.owner == owner)


def _coming(points: Iterable[int], meeting: Meeting) -> set[int]:
    """Return the points that are still to be treated, where they stand.

    What a draft wrote at this very meeting is told anew, so it is not among them.
    """
    to_come = Meeting.stage.in_((Stage.PLANNED, Stage.OPEN)) | AgendaItem.meeting_id.is_(None)
    query = select(AgendaItem.id).outerjoin(Meeting, Meeting.id == AgendaItem.meeting_id)
    found = {row.id for row in rows(query.where(AgendaItem.id.in_(points), to_come))}
    return found - carried.drafted(meeting.items)


def _lines(points: Iterable[int]) -> dict[int, list[_Line]]:
    own = Recommendation
    query = select(own.item_id, own.act, own.outcome, own.made).where(
        own.item_id.in_(points), own.is_proposed
    )
    found: dict[int, list[_Line]] = {}
    for row in rows(query.order_by(own.id)):
        line = _Line(read(_drafted(row)), row.outcome is Outcome.OPEN)
        found.setdefault(row.item_id, []).append(line)
    return found


def _drafted(row: Any) -> dict[str, Any] | None:
    """Return the act as it was recommended, also where the board decided another."""
    was = next((one["was"] for one in row.made if one["what"] == "act"), row.act)
    return was if was is None else dict(was)
