"""Documents and tasks that stand in somebody's name: only who has an account can take them."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import select

from bsak.contacts.models import Person
from bsak.documents import editing
from bsak.documents.kinds import Status
from bsak.documents.models import Document
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused
from bsak.kernel.words import _
from bsak.people.models import User
from bsak.personal.takers import Takers
from bsak.personal.things import Departure, Keeper, Moved, Sort, Thing
from bsak.tasks import service as tasks
from bsak.tasks.models import Task, TaskStatus


def documents(departure: Departure, able: Takers) -> Iterator[Thing]:
    """Return the documents in use that the person answers for."""
    query = select(Document).where(
        Document.owner_id == departure.person.user_id, Document.status != Status.WITHDRAWN
    )
    for document in db.session.scalars(query.order_by(Document.code)):
        takers, is_proposed = able.of_group(document.group_id)
        yield Thing(
            sort=Sort.DOCUMENT, id=document.id, words=f"{document.code} {document.title}",
            endpoint="documents.show", address={"code": document.code},
            takers=takers, is_proposed=is_proposed,
            vacant=_("Ingen person: funktionen ejer det alene"),
        )  # fmt: skip


def move_document(key: int, to: Person | None, departure: Departure, actor: Viewer) -> Moved:
    """Let the document stand in the name of ``to``."""
    document = db.session.get(Document, key)
    if document is None or document.owner_id != departure.person.user_id:
        raise Hidden
    _own(document, to.user if to else None, actor)
    return {"document": key, "from": departure.person.user_id, "to": to.user_id if to else None}


def document_back(moved: Moved, actor: Viewer) -> None:
    """Let the document stand in the name it stood in."""
    document = db.session.get(Document, moved["document"])
    if document is None or document.owner_id != moved["to"]:
        raise Refused(_("Et dokument har fået en anden ejer siden. Ret det på dokumentets side."))
    _own(document, _account(moved["from"]), actor)


def open_tasks(departure: Departure, able: Takers) -> Iterator[Thing]:
    """Return the open tasks of the person."""
    query = select(Task).where(
        Task.owner_id == departure.person.user_id, Task.status == TaskStatus.OPEN
    )
    for task in db.session.scalars(query.order_by(Task.due_on, Task.id)):
        takers, is_proposed = able.of_group(task.group_id)
        yield Thing(
            sort=Sort.TASK, id=task.id, words=task.title,
            endpoint="tasks.show", address={"task_id": task.id},
            takers=takers, is_proposed=is_proposed, vacant=_("Ingen person: opgaven er gruppens"),
        )  # fmt: skip


def move_task(key: int, to: Person | None, departure: Departure, actor: Viewer) -> Moved:
    """Give the task to ``to``."""
    task = db.session.get(Task, key)
    if task is None or task.owner_id != departure.person.user_id:
        raise Hidden
    tasks.edit(task, replace(tasks.terms_of(task), owner=to.user if to else None), actor=actor)
    return {"task": key, "from": departure.person.user_id, "to": to.user_id if to else None}


def task_back(moved: Moved, actor: Viewer) -> None:
    """Give the task back."""
    task = db.session.get(Task, moved["task"])
    if task is None or task.owner_id != moved["to"]:
        raise Refused(_("En opgave har fået en anden ansvarlig siden. Ret det på opgavens side."))
    tasks.edit(task, replace(tasks.terms_of(task), owner=_account(moved["from"])), actor=actor)


def _own(document: Document, owner: User | None, actor: Viewer) -> None:
    editing.edit(document, replace(editing.facts_of(document), owner=owner), actor=actor)


def _account(key: int | None) -> User | None:
    return db.session.get(User, key) if key else None


DOCUMENTS = Keeper(Sort.DOCUMENT, documents, move_document, document_back)
TASKS = Keeper(Sort.TASK, open_tasks, move_task, task_back)
