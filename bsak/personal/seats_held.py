"""Seats that a person fills. The first deputy is proposed, and deputies move up behind them."""

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from bsak.contacts.models import Person
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from bsak.kernel.trail import Entry
from bsak.kernel.words import _
from bsak.personal.takers import Takers
from bsak.personal.things import Departure, Keeper, Moved, Sort, Thing
from bsak.seats import moving, organisation, service, undoing
from bsak.seats.days import fills
from bsak.seats.models import Assignment, Seat
from bsak.seats.organisation import said_rank


def find(departure: Departure, able: Takers) -> Iterator[Thing]:
    """Return the seats that the person fills when they go, or is to fill."""
    # One that was ended before it began is a row of no days.
    lasts = (Assignment.to_on > departure.from_on) & (Assignment.to_on > Assignment.from_on)
    last = Assignment.to_on.is_(None) | lasts
    seat = joinedload(Assignment.seat)
    everybody = seat.selectinload(Seat.assignments).joinedload(Assignment.person)
    mine = (
        select(Assignment)
        .join(Assignment.seat)
        .where(Assignment.person_id == departure.person.id, last, Seat.is_closed.is_(False))
        .options(seat.joinedload(Seat.group), everybody)
        .order_by(Assignment.rank, Seat.group_id, Seat.position, Assignment.id)
    )
    for held in db.session.scalars(mine):
        behind = [one.person for one in _behind(held, departure)]
        is_proposed = held.rank == 0 and bool(behind)
        others = [one for one in able.everybody if one not in _on(held, departure)]
        yield Thing(
            sort=Sort.SEAT,
            id=held.id,
            words=_words(held),
            endpoint="seats.seat",
            address={"seat_id": held.seat_id},
            takers=able.in_order([*behind, *others]),
            is_proposed=is_proposed and departure.is_for_good,
            vacant=_("Ingen: pladsen står ledig") if held.rank == 0 else _("Ingen"),
            instead="" if departure.is_for_good else _away(behind, held),
        )


def move(key: int, to: Person | None, departure: Departure, actor: Viewer) -> Moved:
    """Let the seat go to ``to`` from the day; a deputy leaves their old rank to those behind."""
    held = db.session.get(Assignment, key)
    if held is None or held.person_id != departure.person.id:
        raise Hidden
    seat, rank, on = held.seat, held.rank, max(departure.from_on, held.from_on)
    acts: list[int] = []
    behind = _behind(held, departure)
    taker = next((one for one in behind if to is not None and one.person_id == to.id), None)
    if taker is None and to is not None:
        service.fill(seat, to, rank, on, actor=actor)
        return {"acts": [_last(seat)]}
    service.end(held, on, actor=actor)
    acts.append(_last(seat))
    if taker is not None:
        followers = behind[behind.index(taker) + 1 :]
        free = [rank, *(one.rank for one in [taker, *followers])]
        for one, place in zip([taker, *followers], free, strict=False):
            moving.move(one, place, on, actor=actor)
            acts.append(_last(seat))
    return {"acts": acts}


def back(moved: Moved, actor: Viewer) -> None:
    """Undo what was done to the seat, the last act first."""
    for act in reversed(moved["acts"]):
        entry = db.session.get(Entry, act)
        if entry is None:
            raise Hidden
        undoing.undo(entry, actor=actor)


def uncovered(held: Iterable[Thing], on: date) -> str:
    """Return which of the seats held have nobody, or no deputy who is there, from a day on."""
    mine = {one.address["seat_id"] for one in held if one.sort is Sort.SEAT}
    now = organisation.read(on)
    groups = {group.id: group.name for group in now.groups}
    vacant: list[str] = []
    alone: list[str] = []
    for line in now.seats:
        if line.id in mine and not any(one.is_there for one in line.deputies):
            where = groups.get(line.group or 0, _("Kriseledelsen"))
            (vacant if line.is_vacant else alone).append(f"{line.title}, {where}")
    told = (
        [_("Ledige og uden stedfortræder: %(seats)s.", seats="; ".join(vacant))] if vacant else []
    )
    if alone:
        told.append(_("Uden stedfortræder: %(seats)s.", seats="; ".join(alone)))
    return " ".join([*told, _("Sæt nogen på under Kriseledelse.")]) if told else ""


def _on(held: Assignment, departure: Departure) -> list[Person]:
    return [one.person for one in held.seat.assignments if fills(one, departure.from_on)]


def _behind(held: Assignment, departure: Departure) -> list[Assignment]:
    """Return the deputies of the seat that rank after ``held``, the first first."""
    behind = [
        one
        for one in held.seat.assignments
        if one.rank > held.rank and fills(one, departure.from_on)
    ]
    return sorted(behind, key=lambda one: one.rank)


def _words(held: Assignment) -> str:
    where = held.seat.group.name if held.seat.group else _("Kriseledelsen")
    return f"{held.seat.title}, {where}: {said_rank(held.rank).lower()}"


def _away(behind: list[Person], held: Assignment) -> str:
    if held.rank > 0:
        return _("Beholder pladsen.")
    if behind:
        return _("Beholder pladsen. %(name)s træder til imens.", name=behind[0].name)
    return _("Beholder pladsen, men der er ingen stedfortræder. Sæt en på, før fraværet begynder.")


def _last(seat: Seat) -> int:
    act = undoing.last_act(seat)
    return act.id if act else 0


KEEPER = Keeper(Sort.SEAT, find, move, back)
