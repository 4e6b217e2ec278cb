"""The words people wrote: every string of a wording, and the little markup a string may carry."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any

# Two asterisks on each side make words bold: **Ring først**. That is all the markup there is.
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
PHONE = re.compile(r"(?<!\d)(?<!\d )(?:\d\d \d\d \d\d \d\d|112)(?! ?\d)")
NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Run:
    """Words set in one weight."""

    text: str
    bold: bool = False


def runs(text: str) -> tuple[Run, ...]:
    """The text as runs; a phone number is always bold and never broken over two lines."""
    found: list[Run] = []
    position = 0
    for match in _BOLD.finditer(text):
        found += _with_phones(text[position : match.start()])
        found.append(Run(unbroken(match[1]), bold=True))
        position = match.end()
    return (*found, *_with_phones(text[position:]))


def unmarked(text: str) -> str:
    """The text as it is read aloud: without the asterisks."""
    return _BOLD.sub(r"\1", text) if "**" in text else text


def strings(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every string in a wording with its path, in reading order; codes (enums) are left out."""
    found: list[tuple[str, str]] = []
    _gather(value, path, found)
    return iter(found)


def _gather(value: object, path: str, found: list[tuple[str, str]]) -> None:
    if isinstance(value, str):
        if not isinstance(value, StrEnum):
            found.append((path, value))
        return
    items: Iterable[tuple[object, object]]
    if isinstance(value, tuple):
        items = enumerate(value)
    else:
        kind: Any = type(value)
        names = _names(kind)
        items = zip(names, [getattr(value, name) for name in names], strict=True)
    before = f"{path}." if path else ""
    for name, item in items:
        if type(item) is str:  # as most are: a call less for each of ten thousands
            found.append((f"{before}{name}", item))
        elif item:
            _gather(item, f"{before}{name}", found)


@cache  # a class of a wording is asked for its fields once for each row of every text
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls)) if is_dataclass(cls) else ()


def texts(value: object) -> Iterator[str]:
    """Every string that is not empty, in reading order, without markup: for the search index."""
    return (unmarked(text) for _, text in strings(value) if text)


def _with_phones(text: str) -> Iterator[Run]:
    position = 0
    for match in PHONE.finditer(text):
        if match.start() > position:
            yield Run(text[position : match.start()])
        yield Run(unbroken(match[0]), bold=True)
        position = match.end()
    if position < len(text):
        yield Run(text[position:])


def unbroken(text: str) -> str:
    """The text with no place to break a line inside a phone number."""
    return PHONE.sub(lambda match: match[0].replace(" ", NBSP), text)
