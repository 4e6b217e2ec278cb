"""The register of people as a file is held against it: read once, and told by a mark."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from bsak.contacts import queries, rules
from bsak.contacts.incoming import Incomer
from bsak.contacts.models import Party, Person, PointKind
from bsak.groups import departments
from bsak.groups.models import Department
from bsak.kernel.danish import fold
from bsak.kernel.db import db


@dataclass(frozen=True)
class Known:
    """Everybody who is not erased, the departments and the parties, as they are now.

    ``here`` is what the municipality is called: a file that names it means its own people.
    """

    people: Sequence[Person]
    departments: Sequence[Department]
    parties: Sequence[Party]
    here: str
    today: date

    def match(self, one: Incomer) -> list[Person]:
        """Return who a line of a file may be: by key, else by mail, else by name and place."""
        if one.key and (found := self._by_key.get(one.key.casefold())):
            return [found]
        open_to_match = [p for p in self.people if not (one.key and p.employee_key)]
        mails = {n.value.casefold() for n in one.numbers if n.kind is PointKind.MAIL}
        by_mail = [person for person in open_to_match if mails & self._mails[person.id]]
        if by_mail:
            return _narrowed(by_mail, one.name)
        same = [person for person in open_to_match if fold(person.name) == fold(one.name)]
        party = self.party_named(one)
        return [p for p in same if fold(p.party.name if p.party else "") == fold(party)]

    def department(self, name: str) -> Department | None:
        """Return the department that is or was called so, or is shortened so."""
        return self._by_department.get(fold(name))

    def party_named(self, one: Incomer) -> str:
        """Return the outside party that a line names, nothing for the municipality's own people."""
        own = fold(one.party) in (fold(self.here), fold(self.here.removesuffix(" Kommune")))
        return "" if own or self.department(one.party) else one.party

    def party(self, name: str) -> Party | None:
        """Return the party of that name."""
        return next((party for party in self.parties if fold(party.name) == fold(name)), None)

    def place_named(self, one: Incomer) -> str:
        """Return where a line says that somebody is, as the register calls it."""
        if named := self.party_named(one):
            known = self.party(named)
            return known.name if known else named
        department = self.department(one.department) or self.department(one.party)
        return department.name if department else ""

    def place_of(self, person: Person) -> str:
        """Return where somebody is."""
        place = person.party or person.department
        return place.name if place else ""

    def has_left(self, person: Person) -> bool:
        """Say whether somebody is here no longer."""
        return rules.has_left(person, self.today)

    def staff(self, has_keys: bool) -> list[Person]:
        """Return who a whole list of the staff should hold."""
        return [
            person
            for person in self.people
            if person.party_id is None
            and person.left_on is None
            and (person.employee_key or not has_keys)
        ]

    def mark(self) -> str:
        """Return what changes as soon as anything that is compared does."""
        told = [
            repr(
                [(d.id, d.name) for d in self.departments],
            )
        ]
        told += [f"{party.id}:{party.version}" for party in self.parties]
        for person in self.people:
            points = [(p.id, p.kind, p.value, p.is_private) for p in person.points]
            told.append(f"{person.id}:{person.version}:{person.left_on}:{points}")
        return hashlib.sha256("\n".join(told).encode()).hexdigest()

    @cached_property
    def _by_key(self) -> dict[str, Person]:
        return {p.employee_key.casefold(): p for p in self.people if p.employee_key}

    @cached_property
    def _mails(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        for person in self.people:
            mails = (p.value.casefold() for p in person.points if p.kind is PointKind.MAIL)
            found[person.id].update(mails)
        return found

    @cached_property
    def _by_department(self) -> dict[str, Department]:
        found: dict[str, Department] = {}
        for one in sorted(self.departments, key=lambda d: d.is_closed, reverse=True):
            earlier = (old.name for old in one.earlier_names)
            found |= {fold(name): one for name in (*earlier, one.short_name, one.name) if name}
        return found


def read(here: str, today: date) -> Known:
    """Read the register."""
    people = db.session.scalars(
        select(Person)
        .where(Person.erased_on.is_(None))
        .options(selectinload(Person.points), selectinload(Person.party))
        .order_by(Person.sort_key, Person.id)
    ).all()
    return Known(people, departments.every(), queries.open_parties(), here, today)


def _narrowed(found: Iterable[Person], name: str) -> list[Person]:
    """Return who of those with one shared mail is called so, or all of them when nobody is."""
    found = list(found)
    same = [person for person in found if fold(person.name) == fold(name)]
    return same or found
