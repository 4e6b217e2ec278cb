"""The numbers that a text gives to functions: in a step that calls one, or beside its name.

A step may name a function in passing; it is given the step's number only where it is called.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from bsak.checks import numbers
from bsak.checks.reading import Action, Reading

_CALLED = re.compile(
    r"\b(?:til|hos|med|via|gennem|kontakt|spørg|kald|tilkald|ring|alarm[eé]r|varsl|underret"
    r"|orient[eé]r)\s+(?:(?:den|vores|kommunens|evt\.)\s+)?$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"[ ,:(–-]*(?:(?:på|tlf\.?|telefon|mobil|nummer|nr\.?|døgn)[ :.]*){0,2}$", re.I
)
_AFTER = re.compile(r"[ ,]*(?:\(|til |= |– |: )$", re.I)
# Somebody is to be rung, though by a word that no function has.
_RINGS = re.compile(
    r"\b(?:ring(?: op)? til|kontakt|spørg|tilkald|bestil|varsl|underret|alarm[eé]r|orient[eé]r"
    r"|aftal|meld|bed|hos)\b", re.I
)  # fmt: skip


class Given(NamedTuple):
    """A number that a text gives a function; ``around`` may tell of another that it is for."""

    where: str
    name: str  # of the function, as the text has it
    numbers: tuple[str, ...]
    around: str = ""


class Unsaid(NamedTuple):
    """A number in a step that names nobody who could be rung by it."""

    where: str
    who: str
    number: str
    words: str


@dataclass(frozen=True, eq=False)  # one for the same names, so that what it finds can be kept
class Names:
    """What finds the functions in a text."""

    pattern: re.Pattern[str]

    def within(self, words: str) -> Iterator[re.Match[str]]:
        """Return where functions are named."""
        return self.pattern.finditer(words)


@lru_cache(maxsize=20)
def names(known: frozenset[str]) -> Names:
    """Return what finds these functions, the longer before one that it holds."""
    every = "|".join(map(_sought, sorted(known, key=lambda name: (-len(name), name))))
    return Names(re.compile(rf"(?<![\w-])(?:{every or '(?!)'})(?![\w-])", re.IGNORECASE))


@lru_cache(maxsize=4000)
def given(reading: Reading, known: Names) -> tuple[Given, ...]:
    """Return the numbers that a text gives to functions it names."""
    found = [one for action in reading.actions if action.phone for one in _of_step(action, known)]
    for where, words in reading.numbered:
        if not where.endswith("phone"):
            found += [Given(where, name, (number,)) for name, number in _beside(words, known)]
    return tuple(found)


@lru_cache(maxsize=4000)
def unsaid(reading: Reading, known: Names) -> tuple[Unsaid, ...]:
    """Return the numbers of steps that say who acts, and nobody to ring."""
    return tuple(
        Unsaid(action.where, action.who, number, action.words)
        for action in reading.actions
        for number in typed(action.phone)[:1]
        if action.who and not _RINGS.search(action.words)
        and not any(known.within(action.words))
    )  # fmt: skip


def typed(phone: str) -> tuple[str, ...]:
    """Return the numbers that stand in a field for one."""
    only = numbers.digits(phone)
    return tuple(numbers.within(phone)) or ((only,) if only else ())


def _of_step(action: Action, known: Names) -> Iterator[Given]:
    words = action.words
    called = next((m for m in known.within(words) if _is_called(m, words)), None)
    if called and (found := typed(action.phone)):
        yield Given(action.where, called[0], found, f"{words} {action.who}")


def _is_called(match: re.Match[str], words: str) -> bool:
    before, after = words[: match.start()], words[match.end() :]
    if match[0].endswith("s") and re.match(r" \w", after):
        return False  # »Spildevandsvagtens leder«
    return bool(_CALLED.search(before)) or (not before.strip() and not re.match(r" \w", after))


def _beside(words: str, known: Names) -> Iterator[tuple[str, str]]:
    """Return (function, number) where nothing stands between them."""
    placed = numbers.placed(words)
    spans = [match.span() for match in known.within(words)] if placed else []
    for number, start, end in placed:
        before = [span for span in spans if span[1] <= start]
        after = [span for span in spans if span[0] >= end]
        if before and _BEFORE.fullmatch(words[before[-1][1] : start]):
            yield words[slice(*before[-1])], number
        elif after and _AFTER.fullmatch(words[end : after[0][0]]):
            yield words[slice(*after[0])], number


def _sought(name: str) -> str:
    return r"\s+".join(rf"{re.escape(word)}(?:ens|ets|en|et|s)?" for word in name.split())
