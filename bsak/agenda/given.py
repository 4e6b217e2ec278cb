"""What somebody has been asked to do already: one matter has one recommendation on an agenda."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bsak.agenda.finding import Found
from bsak.agenda.models import Cause
from bsak.agenda.register import Group, Register, Todo
from bsak.agenda.sources import followup, roles, texts
from bsak.kernel.danish import day
from bsak.kernel.words import _

# Which open tasks beside a document answer what is found of it, by their titles.
_ANSWERS: Mapping[Cause, tuple[str, ...]] = {
    Cause.TO_APPROVE: (texts.ADOPT,),
    Cause.OPEN_COMMENTS: (texts.ANSWER_ONE, texts.ANSWER),
    Cause.REVIEW_DUE: (texts.REVIEW,),
    Cause.ROLE_VACANT: (roles.FIND_OWNER,),
}
_COUNTED = re.compile(rf"{roles.FIND_LEADER} \d+ krisegrupper")


def once(found: Found, register: Register) -> Found:
    """Return a matter without a proposal of its own when somebody has the task already.

    When what became of the task is asked after at this meeting, the matter is told there.
    """
    if found.is_secret:
        return found  # its task is told without words, so nothing is proposed there
    task = next((one for one in register.tasks if _is_answer(one, found)), None)
    if task is None:
        return found
    if followup.is_followed_up(task, register):
        about = f"{found.cause.value}-{found.about}"
        return replace(found, cause=Cause.NO_EFFECT, about=about, is_given=True)
    told = _("Opgaven »%(title)s« er givet.", title=task.title)
    if task.due_on:
        told = _("Opgaven »%(title)s« er givet med frist den %(day)s.",
                 title=task.title, day=day(task.due_on))  # fmt: skip
    return replace(found, words=f"{found.words} {told}", is_given=True)


def _is_answer(task: Todo, found: Found) -> bool:
    if found.document:
        return task.document_id == found.document.id and task.title in _ANSWERS.get(found.cause, ())
    if found.cause is Cause.ROLE_VACANT and found.group:
        return _names(task.title, found.group)
    return False


def _names(title: str, group: Group) -> bool:
    """Say whether a task is to find a leader of that group; many at once are only counted."""
    if not title.startswith(f"{roles.FIND_LEADER} "):
        return False
    whole = re.compile(rf"(?:{roles.FIND_LEADER} |, | og ){re.escape(group.name)}(?=, | og |$)")
    return bool(_COUNTED.fullmatch(title) or whole.search(title))
