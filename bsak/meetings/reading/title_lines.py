"""The title of a point, and where one ends that was broken over lines as headings of their own."""

import re
from collections.abc import Sequence

from bsak.kernel.case_numbers import looks_like_one
from bsak.meetings.reading.lines import Line
from bsak.meetings.reading.spelling import folded

TITLE = re.compile(
    r"(?:dagsordens)?(?:punkt|pkt\.?)\s*(?:nr\.?\s*)?(\d{1,3})\s*[:.)–-]\s*(.*)", re.I
)
_CASE = re.compile(r"(?:(?:sagsnummer|sagsnr\.?|sag(?:en)?|journalnr\.?)\s*:?\s*)?(\S.*)", re.I)
_PAGE = re.compile(r"(?:[.…·_\s]{2,}|\t)\s*\d{1,3}$")


def case_in(text: str) -> str:
    """Return the case number that a line consists of, or nothing."""
    match = _CASE.fullmatch(text)
    return match[1] if match and looks_like_one(match[1]) else ""


def title_end(lines: Sequence[Line], contents: Sequence[str]) -> int:
    """Return the index after a title that goes on in headings or lines of its own; 0: none does.

    The table of contents has it whole; without one, a heading right above the case number is it.
    """
    title = TITLE.fullmatch(lines[0].text)
    following = [(index, line) for index, line in enumerate(lines[1:9], start=1) if line.text][:4]
    if title is None or not following:
        return 0
    whole = {folded(_PAGE.sub("", entry)) for entry in contents}
    words = title[2]
    for index, line in [] if folded(words) in whole else following:
        words = f"{words} {line.text}"
        if folded(words) in whole:
            return index + 1
    (index, line), *after = following
    is_heading = line.level > 0 and line.level == lines[0].level and not TITLE.fullmatch(line.text)
    return index + 1 if is_heading and after and case_in(after[0][1].text) else 0
