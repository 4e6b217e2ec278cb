"""What sort of field each part of a wording is in the editor, read from the wording's own types."""

import re
from dataclasses import dataclass, fields
from enum import Enum, StrEnum
from functools import cache
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from bsak.cards.wording import FillRule
from bsak.kernel.plain import TAG


class Sort(Enum):
    """How a field is typed and read."""

    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    LINES = "lines"  # one item on each line
    NUMBERS = "numbers"  # whole numbers with spaces between
    BLANKS = "blanks"  # words with [20] for a line of 20 mm to write on
    HEADINGS = "headings"  # one row of cells, | between; any of them may be empty
    CELLS = "cells"  # one row on each line, | between cells
    ROWS = "rows"  # rows of fields of their own; the field itself holds their keys in order
    PART = "part"  # fields of its own, once


@dataclass(frozen=True, slots=True)
class Shape:
    """One field of a class: its name, its sort, and the classes of its rows or part."""

    name: str
    sort: Sort
    classes: tuple[type[Any], ...] = ()

    def row_class(self, tag: str) -> type[Any] | None:
        """Return the class of a row with that tag ("" where there is only one), or None."""
        if len(self.classes) == 1 and not tag:
            return self.classes[0]
        return next((cls for cls in self.classes if getattr(cls, TAG, "") == tag != ""), None)


def shapes(cls: type[Any]) -> tuple[Shape, ...]:
    """Return the fields of a wording's class that people write, in its own order."""
    return _shapes(cast(Any, cls))


@cache
def _shapes(cls: Any) -> tuple[Shape, ...]:
    hints = get_type_hints(cls)
    names = [field.name for field in fields(cls) if field.name != "schema"]
    return tuple(_shape(name, hints[name]) for name in names)


def _shape(name: str, hint: Any) -> Shape:
    if hint is str:
        return Shape(name, Sort.TEXT)
    if hint is int:
        return Shape(name, Sort.NUMBER)
    if get_origin(hint) is tuple:
        return _list(name, get_args(hint)[0])
    if issubclass(hint, StrEnum):
        return Shape(name, Sort.CHOICE, (hint,))
    return Shape(name, Sort.PART, (hint,))


def _list(name: str, item: Any) -> Shape:
    if item is str:
        return Shape(name, Sort.HEADINGS if name == "headings" else Sort.LINES)
    if item is int:
        return Shape(name, Sort.NUMBERS)
    if get_origin(item) is tuple:
        return Shape(name, Sort.CELLS)
    if get_origin(item) in (Union, UnionType):
        if FillRule in get_args(item):
            return Shape(name, Sort.BLANKS)
        return Shape(name, Sort.ROWS, get_args(item))
    return Shape(name, Sort.ROWS, (item,))


def written(sort: Sort, value: Any) -> str:
    """Return a value as it stands in its field."""
    match sort:
        case Sort.LINES:
            return "\n".join(" ".join(item.split()) for item in value)
        case Sort.HEADINGS:
            return " | ".join(map(_cell, value))
        case Sort.NUMBERS:
            return " ".join(map(str, value))
        case Sort.CELLS:
            return "\n".join(" | ".join(map(_cell, row)) for row in value)
        case Sort.BLANKS:
            return " ".join(
                f"[{part.width}]" if isinstance(part, FillRule) else part.replace("[", "\\[")
                for part in value
            )
        case Sort.NUMBER:
            return str(value) if value else ""
    return str(value)


def read(shape: Shape, text: str) -> Any:
    """Return what a field's text means. Raises ValueError when it means nothing."""
    match shape.sort:
        case Sort.LINES:
            return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())
        case Sort.HEADINGS:
            return _cells(text) if text.strip() else ()
        case Sort.NUMBERS:
            return tuple(int(word) for word in text.split())
        case Sort.NUMBER:
            return int(text.strip() or 0)
        case Sort.CELLS:
            return tuple(_cells(line) for line in text.split("\n") if line.strip())
        case Sort.BLANKS:
            return _blanks(text)
        case Sort.CHOICE:
            return shape.classes[0](text)
    return text.strip()


_BLANK = re.compile(r"(?<!\\)\[(\d{1,3})\]")
_BETWEEN = re.compile(r"(?<!\\)\||\t")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip().replace("\\|", "|") for cell in _BETWEEN.split(line))


def _blanks(text: str) -> tuple[str | FillRule, ...]:
    pieces = _BLANK.split(text.strip())  # words, width, words, width, …
    found: list[str | FillRule] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            found.append(FillRule(int(piece)))
        elif piece.strip():
            found.append(piece.strip().replace("\\[", "["))
    return tuple(found)
