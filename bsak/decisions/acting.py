"""Doing what was decided, and taking exactly that back again. One function for each verb."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import func, select

from bsak.agenda.acts import Act, Verb
from bsak.approval import deciding
from bsak.approval.models import Authority
from bsak.decisions import rules
from bsak.documents import decisions, editing, notes, service, taking_back
from bsak.documents.finding import by_code
from bsak.documents.kinds import Status
from bsak.documents.models import Document, OwnerChange, StatusChange, Waiting
from bsak.groups.queries import by_code as group_by_code
from bsak.groups.rules import Viewer
from bsak.kernel import trail
from bsak.kernel.access import Permission
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem
from bsak.tasks import moving
from bsak.tasks import service as tasks
from bsak.tasks.models import Task, TaskStatus

MOVED_TASK = "task_moved"
Made = dict[str, Any]  # what was made: "what" names it, "row" is its row


def do(act: Act, item: AgendaItem, actor: Viewer) -> list[Made]:
    """Do ``act`` as the board decided it at ``item``. Raises Refused, and then nothing is done."""
    refuse(rules.obstacle_to_act(act))
    return _DOERS[act.verb](act, item, actor)


def take_back(made: list[Made], item: AgendaItem, actor: Viewer) -> None:
    """Take back what was made. Raises Refused when somebody has changed it since."""
    for one in reversed(made):
        _UNDOERS[one["what"]](one, item, _for_the_board(actor))


def documents_of(act: Act) -> list[Document]:
    """Return the documents an act is about. Raises Refused when a code is none."""
    found = []
    for code in act.documents:
        document = by_code(code)
        if document is None:
            raise Refused(_("Der er intet dokument med koden %(code)s. Ret koden.", code=code))
        found.append(document)
    return found


def as_it_stands(act: Act) -> Act:
    """Return the act; a task that is finished by now is not given again, but anew."""
    return act if act.task is None or open_task(act) else replace(act, task=None)


def open_task(act: Act) -> Task | None:
    """Return the task that an act gives again, as long as it is open."""
    task = db.session.get(Task, act.task) if act.task else None
    return task if task and task.status is TaskStatus.OPEN else None


def _for_the_board(actor: Viewer) -> Viewer:
    """Return ``actor`` with the right to change the register: the board decided, not the hand."""
    return replace(actor, permissions=actor.permissions | {Permission.REGISTER_MANAGE})


def _note(_act: Act, _item: AgendaItem, _actor: Viewer) -> list[Made]:
    return []


def _set_deadline(act: Act, item: AgendaItem, actor: Viewer) -> list[Made]:
    assert act.due_on is not None  # noqa: S101 -- the rule has asked
    refuse(decisions.obstacle(item.id, act.due_on))
    board = _for_the_board(actor)
    return [
        {"what": "deadline",
         "row": service.set_deadline(document, act.due_on, actor=board, item=item).id}
        for document in documents_of(act)
    ]  # fmt: skip


def _set_owner(act: Act, item: AgendaItem, actor: Viewer) -> list[Made]:
    made = []
    for document in documents_of(act):
        before = document.touched_on
        if editing.set_owner(document, act.owner, actor=_for_the_board(actor), item=item):
            made.append(_step("owner", OwnerChange, document, before))
    return made


def _set_status(act: Act, item: AgendaItem, actor: Viewer) -> list[Made]:
    made, status = [], Status(act.status)
    for document in documents_of(act):
        if document.status is not status:
            before = document.touched_on
            said = replace(service.stands(document), status=status)
            service.report(document, said, actor=_for_the_board(actor), item=item)
            made.append(_step("status", StatusChange, document, before))
    return made


def _approve(act: Act, item: AgendaItem, actor: Viewer) -> list[Made]:
    """Approve as whoever is signed in: this right is nobody else's."""
    made = []
    for document in documents_of(act):
        submitted = deciding.waiting_or_refuse(document)
        if submitted.authority is Authority.COUNCIL:
            raise Refused(_("%(title)s vedtages af Kommunalbestyrelsen. Skriv vedtagelsen ind "
                            "på dokumentets side.", title=document.title))  # fmt: skip
        revision = deciding.approve(submitted, actor=actor, item=item)
        made.append({"what": "revision", "row": revision.id})
    return made


def _add_task(act: Act, item: AgendaItem, actor: Viewer) -> list[Made]:
    group = group_by_code(act.group) if act.group else None
    if act.group and group is None:
        raise Refused(_("Der er ingen krisegruppe med koden %(code)s.", code=act.group))
    made, beside = [], documents_of(act)
    old = open_task(act)
    if old is not None and len(beside) <= 1:
        return [_move_task(old, act, item, actor)]
    for document in beside or (None,):
        terms = tasks.Terms(
            title=act.title, owner_function=act.owner, due_on=act.due_on,
            group=group, document=document,
        )  # fmt: skip
        task = tasks.add(terms, actor=_for_the_board(actor), item=item)
        made.append({"what": "task", "row": task.id, "version": task.version})
    return [*made, *_hand_on(act, item, actor)]


def _move_task(task: Task, act: Act, item: AgendaItem, actor: Viewer) -> Made:
    """Give the task that was given before its new date; whoever has it keeps it."""
    owner = act.owner or task.owner_function
    terms = replace(
        tasks.terms_of(task),
        title=act.title,
        owner_function=owner,
        owner=task.owner if owner == task.owner_function else None,
        due_on=act.due_on,
    )
    was = moving.move(task, terms, actor=_for_the_board(actor), item=item)
    return {"what": MOVED_TASK, "row": task.id, "version": task.version, "was": was}


def _move_task_back(made: Made, _item: AgendaItem, actor: Viewer) -> None:
    task = db.session.get(Task, made["row"])
    if task is None:
        raise Refused(_("Opgaven findes ikke længere."))
    moving.move_back(task, made["version"], made["was"], actor=actor)


def _hand_on(act: Act, item: AgendaItem, actor: Viewer) -> list[Made]:
    """Let the open task that several new ones take the place of end."""
    old = open_task(act)
    if old is None:
        return []
    before = old.remark
    word = _("Givet igen på %(point)s.", point=decisions.words(item))
    tasks.settle(old, TaskStatus.DROPPED, word, actor=_for_the_board(actor))
    return [{"what": "handed_on", "row": old.id, "version": old.version, "remark": before}]


def _take_up(made: Made, _item: AgendaItem, actor: Viewer) -> None:
    old = db.session.get(Task, made["row"])
    if old is None or old.version != made["version"]:
        raise Refused(_("Den gamle opgave er ændret siden. Ret opgaverne i stedet."))
    old.remark = made["remark"]
    tasks.settle(old, TaskStatus.OPEN, "", actor=actor)


def _settle(act: Act, item: AgendaItem, actor: Viewer) -> list[Made]:
    waiting = db.session.get(Waiting, act.waiting)
    if waiting is None:
        raise Refused(_("Det, der ventes på, findes ikke længere. Ret indstillingen."))
    notes.settle(waiting, act.text, actor=_for_the_board(actor), item=item)
    return [{"what": "settlement", "row": waiting.id}]


def _remove_task(made: Made, _item: AgendaItem, actor: Viewer) -> None:
    task = db.session.get(Task, made["row"])
    if task is None or task.version != made["version"] or task.status is not TaskStatus.OPEN:
        raise Refused(_("Opgaven er ændret siden. Meld i stedet, at den bortfalder."))
    trail.record("task_removed", "task", task.id, actor_id=actor.user_id,
                 before={"title": task.title})  # fmt: skip
    db.session.delete(task)
    db.session.flush()


def _keep_revision(_made: Made, _item: AgendaItem, _actor: Viewer) -> None:
    raise Refused(_("En godkendt tekst er i kraft og kan ikke fortrydes. Lad gruppen sende en ny "
                    "tekst, eller lad den udgå."))  # fmt: skip


def _step(
    what: str, kind: type[OwnerChange] | type[StatusChange], document: Document, before: date
) -> Made:
    """Return the step just kept, and how quiet the document had been before it."""
    newest = db.session.scalar(select(func.max(kind.id)).where(kind.document_id == document.id))
    return {"what": what, "row": newest, "version": document.version,
            "touched_on": before.isoformat()}  # fmt: skip


def _was_touched(made: Made) -> tuple[int, date]:
    return made["version"], date.fromisoformat(made["touched_on"])


_DOERS: dict[Verb, Callable[[Act, AgendaItem, Viewer], list[Made]]] = {
    Verb.NOTE: _note,
    Verb.DEADLINE: _set_deadline,
    Verb.OWNER: _set_owner,
    Verb.STATUS: _set_status,
    Verb.APPROVE: _approve,
    Verb.TASK: _add_task,
    Verb.SETTLE: _settle,
}
_UNDOERS: dict[str, Callable[[Made, AgendaItem, Viewer], None]] = {
    "deadline": lambda made, _item, actor: taking_back.deadline(made["row"], actor=actor),
    "owner": lambda made, _item, actor: taking_back.owner(
        made["row"], actor=actor, touched=_was_touched(made)
    ),
    "status": lambda made, _item, actor: taking_back.status(
        made["row"], actor=actor, touched=_was_touched(made)
    ),
    "settlement": lambda made, item, actor: taking_back.settlement(
        made["row"], item.id, actor=actor
    ),
    "task": _remove_task,
    MOVED_TASK: _move_task_back,
    "handed_on": _take_up,
    "revision": _keep_revision,
}
