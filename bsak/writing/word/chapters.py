"""A Word file cut at its headings, whether Word knows them as such or they were made by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bsak.kernel.markup import unmarked
from bsak.plans.wording import Wording
from bsak.writing.word.blocks import Block, Grid, Heading, Items, Words, words_of

_LONGEST_LABEL = 60  # letters; a heading made by hand is no longer


@dataclass(slots=True)
class Told:
    """What the writer is told: headings that became fields, and what had no place."""

    headings: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)

    def put_aside(self, heading: str, blocks: tuple[Block, ...]) -> None:
        """Keep a chapter that has no place, as one piece under its heading."""
        lines = [heading, *(line for block in blocks for line in words_of(block))]
        if piece := "\n".join(line for line in lines if line.strip()):
            self.unplaced.append(piece)


@dataclass(frozen=True, slots=True)
class Found:
    """A wording, and the words of the file that the paper prints by itself."""

    wording: Wording
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading and what stands under it; without heading, what stands before the first one."""

    heading: str
    level: int
    blocks: tuple[Block, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what the chapter says, one line for each paragraph, item or row."""
        return tuple(
            line.strip()
            for block in self.blocks
            for words in words_of(block)
            for line in words.split("\n")
            if line.strip()
        )


def chapters(blocks: tuple[Block, ...], is_label: Callable[[str], bool]) -> list[Chapter]:
    """Cut ``blocks`` at their headings; ``is_label`` knows the words that are headings by hand."""
    found: list[Chapter] = [Chapter("", 0, ())]
    for block in _labelled(blocks, is_label):
        if isinstance(block, Heading):
            found.append(Chapter(block.text, block.level, ()))
        else:
            last = found[-1]
            found[-1] = Chapter(last.heading, last.level, (*last.blocks, block))
    return found if found[0].blocks else found[1:]


def _labelled(blocks: tuple[Block, ...], is_label: Callable[[str], bool]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Words):
            yield from _by_hand(block, is_label)
        elif isinstance(block, Grid) and _is_form(block, is_label):
            yield from _form(block, is_label)
        else:
            yield block


def _by_hand(block: Words, is_label: Callable[[str], bool]) -> Iterator[Block]:
    """A paragraph that is a heading, or begins with one: »Mål: Alle er ude«."""
    text = unmarked(block.text).strip()
    label, colon, rest = text.partition(":")
    if len(text) <= _LONGEST_LABEL and is_label(text) and (block.is_bold or text.endswith(":")):
        yield Heading(1, text)
    elif colon and rest.strip() and len(label) <= _LONGEST_LABEL and is_label(label):
        yield Heading(1, label)
        yield Words(rest.strip())
    else:
        yield block


def _is_form(grid: Grid, is_label: Callable[[str], bool]) -> bool:
    """Say whether a table is a form: names of fields to the left, the answers to the right."""
    if len(grid.rows[0]) != 2 or grid.has_head:
        return False
    known = [is_label(unmarked(left)) for left, _right in grid.rows if left]
    return bool(known) and sum(known) * 2 > len(known)


def _form(grid: Grid, is_label: Callable[[str], bool]) -> Iterator[Block]:
    for left, right in grid.rows:
        if left:
            yield Heading(1, unmarked(left).replace("\n", " "))
        lines = tuple(line for line in right.split("\n") if line.strip())
        if len(lines) > 1:
            yield Items(False, lines)
        elif lines:
            yield Words(lines[0])
