"""The words people wrote: every string of a wording, and the little markup a string may carry."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum

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
        found.append(Run(_unbroken(match[1]), bold=True))
        position = match.end()
    return (*found, *_with_phones(text[position:]))


def unmarked(text: str) -> str:
    """The text as it is read aloud: without the asterisks."""
    return _BOLD.sub(r"\1", text)


def strings(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every string in a wording with its path, in reading order; codes (enums) are left out."""
    if isinstance(value, StrEnum):
        return
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from strings(item, f"{path}.{index}" if path else str(index))
    elif is_dataclass(value):
        for field in fields(value):
            below = f"{path}.{field.name}" if path else field.name
            yield from strings(getattr(value, field.name), below)


def texts(value: object) -> Iterator[str]:
    """Every string that is not empty, in reading order, without markup: for the search index."""
    return (unmarked(text) for _, text in strings(value) if text)


def _with_phones(text: str) -> Iterator[Run]:
    position = 0
    for match in PHONE.finditer(text):
        if match.start() > position:
            yield Run(text[position : match.start()])
        yield Run(_unbroken(match[0]), bold=True)
        position = match.end()
    if position < len(text):
        yield Run(text[position:])


def _unbroken(text: str) -> str:
    return PHONE.sub(lambda match: match[0].replace(" ", NBSP), text)
