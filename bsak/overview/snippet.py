"""Where in a text the searched words stand, and a piece of the text around the first of them."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bsak.kernel.danish import fold

AROUND = 60  # letters on either side
LENGTH = 220


@dataclass(frozen=True, slots=True)
class Piece:
    """A bit of text; found when it is one of the words that were searched for."""

    text: str
    is_found: bool


def marked(text: str, words: Iterable[str]) -> tuple[Piece, ...]:
    """Return ``text`` in pieces, with every place where one of ``words`` stands marked."""
    text = unicodedata.normalize("NFC", text)
    pieces: list[Piece] = []
    end = 0
    for start, stop in _spans(text, tuple(words)):
        if start > end:
            pieces.append(Piece(text[end:start], False))
        pieces.append(Piece(text[start:stop], True))
        end = stop
    if end < len(text) or not pieces:
        pieces.append(Piece(text[end:], False))
    return tuple(pieces)


def around(text: str, words: Iterable[str]) -> tuple[Piece, ...]:
    """Return the surroundings of the first of ``words`` in ``text``, marked; () when none is."""
    words = tuple(words)
    text = " ".join(unicodedata.normalize("NFC", text).split())
    first = next(_spans(text, words), None)
    if first is None:
        return ()
    start = text.rfind(" ", 0, max(0, first[0] - AROUND)) + 1 if first[0] > AROUND else 0
    end = min(len(text), start + LENGTH)
    if end < len(text):
        end = max(first[1], text.rfind(" ", start, end))
    cut = ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
    return marked(cut, words)


def _spans(text: str, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield where ``words`` stand in ``text``, without overlap; folding changes lengths."""
    folded, places = _folded(text)
    at = 0
    while True:
        hits = ((folded.find(word, at), -len(word)) for word in words)
        found = min((hit for hit in hits if hit[0] >= 0), default=None)
        if found is None:
            return
        start, stop = found[0], found[0] - found[1]
        yield places[start], places[stop - 1] + 1
        at = stop
        while at < len(places) and places[at] <= places[stop - 1]:
            at += 1


def _folded(text: str) -> tuple[str, list[int]]:
    """Return ``text`` folded, and for each of its letters the place it came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        folded = fold(letter)
        letters.append(folded)
        places += [place] * len(folded)
    return "".join(letters), places
