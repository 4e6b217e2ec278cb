"""Two wordings held against each other: which part is the same, changed, new, gone or moved.

Everything of both stands in what comes out, so that either can be made from it again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any

from bsak.cards.marks import Marks
from bsak.plans.pairing import moved, pairs
from bsak.plans.wording import Wording

_ONE_VALUE = ("fill", "widths")  # lists that mean nothing but as a whole
BY_PLACE = ("headings",)  # lists whose items are known by where they stand


class Mark(StrEnum):
    """What has happened to a row; a moved one may also say something else than before."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    GONE = "gone"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Value:
    """A text, a number or a choice; None where there was or is none."""

    was: Any
    now: Any

    @property
    def is_same(self) -> bool:
        """Whether both say the same."""
        return bool(self.was == self.now)


@dataclass(frozen=True, slots=True)
class Part:
    """A wording, or a row with fields of its own; ``cls`` is what it is."""

    cls: type[Any]
    fields: tuple[tuple[str, "Node"], ...]

    @property
    def is_same(self) -> bool:
        """Whether all of it says the same."""
        return all(node.is_same for _name, node in self.fields)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: its place before and its place now, None where it did not stand."""

    was: int | None
    now: int | None
    is_moved: bool
    node: "Node"

    @property
    def mark(self) -> Mark:
        """What has happened to it."""
        if self.was is None:
            return Mark.ADDED
        if self.now is None:
            return Mark.GONE
        if self.is_moved:
            return Mark.MOVED
        return Mark.SAME if self.node.is_same else Mark.CHANGED


@dataclass(frozen=True, slots=True)
class List:
    """Rows as they stand now; what is gone stands after what it once followed."""

    rows: tuple[Row, ...]

    @property
    def is_same(self) -> bool:
        """Whether no row is new, gone, moved or changed."""
        return all(row.mark is Mark.SAME for row in self.rows)


Node = Value | Part | List


def compare(was: Wording, now: Wording) -> Part:
    """Return what differs between two wordings of one class. Raises TypeError for two classes."""
    if type(was) is not type(now):
        raise TypeError(f"{type(was).__name__} and {type(now).__name__} cannot be compared")
    return _part(was, now)


def before(node: Node) -> Any:
    """Return what stood before, made from the differences alone."""
    return _side(node, "was")


def after(node: Node) -> Any:
    """Return what stands now, made from the differences alone."""
    return _side(node, "now")


def marks(part: Part) -> Marks:
    """Return the places that differ, as the stories for paper ask for them."""
    gone: dict[str, int] = {}
    touched = set(_touched(part, "", False, gone))
    whole = frozenset(
        ".".join(names[:count])
        for names in (place.split(".") for place in touched)
        for count in range(1, len(names) + 1)
    )
    return Marks(whole, gone)


def _part(was: Any, now: Any) -> Part:
    names = [field.name for field in fields(now)]
    return Part(
        type(now),
        tuple((name, _node(name, getattr(was, name), getattr(now, name))) for name in names),
    )


def _node(name: str, was: Any, now: Any) -> Node:
    if isinstance(now, tuple) and name not in _ONE_VALUE:
        return _by_place(was, now) if name in BY_PLACE else _list(was, now)
    return _part(was, now) if is_dataclass(now) else Value(was, now)


def _list(was: tuple[Any, ...], now: tuple[Any, ...]) -> List:
    found = pairs(was, now)
    elsewhere = moved(found)
    known = {b: a for a, b in found}
    rows = [_row(was, now, known.get(n), n, is_moved=n in elsewhere) for n in range(len(now))]
    stayed = {row.was: row for row in rows if row.was is not None and not row.is_moved}
    kept = {a for a, _b in found}
    gone: dict[int | None, list[Row]] = {}  # by the place now of the row they once followed
    last: int | None = None
    for place in range(len(was)):
        if place in stayed:
            last = stayed[place].now
        elif place not in kept:
            gone.setdefault(last, []).append(_row(was, now, place, None))
    merged = list(gone.get(None, []))
    for row in rows:
        merged += [row, *gone.get(row.now, [])]
    return List(tuple(merged))


def _row(
    was: tuple[Any, ...],
    now: tuple[Any, ...],
    old: int | None,
    new: int | None,
    *,
    is_moved: bool = False,
) -> Row:
    if old is None or new is None:
        item = now[new] if new is not None else was[old or 0]
        return Row(old, new, False, _alone(item, is_new=old is None))
    one, other = was[old], now[new]
    if isinstance(other, tuple):
        return Row(old, new, is_moved, _by_place(one, other))
    return Row(old, new, is_moved, _node("", one, other))


def _by_place(was: tuple[Any, ...], now: tuple[Any, ...]) -> List:
    """Hold the cells of a row against each other: the first against the first, and so on."""
    places = range(max(len(was), len(now)))
    return List(
        tuple(
            _row(was, now, n if n < len(was) else None, n if n < len(now) else None) for n in places
        )
    )


def _alone(item: Any, *, is_new: bool, name: str = "") -> Node:
    """Return what stands in one of the texts only."""
    if is_dataclass(item) and not isinstance(item, type):
        parts = [(f.name, getattr(item, f.name)) for f in fields(item)]
        return Part(type(item), tuple((n, _alone(v, is_new=is_new, name=n)) for n, v in parts))
    if isinstance(item, tuple) and name not in _ONE_VALUE:
        places = [(None, n) if is_new else (n, None) for n in range(len(item))]
        rows = zip(places, item, strict=True)
        return List(tuple(Row(a, b, False, _alone(v, is_new=is_new)) for (a, b), v in rows))
    return Value(None, item) if is_new else Value(item, None)


def _side(node: Node, side: str) -> Any:
    if isinstance(node, Value):
        return getattr(node, side)
    if isinstance(node, Part):
        return node.cls(**{name: _side(part, side) for name, part in node.fields})
    there = [row for row in node.rows if getattr(row, side) is not None]
    return tuple(_side(row.node, side) for row in sorted(there, key=lambda row: getattr(row, side)))


def _touched(node: Node, place: str, is_whole: bool, gone: dict[str, int]) -> Iterator[str]:
    """Return the places that differ; ``is_whole`` when all around them is new or moved."""
    if isinstance(node, Value):
        if is_whole or not node.is_same:
            yield place
    elif isinstance(node, Part):
        if is_whole:
            yield place
        for name, part in node.fields:
            yield from _touched(part, f"{place}.{name}" if place else name, is_whole, gone)
    else:
        yield from _touched_rows(node, place, is_whole, gone)


def _touched_rows(node: List, place: str, is_whole: bool, gone: dict[str, int]) -> Iterator[str]:
    following = sum(row.now is not None for row in node.rows)
    for row in reversed(node.rows):
        if row.now is None:
            yield place
            at = f"{place}.{following}"
            gone[at] = gone.get(at, 0) + 1
            continue
        following = row.now
        other = is_whole or row.mark in (Mark.ADDED, Mark.MOVED)
        yield from _touched(row.node, f"{place}.{row.now}", other, gone)
