"""Writing what was chosen of a file: all of it, or nothing."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from sqlalchemy import func, select

from bsak.contacts import places, rules, service
from bsak.contacts.difference import Change, Difference, Sort
from bsak.contacts.incoming import Incomer, Number
from bsak.contacts.known import Known
from bsak.contacts.models import How, Party, Person
from bsak.contacts.terms import Details, PointTerms, details_of, terms_of
from bsak.contacts.written import PersonState, Written, states
from bsak.groups.models import Department
from bsak.groups.rules import Viewer
from bsak.kernel import trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _

_LOCK = 0x6B6F6E74  # any number of ours will do, as long as nothing else waits for it


def hold() -> None:
    """Let two who write a file, or undo it, wait for each other: both would add its people.

    SQLite has one writer as it is.
    """
    if db.session.get_bind().dialect.name == "postgresql":
        db.session.execute(select(func.pg_advisory_xact_lock(_LOCK)))


def write(
    difference: Difference, chosen: Collection[str], *, seen: str, actor: Viewer
) -> Written | None:
    """Write what was chosen; return what can undo it. Refused when the register is another now."""
    refuse(rules.obstacle_to_managing(actor))
    if seen != difference.seen:
        raise Refused(_("Registret er ændret, siden du så forskellen. Se den igen, og vælg på ny."))
    wanted = [change for change in difference.changes if change.key in chosen]
    if not wanted and not difference.file.is_checked:
        return None
    writing = _Writing(difference.known, actor)
    known = {change.person.id: change.person for change in wanted if change.person}
    if difference.file.is_checked:
        known |= {person.id: person for _one, person in difference.matched}
    before = states(known.values())
    for change in wanted:
        writing.write(change)
    if difference.file.is_checked:
        writing.confirm(difference.matched)
    trail.record("people_brought_in", "people", None, actor_id=actor.user_id,
                 after={"changes": len(wanted)})  # fmt: skip
    return writing.written(len(wanted), before, known.values())


class _Writing:
    """One file being written."""

    def __init__(self, known: Known, actor: Viewer) -> None:
        self._known, self._actor = known, actor
        self._parties: dict[str, Party] = {}
        self._added: list[tuple[Incomer, Person]] = []
        self._said: list[int] = []

    def write(self, change: Change) -> None:
        """Write one change."""
        one, person, actor = change.incomer, change.person, self._actor
        if one is None:
            if person:
                service.leave(person, self._known.today, actor=actor)
        elif person is None:
            self._add(one)
        elif change.sort is Sort.RETURN:
            service.come_back(person, actor=actor)
        elif change.number and change.point:
            terms = replace(terms_of(change.point), value=change.number.value)
            service.change_point(change.point, terms, actor=actor)
        elif change.number:
            service.add_point(person, _terms(change.number), actor=actor)
        else:
            service.change(person, self._changed(details_of(person), change, one), actor=actor)

    def confirm(self, matched: Iterable[tuple[Incomer, Person]]) -> None:
        """Say of every number that the file and the register now agree on that it is right."""
        for one, person in (*matched, *self._added):
            stated = {number.value.casefold() for number in one.numbers}
            for point in person.points:
                if point.value.casefold() in stated:
                    said = service.confirm(
                        point, is_right=True, how=How.DIRECTORY, actor=self._actor
                    )
                    self._said.append(said.id)

    def written(
        self, changes: int, before: tuple[PersonState, ...], known: Iterable[Person]
    ) -> Written:
        """Return all that was written, as it was and as it stands now."""
        return Written(
            changes=changes,
            before=before,
            after=states([*known, *(person for _one, person in self._added)]),
            parties=tuple(party.id for party in self._parties.values()),
            confirmations=tuple(self._said),
        )

    def _add(self, one: Incomer) -> None:
        department, party = self._place(one)
        details = Details(name=one.name, title=one.title, department=department, party=party,
                          employee_key=one.key or None)  # fmt: skip
        person = service.add_person(details, actor=self._actor)
        for number in one.numbers:
            service.add_point(person, _terms(number), actor=self._actor)
        self._added.append((one, person))

    def _changed(self, now: Details, change: Change, one: Incomer) -> Details:
        match change.sort:
            case Sort.NAME:
                return replace(now, name=one.name)
            case Sort.TITLE:
                return replace(now, title=one.title)
            case Sort.KEY:
                return replace(now, employee_key=one.key)
            case _:
                department, party = self._place(one)
                return replace(now, department=department, party=party)

    def _place(self, one: Incomer) -> tuple[Department | None, Party | None]:
        name = self._known.party_named(one)
        if not name:
            known = self._known
            return known.department(one.department) or known.department(one.party), None
        party = self._known.party(name) or self._parties.get(name.casefold())
        if party is None:
            party = places.add_party(name, actor=self._actor)
            self._parties[name.casefold()] = party
        return None, party


def _terms(number: Number) -> PointTerms:
    return PointTerms(kind=number.kind, value=number.value, is_private=number.is_private)
