"""The tasks beside a document, as its page shows them."""

from flask import url_for

from bsak.documents import beside
from bsak.documents.models import Document
from bsak.groups.rules import Viewer
from bsak.kernel.danish import short_day
from bsak.kernel.words import _
from bsak.tasks import queries, rules
from bsak.tasks.models import Task, TaskStatus


def panel(document: Document, viewer: Viewer) -> beside.Panel:
    """Return the panel of ``document``'s tasks."""
    may_add = rules.obstacle_to_adding(document.group_id, viewer) is None
    return beside.Panel(
        id="tasks",
        heading=_("Opgaver"),
        empty=_("Der er ingen opgaver ved dokumentet."),
        lines=tuple(
            beside.Line(task.title, url_for("tasks.show", task_id=task.id), note(task))
            for task in queries.beside(document.id, viewer)
        ),
        add_url=url_for("tasks.add", dokument=document.code) if may_add else "",
        add_text=_("Tilføj opgave"),
    )


def note(task: Task) -> str:
    """Return who has the task and how it stands, as it is said after its words."""
    if task.status is not TaskStatus.OPEN:
        return f"{task.status.label} {short_day(task.finished_on)}"
    due = _("senest %(day)s", day=short_day(task.due_on)) if task.due_on else ""
    return ", ".join(filter(None, [holder(task), due]))


def holder(task: Task) -> str:
    """Return whose task it is: the person, the function, or the group."""
    if task.owner:
        return task.owner.name
    return task.owner_function or (task.group.name if task.group else "")
