"""Which row of the new text is which row of the old one: by being equal, else by likeness."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from bsak.cards.wording import Phase
from bsak.kernel.markup import strings
from bsak.plans.wording import ChecklistGroup, ContactGroup, RoleSeat, Section

_MOST = 40_000  # pairs of rows to look at; beyond it what stands at the same place is a pair
_ALIKE = 0.5  # of the words; rows with less in common are one gone and one new
# What names a row so well that it is the same row whatever else it says.
_NAMES: Mapping[type[Any], str] = {
    Phase: "label",
    Section: "heading",
    ContactGroup: "heading",
    ChecklistGroup: "heading",
    RoleSeat: "role",
}


@dataclass(frozen=True, slots=True)
class _Words:
    """What the likeness of a row is found from."""

    kind: type[Any]
    name: object
    counted: Counter[str]
    total: int


def pairs(was: Sequence[Any], now: Sequence[Any]) -> list[tuple[int, int]]:
    """Return (place before, place now) of the rows that stand in both texts, by place now."""
    if repr(now) < repr(was):  # one way round, so that nothing depends on which is the newer
        return sorted(((a, b) for b, a in pairs(now, was)), key=lambda pair: pair[1])
    found = _at_the_ends(was, now)
    found += _equal(was, now, *_left(was, now, found))
    found += _alike(was, now, *_left(was, now, found))
    return sorted(found, key=lambda pair: pair[1])


def moved(found: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return the places now of the fewest rows that must have been moved."""
    tails: list[int] = []  # the smallest place before that ends a rising row of each length
    ends: list[int] = []
    back: dict[int, int] = {}
    for number, (before, _now) in enumerate(found):
        length = bisect_left(tails, before)
        back[number] = ends[length - 1] if length else -1
        tails[length : length + 1] = [before]
        ends[length : length + 1] = [number]
    stayed, at = set(), ends[-1] if ends else -1
    while at >= 0:
        stayed.add(at)
        at = back[at]
    return frozenset(now for number, (_was, now) in enumerate(found) if number not in stayed)


def _left(
    was: Sequence[Any], now: Sequence[Any], found: Sequence[tuple[int, int]]
) -> tuple[list[int], list[int]]:
    taken, given = {a for a, _ in found}, {b for _, b in found}
    return (
        [n for n in range(len(was)) if n not in taken],
        [n for n in range(len(now)) if n not in given],
    )


def _at_the_ends(was: Sequence[Any], now: Sequence[Any]) -> list[tuple[int, int]]:
    shorter = min(len(was), len(now))
    first = next((n for n in range(shorter) if was[n] != now[n]), shorter)
    room = shorter - first
    last = next((n for n in range(room) if was[-1 - n] != now[-1 - n]), room)
    return [
        *((n, n) for n in range(first)),
        *((len(was) - 1 - n, len(now) - 1 - n) for n in range(last)),
    ]


def _equal(
    was: Sequence[Any], now: Sequence[Any], old: list[int], new: list[int]
) -> list[tuple[int, int]]:
    """Pair equal rows: in the order they stand while that can be found, then wherever they are."""
    found: list[tuple[int, int]] = []
    if len(old) * len(new) <= _MOST:
        rows = [was[n] for n in old], [now[n] for n in new]
        for a, b, size in SequenceMatcher(None, *rows, autojunk=False).get_matching_blocks():
            found += [(old[a + n], new[b + n]) for n in range(size)]
    taken, given = {a for a, _ in found}, {b for _, b in found}
    waiting = defaultdict(list)
    for n in reversed(old):
        if n not in taken:
            waiting[was[n]].append(n)
    for n in new:
        if n not in given and waiting.get(now[n]):
            found.append((waiting[now[n]].pop(), n))
    return found


def _alike(
    was: Sequence[Any], now: Sequence[Any], old: list[int], new: list[int]
) -> list[tuple[int, int]]:
    """Pair what has most words in common first; of equals, what stands nearest."""
    if len(old) * len(new) > _MOST:
        same_place = zip(old, new, strict=False)
        return [(a, b) for a, b in same_place if type(was[a]) is type(now[b])]
    before, after = {n: _words(was[n]) for n in old}, {n: _words(now[n]) for n in new}
    ranked = []
    for a in old:
        for b in new:
            likeness = _likeness(before[a], after[b])
            if likeness >= _ALIKE:
                ranked.append((-likeness, abs(a - b), a + b, a, b))
    found, taken, given = [], set(), set()
    for *_rank, a, b in sorted(ranked):
        if a not in taken and b not in given:
            found.append((a, b))
            taken.add(a)
            given.add(b)
    return found


def _words(row: Any) -> _Words:
    counted = Counter(word for _where, text in strings(row) for word in text.split())
    name = getattr(row, _NAMES.get(type(row), ""), None)
    return _Words(type(row), name, counted, counted.total())


def _likeness(one: _Words, other: _Words) -> float:
    if one.kind is not other.kind:
        return 0.0
    if one.name and one.name == other.name:
        return 1.0
    total = one.total + other.total
    return 2 * (one.counted & other.counted).total() / total if total else 1.0
