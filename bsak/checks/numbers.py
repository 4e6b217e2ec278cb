"""Phone numbers as the rules compare them: digits alone, however they are written."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from bsak.checks.facts import Point
from bsak.checks.register import Register, by
from bsak.kernel.numbering import is_phone

_EIGHT = re.compile(r"(?<![\d-])(?:\+45 ?)?\d\d(?: ?\d\d){3}(?![\d-]| \d)")
_DIALLED = re.compile(
    r"\b(?:ring\w*|tlf|telefon(?:nr|nummer)?|mobil(?:nr|nummer)?)\b\.?[^\d.!?\n]{0,30}"
    r"(?P<number>\d[\d ]{5,12}\d)(?![\w-]|[ .]\d)",
    re.IGNORECASE,
)
_MANY = re.compile(r"\d[\d ]{5}")
_BETWEEN = re.compile(r"[/,;]|\b(?:og|eller|el\.)(?= )")
_ONLY_DIGITS = re.compile(r"\+?[\d ().-]*\d[\d ().-]*")
_THEN = re.compile(r"\b(?:lok|tast|internt)", re.IGNORECASE)  # what is dialled when it answers
_SHORTEST, _LONGEST_SHORT, _LENGTH = 3, 6, 8


def digits(value: str) -> str:
    """Return a Danish number without signs and country code."""
    only = re.sub(r"\D", "", value)
    return only[-_LENGTH:] if value.strip().startswith(("+45", "0045")) else only


def within(text: str) -> Iterator[str]:
    """Return the eight digit numbers that stand in a text, those of firms and cases left out."""
    return (number for number, _start, _end in placed(text))


@lru_cache(maxsize=4000)  # more than one rule asks for those of each line
def placed(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return the same with where each begins and ends."""
    text = text.replace("\u00a0", " ")
    return tuple(
        (digits(match[0]), *match.span())
        for match in _EIGHT.finditer(text)
        if is_phone(text, *match.span())
    )


def is_whole(value: str) -> bool:
    """Say whether a number can be dialled: eight digits, a short number, or one from abroad."""
    number = re.sub(r"[^\d+]", "", _THEN.split(value)[0])
    only = digits(number)
    if len(only) == _LENGTH or _SHORTEST <= len(only) <= _LONGEST_SHORT:
        return True
    return number.startswith(("+", "00")) and len(only) > _LENGTH


def dialled(text: str) -> Iterator[str]:
    """Return what a text asks to have rung, and that is no number: »Ring 12 34 56 7«."""
    text = text.replace("\u00a0", " ")
    for match in _DIALLED.finditer(text) if _MANY.search(text) else ():
        if not is_whole(match["number"]) and is_phone(text, *match.span("number")):
            yield match["number"]


def field_of(phone: str) -> Iterator[str]:
    """Return what stands in a field for a number, and is none."""
    for one in _BETWEEN.split(phone.replace("\u00a0", " ")):
        if _ONLY_DIGITS.fullmatch(one.strip()) and not is_whole(one):
            yield one.strip()


def paired(number: str) -> str:
    """Return a number as people read it aloud."""
    return " ".join(number[i : i + 2] for i in range(0, len(number), 2))


def phones(register: Register) -> Mapping[str, list[Point]]:
    """Return the points that each number is known by."""
    return by((p for p in register.points if p.is_number), lambda point: digits(point.value))
