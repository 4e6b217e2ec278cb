"""Words with a slip in them: which known word was meant."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

# Slips of the real minutes that are more than one letter from the word that was meant.
_SLIPS = {"utsigtede": "utilsigtede", "utsigtet": "utilsigtet"}
_WORDS = (
    "kontaktliste", "huskeliste", "varmeforsyning", "vandforsyning", "elforsyning",
    "forsyningssvigt", "strømsvigt", "kemikaliespild", "utilsigtede", "beredskabsplan",
    "hjemmeside", "forplejning", "madforgiftning", "evakueringscenter", "nødskadestue",
    "smitsomme", "sygdomme", "vejrforhold", "spildevand", "oversvømmelse",
)  # fmt: skip
_WORD = re.compile(r"\w{8,}")


def closest(text: str, known: Mapping[str, T]) -> T | None:
    """Return what ``text`` means among the ``known`` lower-case words, or None if in doubt."""
    word = folded(text)
    if word in known:
        return known[word]
    allowed = slips_allowed(word)
    maybe = [other for other in known if allowed and _shares_a_piece(word, other, allowed)]
    near = sorted((distance(word, other, allowed), other) for other in maybe)
    near = [(steps, other) for steps, other in near if steps <= allowed]
    if not near:
        return None
    best = {known[other] for steps, other in near if steps == near[0][0]}
    return best.pop() if len(best) == 1 else None


def folded(text: str) -> str:
    """Return ``text`` for comparing names: lower case, "og" for "&", no punctuation at the ends."""
    return " ".join(text.lower().replace("&", " og ").replace(",", " ").split()).strip(" .:;-–*")


def slips_allowed(word: str) -> int:
    """Return how many letters may be wrong in a word of this length."""
    return 0 if len(word) < 5 else 1 if len(word) < 8 else 2


def corrected(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return ``text`` with its known slips mended, and each slip beside what it was read as."""
    mended: list[tuple[str, str]] = []

    def mend(match: re.Match[str]) -> str:
        written = match[0]
        meant = _meant(written.lower())
        if meant is None:
            return written
        right = meant.capitalize() if written[0].isupper() else meant
        mended.append((written, right))
        return right

    return _WORD.sub(mend, text), tuple(mended)


@lru_cache(maxsize=4096)
def _meant(word: str) -> str | None:
    if word in _SLIPS:
        return _SLIPS[word]
    if word in _WORDS:
        return None
    for known in _WORDS:
        # "kontaktlisten" is an inflection of the word, not a slip.
        if word.startswith(known) or not _shares_a_piece(word, known, 1):
            continue
        if distance(word, known, 1) == 1:
            return known
    return None


def _shares_a_piece(word: str, known: str, slips: int) -> bool:
    """Tell quickly of most words that they are not near: so many slips leave one piece whole."""
    return abs(len(word) - len(known)) <= slips and any(
        piece in word for piece in _pieces(known, slips + 1)
    )


@lru_cache(maxsize=1024)
def _pieces(word: str, count: int) -> tuple[str, ...]:
    size = -(-len(word) // count)
    return tuple(word[begin : begin + size] for begin in range(0, len(word), size))


@lru_cache(maxsize=16384)
def distance(one: str, other: str, limit: int) -> int:
    """Return how many letters to add, drop, change or swap; above ``limit`` it is limit + 1."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, start=1):
            steps = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if last and i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                steps = min(steps, last[j - 2] + 1)
            row.append(steps)
        if min(row) > limit:
            return limit + 1
    return row[-1]
