"""A task that a meeting gives new terms stays the same task: what it was is kept, and told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from bsak.documents.slipping import Slip, slipped
from bsak.groups.rules import Viewer
from bsak.kernel import trail, vague_dates
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem
from bsak.tasks import service
from bsak.tasks.models import Task, TaskStatus
from bsak.tasks.service import Terms

_MOVED, _BACK, _EDITED = "task_moved", "task_move_undone", "task_edited"
_KEPT = ("title", "owner_function", "owner_id", "document_id", "group_id")


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a task's date: from, to, when, and the point that decided it, if one did."""

    was: date | None
    now: date | None
    at: datetime
    item: AgendaItem | None


@dataclass(frozen=True, slots=True)
class Moves:
    """Every change of a task's date, the oldest first, and how far it has slipped in all."""

    steps: list[Step]
    slip: Slip


def move(task: Task, terms: Terms, *, actor: Viewer, item: AgendaItem) -> dict[str, Any]:
    """Give an open task what the meeting decided at ``item``. Returns what takes that back."""
    before = _state(task)
    service.let_stand(task, terms, actor)
    db.session.flush()
    after = {**_state(task), "item": item.id}
    trail.record(_MOVED, "task", task.id, actor_id=actor.user_id, before=before, after=after)
    return before


def move_back(task: Task, version: int, was: dict[str, Any], *, actor: Viewer) -> None:
    """Let a task be as it was before a meeting moved it. Raises Refused when it was changed."""
    if task.version != version or task.status is not TaskStatus.OPEN:
        raise Refused(_("Opgaven er ændret siden. Ret den på dens egen side i stedet."))
    before = _state(task)
    for name in _KEPT:
        setattr(task, name, was[name])
    task.due_on = _read(was["due_on"])
    db.session.flush()
    trail.record(_BACK, "task", task.id, actor_id=actor.user_id, before=before, after=was)


def moves(task: Task) -> Moves:
    """Return every change of the task's date, without those that were undone."""
    steps: list[Step] = []
    for entry in _entries(task):
        if entry.action == _BACK:
            steps = steps[:-1]
        elif entry.action == _MOVED:
            steps.append(_moved(entry))
        else:
            steps += _edited(entry)
    steps = [step for step in steps if step.was != step.now]
    days = [*(step.was for step in steps), *(step.now for step in steps[-1:])]
    return Moves(steps, slipped([day for day in days if day]))


def _entries(task: Task) -> Iterator[trail.Entry]:
    query = select(trail.Entry).where(
        trail.Entry.subject == "task",
        trail.Entry.subject_id == task.id,
        trail.Entry.action.in_((_MOVED, _BACK, _EDITED)),
    )
    yield from db.session.scalars(query.order_by(trail.Entry.id))


def _moved(entry: trail.Entry) -> Step:
    before, after = entry.before or {}, entry.after or {}
    item = db.session.get(AgendaItem, after["item"])
    return Step(_read(before["due_on"]), _read(after["due_on"]), entry.at, item)


def _edited(entry: trail.Entry) -> Iterator[Step]:
    """Yield the step of an edit that changed the date: the trail has it as people read it."""
    before, after = entry.before or {}, entry.after or {}
    label = _("Frist")
    if label in after:
        was, now = before.get(label, ""), after[label]
        yield Step(_worded(was, entry.at), _worded(now, entry.at), entry.at, None)


def _worded(text: str, at: datetime) -> date | None:
    when = vague_dates.parse(text, at.date()) if text else None
    return when.day if when else None


def _state(task: Task) -> dict[str, Any]:
    kept = {name: getattr(task, name) for name in _KEPT}
    return {**kept, "due_on": task.due_on.isoformat() if task.due_on else None}


def _read(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
