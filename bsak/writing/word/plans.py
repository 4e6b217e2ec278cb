"""A Word file read as a plan: its headings as chapters, and what stands under each in blocks."""

import re
from collections.abc import Iterator

from bsak.kernel.markup import unmarked
from bsak.plans.wording import Block as PlanBlock
from bsak.plans.wording import (
    Bullets,
    Callout,
    Paragraph,
    PlanStep,
    PlanWording,
    Section,
    Steps,
    Table,
)
from bsak.writing.rules import MOST_ROWS
from bsak.writing.sections import plain
from bsak.writing.word.blocks import Block, Grid, Heading, Items, Words
from bsak.writing.word.chapters import Chapter, Found, Told, chapters

_LONGEST_HEADING = 80  # letters; a paragraph in bold that is longer is no heading
_CRITICAL = re.compile(r"kritiske (?:funktion|leveranc|opgave|ydelse)")
_INCIDENTS = re.compile(r"haendelser?(?: som| der)?(?: planen)?(?: daekker| er daekket)?$"
                        r"|haendelser planen daekker")  # fmt: skip
_CONTENTS = re.compile(r"indhold(?:sfortegnelse)?$")


def plan(blocks: tuple[Block, ...], told: Told) -> Found:
    """Return the plan that ``blocks`` describe."""
    critical: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    sections: list[Section] = []
    for chapter in chapters(_levelled(_with_headings(blocks)), lambda _text: False):
        listed = tuple(unmarked(line) for line in chapter.lines)
        name = plain(chapter.heading)
        if not chapter.heading and sections_follow(blocks):
            told.put_aside("", chapter.blocks)  # what stands on a plan's front: names and dates
        elif _CONTENTS.match(name):
            told.put_aside(chapter.heading, chapter.blocks)
        elif _CRITICAL.match(name) and _is_list(chapter) and not critical:
            critical = listed
            told.headings.append(chapter.heading)
        elif _INCIDENTS.match(name) and _is_list(chapter) and not incidents:
            incidents = listed
            told.headings.append(chapter.heading)
        else:
            sections += _sections(chapter)
    if sections and sections[0].level != 1:
        sections[0] = Section(sections[0].heading, 1, sections[0].blocks)
    made = PlanWording(critical_functions=critical, incidents=incidents, sections=tuple(sections))
    return Found(made)


def sections_follow(blocks: tuple[Block, ...]) -> bool:
    """Say whether the file has headings at all, Word's own or made by hand."""
    return any(isinstance(block, Heading) for block in _with_headings(blocks))


def _with_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Take short paragraphs in bold for headings where the file has no other."""
    if any(isinstance(block, Heading) for block in blocks):
        return blocks
    return tuple(
        Heading(1, unmarked(block.text))
        if isinstance(block, Words) and block.is_bold and len(block.text) <= _LONGEST_HEADING
        else block
        for block in blocks
    )


def _levelled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Give the two highest levels of headings in use to chapters; the rest are bold paragraphs."""
    used = sorted({block.level for block in blocks if isinstance(block, Heading)})
    levels = {level: place for place, level in enumerate(used, start=1)}
    return tuple(
        block
        if not isinstance(block, Heading)
        else Heading(levels[block.level], block.text)
        if levels[block.level] < 3
        else Words(f"**{block.text}**")
        for block in blocks
    )


def _is_list(chapter: Chapter) -> bool:
    return len(chapter.blocks) == 1 and isinstance(chapter.blocks[0], Items)


def _sections(chapter: Chapter) -> Iterator[Section]:
    """Return a chapter as a section; one that is too long for the editor goes on in others."""
    found = [made for block in chapter.blocks for made in _blocks(block)]
    for start in range(0, max(len(found), 1), MOST_ROWS):
        yield Section(
            chapter.heading, max(chapter.level, 1), tuple(found[start : start + MOST_ROWS])
        )


def _blocks(block: Block) -> Iterator[PlanBlock]:
    match block:
        case Words(text=text):
            yield Paragraph(text)
        case Items(is_numbered=True, items=items):
            for start in range(0, len(items), MOST_ROWS):
                yield Steps(tuple(PlanStep(text) for text in items[start : start + MOST_ROWS]))
        case Items(items=items):
            yield Bullets(tuple(" ".join(item.split()) for item in items))
        case Grid():
            yield _table(block)


def _table(grid: Grid) -> PlanBlock:
    """Return a table; one with a single cell is a frame around words."""
    if len(grid.rows) == 1 and len(grid.rows[0]) == 1:
        return Callout(text=grid.rows[0][0])
    rows = [tuple(" ".join(cell.split()) for cell in row) for row in grid.rows]
    return Table(headings=tuple(map(unmarked, rows[0])), rows=tuple(rows[1:]))
