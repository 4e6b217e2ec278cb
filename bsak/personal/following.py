"""Tasks that a handover leaves to others, and dropping them when it is undone."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.words import _
from bsak.tasks import service as tasks
from bsak.tasks.models import Task, TaskStatus


def drop(key: int, actor: Viewer) -> None:
    """Drop the task, unless somebody has done it already."""
    task = db.session.get(Task, key)
    if task is not None and task.status is TaskStatus.OPEN:
        why = _("Overdragelsen er fortrudt.")
        tasks.settle(task, TaskStatus.DROPPED, why, actor=actor)


def by_id(keys: set[int]) -> dict[int, Task]:
    """Return those of the tasks that there still are, with who is to do them."""
    if not keys:
        return {}
    query = select(Task).where(Task.id.in_(keys)).options(joinedload(Task.owner))
    return {task.id: task for task in db.session.scalars(query)}
