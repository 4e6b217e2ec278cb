"""What a file of people would change: new ones, changes field by field, and who is not in it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bsak.contacts import numbers
from bsak.contacts.incoming import File, Incomer, Missed, Number
from bsak.contacts.known import Known
from bsak.contacts.models import ContactPoint, Person, PointKind
from bsak.kernel.danish import short_day
from bsak.kernel.plain import canonical
from bsak.kernel.words import _


class Sort(StrEnum):
    """What a change does when it is written."""

    ADD = "add"
    RETURN = "return"
    NAME = "name"
    TITLE = "title"
    PLACE = "place"
    KEY = "key"
    NEW_NUMBER = "new_number"
    OTHER_NUMBER = "other_number"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that can be written, or left: who it is about, and what it was and would be."""

    sort: Sort
    incomer: Incomer | None
    person: Person | None
    what: str
    before: str = ""
    after: str = ""
    number: Number | None = None
    point: ContactPoint | None = None

    @property
    def key(self) -> str:
        """Return what the change is called on the page that it is chosen on."""
        about = (
            f"p{self.person.id}" if self.person else f"l{self.incomer.line if self.incomer else 0}"
        )
        about += f"-{self.number.kind.value}-{self.number.value}" if self.number else ""
        return hashlib.sha256(f"{self.sort.value}-{about}".encode()).hexdigest()[:12]

    @property
    def name(self) -> str:
        """Return whom it is about."""
        return self.person.name if self.person else self.incomer.name if self.incomer else ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A file held against the register; ``seen`` is the mark of what both said.

    ``emptied``: numbers of the register that the file has nothing for; they are left alone.
    """

    file: File
    known: Known
    changes: tuple[Change, ...]
    missed: tuple[Missed, ...]
    same: int
    matched: tuple[tuple[Incomer, Person], ...]
    seen: str
    emptied: tuple[Missed, ...] = ()

    def of(self, *sorts: Sort) -> list[Change]:
        """Return the changes of these sorts."""
        return [change for change in self.changes if change.sort in sorts]


def between(file: File, known: Known) -> Difference:
    """Return what ``file`` would change in the register ``known``."""
    comparing = _Comparing(known, list(file.missed))
    for one in file.people:
        comparing.hold(one)
    if file.is_whole:
        comparing.look_for_the_rest(file.has_keys)
    return Difference(
        file=file,
        known=known,
        changes=tuple(comparing.changes),
        missed=tuple(sorted(comparing.missed, key=lambda one: one.line)),
        same=comparing.same,
        matched=tuple(comparing.matched),
        emptied=tuple(comparing.emptied),
        seen=hashlib.sha256(canonical(file) + known.mark().encode()).hexdigest()[:32],
    )


class _Comparing:
    """A file held against the register, a line at a time."""

    def __init__(self, known: Known, missed: list[Missed]) -> None:
        self._known, self._met = known, set[int]()
        self.missed, self.same = missed, 0
        self.emptied: list[Missed] = []
        self.changes: list[Change] = []
        self.matched: list[tuple[Incomer, Person]] = []

    def hold(self, one: Incomer) -> None:
        """Hold one line against whoever it is about."""
        found = self._known.match(one)
        seen = {person.id for person in found} & self._met
        self._met |= {person.id for person in found}
        if len(found) > 1 or seen:
            told = _("Flere i registret kan være den person. Ret den rigtige på dens egen side.")
            again = _("Linjen passer på en person, der også står længere oppe, og er ikke læst.")
            self.missed.append(Missed(one.line, again if seen else told))
            return
        if one.department and not self._known.department(one.department):
            told = _("Afdelingen »%(name)s« findes ikke i bsak og er ikke skrevet på personen.",
                     name=one.department)  # fmt: skip
            self.missed.append(Missed(one.line, told))
        if not found:
            after = _told(one, self._known)
            self.changes.append(Change(Sort.ADD, one, None, _("Ny"), after=after))
            return
        self.matched.append((one, found[0]))
        own = list(_changed(one, found[0], self._known))
        emptied = [Missed(one.line, told) for told in _emptied(one, found[0])]
        self.same += not (own or emptied or one.is_unclear)
        self.emptied += emptied
        self.changes += own

    def look_for_the_rest(self, has_keys: bool) -> None:
        """Find the staff that the file does not hold."""
        for person in self._known.staff(has_keys):
            if person.id not in self._met:
                what, now, then = _("Står ikke i filen"), _("Er her"), _("Fratrådt i dag")
                self.changes.append(Change(Sort.LEAVE, None, person, what, now, then))


def _changed(one: Incomer, person: Person, known: Known) -> Iterator[Change]:
    if known.has_left(person):
        left = _("Fratrådt fra %(day)s", day=short_day(person.left_on))
        yield Change(Sort.RETURN, one, person, _("Her igen"), left, _("Er her"))
    if one.name != person.name:
        yield Change(Sort.NAME, one, person, _("Navn"), person.name, one.name)
    if one.title and one.title != person.title:
        yield Change(Sort.TITLE, one, person, _("Stilling"), person.title, one.title)
    place = known.place_named(one)
    if place and place != known.place_of(person):
        yield Change(Sort.PLACE, one, person, _("Sted"), known.place_of(person), place)
    if one.key and one.key != person.employee_key:
        yield Change(
            Sort.KEY, one, person, _("Medarbejdernummer"), person.employee_key or "", one.key
        )
    for kind in PointKind:
        for is_private in (False, True):
            yield from _numbers(one, person, kind, is_private)


def _numbers(one: Incomer, person: Person, kind: PointKind, is_private: bool) -> Iterator[Change]:
    held = {point.value.casefold() for point in person.points}
    stated = [n for n in one.numbers if n.kind is kind and n.is_private is is_private]
    new = [number for number in stated if number.value.casefold() not in held]
    said = {number.value.casefold() for number in one.numbers}
    old = [
        point
        for point in person.points
        if point.kind is kind
        and point.is_private is is_private
        and point.value.casefold() not in said
    ]
    if len(new) == 1 and len(old) == 1:
        before, after = (
            numbers.told(kind, number.value, is_private=is_private) for number in (old[0], new[0])
        )
        label = _label(kind, is_private)
        yield Change(Sort.OTHER_NUMBER, one, person, label, before, after, new[0], old[0])
        return
    for number in new:
        after = numbers.told(kind, number.value, is_private=is_private)
        yield Change(Sort.NEW_NUMBER, one, person, _label(kind, is_private), "", after, number)


def _emptied(one: Incomer, person: Person) -> Iterator[str]:
    """Return which numbers the file has nothing for. One that is wrong is in no list of ours."""
    said = {number.value.casefold() for number in one.numbers}
    for blank in one.blank:
        if any(
            point.kind is blank.kind
            and point.is_private is blank.is_private
            and point.wrong_since is None
            and point.value.casefold() not in said
            for point in person.points
        ):
            label = _label(blank.kind, blank.is_private)
            yield f"{person.name}: {label}"


def _told(one: Incomer, known: Known) -> str:
    own = (numbers.told(n.kind, n.value, is_private=n.is_private) for n in one.numbers)
    return ", ".join(filter(None, [one.title, known.place_named(one), *own]))


def _label(kind: PointKind, is_private: bool) -> str:
    return _("Privat: %(kind)s", kind=kind.label) if is_private else kind.label
