"""The sentences of a decision, each with the line it begins on."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from bsak.meetings.reading.points import Placed

# A full stop ends a sentence unless it stands after a number or one of the usual abbreviations;
# the number of a year, a week or a whole date ends one all the same.
_END = re.compile(
    r"(?<!\bd\.)(?<!\bkl\.)(?<!\bca\.)(?<!\bnr\.)(?<!\bjf\.)(?<!\bpr\.)(?<!\bang\.)(?<!\bbl\.a\.)"
    r"(?<!\bvedr\.)(?<!\bpkt\.)(?<!\bf\.eks\.)"
    r"(?:(?<!\d\.)|(?<=\D(?:19|20)\d\d\.)|(?<=uge \d\d\.)|(?<=[-/]\d\d\.)|(?<=/\d\.))"
    r"(?<=[.!?])\s+(?=[A-ZÆØÅ\"»])"
)


def sentences(placed: Sequence[Placed]) -> Iterator[tuple[str, int]]:
    """Yield the sentences of the decision, each with the line it begins on."""
    for paragraph in _paragraphs(placed):
        text = " ".join(one.line.text for one in paragraph)
        begins = [0, *accumulate(len(one.line.text) + 1 for one in paragraph)]
        begin = 0
        for end in [*(match.start() for match in _END.finditer(text)), len(text)]:
            index = bisect_right(begins, begin + 1) - 1
            yield text[begin:end].strip(), paragraph[min(index, len(paragraph) - 1)].line.number
            begin = end


def _paragraphs(placed: Sequence[Placed]) -> Iterator[list[Placed]]:
    paragraph: list[Placed] = []
    for one in placed:
        if one.became != "decision":
            continue
        if paragraph and _begins(one, paragraph[-1]):
            yield paragraph
            paragraph = []
        if one.text:
            paragraph.append(one)
    if paragraph:
        yield paragraph


def _begins(one: Placed, before: Placed) -> bool:
    """Tell whether a paragraph begins, also where the blank lines between them are lost."""
    if not one.text or one.line.marker or one.line.is_heading or before.line.is_heading:
        return True
    return len(before.line.text) < 50 and one.line.text[0].isupper()
