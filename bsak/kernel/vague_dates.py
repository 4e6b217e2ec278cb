"""Dates as Danes write them: "d. 11-04-2019", "5/6-26", "medio april", "uge 45", "hurtigst muligt".

A period is stood for by the day it can be held to: primo is the 5th, medio the 15th, ultimo the
last day of the month; a week is its Friday; a month, a quarter and a half-year their last day.
"efter 2. maj" and "inden 2. maj" keep 2 May and say so in the precision. A date without a year
lies in the year of the reference, or in the next when that is more than 90 days ago.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Precision(StrEnum):
    """How exactly the words name the day."""

    DAY = "day"
    AFTER = "after"
    BEFORE = "before"
    WEEK = "week"
    PART = "part_of_month"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF_YEAR = "half_year"
    YEAR = "year"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class When:
    """A time as somebody put it: the words, and the day that is meant where one can be named."""

    day: date | None
    text: str
    precision: Precision
    has_year: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """A date inside a sentence, with the place of its words."""

    start: int
    end: int
    when: When


_Named = tuple[date, Precision, bool]
_Reader = Callable[[re.Match[str], date], _Named]

_STEMS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uar)?|feb(?:ruar)?|mar(?:ts)?|apr(?:il)?|maj|juni?|juli?|aug(?:ust)?"
    r"|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WHOLE_MONTH = (
    r"(?P<month>januar|februar|marts|april|maj|juni|juli|august|september|oktober|november"
    r"|december)\b"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_MAYBE_YEAR = rf"(?:[\s,/]+(?:i\s+)?{_YEAR})?"
_BOUND = r"(?:\b(?P<bound>efter|inden|før)\s+)?"
_LEAD = r"(?:\b(?:man|tirs|ons|tors|fre|lør|søn)dag(?:en)?,?\s+)?(?:\b(?:den|d\.)\s*)?"
_RANGE = r"(?:(?<!\d)\d{1,2}\.?\s?(?:[-–]|til|og)\s?)?"
_PARTS = {
    "primo": 5, "først": 5, "start": 5, "begyndelsen": 5,
    "medio": 15, "midt": 15,
    "ultimo": 31, "sidst": 31, "slutningen": 31, "udgangen": 31,
}  # fmt: skip
_PART = (
    r"\b(?P<part>primo|medio|ultimo|først i|start(?:en)? (?:af|i)|begyndelsen af|midt i"
    r"|sidst i|slutningen af|udgangen af)\s+"
)
_SEASONS = {"forår": (5, 31), "sommer": (8, 31), "efterår": (11, 30), "vinter": (2, 28)}
_HOLIDAY = r"(?:sommer|efterårs?|vinter|jule?|påske)?ferien?|jul(?:en)?|påsken?|pinsen?|nytår"
_OPEN = re.compile(
    r"\b(?:hurtigst muligt|snarest(?: muligt)?|straks|løbende"
    rf"|(?:inden|efter|før|omkring|op til|i) (?:{_HOLIDAY}))\b",
    re.IGNORECASE,
)
_FILLER = re.compile(r"^(?:ca\.|cirka|forvente[ts]|omkring|senest|deadline:?|frist:?)\s+", re.I)


def _named(year: str | None, month: int, day: int, precision: Precision, ref: date) -> _Named:
    if year is not None:
        return date(int(year), month, day), precision, True
    for candidate in range(ref.year, ref.year + 9):
        try:
            named = date(candidate, month, day)
        except ValueError:  # 29 February waits for the next leap year
            continue
        if named >= ref - timedelta(days=90):
            return named, precision, False
    raise ValueError(f"no such day: {day}/{month}")


def _month(word: str) -> int:
    return _STEMS.index(word.lower()[:3]) + 1


def _bound(match: re.Match[str], usual: Precision) -> Precision:
    word = (match.groupdict().get("bound") or "").lower()
    return {"efter": Precision.AFTER, "inden": Precision.BEFORE, "før": Precision.BEFORE}.get(
        word, usual
    )


def _end_of_month(year: str | None, month: int, precision: Precision, ref: date) -> _Named:
    first, _, has_year = _named(year, month, 28, precision, ref)
    return first.replace(day=monthrange(first.year, month)[1]), precision, has_year


def _numbers(match: re.Match[str], ref: date) -> _Named:
    year = match.groupdict().get("year")
    if year is not None and len(year) == 2:
        year = f"20{year}"
    return _named(year, int(match["m"]), int(match["d"]), _bound(match, Precision.DAY), ref)


def _day(match: re.Match[str], ref: date) -> _Named:
    precision = _bound(match, Precision.DAY)
    return _named(match["year"], _month(match["month"]), int(match["d"]), precision, ref)


def _part(match: re.Match[str], ref: date) -> _Named:
    day, month = _PARTS[_first_word(match["part"])], _month(match["month"])
    if day == 31:
        return _end_of_month(match["year"], month, Precision.PART, ref)
    return _named(match["year"], month, day, Precision.PART, ref)


def _part_of_year(match: re.Match[str], ref: date) -> _Named:
    month, day = {5: (1, 31), 15: (6, 30), 31: (12, 31)}[_PARTS[_first_word(match["part"])]]
    return _named(match["year"], month, day, Precision.YEAR, ref)


def _first_word(part: str) -> str:
    return part.lower().split()[0].replace("starten", "start")


def _week(match: re.Match[str], ref: date) -> _Named:
    week, year = int(match["last"] or match["week"]), match["year"]
    friday = date.fromisocalendar(int(year) if year else ref.isocalendar().year, week, 5)
    if year is None and friday < ref - timedelta(days=90):
        friday = date.fromisocalendar(ref.isocalendar().year + 1, week, 5)
    return friday, Precision.WEEK, year is not None


def _quarter(match: re.Match[str], ref: date) -> _Named:
    return _end_of_month(match["year"], int(match["q"]) * 3, Precision.QUARTER, ref)


def _half_year(match: re.Match[str], ref: date) -> _Named:
    return _end_of_month(match["year"], int(match["h"]) * 6, Precision.HALF_YEAR, ref)


def _season(match: re.Match[str], ref: date) -> _Named:
    month, day = _SEASONS[match["season"].lower()]
    return _named(match["year"], month, day, Precision.SEASON, ref)


def _whole_month(match: re.Match[str], ref: date) -> _Named:
    year, month = match.groupdict().get("year"), _month(match["month"])
    precision = _bound(match, Precision.MONTH)
    if precision is Precision.BEFORE:  # "inden juni" is over when June begins
        return _named(year, month, 1, precision, ref)
    return _end_of_month(year, month, precision, ref)


def _year(match: re.Match[str], ref: date) -> _Named:
    return _named(match["year"], 12, 31, Precision.YEAR, ref)


def _table(*rows: tuple[str, _Reader]) -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), reader) for pattern, reader in rows)


_NUMERIC = r"(?<![\w.,/-])(?P<d>\d{1,2})(?P<s>[-./]\s?)(?P<m>\d{1,2})"
# The earlier row wins where two would read the same words.
_IN_SENTENCES = _table(
    (rf"{_BOUND}\b(?P<year>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d)\b", _numbers),
    # A case number such as 29.09.04-P20-1-19 begins like a date and is none.
    (rf"{_BOUND}{_LEAD}{_NUMERIC}[-./ ]\s?(?P<year>(?:19|20)?\d\d)(?![\w/]|-\w|\.\d)", _numbers),
    (rf"{_BOUND}{_LEAD}{_RANGE}(?<!\d)(?P<d>\d{{1,2}})\.?\s*{_MONTH}{_MAYBE_YEAR}", _day),
    (rf"{_PART}{_WHOLE_MONTH}{_MAYBE_YEAR}", _part),
    (rf"{_PART}{_YEAR}", _part_of_year),
    (
        r"\buge\s*(?P<week>\d{1,2})(?:\s*(?:[-–/]|og|til)\s*(?P<last>\d{1,2})(?!\d))?"
        rf"(?:[\s,/-]+(?:i\s+)?{_YEAR})?(?!\d)",
        _week,
    ),
    (rf"\b(?P<q>[1-4])\.?\s*kvartal{_MAYBE_YEAR}", _quarter),
    (rf"\bq(?P<q>[1-4])[\s/-]+{_YEAR}", _quarter),
    (rf"\b(?P<h>[12])\.?\s*halvår{_MAYBE_YEAR}", _half_year),
    (rf"\b(?P<season>forår|sommer|efterår|vinter)(?:et|en)?\b{_MAYBE_YEAR}", _season),
    (rf"{_BOUND}\b{_WHOLE_MONTH}\s+{_YEAR}", _whole_month),
    (rf"\b(?:i|til|senest|(?P<bound>inden|efter|før)) {_WHOLE_MONTH}", _whole_month),
    (rf"{_BOUND}\b(?:den|d\.)\s*(?P<d>\d{{1,2}})[./](?P<m>\d{{1,2}})(?![\d.,:/])", _numbers),
)  # fmt: skip
_ALONE = _table(
    (r"(?P<d>\d{1,2})/(?P<m>\d{1,2})", _numbers),
    (rf"{_WHOLE_MONTH}", _whole_month),
    (rf"(?:i |inden |inden udgangen af |i løbet af )?{_YEAR}", _year),
)


def _read(reader: _Reader, match: re.Match[str], reference: date) -> When | None:
    try:
        day, precision, has_year = reader(match, reference)
    except ValueError:
        return None
    return When(day, match[0].strip(), precision, has_year)


def find_all(text: str, reference: date) -> tuple[Found, ...]:
    """Return every date that stands in ``text``, in the order of the text."""
    found: list[Found] = []
    taken = bytearray(len(text))  # "31. februar 2020" is taken too, or it would leave a month
    for pattern, reader in _IN_SENTENCES:
        for match in pattern.finditer(text):
            begin, end = match.span()
            if any(taken[begin:end]):
                continue
            taken[begin:end] = b"\1" * (end - begin)
            if when := _read(reader, match, reference):
                found.append(Found(begin, end, when))
    return tuple(sorted(found, key=lambda one: one.start))


def parse(text: str, reference: date) -> When | None:
    """Return what ``text`` says about when, or None if it names no time, or more than one."""
    text = " ".join(text.split())
    core = _FILLER.sub("", text).rstrip(" .,;")
    for pattern, reader in (*_ALONE, *_IN_SENTENCES):
        match = pattern.fullmatch(core)
        if match and (when := _read(reader, match, reference)):
            return When(when.day, text, when.precision, when.has_year)
    found = find_all(text, reference)
    if len(found) == 1:
        when = found[0].when
        return When(when.day, text, when.precision, when.has_year)
    if not found and _OPEN.search(text):
        return When(None, text, Precision.OPEN)
    return None
