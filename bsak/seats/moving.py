"""Moving up and down within a seat: a deputy becomes the holder, two deputies change places."""

from datetime import date

from bsak.groups.rules import Viewer
from bsak.kernel.errors import refuse
from bsak.seats import rules
from bsak.seats.days import fills
from bsak.seats.filled import bounded, hold, place, settle, stale, states
from bsak.seats.models import Assignment


def move(
    assignment: Assignment, rank: int, on: date, *, actor: Viewer, version: int | None = None
) -> Assignment:
    """Let a person fill the seat at another rank from ``on``; whoever is there takes theirs."""
    seat, old = assignment.seat, assignment.rank
    refuse(rules.obstacle_to_changing(seat.group, actor))
    hold(seat)
    refuse(stale(seat, version))
    on = max(on, assignment.from_on)
    refuse(rules.obstacle_to_moving(assignment, on))
    before = states(seat)
    others = [one for one in seat.assignments if one.rank == rank and fills(one, on)]
    made = [
        _let_go(assignment, rank, on, actor), *(_let_go(one, old, on, actor) for one in others)
    ]  # fmt: skip
    settle(_called(rank, old, bool(others)), seat, actor, before, on)
    return made[0]


def _let_go(one: Assignment, rank: int, on: date, actor: Viewer) -> Assignment:
    """End one row and begin the next, which ends when the old one would have."""
    ends = [day for day in (one.to_on, bounded(one.seat, rank, on)) if day is not None]
    one.to_on = on
    to_on = min(ends, default=None)
    refuse(rules.obstacle_to_filling(one.seat, one.person, rank, on, to_on))
    return place(one.seat, one.person, rank, on, to_on, actor)


def _called(rank: int, old: int, is_swapped: bool) -> str:
    if rank == 0 or (old == 0 and is_swapped):
        return "holder_came"
    return "holder_went" if old == 0 else "deputy_moved"
