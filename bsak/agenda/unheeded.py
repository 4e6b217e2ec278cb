"""The decisions of the last meetings whose words nothing in the register comes from."""

from typing import Any

from sqlalchemy import exists, literal, select, union_all

from bsak.agenda import carried, queries
from bsak.agenda.register import Decided
from bsak.documents.models import (
    Deadline,
    OwnerChange,
    Remark,
    Revision,
    StatusChange,
    Waiting,
)
from bsak.kernel.db import rows
from bsak.meetings.models import AgendaItem, Meeting, Recommendation
from bsak.tasks.models import Task

_LOOK_BACK = 2  # meetings whose decisions are asked after
# What a line at the table makes, as the line calls it.
_MADE: dict[str, Any] = {
    "deadline": Deadline,
    "status": StatusChange,
    "owner": OwnerChange,
    "revision": Revision,
    "task": Task,
}
# What somebody has put in from the words of a point.
_WRITTEN = (Waiting.item_id, Waiting.settled_item_id, Remark.item_id)


def decided(meeting: Meeting) -> tuple[Decided, ...]:
    """Return the points that the draft for ``meeting`` asks after.

    A point that nothing comes from is asked after at two meetings, one whose recommendations
    alone were followed once: whether its words ask for more, only a person can say.
    """
    made = (kind.item_id for kind in _MADE.values())
    silent = [~exists().where(column == AgendaItem.id) for column in (*made, *_WRITTEN)]
    found = [Decided(*row) for row in rows(_points(meeting, _LOOK_BACK).where(*silent))]
    known = {point.id for point in found}
    found += [point for point in _only_followed(meeting) if point.id not in known]
    words = carried.bare({point.id: point.decision for point in found})
    told = [point._replace(decision=words[point.id]) for point in found if words[point.id]]
    return tuple(sorted(told, key=lambda point: (point.held_on, point.number)))


def _only_followed(meeting: Meeting) -> list[Decided]:
    """Return the points of the last meeting that moved only what was recommended there."""
    unwritten = [~exists().where(column == AgendaItem.id) for column in _WRITTEN]
    attached = Recommendation.is_proposed.is_(False)
    query = _points(meeting, 1).where(
        *unwritten, ~exists().where(Recommendation.item_id == AgendaItem.id, attached)
    )
    found = {row.id: Decided(*row) for row in rows(query)}
    lines = select(Recommendation.made).where(Recommendation.item_id.in_(found))
    followed = {(one["what"], one.get("row")) for row in rows(lines) for one in row.made}
    moved = union_all(
        *(
            select(literal(what).label("what"), kind.id.label("row"), kind.item_id)
            for what, kind in _MADE.items()
        )
    ).subquery()
    of_them = select(moved).where(moved.c.item_id.in_(found))
    others = {row.item_id for row in rows(of_them) if (row.what, row.row) not in followed}
    return [point for key, point in found.items() if key not in others]


def _points(meeting: Meeting, meetings: int) -> Any:
    return (
        select(AgendaItem.id, AgendaItem.number, Meeting.body, Meeting.held_on, AgendaItem.decision)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            Meeting.id.in_(last(meeting, meetings)),
            AgendaItem.is_board,
            AgendaItem.is_closed.is_(False),
            AgendaItem.decision != "",
        )
    )


def last(meeting: Meeting, meetings: int = _LOOK_BACK) -> Any:
    """Return the question for the meetings held last before this one."""
    held = select(Meeting.id).where(queries.held_before(meeting))
    return held.order_by(Meeting.held_on.desc()).limit(meetings)
