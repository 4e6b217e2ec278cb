"""The register as the decisions alone make it, from empty, and where the real one differs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Stand:
    """How one document stands; what no decision has said is empty."""

    kind: str = ""
    group: str = ""
    title: str = ""
    unit: str = ""
    status: str = ""
    due_on: date | None = None
    owner: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Move:
    """What one decision did to one document: the fields it set. ``row`` orders those of a day."""

    code: str
    held_on: date
    row: int
    sets: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of a document that stands otherwise than decided; "document": never decided on."""

    code: str
    field: str
    decided: Any
    stands: Any


def replay(moves: Iterable[Move]) -> dict[str, Stand]:
    """Return the register that ``moves`` make when they are done in their order."""
    book: dict[str, Stand] = {}
    for move in sorted(moves, key=lambda one: (one.held_on, one.row)):
        book[move.code] = replace(book.get(move.code, Stand()), **move.sets)
    return book


def differences(
    decided: Mapping[str, Stand], register: Mapping[str, Stand]
) -> tuple[Difference, ...]:
    """Return every field where ``register`` is not as decided, by code."""
    codes = sorted(decided.keys() | register.keys())
    return tuple(one for code in codes for one in _of(code, decided.get(code), register.get(code)))


def _of(code: str, decided: Stand | None, stands: Stand | None) -> Iterator[Difference]:
    decided = decided or Stand()
    if stands is None:
        yield Difference(code, "document", decided.title, "")
        return
    if not decided.kind:
        yield Difference(code, "document", "", stands.title)
    for field in fields(Stand):
        said, is_so = getattr(decided, field.name), getattr(stands, field.name)
        # Of what was put in without a decision, only what a decision has said since is held to it.
        if said != is_so and (decided.kind or said):
            yield Difference(code, field.name, said, is_so)
