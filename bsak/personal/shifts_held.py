"""Duty that a person has ahead: within the time they are away, or from the day they leave."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from bsak.contacts.models import Person
from bsak.duty import planning, queries
from bsak.duty.models import Shift
from bsak.duty.rhythm import rhythm
from bsak.groups.rules import Viewer
from bsak.kernel.danish import day
from bsak.kernel.db import db, rows
from bsak.kernel.errors import Hidden
from bsak.kernel.words import _
from bsak.personal.takers import Takers
from bsak.personal.things import Departure, Keeper, Moved, Sort, Thing

_LONGEST = timedelta(days=7)  # that a shift lasts


def find(departure: Departure, able: Takers) -> Iterator[Thing]:
    """Return the shifts; who already takes turns on the roster is offered first.

    One that has begun is told of alone: who had it until then is shared out on the roster.
    """
    mine = or_(Shift.primary_id == departure.person.id, Shift.backup_id == departure.person.id)
    query = select(Shift).where(mine, Shift.from_on > departure.from_on - _LONGEST)
    if departure.to_on is not None and not departure.is_for_good:
        query = query.where(Shift.from_on <= departure.to_on)
    ordered = query.options(joinedload(Shift.roster)).order_by(Shift.from_on, Shift.id)
    found = [one for one in db.session.scalars(ordered) if _ends(one) > departure.from_on]
    everybody = {person.id: person for person in able.everybody}
    regulars = _regulars({one.roster_id for one in found}, departure.from_on)
    turn: Counter[int] = Counter()  # by roster, so that those who take turns share them out
    for shift in found:
        is_primary = shift.primary_id == departure.person.id
        other = shift.backup_id if is_primary else shift.primary_id
        out = (departure.person.id, other)
        turns = regulars[shift.roster_id]
        free = [everybody[k] for k in turns if k in everybody and k not in out]
        first = turn[shift.roster_id] % len(free) if free else 0
        turn[shift.roster_id] += 1
        regular = free[first:] + free[:first]
        takers = able.in_order([*regular, *everybody.values()])
        yield Thing(
            sort=Sort.SHIFT,
            id=shift.id,
            words=_("%(roster)s fra %(day)s: %(part)s", roster=shift.roster.name,
                    day=day(shift.from_on), part=_("vagt") if is_primary else _("bagvagt")),
            endpoint="duty.roster",
            address={"roster_id": shift.roster_id},
            takers=tuple(taker for taker in takers if taker.id != other),
            is_proposed=bool(free),
            vacant=_("Ingen: vagten er ubesat") if is_primary else _("Ingen: bagvagten er ubesat"),
            instead="" if shift.from_on >= departure.from_on else _begun(),
        )  # fmt: skip


def move(key: int, to: Person | None, departure: Departure, actor: Viewer) -> Moved:
    """Let ``to`` have the shift, or nobody."""
    shift = db.session.get(Shift, key)
    if shift is None or departure.person.id not in (shift.primary_id, shift.backup_id):
        raise Hidden
    roster = shift.roster_id
    taker = to.id if to else None
    entry = planning.hand_over(shift, departure.person.id, taker, actor=actor)
    return {"roster": roster, "act": entry.id if entry else 0}


def back(moved: Moved, actor: Viewer) -> None:
    """Put the shift back to who had it."""
    roster = queries.by_id(moved["roster"])
    if roster is None:
        raise Hidden
    planning.undo(roster, moved["act"], actor=actor)


def _begun() -> str:
    return _("Vagten er begyndt, når personen går. Giv den til en anden på vagtplanen.")


def _ends(shift: Shift) -> date:
    """Return the day the next shift takes over."""
    return rhythm(shift.roster).after(shift.from_on)


def _regulars(rosters: Collection[int], from_on: date) -> dict[int, list[int]]:
    """Return who has turns on each roster from a day on, those with the fewest first."""
    query = select(Shift.roster_id, Shift.primary_id, Shift.backup_id)
    ahead = query.where(Shift.roster_id.in_(rosters), Shift.from_on >= from_on)
    turns: dict[int, Counter[int]] = {key: Counter() for key in rosters}
    for row in rows(ahead):
        turns[row.roster_id].update(one for one in (row.primary_id, row.backup_id) if one)
    return {
        key: sorted(count, key=lambda person: (count[person], person))
        for key, count in turns.items()
    }


KEEPER = Keeper(Sort.SHIFT, find, move, back)
