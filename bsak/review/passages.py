"""A working text in the order it is read, cut into the passages that a comment can be about.

A passage is one field, or one row with everything in it: a step with its lead, text and phone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bsak.cards.wording import FillRule, StopLine
from bsak.plans.wording import WORDINGS, Section
from bsak.writing.fields import Fields, rows
from bsak.writing.labels import label, words
from bsak.writing.shapes import Shape, Sort, read, shapes

# How a text is laid out, or said again by what is shown; no words that anybody reads.
_UNREAD = {"sort", "level", "widths", "phone_label", "minutes"}
_HEADINGS = {"heading", "label"}
_BOLD = {"lead", "title", "role", "caption"}
_PLAIN = {"text", "consequence", "items", "rows"}  # said without naming the field first
_BLANK = " …… "


@dataclass(frozen=True, slots=True)
class Line:
    """One field of a passage: what it says, and its name where the words do not show it."""

    text: str
    label: str = ""
    is_bold: bool = False
    is_listed: bool = False  # one point on each line
    headings: tuple[str, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()  # of a table


@dataclass(frozen=True, slots=True)
class Passage:
    """What a comment can be about. ``level`` is 2 or 3 for a heading of the text itself."""

    place: str
    label: str
    lines: tuple[Line, ...]
    level: int = 0

    @property
    def text(self) -> str:
        """Return every word of the passage, as a comment keeps it."""
        return "\n".join(line.text for line in self.lines)


def passages(kind: str, fields: Fields) -> list[Passage]:
    """Return the passages of a text of ``kind`` that say anything, in the order they are read."""
    root = WORDINGS[kind]
    return list(_walk(root, root, fields, ""))


def _walk(root: type[Any], cls: type[Any], fields: Fields, at: str) -> Iterator[Passage]:
    for shape in shapes(cls):
        path = at + shape.name
        if shape.sort is Sort.PART:
            yield from _walk(root, shape.classes[0], fields, f"{path}/")
        elif shape.sort is Sort.ROWS:
            yield from _rows(root, shape, fields, path)
        elif (line := _line(cls, shape, fields, path)) and shape.name not in _UNREAD:
            line = replace(line, label="")  # the passage bears it
            level = _level(cls, fields, at) if shape.name in _HEADINGS else 0
            yield Passage(path, label(root, path, fields), (line,), level)


def _rows(root: type[Any], shape: Shape, fields: Fields, path: str) -> Iterator[Passage]:
    for key, cls in rows(shape, fields, path):
        row = f"{path}/{key}"
        if any(part.sort in (Sort.ROWS, Sort.PART) for part in shapes(cls)):
            yield from _walk(root, cls, fields, f"{row}/")
        elif found := tuple(_lines(cls, fields, f"{row}/")):
            named = label(root, row, fields)
            stops = f"{words(root, shape.name).label}, {named.lower()}" if cls is StopLine else ""
            yield Passage(row, stops or named, found)


def _lines(cls: type[Any], fields: Fields, at: str) -> Iterator[Line]:
    headings: tuple[str, ...] = ()
    for shape in shapes(cls):
        line = _line(cls, shape, fields, at + shape.name)
        if line is None or shape.name in _UNREAD:
            continue
        if shape.sort is Sort.HEADINGS:
            headings = tuple(line.text.split(" · "))
        elif shape.sort is Sort.CELLS:
            yield replace(line, label="", headings=headings)
            headings = ()
        else:
            is_plain = shape.name in _BOLD | _PLAIN
            yield replace(line, label="" if is_plain else line.label, is_bold=shape.name in _BOLD)
    if headings:
        yield Line(" · ".join(headings))


def _level(cls: type[Any], fields: Fields, at: str) -> int:
    return 3 if cls is Section and fields.get(f"{at}level") == "2" else 2


def _line(cls: type[Any], shape: Shape, fields: Fields, path: str) -> Line | None:
    typed = fields.get(path, "")
    if not typed.strip():
        return None
    named = words(cls, shape.name)
    try:
        value = read(shape, typed)
    except ValueError:
        return Line(typed, str(named.label))
    match shape.sort:
        case Sort.CELLS:
            text = "\n".join(" · ".join(row) for row in value)
            return Line(text, str(named.label), cells=value)
        case Sort.HEADINGS:
            return Line(" · ".join(value), str(named.label))
        case Sort.LINES:
            return Line("\n".join(value), str(named.label), is_listed=True)
        case Sort.BLANKS:
            said = (_BLANK if isinstance(part, FillRule) else part for part in value)
            return Line("".join(said).strip(), str(named.label))
        case Sort.CHOICE:
            return Line(str(dict(named.choices).get(typed, typed)), str(named.label))
    return Line(typed.strip(), str(named.label))
