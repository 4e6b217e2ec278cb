"""Mandates to approve: they end with whoever has them, and with whoever gave them.

Only the director gives a new one, so whoever is chosen here is proposed to the director.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from bsak.approval import mandates
from bsak.approval.models import Delegation
from bsak.contacts.models import Person
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.danish import day
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from bsak.kernel.words import _
from bsak.people.models import User
from bsak.personal import following
from bsak.personal.takers import Takers
from bsak.personal.things import Departure, Keeper, Moved, Sort, Thing
from bsak.tasks import service as tasks
from bsak.tasks.service import Terms

_NOBODY: tuple[tuple[Person, ...], bool] = ((), False)


def find(departure: Departure, able: Takers) -> Iterator[Thing]:
    """Return the mandates that the person has, and those that the person gave others."""
    mine = departure.person.user_id
    query = select(Delegation).where(
        or_(Delegation.user_id == mine, Delegation.given_by_id == mine),
        Delegation.ended_at.is_(None),
        or_(Delegation.until.is_(None), Delegation.until >= departure.from_on),
    )
    with_people = query.options(joinedload(Delegation.user)).order_by(Delegation.id)
    for given in db.session.scalars(with_people):
        is_own = given.user_id == mine
        takers, is_proposed = _NOBODY
        if is_own and departure.is_for_good:
            takers, is_proposed = _takers(able)
        yield Thing(
            sort=Sort.MANDATE, id=given.id, words=_words(given, is_own=is_own),
            endpoint="approval.list", address={}, takers=takers, is_proposed=is_proposed,
            vacant=_("Ophører"), goes=departure.is_for_good, hint=_hint(is_own=is_own),
            instead="" if departure.is_for_good else _still_holds(),
        )  # fmt: skip


def move(key: int, to: Person | None, departure: Departure, actor: Viewer) -> Moved:
    """Let the mandate end the day the person goes, and lay it before the director."""
    given, who = db.session.get(Delegation, key), departure.person.user_id
    if given is None or who not in (given.user_id, given.given_by_id):
        raise Hidden
    before = given.until
    mandates.lapse(given, departure.from_on, actor=actor)
    task = tasks.add(_terms(given, to, departure), actor=actor)
    return {"delegation": key, "until": _iso(before), "stands": _stands(given), "task": task.id}


def back(moved: Moved, actor: Viewer) -> None:
    """Let the mandate hold as before, unless the director has done something about it since."""
    given = db.session.get(Delegation, moved["delegation"])
    if given is None:
        raise Hidden
    if _stands(given) == moved["stands"]:
        until = date.fromisoformat(moved["until"]) if moved["until"] else None
        mandates.revive(given, until, actor=actor)
    following.drop(moved["task"], actor)


def _takers(able: Takers) -> tuple[tuple[Person, ...], bool]:
    """Return who could be given it: whoever approves anyway needs none."""
    takers, is_proposed = able.of_group(None)
    free = tuple(one for one in takers if one.user and not _approves(one.user))
    return free, is_proposed and bool(free) and free[0] is takers[0]


def _approves(user: User) -> bool:
    return Permission.DOCUMENT_APPROVE in user.permissions


def _terms(given: Delegation, to: Person | None, departure: Departure) -> Terms:
    giver = given.given_by
    is_here = giver is not None and giver.is_active and giver.id != departure.person.user_id
    director = giver if is_here and giver and _approves(giver) else None
    title = _("Bemyndigelsen »%(function)s« ophører %(day)s. Afgør, om en anden skal have den",
              function=given.function[:150], day=day(departure.from_on))  # fmt: skip
    return Terms(
        title=title,
        owner=director,
        owner_function="" if director else _("Kommunaldirektøren"),
        due_on=departure.from_on,
        remark=_("Foreslået: %(name)s.", name=to.shown) if to else "",
    )


def _words(given: Delegation, *, is_own: bool) -> str:
    if is_own:
        return given.function
    return _("Givet til %(name)s: %(function)s", name=given.user.name, function=given.function)


def _still_holds() -> str:
    return _("Gælder stadig. Kommunaldirektøren kan tage den tilbage.")


def _hint(*, is_own: bool) -> str:
    if not is_own:
        return _("Ophører med den, der gav den. Kommunaldirektøren får en opgave om det.")
    return _("Ophører, når personen går. Kun kommunaldirektøren kan give den til en anden: den, "
             "du vælger, bliver foreslået i en opgave.")  # fmt: skip


def _stands(given: Delegation) -> list[str]:
    """Return how it stands, to tell whether somebody has changed it since."""
    return [_iso(given.ended_at), _iso(given.until)]


def _iso(when: Any) -> str:
    return when.isoformat() if when else ""


KEEPER = Keeper(Sort.MANDATE, find, move, back)
