"""Questions about what a person holds, and what has been handed over."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from bsak.contacts.models import Person
from bsak.kernel.db import db
from bsak.personal import (
    account_held,
    binders_held,
    mandates_held,
    office_held,
    offices,
    register_held,
    seats_held,
    shifts_held,
)
from bsak.personal.models import Handover
from bsak.personal.takers import Takers
from bsak.personal.things import Departure, Keeper, Sort, Thing

KEEPERS: Mapping[Sort, Keeper] = {
    keeper.sort: keeper
    for keeper in (
        seats_held.KEEPER, shifts_held.KEEPER, register_held.DOCUMENTS, register_held.TASKS,
        office_held.TASKS, office_held.DECISIONS, office_held.DOCUMENTS,
        account_held.READINGS, account_held.MEMBERSHIPS, binders_held.KEEPER,
        mandates_held.KEEPER,
    )
}  # fmt: skip
_OF_ACCOUNT = {Sort.DOCUMENT, Sort.TASK, Sort.READER, Sort.GROUP, Sort.MANDATE}


def things(departure: Departure) -> list[Thing]:
    """Return everything that the person holds when they go, in the order of the sorts."""
    has_account, able = (
        departure.person.user_id is not None,
        Takers(departure.person, offices.of(departure.person, departure.from_on)),
    )
    asked = (k for k in KEEPERS.values() if has_account or k.sort not in _OF_ACCOUNT)
    return [thing for keeper in asked for thing in keeper.find(departure, able)]


def handovers(person: Person) -> Sequence[Handover]:
    """Return what the person has handed over, the newest first."""
    query = select(Handover).where(Handover.person_id == person.id)
    return db.session.scalars(query.order_by(Handover.id.desc())).all()


def newest(person: Person) -> Handover | None:
    """Return the newest handover that stands."""
    return next((one for one in handovers(person) if one.undone_at is None), None)
