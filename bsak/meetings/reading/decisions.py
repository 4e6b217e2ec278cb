"""What a decision sets in time: deadlines, and when the board meets next."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bsak.kernel.vague_dates import Found, find_all
from bsak.meetings.reading.points import Placed
from bsak.meetings.reading.sentences import sentences
from bsak.meetings.reading.shape import Deadline, NextMeeting
from bsak.meetings.reading.tasks import is_given, reads_as_task

_DUE = re.compile(r"\b\w*(?:deadline|tidsfrist|frist(?:en|er)?\b)\w*|\bsenest\b", re.I)
_DEADLINE = re.compile(r"\b\w*(?:deadline|tidsfrist|frist(?:en|er)?\b)\w*", re.I)
# What a deadline can be for; a date without any of this is for whoever is told to do something.
_DOCUMENTS = re.compile(
    r"\baction\s?card|\b(?:del|special|indsats)plan|beredskabsplan|\bplan(?:en)? for fortsat"
    r"|\bplan(?:er|erne)\b|huskelist|kontaktlist|\bdokument|\b(?:resterende|udestående|øvrige)\b"
    r"|\bfærdig",
    re.I,
)
_NEXT = re.compile(
    r"\bnæste\s+(?:BSAK|BSAK-møde|møde|chefforum|beredskabsmøde)\w*\b"
    r"|\bBSAK(?:-møde\w*)?\s+(?:afholdes|mødes)\b",
    re.I,
)
_OTHER_DATE = re.compile(r"møde|BSAK|drøft|hvor|\bså\b|\bjf\b|behandl", re.I)
_ANY_YEAR = date(2000, 1, 1)


def deadlines(placed: Sequence[Placed], item: int, held_on: date | None) -> tuple[Deadline, ...]:
    """Return the dates that the decision makes deadlines for documents, each said once."""
    found: list[Deadline] = []
    for sentence, line in sentences(placed):
        for day in _days(sentence, held_on):
            if not any(one.date == day and _repeats(sentence, one.text) for one in found):
                found.append(Deadline(day, sentence, item, line))
    return tuple(found)


def sets_deadline(sentence: str, held_on: date | None) -> bool:
    """Tell whether a sentence makes a date the deadline of documents."""
    return bool(_days(sentence, held_on))


def _days(sentence: str, held_on: date | None) -> list[date]:
    """A date by which somebody has a task is no deadline for documents."""
    if is_given(sentence):
        return []
    is_told = _DEADLINE.search(sentence) and not reads_as_task(sentence)
    return list(_due_days(sentence, held_on)) if is_told or _DOCUMENTS.search(sentence) else []


def _repeats(sentence: str, earlier: str) -> bool:
    """Tell whether a sentence says again of a date what was said: "Derfor fristen d. 23. maj"."""
    names_more = _DOCUMENTS.search(sentence) or re.search(r"\s[»\"A-ZÆØÅ]", sentence)
    return sentence == earlier or not names_more


def names_next_meeting(sentence: str, held_on: date | None) -> bool:
    """Tell whether a sentence says when the board meets next."""
    return _next(sentence, held_on) is not None


def next_meeting(placed: Sequence[Placed], item: int, held_on: date | None) -> NextMeeting | None:
    """Return when the decision says that the board meets next."""
    for sentence, line in sentences(placed):
        if day := _next(sentence, held_on):
            return NextMeeting(day, sentence, item, line)
    return None


def _next(sentence: str, held_on: date | None) -> date | None:
    told = _NEXT.search(sentence)
    after = (one for one in _dates(sentence, held_on) if told and one.start >= told.start())
    return next((one.when.day for one in after if one.when.day), None)


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
