"""Two texts held against each other word by word: what stayed, what is gone, what is new."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# Words with what holds them together inside, runs of white space, bold's asterisks, single signs.
_TOKEN = re.compile(r"\w+(?:[-'’./]\w+)*|\s+|\*\*|[^\w\s]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_MOST = 1_000_000  # pairs of words to look at; beyond it whole lines are held against each other
_ALIKE = 0.3  # of the shorter text's words; with less in common, both texts are shown whole


class Fate(StrEnum):
    """What became of a piece: it stands in both texts, only in the old one, only in the new."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and in which of the texts they stand."""

    fate: Fate
    text: str


def pieces(was: str, now: str) -> tuple[Piece, ...]:
    """Return both texts as one row of pieces, what is gone before what came in its place."""
    if was == now:
        return (Piece(Fate.SAME, now),) if now else ()
    if now < was:  # one way round for every pair, so that nothing depends on which is the newer
        return tuple(_turned(pieces(now, was)))
    return tuple(_pieces(was, now))


def _turned(found: Sequence[Piece]) -> Iterator[Piece]:
    waiting: list[Piece] = []
    for piece in found:
        if piece.fate is Fate.GONE:
            waiting.append(Piece(Fate.NEW, piece.text))
        elif piece.fate is Fate.NEW:
            yield Piece(Fate.GONE, piece.text)
        else:
            yield from waiting
            waiting = []
            yield piece
    yield from waiting


def _pieces(was: str, now: str) -> Iterator[Piece]:
    gone: list[str] = []
    new: list[str] = []
    for is_same, old, young in _stretches(was, now):
        if is_same:
            yield from _changed(gone, new)
            yield Piece(Fate.SAME, "".join(old))
            gone, new = [], []
        else:
            gone += old
            new += young
    yield from _changed(gone, new)


def _changed(gone: list[str], new: list[str]) -> Iterator[Piece]:
    if gone:
        yield Piece(Fate.GONE, "".join(gone))
    if new:
        yield Piece(Fate.NEW, "".join(new))


def _stretches(was: str, now: str) -> Iterator[tuple[bool, list[str], list[str]]]:
    """Return (is the same, old words, new words); a lone sign between changes is changed too."""
    old, new = _TOKEN.findall(was), _TOKEN.findall(now)
    if len(old) * len(new) > _MOST:
        old, new = _LINE.findall(was), _LINE.findall(now)
    if len(old) * len(new) > _MOST:
        old, new = [was], [now]
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    kept = sum(_weight(old[a:b]) for step, a, b, _c, _d in steps if step == "equal")
    is_other = kept < _ALIKE * min(_weight(old), _weight(new))
    for number, (step, a, b, c, d) in enumerate(steps):
        is_inside = 0 < number < len(steps) - 1
        is_same = step == "equal" and not is_other and bool(_weight(old[a:b]) or not is_inside)
        yield is_same, old[a:b], new[c:d]


def _weight(words: Sequence[str]) -> int:
    """How many of the words say something; white space and signs do not."""
    return sum(any(map(str.isalnum, word)) for word in words)
