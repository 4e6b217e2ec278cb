"""What a decision asks somebody to do, beside the documents."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bsak.kernel.danish import capital_first
from bsak.kernel.vague_dates import Precision, find_all
from bsak.meetings.reading.decisions import sentences
from bsak.meetings.reading.functions import FUNCTION
from bsak.meetings.reading.points import Placed
from bsak.meetings.reading.shape import Task

_DOING = (
    "udarbejder|undersøger|kontakter|laver|beskriver|sender|indkalder|opdaterer|forbereder|"
    "planlægger|samler|sørger for|følger op"
)
_DONE = (
    "udarbejdes|undersøges|kontaktes|laves|beskrives|sendes|indkaldes|opdateres|forberedes|"
    "planlægges|samles|følges op|drøftes|ses"
)
_MUST = "skal|bør|vil"
# "ØS bør kigge …", "Kriseledelsen udarbejder …": who does it, and what.
_OWNED = re.compile(
    rf"(?:^|(?<=, )|(?<=: ))(?P<who>{FUNCTION}) "
    rf"(?:(?P<must>{_MUST}) (?!være\b|have\b|\w+s\b)(?P<what>.+)|(?P<doing>(?:{_DOING})\b.*))"
)
# "Der skal udarbejdes …", "Det skal undersøges, om …": nobody is named.
_PASSIVE = re.compile(rf"\b(?P<what>[Dd]e[rt] (?:{_MUST}) (?:{_DONE})\b.*)")
_PERSON = re.compile(
    rf"^[A-ZÆØÅ][\wæøå-]+(?: [A-ZÆØÅ][\wæøå-]+)+ (?:{_MUST} )?(?P<what>(?:{_DOING})\b.*)"
)
_DECIDED = re.compile(
    rf"\b(?:beslutte\w*|aftalt)\b[^.]*?, at (?P<what>(?:der )?.*\b(?:{_DONE})\b.*)"
)


def tasks(placed: Sequence[Placed], item: int, held_on: date | None) -> tuple[Task, ...]:
    """Return what the decision asks for. Only what names a function and says what is clear."""
    found = (_task(text, line, item, held_on) for text, line in sentences(placed))
    return tuple(one for one in found if one)


def _task(sentence: str, line: int, item: int, held_on: date | None) -> Task | None:
    for owner, what, is_clear in _readings(sentence):
        text = what.strip(" .")
        return Task(
            text=capital_first(text),
            owner=owner,
            date=_day(what, held_on),
            is_clear=is_clear,
            item=item,
            line=line,
        )
    return None


def _readings(sentence: str) -> Iterator[tuple[str, str, bool]]:
    """Yield owner, what is to be done, and whether it is clear, the surest first."""
    if owned := _OWNED.search(sentence):
        what = owned["what"] or _infinitive(owned["doing"])
        yield owned["who"], what, owned["must"] in (None, "skal")
    if passive := _PASSIVE.search(sentence):
        yield "", passive["what"], False
    # A person is not a function, so the name stays in the decision and nobody owns the task yet.
    if person := _PERSON.search(sentence):
        yield "", _infinitive(person["what"]), False
    if decided := _DECIDED.search(sentence):
        yield "", decided["what"], False


def _infinitive(doing: str) -> str:
    return re.sub(r"^(\w+)r\b", r"\1", doing)


def _day(what: str, held_on: date | None) -> date | None:
    if held_on is None or not re.search(r"\b(?:inden|senest|frist)\b", what):
        return None
    days = (
        one.when for one in find_all(what, held_on) if one.when.precision is not Precision.AFTER
    )
    return next((when.day for when in days if when.day), None)
