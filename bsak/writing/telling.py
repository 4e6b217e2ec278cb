"""What differs between two texts, as lines in reading order, in the words of the editor."""

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any

from bsak.cards.wording import CardWording, FillRule, Step
from bsak.kernel.markup import unbroken
from bsak.kernel.plain import TAG
from bsak.kernel.words import _
from bsak.plans.compare import BY_PLACE, List, Mark, Node, Part, Row, Value
from bsak.plans.pieces import Fate, Piece, pieces
from bsak.plans.wording import Wording
from bsak.seats.roles import CrisisRole
from bsak.writing.labels import numbered
from bsak.writing.vocabulary import ROW, WORDS

_NOT_WORDS = ("schema", "widths")  # told only when they differ
_LINE = "……"  # one to write on, as on the screen
OUTERMOST = 2  # the level of the headings under the page's own
_NAMED_BY = ("heading", "label", "caption", "role")  # fields that stand in the heading of a row


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the two texts laid over each other; ``level`` says how deep it stands."""

    level: int
    label: str
    mark: Mark
    cells: tuple[tuple[Piece, ...], ...] = ()
    note: str = ""
    is_heading: bool = False
    is_inside: bool = False  # of something that is new or gone as a whole

    @property
    def differs(self) -> bool:
        """Whether anything in it, or under it, is not as before."""
        return self.mark is not Mark.SAME


def lines(part: Part, was: Wording, now: Wording) -> list[Line]:
    """Return the whole text, both as it was and as it is; what is gone stands where it stood."""
    return list(_Teller(_step_numbers(was), _step_numbers(now)).part(part, OUTERMOST, "", ""))


def _step_numbers(wording: Wording) -> dict[str, int]:
    """Steps are numbered through the whole card; other rows from 1 in their own list."""
    steps = wording.numbered_steps if isinstance(wording, CardWording) else ()
    return {step.where: step.number for step in steps}


@dataclass(frozen=True, slots=True)
class _Teller:
    """Goes through the differences with the numbers of the steps before and now."""

    old: dict[str, int]
    new: dict[str, int]

    def part(self, part: Part, level: int, was: str, now: str) -> Iterator[Line]:
        """Tell of every field that says something; the outermost have headings of their own."""
        for name, node in part.fields:
            is_quiet = name in _NOT_WORDS and node.is_same
            if is_quiet or _is_untouched(part.cls, name, node):
                continue
            label = str(WORDS[part.cls][name].label)
            below = (f"{was}.{name}" if was else name, f"{now}.{name}" if now else name)
            if isinstance(node, List):
                named = "" if hasattr(part.cls, TAG) and name not in BY_PLACE else label
                yield from self._list(node, named, level, *below)
            elif level == OUTERMOST or isinstance(node, Part):
                yield Line(level, label, _mark(node), is_heading=True)
                if isinstance(node, Part):
                    yield from self.part(node, level + 1, *below)
                else:
                    yield Line(level + 1, "", _mark(node), (_said(part.cls, name, node),))
            elif name not in _NAMED_BY:
                yield Line(level, label, _mark(node), (_said(part.cls, name, node),))

    def _list(self, node: List, label: str, level: int, was: str, now: str) -> Iterator[Line]:
        if any(isinstance(row.node, Part) for row in node.rows):
            if level == OUTERMOST:
                yield Line(level, label, _mark(node), is_heading=True)
                level += 1
            for row in node.rows:
                yield from self._row(row, level, f"{was}.{row.was}", f"{now}.{row.now}")
        elif was.rpartition(".")[2] in BY_PLACE or now.rpartition(".")[2] in BY_PLACE:
            yield Line(level, label, _mark(node), _cells(node))
        else:
            if label:
                yield Line(level, label, _mark(node), is_heading=True)
            for row in node.rows:
                cells = _cells(row.node) if isinstance(row.node, List) else (_text(row.node),)
                yield Line(level + 1, "", row.mark, cells, _moved(row, (row.was or 0) + 1))

    def _row(self, row: Row, level: int, was: str, now: str) -> Iterator[Line]:
        node = row.node
        assert isinstance(node, Part)  # noqa: S101 -- only rows with fields of their own
        old = self.old.get(was, (row.was or 0) + 1)
        number = old if row.now is None else self.new.get(now, row.now + 1)
        label = str(ROW[node.cls]) if hasattr(node.cls, TAG) else numbered(node.cls, number)
        note = _moved(row, old)
        is_heading = not all(isinstance(part, Value) for _name, part in node.fields)
        shown = [
            _said(node.cls, name, part)
            for name, part in node.fields
            if isinstance(part, Value)
            and (name in _NAMED_BY or not is_heading)
            and not _is_untouched(node.cls, name, part)
        ]
        if node.cls is Step and len(shown) > 1:  # the lead and the rest are one sentence
            shown[:2] = [(*shown[0], Piece(Fate.SAME, " "), *shown[1])]
        yield Line(level, label, row.mark, tuple(shown), note, is_heading)
        is_whole = row.mark in (Mark.ADDED, Mark.GONE)
        for line in self.part(node, level + 1, was, now) if is_heading else ():
            yield replace(line, is_inside=True) if is_whole else line


def _moved(row: Row, old: int) -> str:
    return _("stod før som nr. %(n)d", n=old) if row.is_moved else ""


def _mark(node: Node) -> Mark:
    """Say what has happened to a field or list: nothing, all of it new or gone, or a change."""
    if node.is_same:
        return Mark.SAME
    if isinstance(node, Value) and not node.was:
        return Mark.ADDED
    if isinstance(node, Value) and not node.now:
        return Mark.GONE
    return Mark.CHANGED


def _is_untouched(cls: type[Any], name: str, node: Node) -> bool:
    """Say whether a field holds only what it held before anybody wrote in it."""
    if isinstance(node, List):
        return not node.rows
    if isinstance(node, Part):
        return all(_is_untouched(node.cls, *pair) for pair in node.fields)
    default = next(field.default for field in fields(cls) if field.name == name)
    empty = (None, "") if default is MISSING else (None, "", default)
    return node.was in empty and node.now in empty


def _cells(node: Node) -> tuple[tuple[Piece, ...], ...]:
    rows = node.rows if isinstance(node, List) else ()
    return tuple(_text(row.node) for row in rows)


def _text(node: Node) -> tuple[Piece, ...]:
    return _both(str(node.was or ""), str(node.now or "")) if isinstance(node, Value) else ()


def _said(cls: type[Any], name: str, node: Value) -> tuple[Piece, ...]:
    was, now = _worded(cls, name, node.was), _worded(cls, name, node.now)
    if was == now and not node.is_same:  # only how long the lines to write on are
        was, now = _measured(node.was), _measured(node.now)
    return _both(was, now)


def _worded(cls: type[Any], name: str, value: Any) -> str:
    """Return a value as people know it: a choice by its name, a line to write on as dots."""
    if isinstance(value, CrisisRole):
        return value.label
    if isinstance(value, tuple):
        return " ".join(_LINE if isinstance(p, FillRule) else str(p) for p in value)
    if choices := WORDS[cls][name].choices:
        return str(dict(choices).get(str(value), value or ""))
    return str(value or "")


def _measured(value: Any) -> str:
    """Return a step's lines to write on with their lengths, for when nothing else differs."""
    if not isinstance(value, tuple):
        return str(value or "")
    long = (_("%(line)s (%(n)d mm)", line=_LINE, n=p.width) if isinstance(p, FillRule) else str(p)
            for p in value)  # fmt: skip
    return " ".join(long)


def _both(was: str, now: str) -> tuple[Piece, ...]:
    """Return the pieces as they are shown: without bold's asterisks, which are told in words."""
    found = (Piece(p.fate, _shown(p)) for p in pieces(unbroken(was), unbroken(now)))
    return tuple(piece for piece in found if piece.text)


def _shown(piece: Piece) -> str:
    bare = piece.text.replace("**", "")
    if piece.fate is not Fate.SAME and not bare.strip() and "**" in piece.text:
        return _("(fed skrift)")
    return bare
