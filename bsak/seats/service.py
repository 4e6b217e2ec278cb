"""Seats: made, filled, left, closed and opened again. Each act leaves its trail, by number only."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from bsak.contacts.models import Person
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import refuse, refuse_stale
from bsak.kernel.words import _
from bsak.seats import rules
from bsak.seats.filled import bounded, give_way, hold, place, record, settle, stale, states
from bsak.seats.models import Assignment, Seat
from bsak.seats.roles import CrisisRole, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a seat is: one of the fixed roles or a name of its own, and who is meant to fill it."""

    role: CrisisRole | None = None
    name: str = ""
    function: str = ""


def add_seat(group: CrisisGroup | None, about: About, *, actor: Viewer) -> Seat:
    """Make a seat, last in its group; without a group one of the strategic level."""
    refuse(rules.obstacle_to_changing(group, actor))
    seat = Seat(
        level=Level.OPERATIONAL if group else Level.STRATEGIC,
        group_id=group.id if group else None,
        position=_last(group) + 1,
    )
    _call(seat, about)
    db.session.add(seat)
    db.session.flush()
    record("seat_added", seat, actor)
    return seat


def add_fixed(group: CrisisGroup | None, *, actor: Viewer) -> list[Seat]:
    """Make those of the five fixed seats that the group has not got."""
    refuse(rules.obstacle_to_changing(group, actor))
    here = select(Seat.role).where(Seat.group_id == (group.id if group else None))
    had = set(db.session.scalars(here.where(Seat.is_closed.is_(False))))
    missing = [role for role in CrisisRole if role not in had]
    return [add_seat(group, About(role=role), actor=actor) for role in missing]


def change_seat(seat: Seat, about: About, *, actor: Viewer, version: int | None = None) -> None:
    """Let a seat be called otherwise. Raises Refused, or Stale with both texts."""
    refuse(rules.obstacle_to_changing(seat.group, actor))
    hold(seat)
    before = told(about_of(seat))
    sentence = _("Nogen har ændret pladsen, mens du skrev. Der er ikke gemt noget af dit.")
    refuse_stale(version, seat.version, sentence, mine=told(about), theirs=before)
    _call(seat, about)
    if told(about_of(seat)) == before:
        return
    db.session.flush()
    record("seat_changed", seat, actor)


def close_seat(seat: Seat, *, is_closed: bool = True, actor: Viewer) -> None:
    """Close a seat that nobody fills, or open it again; its history stays."""
    refuse(rules.obstacle_to_changing(seat.group, actor))
    hold(seat)
    if seat.is_closed == is_closed:
        return
    refuse(rules.obstacle_to_closing(seat, clock.today()) if is_closed else None)
    seat.is_closed = is_closed
    db.session.flush()
    record("seat_closed" if is_closed else "seat_reopened", seat, actor)


def fill(
    seat: Seat,
    person: Person,
    rank: int,
    from_on: date,
    *,
    actor: Viewer,
    version: int | None = None,
) -> Assignment:
    """Let a person fill a seat from a day on: rank 0 holds it, 1 is the first deputy.

    Whoever fills that rank then leaves it that day; who is to come later comes all the same.
    """
    refuse(rules.obstacle_to_changing(seat.group, actor))
    hold(seat)
    to_on = bounded(seat, rank, from_on)
    refuse(stale(seat, version))
    refuse(rules.obstacle_to_filling(seat, person, rank, from_on, to_on))
    before = states(seat)
    give_way(seat, rank, from_on)
    made = place(seat, person, rank, from_on, to_on, actor)
    settle("holder_came" if rank == 0 else "deputy_came", seat, actor, before, from_on)
    return made


def end(assignment: Assignment, on: date, *, actor: Viewer, version: int | None = None) -> None:
    """Let a person no longer fill a seat from ``on``; by the first day: they never did."""
    seat = assignment.seat
    refuse(rules.obstacle_to_changing(seat.group, actor))
    hold(seat)
    refuse(stale(seat, version))
    refuse(rules.obstacle_to_ending(assignment, on))
    before = states(seat)
    assignment.to_on = max(on, assignment.from_on)
    action = "holder_went" if assignment.rank == 0 else "deputy_went"
    settle(action, seat, actor, before, assignment.to_on)


def about_of(seat: Seat) -> About:
    """Return what a seat is."""
    return About(role=seat.role, name=seat.name, function=seat.function)


def told(about: About) -> dict[str, str]:
    """Return what a seat is, in words."""
    return {
        _("Fast rolle"): about.role.label if about.role else "",
        _("Pladsens navn"): about.name,
        _("Funktion i det daglige"): about.function,
    }


def _call(seat: Seat, about: About) -> None:
    name, function = " ".join(about.name.split()), " ".join(about.function.split())
    refuse(rules.obstacle_to_words(about.role, name))
    seat.role, seat.name, seat.function = about.role, name, function[:300]


def _last(group: CrisisGroup | None) -> int:
    here = Seat.group_id == (group.id if group else None)
    return db.session.scalar(select(func.max(Seat.position)).where(here)) or 0
