"""Questions about tasks: the list, one's own, those beside a document or from a decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, false, or_, select, true
from sqlalchemy.orm import joinedload

from bsak.documents.models import Document
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.db import db
from bsak.tasks import rules
from bsak.tasks.models import Task, TaskStatus

MOST = 300  # rows of a list


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which tasks a list is narrowed to."""

    status: TaskStatus | None = TaskStatus.OPEN
    group_id: int | None = None
    is_mine: bool = False


def by_id(task_id: int) -> Task | None:
    """Return a task with what it lies beside."""
    return db.session.scalar(_all().where(Task.id == task_id))


def same(
    title: str,
    owner: str,
    due_on: date | None,
    group: CrisisGroup | None,
    document: Document | None,
) -> Task | None:
    """Return the open task that asks the same, of the same, by the same day."""
    return db.session.scalar(
        select(Task)
        .where(
            Task.status == TaskStatus.OPEN,
            Task.title == " ".join(title.split()),
            Task.owner_function == " ".join(owner.split()),
            Task.due_on == due_on,
            Task.group_id == (group.id if group else None),
            Task.document_id == (document.id if document else None),
        )
        .limit(1)
    )


def listed(wanted: Wanted, viewer: Viewer) -> Sequence[Task]:
    """Return the tasks of a list: the first date first, what is finished last."""
    query = _all().where(visible_to(viewer))
    if wanted.status is not None:
        query = query.where(Task.status == wanted.status)
    if wanted.group_id is not None:
        query = query.where(Task.group_id == wanted.group_id)
    if wanted.is_mine:
        query = query.where(_mine(viewer))
    order = (Task.status != TaskStatus.OPEN, Task.due_on.nulls_last(), Task.id)
    return db.session.scalars(query.order_by(*order).limit(MOST)).all()


def mine(viewer: Viewer) -> Sequence[Task]:
    """Return the open tasks of ``viewer`` and of the viewer's groups, the first date first."""
    return listed(Wanted(is_mine=True), viewer)


def unclaimed(viewer: Viewer) -> Sequence[Task]:
    """Return the open tasks that stand on nobody's page: those with no person and no group.

    The secretariat chases them all; the director has those of the director's own function.
    """
    query = _all().where(visible_to(viewer), Task.status == TaskStatus.OPEN)
    nobodys = query.where(Task.owner_id.is_(None), Task.group_id.is_(None))
    found = db.session.scalars(nobodys.order_by(Task.due_on.nulls_last(), Task.id).limit(MOST))
    chases = viewer.may(Permission.REGISTER_MANAGE)
    return [task for task in found if chases or rules.is_directors(task, viewer)]


def beside(document_id: int, viewer: Viewer) -> Sequence[Task]:
    """Return the tasks beside a document, the open ones first."""
    query = _all().where(Task.document_id == document_id, visible_to(viewer))
    return db.session.scalars(query.order_by(Task.status != TaskStatus.OPEN, Task.due_on)).all()


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Return which tasks ``viewer`` may know of; rules.sees says the same of one."""
    if viewer.sees_confidential:
        return true()
    return or_(
        Task.document_id.is_(None),
        Document.is_confidential.is_(False),
        Document.group_id.in_(sorted(viewer.groups)),
    )


def _all() -> Select[Task]:
    return (
        select(Task)
        .outerjoin(Document, Document.id == Task.document_id)
        .options(
            joinedload(Task.document),
            joinedload(Task.group),
            joinedload(Task.owner),
            joinedload(Task.item),
        )
    )


def _mine(viewer: Viewer) -> ColumnElement[bool]:
    if viewer.user_id is None:
        return false()
    of_group = Task.owner_id.is_(None) & Task.group_id.in_(sorted(viewer.groups))
    return or_(Task.owner_id == viewer.user_id, of_group)
