"""Who could take what somebody holds: everybody who is here, or those with an open account."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from bsak.contacts import queries as contacts
from bsak.contacts.models import Person
from bsak.groups.models import Membership
from bsak.kernel import clock
from bsak.kernel.access import Permission
from bsak.kernel.db import db, rows
from bsak.personal.offices import Office
from bsak.seats.days import fills_from, fills_on
from bsak.seats.models import Assignment, Seat


class Takers:
    """Who could take what one person holds. Asks each question once, however much that is."""

    def __init__(self, goes: Person, office: Office | None = None) -> None:
        self._goes, self.office = goes, office or Office()

    @cached_property
    def everybody(self) -> Sequence[Person]:
        """Return all who are here, by name."""
        return contacts.working()

    @cached_property
    def with_account(self) -> list[Person]:
        """Return those who are here and have an open account that reads the register, by name."""
        query = (
            select(Person)
            .where(Person.user_id.is_not(None), contacts.is_here(clock.today()))
            .options(joinedload(Person.user))
            .order_by(Person.sort_key, Person.id)
        )
        return [person for person in db.session.scalars(query) if has_account(person)]

    def in_order(self, takers: Iterable[Person]) -> tuple[Person, ...]:
        """Return each taker once, and never the one who goes."""
        others = {taker.id: taker for taker in takers if taker.id != self._goes.id}
        return tuple(others.values())

    def of_group(self, group_id: int | None) -> tuple[tuple[Person, ...], bool]:
        """Return who could take a thing of a group, and whether the first of them is proposed.

        Proposed is whoever is deputy where the person holds a seat, else a leader or a member.
        """
        seats = [key for key in self._deputies if group_id in (None, key)]
        deputies = {person for key in seats for person in self._deputies[key]}
        places = self._places.get(group_id or 0, {})
        able = self.with_account
        first = [person for person in able if person.id in deputies]
        first += [person for person in able if places.get(person.user_id or 0)]
        first += [person for person in able if person.user_id in places]
        return self.in_order([*first, *able]), bool(self.in_order(first))

    def by_function(self) -> tuple[tuple[Person, ...], bool]:
        """Return everybody with a function of daily work, the person's own deputies first."""
        deputies = {person for found in self._deputies.values() for person in found}
        able = [person for person in self.everybody if person.title]
        first = [person for person in able if person.id in deputies]
        return self.in_order([*first, *able]), bool(self.in_order(first))

    @cached_property
    def _deputies(self) -> dict[int | None, set[int]]:
        return _deputies_of(self._goes)

    @cached_property
    def _places(self) -> dict[int, dict[int, bool]]:
        return _places()


def has_account(person: Person) -> bool:
    """Say whether somebody has an open account that reads the register."""
    user = person.user
    return bool(user and user.is_active and Permission.REGISTER_READ in user.permissions)


def _deputies_of(goes: Person) -> dict[int | None, set[int]]:
    """Return the deputies on the seats that ``goes`` holds, by the group of the seat."""
    day = clock.today()
    held = select(Assignment.seat_id).where(
        Assignment.person_id == goes.id, Assignment.rank == 0, fills_from(day)
    )
    deputies = (
        select(Seat.group_id, Assignment.person_id)
        .join(Seat, Seat.id == Assignment.seat_id)
        .where(Assignment.seat_id.in_(held), Assignment.rank > 0, fills_on(day))
    )
    found: dict[int | None, set[int]] = defaultdict(set)
    for row in rows(deputies):
        found[row.group_id].add(row.person_id)
    return found


def _places() -> dict[int, dict[int, bool]]:
    """Return the accounts in each group, and whether each leads it."""
    found: dict[int, dict[int, bool]] = defaultdict(dict)
    for row in rows(select(Membership.group_id, Membership.user_id, Membership.is_leader)):
        found[row.group_id][row.user_id] = row.is_leader
    return found
