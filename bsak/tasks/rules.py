"""Who may see a task, and who may change it."""

from datetime import date

from bsak.documents import rules as documents
from bsak.documents.models import Document
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.groups.rules import obstacle_to_adding as obstacle_to_new_work
from bsak.kernel.access import Permission
from bsak.kernel.danish import day
from bsak.kernel.words import _
from bsak.people.models import User
from bsak.tasks.models import Task, TaskStatus

_DIRECTOR = "kommunaldirektøren"


def sees(task: Task, viewer: Viewer) -> bool:
    """Say whether ``viewer`` may know of ``task``. queries.visible_to says the same in SQL."""
    return task.document is None or documents.may_know(task.document, viewer)


def is_directors(task: Task, viewer: Viewer) -> bool:
    """Say whether ``task`` is the director's by function alone, and ``viewer`` is the director."""
    if task.owner_id is not None or task.group_id is not None:
        return False
    is_director = viewer.may(Permission.DOCUMENT_APPROVE)
    return is_director and task.owner_function.casefold() == _DIRECTOR


def obstacle_to_owner(person: User) -> str | None:
    """Return why a task cannot be given to ``person``, or None."""
    if person.is_active and Permission.REGISTER_READ in person.permissions:
        return None
    return _("%(name)s kan ikke se opgaver. Vælg en, der er med i en krisegruppe, eller skriv "
             "ejerens funktion.", name=person.name)  # fmt: skip


def obstacle_to_handing(document: Document | None, person: Viewer) -> str | None:
    """Return why a task beside ``document`` cannot be given to ``person``, or None."""
    if document is None or documents.may_know(document, person):
        return None
    return _("%(name)s må ikke se det fortrolige dokument. Vælg en anden, eller skriv opgaven "
             "uden dokumentet.", name=person.name)  # fmt: skip


def obstacle_to_changing(task: Task, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not report on or change ``task``, or None."""
    if viewer.may(Permission.REGISTER_MANAGE) or _is_own(task, viewer):
        return None
    return _("Kun den ansvarlige, gruppens medlemmer og sekretariatet kan ændre opgaven.")


def obstacle_to_repeating(same: Task | None) -> str | None:
    """Return why the board cannot give a task that is the ``same`` as an open one, or None."""
    if same is None:
        return None
    return _("Opgaven »%(title)s« er allerede givet med samme ejer og frist. Skriv »ikke fulgt«, "
             "eller ret den.", title=same.title)  # fmt: skip


def obstacle_to_date(due_on: date | None, held_on: date) -> str | None:
    """Return why a meeting cannot give a task that date, or None."""
    if due_on is None or due_on >= held_on:
        return None
    return _("Fristen den %(day)s ligger før mødet. Tryk Ret, og skriv den dato, I beslutter.",
             day=day(due_on))  # fmt: skip


def obstacle_to_adding(group_id: int | None, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not write a task for that group, or None."""
    if viewer.may(Permission.REGISTER_MANAGE):
        return None
    if group_id is not None and group_id in viewer.groups:
        return None
    return _("Du kan skrive opgaver til din egen krisegruppe. Vælg den, eller bed sekretariatet.")


def obstacle_to_placing(group: CrisisGroup | None, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not lay a task with ``group``, or None."""
    reason = obstacle_to_adding(group.id if group else None, viewer)
    return reason or (obstacle_to_new_work(group) if group else None)


def obstacle_to_settling(status: TaskStatus, remark: str) -> str | None:
    """Return what is missing for the task to end so, or None."""
    if status is not TaskStatus.DROPPED or remark.strip():
        return None
    return _("Skriv, hvorfor opgaven bortfalder.")


def obstacle_to_removing(task: Task, viewer: Viewer, today: date) -> str | None:
    """Return why ``viewer`` may not take the task away altogether, or None: only as an undo."""
    if task.item_id is not None:
        return _("Opgaven er besluttet på et møde. Meld, at den er udført eller bortfalder.")
    if task.created_by_id == viewer.user_id and task.created_on == today:
        return obstacle_to_changing(task, viewer)
    return _("Kun den, der skrev opgaven op, kan tage den tilbage, og kun samme dag. "
             "Meld i stedet, at den bortfalder.")  # fmt: skip


def _is_own(task: Task, viewer: Viewer) -> bool:
    if task.owner_id is not None and task.owner_id == viewer.user_id:
        return True
    if task.group_id in viewer.groups:
        return True
    if is_directors(task, viewer):
        return True
    return task.document is not None and task.document.group_id in viewer.groups
