"""Numbered binders with a function that the person has: the paper is handed over, as a task.

A copy belongs to a function, so it stays where it is in the list; the binder itself does not.
"""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from bsak.contacts.models import Person
from bsak.distribution.models import Binder, Copy
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from bsak.kernel.words import _
from bsak.personal import following
from bsak.personal.takers import Takers, has_account
from bsak.personal.things import Departure, Keeper, Moved, Sort, Thing
from bsak.tasks import service as tasks
from bsak.tasks.models import Task, TaskStatus


def find(departure: Departure, able: Takers) -> Iterator[Thing]:
    """Return the copies in use that a function of the person has.

    One that was handed on is told of while its task is open, and not offered again.
    """
    query = (
        select(Copy)
        .join(Copy.binder)
        .where(Copy.ended_on.is_(None), Binder.is_closed.is_(False))
        .options(joinedload(Copy.binder))
        .order_by(Binder.code, Copy.number)
    )
    handed = _handed(able)
    takers, is_proposed = able.by_function()
    for copy in db.session.scalars(query):
        task = handed.get(copy.id)
        if not able.office.has(copy.holder_function) or (task and not _is_open(task)):
            continue
        yield Thing(
            sort=Sort.BINDER, id=copy.id, words=_words(copy),
            endpoint="tasks.show" if task else "distribution.copy",
            address={"task_id": task.id} if task else _address(copy),
            takers=takers, is_proposed=is_proposed and departure.is_for_good,
            vacant=_("Opgave uden ansvarlig"), instead=_under_way(task) if task else "",
            hint=_("Kopien bliver funktionens. Den, du vælger, får en opgave om at tage imod "
                   "mappen."),
        )  # fmt: skip


def move(key: int, to: Person | None, departure: Departure, actor: Viewer) -> Moved:
    """Write the handing over of the binder down as a task, due on the last day."""
    copy = db.session.get(Copy, key)
    if copy is None:
        raise Hidden
    title = _("Overdrag mappen %(copy)s til den nye %(function)s", copy=copy.name,
              function=copy.holder_function)  # fmt: skip
    owner = to.user if to and has_account(to) else None
    terms = tasks.Terms(
        title=title[: tasks.LONGEST],
        owner=owner,
        owner_function="" if owner else to.title if to else _("Sekretariatet"),
        due_on=departure.from_on,
        remark=_("Tæl arkene, når mappen skifter hænder."),
    )
    return {"task": tasks.add(terms, actor=actor).id}


def back(moved: Moved, actor: Viewer) -> None:
    """Drop the task, unless somebody has done it already."""
    following.drop(moved["task"], actor)


def _handed(able: Takers) -> dict[int, Task]:
    """Return the tasks that handovers left, by the copies they are about."""
    found = {
        key: moved["task"] for (sort, key), moved in able.office.handed.items()
        if sort == Sort.BINDER
    }  # fmt: skip
    there = following.by_id(set(found.values()))
    return {key: there[task] for key, task in found.items() if task in there}


def _under_way(task: Task) -> str:
    who = task.owner.name if task.owner else task.owner_function
    return _("Overdrages: opgaven er givet til %(who)s.", who=who)


def _is_open(task: Task) -> bool:
    return task.status is TaskStatus.OPEN


def _address(copy: Copy) -> dict[str, str | int]:
    return {"code": copy.binder.code, "number": copy.number}


def _words(copy: Copy) -> str:
    place = f" ({copy.place})" if copy.place else ""
    return f"{copy.name} {copy.binder.name}{place}"


KEEPER = Keeper(Sort.BINDER, find, move, back)
