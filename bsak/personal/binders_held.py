"""Numbered binders with a function that the person has: the paper is handed over, as a task.

A copy belongs to a function, so it stays where it is in the list; the binder itself does not.
"""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from bsak.contacts.models import Person
from bsak.distribution.models import Binder, Copy
from bsak.groups.rules import Viewer
from bsak.kernel.danish import fold
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from bsak.kernel.words import _
from bsak.personal.takers import Takers
from bsak.personal.things import Departure, Keeper, Moved, Sort, Thing
from bsak.seats.models import Assignment
from bsak.tasks import service as tasks
from bsak.tasks.models import Task, TaskStatus


def find(departure: Departure, able: Takers) -> Iterator[Thing]:
    """Return the copies in use whose holder or deputy is a function of the person."""
    functions = _functions(departure.person)
    query = (
        select(Copy)
        .join(Copy.binder)
        .where(Copy.ended_on.is_(None), Binder.is_closed.is_(False))
        .options(joinedload(Copy.binder))
        .order_by(Binder.code, Copy.number)
    )
    for copy in db.session.scalars(query):
        if fold(copy.holder_function) in functions:
            yield Thing(
                sort=Sort.BINDER, id=copy.id, words=_words(copy),
                endpoint="distribution.copy",
                address={"code": copy.binder.code, "number": copy.number},
                takers=able.in_order(able.with_account),
                vacant=_("Opgave uden ansvarlig"),
            )  # fmt: skip


def move(key: int, to: Person | None, departure: Departure, actor: Viewer) -> Moved:
    """Write the handing over of the binder down as a task, due on the last day."""
    copy = db.session.get(Copy, key)
    if copy is None:
        raise Hidden
    title = _("Overdrag mappen %(copy)s til den nye %(function)s", copy=copy.name,
              function=copy.holder_function)  # fmt: skip
    terms = tasks.Terms(
        title=title[: tasks.LONGEST],
        owner=to.user if to else None,
        owner_function="" if to else _("Sekretariatet"),
        due_on=departure.from_on,
        remark=_("Tæl arkene, når mappen skifter hænder."),
    )
    return {"task": tasks.add(terms, actor=actor).id}


def back(moved: Moved, actor: Viewer) -> None:
    """Drop the task, unless somebody has done it already."""
    task = db.session.get(Task, moved["task"])
    if task is not None and task.status is TaskStatus.OPEN:
        why = _("Overdragelsen er fortrudt.")
        tasks.settle(task, TaskStatus.DROPPED, why, actor=actor)


def _functions(person: Person) -> set[str]:
    """Return what the person is in daily work and in a crisis, as a list of copies calls it."""
    query = select(Assignment).where(Assignment.person_id == person.id, Assignment.rank == 0)
    held = db.session.scalars(query.options(joinedload(Assignment.seat))).all()
    said = [person.title, *(one.seat.function for one in held if one.to_on is None)]
    return {fold(words) for words in said if words}


def _words(copy: Copy) -> str:
    place = f" ({copy.place})" if copy.place else ""
    return f"{copy.name} {copy.binder.name}{place}"


KEEPER = Keeper(Sort.BINDER, find, move, back)
