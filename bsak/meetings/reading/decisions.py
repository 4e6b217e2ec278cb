"""What a decision sets in time: deadlines, and when the board meets next."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate

from bsak.kernel.vague_dates import Found, find_all
from bsak.meetings.reading.points import Placed
from bsak.meetings.reading.shape import Deadline, NextMeeting

_DUE = re.compile(r"\b\w*(?:deadline|tidsfrist|frist(?:en|er)?\b)\w*|\bsenest\b", re.I)
_NEXT = re.compile(
    r"\bnæste\s+(?:BSAK|BSAK-møde|møde|chefforum|beredskabsmøde)\w*\b"
    r"|\bBSAK(?:-møde\w*)?\s+(?:afholdes|mødes)\b",
    re.I,
)
# A full stop ends a sentence unless it stands after a number or one of the usual abbreviations.
_END = re.compile(
    r"(?<!\bd\.)(?<!\bkl\.)(?<!\bca\.)(?<!\bnr\.)(?<!\bjf\.)(?<!\bpr\.)(?<!\bang\.)(?<!\bbl\.a\.)"
    r"(?<!\bvedr\.)(?<!\bpkt\.)(?<!\bf\.eks\.)(?<!\d\.)(?<=[.!?])\s+(?=[A-ZÆØÅ\"»])"
)
_OTHER_DATE = re.compile(r"møde|BSAK|drøft|hvor|\bså\b|\bjf\b|behandl", re.I)
_ANY_YEAR = date(2000, 1, 1)


def deadlines(placed: Sequence[Placed], item: int, held_on: date | None) -> tuple[Deadline, ...]:
    """Return the dates that the decision makes deadlines, each date once."""
    found: dict[date, Deadline] = {}
    for sentence, line in sentences(placed):
        for day in _due_days(sentence, held_on):
            found.setdefault(day, Deadline(day, sentence, item, line))
    return tuple(found.values())


def next_meeting(placed: Sequence[Placed], item: int, held_on: date | None) -> NextMeeting | None:
    """Return when the decision says that the board meets next."""
    for sentence, line in sentences(placed):
        if told := _NEXT.search(sentence):
            for one in _dates(sentence, held_on):
                if one.start >= told.start() and one.when.day:
                    return NextMeeting(one.when.day, sentence, item, line)
    return None


def _due_days(sentence: str, held_on: date | None) -> Iterator[date]:
    told = _DUE.search(sentence)
    if told is None:
        return
    dates = _dates(sentence, held_on)
    after = [one for one in dates if one.start >= told.start()]
    chosen = after or dates[-1:]
    for before, one in zip([None, *chosen], chosen, strict=False):
        # "1. maj for planer og 1. juni for kort" sets two; "1. maj, så mødet 1. juni" sets one.
        if before is not None and _OTHER_DATE.search(sentence[before.end : one.start]):
            return
        if one.when.day:
            yield one.when.day


def _dates(sentence: str, held_on: date | None) -> list[Found]:
    found = find_all(sentence, held_on or _ANY_YEAR)
    return [one for one in found if held_on or one.when.has_year]


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
