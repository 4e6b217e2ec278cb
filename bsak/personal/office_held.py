"""What waits for a person by function alone: tasks, decisions, documents. It follows the function.

Until somebody has the function again, another can take it.
"""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from bsak.contacts.models import Person
from bsak.documents import notes
from bsak.documents.kinds import Status
from bsak.documents.models import Document, Waiting, WaitingFor
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused
from bsak.kernel.words import _
from bsak.personal.takers import Takers
from bsak.personal.things import Departure, Keeper, Moved, Sort, Thing
from bsak.tasks import service as tasks
from bsak.tasks.models import Task, TaskStatus


def open_tasks(_departure: Departure, able: Takers) -> Iterator[Thing]:
    """Return the open tasks of a function of the person that stand in nobody's name."""
    query = select(Task).where(Task.owner_id.is_(None), Task.status == TaskStatus.OPEN)
    for task in db.session.scalars(query.order_by(Task.due_on, Task.id)):
        if not _is_mine(Sort.OFFICE_TASK, task.id, task.owner_function, able):
            continue
        takers, is_proposed = able.of_group(None)
        yield Thing(
            sort=Sort.OFFICE_TASK, id=task.id, words=f"{task.title} ({task.owner_function})",
            endpoint="tasks.show", address={"task_id": task.id},
            takers=takers, is_proposed=is_proposed, vacant=_stays(),
        )  # fmt: skip


def move_task(key: int, to: Person | None, _departure: Departure, actor: Viewer) -> Moved:
    """Let the task stand in the name of ``to``; the function stays with it."""
    task = db.session.get(Task, key)
    if task is None or task.owner_id is not None:
        raise Hidden
    if to is not None:
        tasks.edit(task, replace(tasks.terms_of(task), owner=to.user), actor=actor)
    return {"task": key, "to": to.user_id if to else None}


def task_back(moved: Moved, actor: Viewer) -> None:
    """Let the task be the function's alone."""
    task = db.session.get(Task, moved["task"])
    if task is None or task.owner_id != moved["to"]:
        raise Refused(_("En opgave har fået en anden ansvarlig siden. Ret det på opgavens side."))
    tasks.edit(task, replace(tasks.terms_of(task), owner=None), actor=actor)


def decisions(_departure: Departure, able: Takers) -> Iterator[Thing]:
    """Return the decisions that a function of the person is waited for to make."""
    query = (
        select(Waiting)
        .where(Waiting.is_settled.is_(False), Waiting.kind == WaitingFor.DECISION)
        .options(joinedload(Waiting.group), joinedload(Waiting.document))
        .order_by(Waiting.expected_on, Waiting.id)
    )
    for wait in db.session.scalars(query):
        if not _is_mine(Sort.DECISION, wait.id, wait.waits_for, able):
            continue
        takers, is_proposed = able.by_function()
        about = wait.document.code if wait.document else wait.group.name
        yield Thing(
            sort=Sort.DECISION, id=wait.id, words=f"{about}: {wait.subject} ({wait.waits_for})",
            endpoint="groups.show", address={"code": wait.group.code},
            takers=takers, is_proposed=is_proposed, vacant=_stays(),
        )  # fmt: skip


def move_decision(key: int, to: Person | None, _departure: Departure, actor: Viewer) -> Moved:
    """Let the decision wait for the function of ``to``."""
    wait = db.session.get(Waiting, key)
    if wait is None or wait.is_settled:
        raise Hidden
    before = wait.waits_for
    if to is not None:
        notes.wait_for(wait, to.title, actor=actor)
    return {"waiting": key, "from": before, "to": wait.waits_for}


def decision_back(moved: Moved, actor: Viewer) -> None:
    """Let the decision wait for the function it waited for."""
    wait = db.session.get(Waiting, moved["waiting"])
    if wait is None or wait.is_settled or wait.waits_for != moved["to"]:
        raise Refused(_("En beslutning, der ventes på, er truffet eller ændret siden. Ret det på "
                        "gruppens side."))  # fmt: skip
    notes.wait_for(wait, moved["from"], actor=actor)


def documents(_departure: Departure, able: Takers) -> Iterator[Thing]:
    """Return the documents in use that a function of the person answers for alone."""
    query = select(Document).where(
        Document.owner_id.is_(None), Document.owner_function != "",
        Document.status != Status.WITHDRAWN,
    )  # fmt: skip
    for document in db.session.scalars(query.order_by(Document.code)):
        if able.office.has(document.owner_function):
            yield Thing(
                sort=Sort.OFFICE_DOCUMENT, id=document.id,
                words=f"{document.code} {document.title}",
                endpoint="documents.show", address={"code": document.code},
                instead=_("Følger funktionen til den, der får den."),
            )  # fmt: skip


def _is_mine(sort: Sort, key: int, function: str, able: Takers) -> bool:
    return able.office.has(function) and (sort, key) not in able.office.handed


def _stays() -> str:
    return _("Bliver hos funktionen, til en ny har den")


TASKS = Keeper(Sort.OFFICE_TASK, open_tasks, move_task, task_back)
DECISIONS = Keeper(Sort.DECISION, decisions, move_decision, decision_back)
DOCUMENTS = Keeper(Sort.OFFICE_DOCUMENT, documents)
