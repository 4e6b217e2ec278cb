"""What the paragraphs of a Word file are: headings, entries of lists, or bold from end to end."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from docx.document import Document
from docx.oxml.ns import qn
from docx.styles.style import BaseStyle
from docx.text.paragraph import Paragraph


class ListMark(NamedTuple):
    """Which list a paragraph is an entry of, and how deep in it."""

    list_id: str
    level: int
    depth: int

    @property
    def format_key(self) -> tuple[str, int]:
        """Return what the list's format is known by."""
        return self.list_id, self.level


def heading_level(paragraph: Paragraph) -> int:
    """Return 1 to 6 for a heading, 0 for anything else."""
    for style in _styles(paragraph):
        name = (style.name or "").lower()
        if name in ("title", "titel"):
            return 1
        first, _space, last = name.rpartition(" ")
        if first in ("heading", "overskrift") and last.isdigit():
            return max(1, min(int(last), 6))
    return 0


def is_bold(paragraph: Paragraph) -> bool:
    """Tell whether every word of the paragraph is set in bold by hand."""
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def list_mark(paragraph: Paragraph) -> ListMark | None:
    """Return the paragraph's place in a list, from itself or from its style."""
    holders = [paragraph._p, *(style.element for style in _styles(paragraph))]
    for holder in holders:
        found = holder.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        list_id = found.find(qn("w:numId")) if found is not None else None
        if found is None or list_id is None:
            continue
        if list_id.get(qn("w:val")) == "0":  # the list of the style, taken off again
            return None
        depth = found.find(qn("w:ilvl"))
        level = _number(depth) if depth is not None else 0
        return ListMark(list_id.get(qn("w:val")), level, level or _depth_of_style(paragraph))
    return None


def _depth_of_style(paragraph: Paragraph) -> int:
    """Return 1 for "List Bullet 2", which is a list of its own and not a level of one."""
    for style in _styles(paragraph):
        first, _space, last = (style.name or "").rpartition(" ")
        if first.startswith("List ") and last.isdigit():
            return int(last) - 1
    return 0


def list_formats(document: Document) -> dict[tuple[str, int], str]:
    """Return how each list is marked at each depth: bullet, decimal, lowerLetter …"""
    try:
        numbering = document.part.numbering_part.element
    except NotImplementedError:  # a file without lists has no such part, and python-docx makes none
        return {}
    abstract: dict[str, dict[int, str]] = {}
    for one in numbering.findall(qn("w:abstractNum")):
        abstract[one.get(qn("w:abstractNumId"))] = {
            int(level.get(qn("w:ilvl"))): form.get(qn("w:val"))
            for level in one.findall(qn("w:lvl"))
            if (form := level.find(qn("w:numFmt"))) is not None
        }
    return {
        (one.get(qn("w:numId")), depth): form
        for one in numbering.findall(qn("w:num"))
        if (link := one.find(qn("w:abstractNumId"))) is not None
        for depth, form in abstract.get(link.get(qn("w:val")), {}).items()
    }


def _styles(paragraph: Paragraph) -> Iterator[BaseStyle]:
    style: Any = paragraph.style
    while style is not None:
        yield style
        style = style.base_style


def _number(element: Any) -> int:
    value = element.get(qn("w:val"))
    return int(value) if value and value.isdigit() else 0
