"""The text of a point taken apart: headings, lists and paragraphs, as screen and Word need them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bsak.meetings.reading.lines import DATE_WORD

_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*")
# A line that begins with "23. maj 2019" is not the 23rd of a list.
_ENTRY = re.compile(rf"(?:[-*•–]|(\d{{1,3}})[.)](?!\s+(?:{DATE_WORD})))\s+(\S.*)", re.IGNORECASE)
OUTERMOST = 4  # the marks before the highest heading inside a point: "#### Sundhed & Pleje"


class Sort(StrEnum):
    """What a block is."""

    HEADING = "heading"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a whole list, or a paragraph with the lines it was broken into."""

    sort: Sort
    lines: tuple[str, ...]
    level: int = 0  # of a heading: 1 is the highest inside a point
    start: int = 1  # of numbers: what the first entry is called

    @property
    def text(self) -> str:
        """Return the words in one line."""
        return " ".join(self.lines)


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of ``text`` in their order. No word is lost, only the marks."""
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Block]:
    held: list[str] = []
    sort, start = Sort.PARAGRAPH, 1
    for line in map(str.strip, text.splitlines()):
        heading, entry = _HEADING.fullmatch(line), _ENTRY.fullmatch(line)
        if entry:
            kind = Sort.NUMBERS if entry[1] else Sort.BULLETS
        else:
            kind = Sort.HEADING if heading else Sort.PARAGRAPH
        # "1." and then "2." far below, or "1." anew, keep the numbers they were written with.
        number = int(entry[1]) if entry and entry[1] else 0
        is_other = kind is Sort.NUMBERS and number != start + len(held)
        # A blank line ends a paragraph, but not a list: pasted lists have them between entries.
        ends = kind is not sort or kind is Sort.HEADING or is_other
        if held and (ends if line else sort is Sort.PARAGRAPH):
            yield Block(sort, tuple(held), start=start)
            held = []
        if not held:
            start = number or 1
        if heading:
            yield Block(Sort.HEADING, (heading[2],), max(1, len(heading[1]) - OUTERMOST + 1))
        elif line:
            held.append(entry[2] if entry else line)
        if line:
            sort = kind
    if held:
        yield Block(sort, tuple(held), start=start)
