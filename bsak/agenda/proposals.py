"""What is proposed for the matters of one cause: acts that a decision can follow at once."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from bsak.agenda import check_point
from bsak.agenda.acts import DIRECTOR, Act, Verb
from bsak.agenda.counting import listed
from bsak.agenda.finding import Found
from bsak.agenda.models import Cause
from bsak.agenda.register import Doc, Register
from bsak.agenda.sources import followup, plans, roles, texts, waitings
from bsak.kernel.danish import day
from bsak.kernel.words import _
from bsak.tasks.service import LONGEST

_Key = TypeVar("_Key", bound=Hashable)


def proposed(cause: Cause, states: Sequence[Found], register: Register) -> list[Act]:
    """Return what is proposed for open matters of one cause; nothing where none is needed."""
    propose = _PROPOSED.get(cause)
    return [] if propose is None else propose(states, register)


def _new_deadlines(states: Sequence[Found], register: Register) -> list[Act]:
    """The group's own date when it is still to come, else the usual one."""

    def parts(one: Doc) -> tuple[int, date | None, date]:
        return one.group_id, one.due_on, _date_for(one, register)

    return [
        Act(verb=Verb.DEADLINE, documents=_codes(documents), due_on=due_on)
        for (_group, _old, due_on), documents in _split(_documents(states), parts).items()
    ]


def _date_for(document: Doc, register: Register) -> date:
    own, calendar = document.expected_on, register.calendar
    return own if own and own > calendar.held_on else calendar.usual_date


def _same_deadlines(states: Sequence[Found], _register: Register) -> list[Act]:
    def parts(one: Doc) -> tuple[int, date | None]:
        return one.group_id, one.due_on

    return [
        Act(verb=Verb.DEADLINE, documents=_codes(documents), due_on=due_on)
        for (_group, due_on), documents in _split(_documents(states), parts).items()
    ]


def _settle(states: Sequence[Found], register: Register) -> list[Act]:
    wanted = {state.about for state in states}
    return [
        Act(verb=Verb.SETTLE, waiting=wait.id)
        for wait in register.waits
        if waitings.about(wait.id) in wanted
    ]


def _approve(states: Sequence[Found], register: Register) -> list[Act]:
    """What the council adopts, the board can only send on."""
    of_council = {laid.document_id for laid in register.laid if laid.is_councils}
    acts = []
    for document in _documents(states):
        if document.id in of_council:
            acts.append(_task(texts.ADOPT, [document], register, owner=DIRECTOR))
        else:
            acts.append(Act(verb=Verb.APPROVE, documents=(document.code,)))
    return acts


def _answer(states: Sequence[Found], register: Register) -> list[Act]:
    number = {one.document_id: one.number for one in register.comments}
    acts = []
    for documents in _by_owner(states):
        is_one = sum(number[document.id] for document in documents) == 1
        title = texts.ANSWER_ONE if is_one else texts.ANSWER
        acts.append(_task(title, documents, register))
    return acts


def _review(states: Sequence[Found], register: Register) -> list[Act]:
    return [_task(texts.REVIEW, documents, register) for documents in _by_owner(states)]


def _fill_roles(states: Sequence[Found], register: Register) -> list[Act]:
    due_on = register.calendar.usual_date
    vacant = [state.group.name for state in states if state.group and not state.document]
    acts = []
    if vacant:
        title = f"{roles.FIND_LEADER} {listed(vacant)}"
        if len(title) > LONGEST:
            title = f"{roles.FIND_LEADER} {len(vacant)} krisegrupper"
        acts.append(Act(verb=Verb.TASK, title=title, owner=DIRECTOR, due_on=due_on))
    acts += [
        _task(roles.FIND_OWNER, documents, register, owner=DIRECTOR)
        for documents in _by_owner(states)
    ]
    return acts


def _make_plans(states: Sequence[Found], register: Register) -> list[Act]:
    """Each group's own leader is asked, by the usual date."""
    return [
        Act(
            verb=Verb.TASK,
            title=plans.TASK,
            group=group.code,
            owner=group.owner_function,
            due_on=register.calendar.usual_date,
        )
        for group in (state.group for state in states)
        if group
    ]


def _follow_up(states: Sequence[Found], register: Register) -> list[Act]:
    due_on = register.calendar.usual_date
    tasks = {followup.about(task.id): task for task in register.tasks}
    points = {f"item-{point.id}": point for point in register.decided}
    acts = []
    for state in states:
        code = state.group.code if state.group else ""
        if (task := tasks.get(state.about)) and not state.is_secret:
            acts.append(Act(verb=Verb.TASK, title=task.title, group=code, due_on=due_on,
                            documents=_codes(_documents([state])), owner=task.owner,
                            task=task.id))  # fmt: skip
        elif point := points.get(state.about):
            title = _("Følg op på beslutningen i %(body)s den %(day)s, punkt %(number)d",
                      body=point.body, day=day(point.held_on), number=point.number)  # fmt: skip
            acts.append(Act(verb=Verb.TASK, title=title, owner=DIRECTOR, due_on=due_on))
    return acts


_PROPOSED: dict[Cause, Callable[[Sequence[Found], Register], list[Act]]] = {
    Cause.DEADLINE_PASSED: _new_deadlines,
    Cause.MOVED_UNDECIDED: _same_deadlines,
    Cause.DECISION_OUTSTANDING: _settle,
    Cause.TO_APPROVE: _approve,
    Cause.OPEN_COMMENTS: _answer,
    Cause.REVIEW_DUE: _review,
    Cause.ROLE_VACANT: _fill_roles,
    Cause.PLAN_MISSING: _make_plans,
    Cause.NO_EFFECT: _follow_up,
    Cause.CHECK: check_point.proposed,
}


def _task(title: str, documents: Sequence[Doc], register: Register, *, owner: str = "") -> Act:
    """Return a task beside each of the documents, which are one owner's and of one group."""
    group = register.groups[documents[0].group_id]
    return Act(
        verb=Verb.TASK,
        documents=_codes(documents),
        group=group.code,
        title=title,
        owner=owner or documents[0].owner_function or group.owner_function,
        due_on=register.calendar.usual_date,
    )


def _documents(states: Iterable[Found]) -> list[Doc]:
    return list({s.document.id: s.document for s in states if s.document}.values())


def _by_owner(states: Sequence[Found]) -> list[list[Doc]]:
    return list(_split(_documents(states), lambda d: (d.group_id, d.owner_function)).values())


def _codes(documents: Iterable[Doc]) -> tuple[str, ...]:
    return tuple(document.code for document in documents)


def _split(documents: Iterable[Doc], part: Callable[[Doc], _Key]) -> dict[_Key, list[Doc]]:
    found: dict[_Key, list[Doc]] = {}
    for document in documents:
        found.setdefault(part(document), []).append(document)
    return found
