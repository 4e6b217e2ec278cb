"""Earlier decisions that nothing in the register shows the effect of."""

import re
from collections.abc import Iterator

from bsak.agenda import naming
from bsak.agenda.counting import listed
from bsak.agenda.finding import Found
from bsak.agenda.models import Cause
from bsak.agenda.register import Decided, Register, Todo
from bsak.kernel.danish import day
from bsak.kernel.words import _

_FORMAL = re.compile(
    r"\b(?:godkend\w*|tiltrådt\w*|efterretning|drøftet|drøftede\w*|udsat|taget af dagsordenen)\b",
    re.I,
)
_ASKS = re.compile(
    r"\b(?:skal|bør|senest|inden|frist\w*|deadline\w*|undersøg\w*|udarbejdes|følges op"
    r"|ansvar\w*)\b",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])|\n+")
_MOST = 220  # letters of a decision that are told; the point itself has the rest


def undone_tasks(register: Register) -> Iterator[Found]:
    """Return the open tasks that are due on the day of the meeting or before."""
    calendar = register.calendar
    for task in register.tasks:
        if task.due_on and is_followed_up(task, register):
            words = (
                _("Opgaven »%(title)s« skulle være løst den %(day)s.")
                if task.due_on < calendar.today
                else _("Opgaven »%(title)s« har frist den %(day)s.")
            )
            told = words % {"title": task.title, "day": day(task.due_on)}
            yield _of_task(Cause.NO_EFFECT, task, told, register)


def undated_tasks(register: Register) -> Iterator[Found]:
    """Return the open tasks that have no date; what a meeting gave, it must give a date or drop."""
    for task in register.tasks:
        if task.due_on is None:
            told = _("Opgaven »%(title)s« er åben og har ingen frist.", title=task.title)
            if task.is_decided:
                told = _("%(told)s Giv den en frist, eller lad den bortfalde.", told=told)
            cause = Cause.NO_EFFECT if task.is_decided else Cause.TASK_UNDATED
            yield _of_task(cause, task, told, register)


def is_followed_up(task: Todo, register: Register) -> bool:
    """Say whether the agenda asks what became of a task: it should be done, or has no date."""
    if task.due_on is None:
        return task.is_decided
    return task.due_on <= register.calendar.held_on


def decisions_without_effect(register: Register) -> Iterator[Found]:
    """Return the decisions that asked for something and left nothing in the register."""
    for point in register.decided:
        if asks_for_something(point.decision):
            words = _("%(body)s besluttede den %(day)s, punkt %(number)d: »%(decision)s«",
                      body=point.body, day=day(point.held_on), number=point.number,
                      decision=_shortened(point))  # fmt: skip
            if secret := _secret(point.decision, register):
                words = unquoted(words, secret)
            yield Found(cause=Cause.NO_EFFECT, about=f"item-{point.id}", words=words)


def unquoted(words: str, secret: str) -> str:
    """Return what was decided without the words for it, as they name what is confidential."""
    decided, quotes, _said = words.partition(": »")
    return _("%(decided)s, noget om %(what)s.", decided=decided, what=secret) if quotes else words


def asks_for_something(decision: str) -> bool:
    """Say whether a decision wants something done, and does not only approve or take note."""
    said = [sentence.strip() for sentence in _SENTENCE.split(decision) if sentence.strip()]
    return any(_ASKS.search(one) or not _FORMAL.search(one) for one in said)


def about(task_id: int) -> str:
    """Return the name of a task."""
    return f"task-{task_id}"


def _of_task(cause: Cause, task: Todo, words: str, register: Register) -> Found:
    document = register.documents.get(task.document_id or 0)
    group_id = task.group_id or (document.group_id if document else 0)
    group = register.groups.get(group_id)
    return Found(cause=cause, about=about(task.id), words=words, group=group, document=document)


def _secret(decision: str, register: Register) -> str:
    """Return what the confidential documents that a decision names are called, or nothing."""
    documents = register.documents.values()
    open_titles = {document.title for document in documents if not document.is_confidential}
    secrets = [
        naming.secret(register.groups[document.group_id].name)
        for document in documents
        if document.is_confidential and naming.pattern(document, open_titles).search(decision)
    ]
    return listed(list(dict.fromkeys(secrets)))


def _shortened(point: Decided) -> str:
    words = " ".join(point.decision.split())
    if len(words) <= _MOST:
        return words
    return words[:_MOST].rsplit(" ", 1)[0] + " …"
