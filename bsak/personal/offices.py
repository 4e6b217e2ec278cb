"""What somebody is by function, in daily work and in a crisis, and what of it was handed on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from bsak.checks.functions import Words, words
from bsak.contacts.models import Person
from bsak.kernel.db import db
from bsak.personal.models import Going, Handover
from bsak.seats.models import Assignment


@dataclass(frozen=True, slots=True)
class Office:
    """A person's functions, and what standing handovers did to each thing that follows one,
    by its sort and number.

    What belongs to a function stays with it, so that nothing but the handover tells that it was
    handed on already.
    """

    functions: frozenset[Words] = frozenset()
    handed: Mapping[tuple[str, int], Mapping[str, Any]] = field(default_factory=dict)

    def has(self, function: str) -> bool:
        """Say whether ``function`` is one of the person's, however it is bent."""
        return words(function) in self.functions


def of(person: Person, from_on: date) -> Office:
    """Return what the person is when they go on a day."""
    return Office(_functions(person), _handed(person, from_on))


def _functions(person: Person) -> frozenset[Words]:
    mine = (Assignment.person_id == person.id) & (Assignment.rank == 0)
    query = select(Assignment).where(mine, Assignment.to_on.is_(None))
    held = db.session.scalars(query.options(joinedload(Assignment.seat))).all()
    said = (person.title, *(one.seat.function for one in held))
    return frozenset(words(one) for one in said) - {frozenset()}


def _handed(person: Person, from_on: date) -> dict[tuple[str, int], Mapping[str, Any]]:
    mine = Handover.person_id == person.id
    standing = select(Handover).where(mine, Handover.undone_at.is_(None)).order_by(Handover.id)
    return {
        (moved["sort"], moved["thing"]): moved
        for made in db.session.scalars(standing)
        if _still_goes(made, person, from_on)
        for moved in made.moved
        if "thing" in moved
    }


def _still_goes(made: Handover, person: Person, from_on: date) -> bool:
    """Say whether the person has not come back since."""
    if made.going is Going.LEAVES:
        return person.left_on is not None
    return made.to_on is None or made.to_on >= from_on
