"""Where a person works and what they hold; the rooms above that seat people tell it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

Told = Callable[[Collection[int]], Mapping[int, frozenset[int]]]

# Each is given the numbers of people, and returns the numbers of groups of those it knows of.
sources: list[Told] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Something that a person holds: what it is, as what and when, and the page it is on."""

    words: str
    how: str
    endpoint: str
    address: Mapping[str, str | int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a person holds of one sort; ``more`` tells of what there is no room for."""

    heading: str
    lines: tuple[Held, ...]
    more: str = ""


# Each is given the number of a person; shown in the order of their names.
tellers: dict[str, Callable[[int], Part]] = {}


def groups_of(people: Collection[int]) -> dict[int, frozenset[int]]:
    """Return the groups of each of ``people``, empty for who works in none."""
    found: dict[int, frozenset[int]] = dict.fromkeys(people, frozenset())
    for tell in sources:
        for person_id, groups in tell(people).items():
            found[person_id] = found.get(person_id, frozenset()) | groups
    return found


def held_by(person_id: int) -> Sequence[Part]:
    """Return what a person holds, leaving out the sorts that they hold nothing of."""
    told = (tell(person_id) for _name, tell in sorted(tellers.items()))
    return [part for part in told if part.lines]
