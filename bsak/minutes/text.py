"""The paper as plain text, in the very marks that minutes are read back by."""

from collections.abc import Iterator

from bsak.kernel.words import _
from bsak.meetings.prose_blocks import OUTERMOST, Block, Sort
from bsak.minutes.content import Paper, Point, Section


def written(paper: Paper) -> str:
    """Return ``paper`` as text with marks: # for headings, 1. and - for lists."""
    parts = [f"# {paper.title}", *_facts(paper)]
    if paper.draft_mark:
        parts.append(_("Bemærk: %(mark)s", mark=paper.draft_mark))
    parts.append("\n".join([f"## {_('Indholdsfortegnelse')}", "", *_contents(paper)]))
    for point in paper.points:
        parts += _point(point)
    return "\n\n".join(parts) + "\n"


def _facts(paper: Paper) -> Iterator[str]:
    for label, text in paper.facts:
        yield f"**{label}:** {text}"


def _contents(paper: Paper) -> Iterator[str]:
    for point in paper.points:
        yield f"{point.number}. {point.title}"


def _point(point: Point) -> Iterator[str]:
    yield f"# **{point.heading}**"
    if point.case_number:
        yield point.case_number
    for section in point.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield f"## **{section.heading}**"
    if section.lead:
        yield section.lead
    for block in section.blocks:
        yield _block(block)


def _block(block: Block) -> str:
    match block.sort:
        case Sort.HEADING:
            return f"{'#' * (OUTERMOST + block.level - 1)} {block.text}"
        case Sort.BULLETS:
            return "\n".join(f"- {line}" for line in block.lines)
        case Sort.NUMBERS:
            return "\n".join(f"{n}. {line}" for n, line in enumerate(block.lines, block.start))
        case _:
            return "\n".join(block.lines)
