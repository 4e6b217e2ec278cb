"""From a person to what is looked for of them, and what is not, because it may mean another."""

import re
from collections.abc import Container, Iterable

from sqlalchemy import select

from bsak.contacts.models import ContactPoint, Person, Post
from bsak.contacts.numbers import PHONES, masked, shown
from bsak.distribution.models import Copy
from bsak.documents.models import Document
from bsak.kernel.danish import fold, phone
from bsak.kernel.db import db
from bsak.kernel.words import _
from bsak.people.models import User
from bsak.personal.sought import Sought, Unsought, name_pattern
from bsak.seats.models import Seat
from bsak.tasks.models import Task

_OWN = 8  # signs: a shorter number is one that many have, such as 112
_TELLING = re.compile(r"(?=.*[\d._-]).{6,}")  # a login that is no word of the language
_FUNCTIONS = (Seat.function, Seat.name, Post.name, Document.owner_function, Task.owner_function,
              Copy.holder_function)  # fmt: skip


def of(person: Person) -> Sought:
    """Return what is looked for of ``person``: nothing when who they were has been erased."""
    if person.erased_on is not None:
        return Sought()
    unsought: list[Unsought] = []
    others = _other_names(person)
    names = _kept(_names(person, others), unsought)
    numbers, marks = _points(person, unsought)
    login = person.user.login if person.user else ""
    if _TELLING.fullmatch(login):
        marks.append(login)
    elif login:
        unsought.append(Unsought(login, _("Det kan også være et almindeligt ord, så det søges kun, "
                                          "hvor der står et brugernavn.")))  # fmt: skip
    longer = [one for one in others if any(_has(one, name) for name in names)]
    return Sought(
        tuple(names), tuple(numbers), tuple(marks), login, tuple(sorted(longer)), tuple(unsought)
    )


def said(person: Person, sought: Sought) -> list[str]:
    """Return what is looked for, as people read it; what is private is not all told."""
    private = {point.value: point.kind for point in person.points if point.is_private}
    told = [*sought.numbers, *sought.marks]
    return [
        *sought.names,
        *(masked(private[one], one) if one in private else phone(one) for one in told),
    ]


def _names(person: Person, others: Iterable[str]) -> list[Unsought]:
    """Return the names of person and account, each with why it cannot be looked for, or nothing."""
    taken = {_same(other) for other in others}
    typed = [person.name]
    if person.user and _same(person.user.name) != _same(person.name):
        typed.append(person.user.name)
    return [Unsought(name, _obstacle(name, taken)) for name in typed]


def _obstacle(name: str, taken: set[str]) -> str:
    if len(name.split()) < 2:
        return _("Et enkelt ord kan betyde meget andet.")
    if _same(name) in taken:
        return _("En anden person eller konto hedder det samme.")
    if _is_function(name):
        return _("Det er også navnet på en funktion.")
    return ""


def _is_function(name: str) -> bool:
    named = (
        db.session.scalar(select(column).where(column == name).limit(1)) for column in _FUNCTIONS
    )
    return any(one is not None for one in named)


def _kept(told: Iterable[Unsought], unsought: list[Unsought]) -> list[str]:
    names = []
    for one in told:
        if one.why:
            unsought.append(one)
        else:
            names.append(one.text)
    return names


def _points(person: Person, unsought: list[Unsought]) -> tuple[list[str], list[str]]:
    """Return the numbers and the mails that are this person's alone."""
    values = {point.value for point in person.points}
    query = select(ContactPoint.value).where(
        ContactPoint.value.in_(values), ContactPoint.person_id.is_distinct_from(person.id)
    )
    shared = set(db.session.scalars(query))
    numbers: list[str] = []
    marks: list[str] = []
    for point in person.points:
        if why := _ambiguity(point, shared):
            text = shown(point.kind, point.value)
            unsought.append(Unsought(text, why, point.kind, point.is_private))
        else:
            (numbers if point.kind in PHONES else marks).append(point.value)
    if key := person.employee_key:
        marks += [key] if _TELLING.fullmatch(key) else []
    return list(dict.fromkeys(numbers)), list(dict.fromkeys(marks))


def _ambiguity(point: ContactPoint, shared: Container[str]) -> str:
    if point.value in shared:
        return _("Andre har det også.")
    return _("Korte numre kan være mange ting.") if len(point.value) < _OWN else ""


def _other_names(person: Person) -> set[str]:
    people = select(Person.name).where(Person.id != person.id, Person.erased_on.is_(None))
    accounts = select(User.name).where(User.id != (person.user_id or 0))
    return {*db.session.scalars(people), *db.session.scalars(accounts)}


def _has(longer: str, name: str) -> bool:
    """Say whether ``name`` stands in a longer one, as »Bo Holm« does in »Ole Bo Holm«."""
    return _same(longer) != _same(name) and bool(re.search(name_pattern(name), longer))


def _same(name: str) -> str:
    return fold(" ".join(name.split()))
