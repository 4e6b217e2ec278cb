"""What each point of a meeting moved: the rows that carry it, in words, for whoever asks."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select, true, union
from sqlalchemy.orm import contains_eager

from bsak.documents.models import (
    Deadline,
    Document,
    OwnerChange,
    Revision,
    StatusChange,
    Waiting,
)
from bsak.documents.queries import visible_to
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.danish import short_day
from bsak.kernel.db import db, rows
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem, Meeting, Recommendation
from bsak.tasks.models import Task
from bsak.tasks.queries import visible_to as tasks_visible_to

_Ids = Collection[int]
_Which = ColumnElement[bool]
OF_DOCUMENTS: tuple[Any, ...] = (Deadline, OwnerChange, StatusChange, Revision)


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing a point moved; a task has a number, everything else a document or a group."""

    item_id: int
    words: str
    group: str
    code: str = ""
    title: str = ""
    task_id: int | None = None


def of(
    item_ids: Collection[int], viewer: Viewer, document: Document | None = None
) -> dict[int, list[Effect]]:
    """Return what each of those points moved, or of one document, as ``viewer`` may know of it."""
    wanted = Document.id == document.id if document else true()
    found: dict[int, list[Effect]] = {}
    if not item_ids:
        return found
    for source in (_deadlines, _owners, _statuses, _revisions, _answers, _tasks, _moved_tasks):
        for effect in source(item_ids, viewer, wanted):
            found.setdefault(effect.item_id, []).append(effect)
    return found


def behind(document: Document, viewer: Viewer) -> list[tuple[AgendaItem, list[Effect]]]:
    """Return the points that moved one document with what each did, the newest meeting first."""
    keys = [select(kind.item_id).where(kind.document_id == document.id) for kind in OF_DOCUMENTS]
    keys.append(select(Waiting.settled_item_id).where(Waiting.document_id == document.id))
    query = (
        select(AgendaItem)
        .join(AgendaItem.meeting)
        .options(contains_eager(AgendaItem.meeting))
        .where(AgendaItem.id.in_(union(*keys)))
        .order_by(Meeting.held_on.desc(), Meeting.id.desc(), AgendaItem.number)
    )
    items = db.session.scalars(query).all()
    moved = of([item.id for item in items], viewer, document)
    return [(item, moved[item.id]) for item in items if item.id in moved]


def touching(group_id: int) -> ColumnElement[bool]:
    """Return the condition that a point moved something of a group."""
    return or_(
        *(
            AgendaItem.id.in_(
                select(kind.item_id)
                .join(Document, Document.id == kind.document_id)
                .where(Document.group_id == group_id, kind.item_id.is_not(None))
            )
            for kind in OF_DOCUMENTS
        ),
        AgendaItem.id.in_(
            select(Waiting.settled_item_id).where(
                Waiting.group_id == group_id, Waiting.settled_item_id.is_not(None)
            )
        ),
        AgendaItem.id.in_(
            select(Task.item_id).where(Task.group_id == group_id, Task.item_id.is_not(None))
        ),
    )


def _deadlines(ids: _Ids, viewer: Viewer, wanted: _Which) -> Iterator[Effect]:
    for r in rows(
        _about(Deadline, ids, viewer, wanted, Deadline.due_on, Document.due_on.label("now"))
    ):
        words = _("frist %(day)s", day=short_day(r.due_on))
        if r.now and r.now != r.due_on:
            words = _("%(words)s, nu %(now)s", words=words, now=short_day(r.now))
        yield Effect(r.item_id, words, r.group, r.code, r.title)


def _owners(ids: _Ids, viewer: Viewer, wanted: _Which) -> Iterator[Effect]:
    query = _about(OwnerChange, ids, viewer, wanted, OwnerChange.owner_function, OwnerChange.was)
    for r in rows(query.where(OwnerChange.was != "")):
        words = _("ejer %(now)s, før %(was)s", now=r.owner_function or _("ingen"), was=r.was)
        yield Effect(r.item_id, words, r.group, r.code, r.title)


def _statuses(ids: _Ids, viewer: Viewer, wanted: _Which) -> Iterator[Effect]:
    for r in rows(_about(StatusChange, ids, viewer, wanted, StatusChange.status, StatusChange.was)):
        if r.was is None:
            words = _("optaget i registret: %(status)s", status=r.status.label)
        else:
            words = _("status %(now)s, før %(was)s", now=r.status.label, was=r.was.label)
        yield Effect(r.item_id, words, r.group, r.code, r.title)


def _revisions(ids: _Ids, viewer: Viewer, wanted: _Which) -> Iterator[Effect]:
    for r in rows(_about(Revision, ids, viewer, wanted, Revision.number)):
        words = _("udgave %(n)s godkendt", n=r.number)
        yield Effect(r.item_id, words, r.group, r.code, r.title)


def _answers(ids: _Ids, viewer: Viewer, wanted: _Which) -> Iterator[Effect]:
    query = (
        select(Waiting.settled_item_id.label("item_id"), Waiting.subject, Waiting.settlement,
               Document.code, Document.title, CrisisGroup.name.label("group"))
        .join(CrisisGroup, CrisisGroup.id == Waiting.group_id)
        .outerjoin(Document, Document.id == Waiting.document_id)
        .where(Waiting.settled_item_id.in_(ids), wanted)
        .where(or_(Waiting.document_id.is_(None), visible_to(viewer)))
        .order_by(Waiting.id)
    )  # fmt: skip
    for r in rows(query):
        words = _("afklaret: %(what)s", what=r.subject)
        yield Effect(r.item_id, words, r.group, r.code or "", r.title or "")


def _tasks(ids: _Ids, viewer: Viewer, wanted: _Which) -> Iterator[Effect]:
    query = (
        select(Task.item_id, Task.id.label("task"), Task.title, Task.due_on, Task.status,
               CrisisGroup.name.label("group"))
        .outerjoin(CrisisGroup, CrisisGroup.id == Task.group_id)
        .outerjoin(Document, Document.id == Task.document_id)
        .where(Task.item_id.in_(ids), tasks_visible_to(viewer), wanted)
        .order_by(Task.id)
    )  # fmt: skip
    for r in rows(query):
        words = _("opgave, %(status)s", status=r.status.label.lower())
        if r.due_on:
            words = _("%(words)s, senest %(day)s", words=words, day=short_day(r.due_on))
        yield Effect(r.item_id, words, r.group or "", title=r.title, task_id=r.task)


def _moved_tasks(ids: _Ids, viewer: Viewer, wanted: _Which) -> Iterator[Effect]:
    """Yield the tasks that were given before, and that a point gave a new date."""
    lines = select(Recommendation.item_id, Recommendation.made, Recommendation.act)
    lines = lines.where(Recommendation.item_id.in_(ids)).order_by(Recommendation.id)
    moved = [
        (row.item_id, one["row"], (row.act or {}).get("due_on"))
        for row in rows(lines)
        for one in row.made
        if one["what"] == "task_moved"
    ]
    query = (
        select(Task.id, Task.title, CrisisGroup.name.label("group"))
        .outerjoin(CrisisGroup, CrisisGroup.id == Task.group_id)
        .outerjoin(Document, Document.id == Task.document_id)
        .where(Task.id.in_({key for _item, key, _due in moved}), tasks_visible_to(viewer), wanted)
    )
    known = {row.id: row for row in rows(query)} if moved else {}
    for item_id, key, due in moved:
        if key in known:
            day = short_day(date.fromisoformat(due)) if due else _("ingen frist")
            words, task = _("opgave, ny frist %(day)s", day=day), known[key]
            yield Effect(item_id, words, task.group or "", title=task.title, task_id=key)


def _about(kind: Any, ids: _Ids, viewer: Viewer, wanted: _Which, *columns: Any) -> Select[Any]:
    return (
        select(kind.item_id, Document.code, Document.title, CrisisGroup.name.label("group"),
               *columns)
        .select_from(kind)
        .join(Document, Document.id == kind.document_id)
        .join(CrisisGroup, CrisisGroup.id == Document.group_id)
        .where(kind.item_id.in_(ids), visible_to(viewer), wanted)
        .order_by(CrisisGroup.position, Document.code, kind.id)
    )  # fmt: skip
