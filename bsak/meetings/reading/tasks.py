"""What a decision asks somebody to do, beside the documents."""

import re
from collections.abc import Collection, Iterator
from datetime import date

from bsak.kernel.danish import capital_first
from bsak.kernel.vague_dates import Precision, find_all
from bsak.meetings.reading.functions import FUNCTION, function_in
from bsak.meetings.reading.shape import Task
from bsak.meetings.reading.spelling import folded

DOING = (
    "udarbejder|undersøger|kontakter|laver|beskriver|sender|indkalder|opdaterer|forbereder|"
    "planlægger|samler|sørger for|følger op"
)
DONE = (
    "udarbejdes|undersøges|kontaktes|laves|beskrives|sendes|indkaldes|opdateres|forberedes|"
    "planlægges|samles|følges op|drøftes|ses"
)
MUST = "skal|bør|vil"
# "ØS bør kigge …", "Kriseledelsen udarbejder …": who does it, and what.
_DOES = rf"(?:(?P<must>{MUST}) (?!være\b|have\b|\w+s\b)(?P<what>.+)|(?P<doing>(?:{DOING})\b.*))"
_OWNED = re.compile(rf"(?:^|(?<=, )|(?<=: ))(?P<who>{FUNCTION}) {_DOES}")
_OFFICE = re.compile(rf"^(?P<who>[A-ZÆØÅ][^.:;]{{1,80}}?) {_DOES}")
# As this program writes it: "Chefen for … har fået opgaven »Undersøg …« med frist den …".
_GIVEN = re.compile(
    r"^(?P<who>[A-ZÆØÅ][^»]{1,120}?) (?:har fået|får|fik) opgaven »(?P<what>[^«]+)«(?P<rest>.*)"
)
# "Der skal udarbejdes …", "Efterfølgende skal der læses …": nobody is named.
_PASSIVE = re.compile(
    rf"\b(?P<what>[Dd]e[rt] (?:{MUST}) (?:{DONE})\b.*)"
    rf"|\A(?P<turned>.*\b(?:{MUST}) de[rt] \w{{3,}}s\b.*)"
)
_PERSON = re.compile(
    rf"^[A-ZÆØÅ][\wæøå-]+(?: [A-ZÆØÅ][\w.æøå-]+)+ (?:{MUST} )?(?P<what>(?:{DOING})\b.*)"
)
_DECIDED = re.compile(
    rf"\b(?:beslutte\w*|aftalt)\b[^.]*?, at (?P<what>(?:der )?.*\b(?:{DONE})\b.*)"
)


def task(
    sentence: str, line: int, item: int, held_on: date | None, *, offices: Collection[str] = ()
) -> Task | None:
    """Return what a sentence asks for. Clear is only what names a function and says what.

    ``offices`` are the names of groups and departments that are known.
    """
    for owner, what, is_clear in _readings(sentence, offices):
        return Task(
            text=capital_first(_quoted(what).strip(" .")),
            owner=owner,
            date=_day(what, held_on),
            is_clear=is_clear,
            item=item,
            line=line,
        )
    return None


def reads_as_task(sentence: str) -> bool:
    """Tell whether a sentence has the form of asking somebody to do something."""
    return any(pattern.search(sentence) for pattern in (_OWNED, _OFFICE, _PASSIVE, _PERSON))


def is_given(sentence: str) -> bool:
    """Tell whether a sentence says in so many words that somebody was given a task."""
    return bool(_GIVEN.match(sentence))


def _readings(sentence: str, offices: Collection[str]) -> Iterator[tuple[str, str, bool]]:
    """Yield owner, what is to be done, and whether it is clear, the surest first."""
    if given := _GIVEN.match(sentence):
        owner = _office(given["who"], offices)
        yield owner, f"»{given['what']}«{given['rest']}", bool(owner)
    if owned := _OWNED.search(sentence):
        yield owned["who"], _asked(owned), owned["must"] in (None, "skal")
    if (office := _OFFICE.match(sentence)) and (owner := _office(office["who"], offices)):
        yield owner, _asked(office), office["must"] in (None, "skal")
    if passive := _PASSIVE.search(sentence):
        yield "", passive["what"] or passive["turned"], False
    # A person is not a function, so the name stays in the decision and nobody owns the task yet.
    if person := _PERSON.search(sentence):
        yield "", _infinitive(person["what"]), False
    if decided := _DECIDED.search(sentence):
        yield "", decided["what"], False


def _office(who: str, offices: Collection[str]) -> str:
    known = folded(who.removeprefix("Krisegruppen ")) in {folded(name) for name in offices}
    return who if known else function_in(who)


def _asked(found: re.Match[str]) -> str:
    return found["what"] or _infinitive(found["doing"])


def _quoted(what: str) -> str:
    """Return the title of a task that stands in quotation marks, without what is said of it."""
    return what[1 : what.index("«")] if what.startswith("»") and "«" in what else what


def _infinitive(doing: str) -> str:
    return re.sub(r"^(\w+)r\b", r"\1", doing)


def _day(what: str, held_on: date | None) -> date | None:
    if held_on is None or not re.search(r"\b(?:inden|senest|frist)\b", what):
        return None
    days = (
        one.when for one in find_all(what, held_on) if one.when.precision is not Precision.AFTER
    )
    return next((when.day for when in days if when.day), None)
