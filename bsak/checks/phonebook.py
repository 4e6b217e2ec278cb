"""Which number each function has, as the contacts know it, and which functions have a number."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from bsak.checks import functions, numbers
from bsak.checks.register import Register
from bsak.kernel.danish import fold

_ENDING = re.compile(r"(?<=\w{4})(?:ens|ets|en|et|s)$")
_SHORTEST_HINT = 4  # letters of a word that points to one function


class Line(NamedTuple):
    """What a function can be rung by; ``right`` is the number that may be told, if any."""

    name: str
    numbers: frozenset[str]
    right: str = ""


class Book(NamedTuple):
    """The functions by their names without endings, and whose each number is."""

    lines: Mapping[str, Line]
    posts_of: Mapping[str, tuple[str, ...]]  # nothing for a number that only people have

    def line(self, name: str) -> Line | None:
        """Return the function of that name."""
        return self.lines.get(plain(name))

    def is_hinted(self, number: str, words: str) -> bool:
        """Say whether words point to a function that has the number: »bankens vagt«."""
        told = fold(words)
        return any(hint in told for post in self.posts_of.get(number, ()) for hint in _hints(post))


def book(register: Register) -> Book:
    """Return every function that has a number.

    The number of those who have a seat or title is known, and is never told. A number that is
    only somebody's own is not told either.
    """
    found: dict[str, Line] = {}
    for post in register.posts:
        own = [p for p in register.points_of_post[post.id] if p.is_number]
        shown = next((numbers.digits(p.value) for p in own if not p.is_private), "")
        before = found.get(plain(post.name), Line(post.name, frozenset()))
        every = before.numbers.union(numbers.digits(p.value) for p in own)
        found[plain(post.name)] = Line(post.name, every, before.right or shown)
    posts = {name: line for name, line in found.items() if line.right}
    names = {post.id: post.name for post in register.posts}
    posts_of = {
        number: tuple(names[p.post_id] for p in points if p.post_id in names)
        for number, points in numbers.phones(register).items()
    }
    return Book({**_of_people(register), **posts}, posts_of)


def _of_people(register: Register) -> dict[str, Line]:
    held: dict[str, set[int]] = {}
    for seat in register.seats:
        held.setdefault(seat.function, set()).update(one.person_id for one in seat.held)
    for person in register.people.values():
        held.setdefault(person.title, set()).add(person.id)
    every = {name: _numbers(who, register) for name, who in held.items()}
    return {
        plain(name): Line(name, own)
        for name, own in every.items() if own and functions.is_named(name)
    }  # fmt: skip


def _numbers(who: Iterable[int], register: Register) -> frozenset[str]:
    points = (p for one in who for p in register.points_of_person[one] if p.is_number)
    return frozenset(numbers.digits(p.value) for p in points)


@lru_cache(maxsize=4000)
def plain(name: str) -> str:
    """Return a name without the endings of its words, as it is looked up."""
    return " ".join(_ENDING.sub("", word) for word in name.casefold().split())


@lru_cache(maxsize=1000)
def _hints(name: str) -> tuple[str, ...]:
    words = (one for one in functions.words(name) if one not in functions.OFFICES)
    return tuple(one for one in words if len(one) >= _SHORTEST_HINT)
