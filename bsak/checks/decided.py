"""What a decision says of the plans that exist: »delplaner på alle områder undtagen …«."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bsak.checks.facts import Decided
from bsak.checks.register import Register
from bsak.groups.mentions import Names

# Told as a fact, and of all: what shall be made is no fact yet.
_ALL = re.compile(
    r"\bdelplan(?:er|erne)?\b[^.!?]*?\balle (?:\w+ ){0,2}?(?:områder|krisegrupper|grupper)(?:ne)?\b"
    r"|\balle (?:\w+ ){0,2}?(?:områder|krisegrupper|grupper)(?:ne)? har[^.!?]*?\bdelplan",
    re.IGNORECASE,
)
_IS = re.compile(r"\b(?:er|findes|foreligger|har|ligger)\b", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:skal|bør|vil|mangler|ikke|frist|inden|udkast|undervejs|påbegyndt|planlagt|snart)\b"
    r"|\b(?:forvent|arbejd)\w*",
    re.IGNORECASE,
)
_BUT = re.compile(
    r"\b(?:undtagen|på nær|bortset fra|med undtagelse af|pånær)\b(?P<rest>[^.!?]*)", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Everywhere:
    """A decision that says all groups have a delplan but these, with its own words."""

    decision: Decided
    sentence: str
    but: frozenset[int]


def everywhere(register: Register, names: Names) -> Everywhere | None:
    """Return the newest decision that says so, or None."""
    for decision in register.decisions:
        for sentence in _said(decision.words):
            return Everywhere(decision, sentence, frozenset(_exceptions(sentence, names)))
    return None


def _said(words: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(words):
        text = " ".join(sentence.split())
        found = _ALL.search(text)
        if found and _IS.search(text) and not _NOT_YET.search(text[: found.end()]):
            yield text


def _exceptions(sentence: str, names: Names) -> set[int]:
    but = _BUT.search(sentence)
    return names.within([but["rest"]]) if but else set()
