"""A sheet for many readers: laid out once, and the few words that differ are put in afterwards."""

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import replace

from bsak.pdf.fonts import clean, literals
from bsak.pdf.sheet import Sheet

_MOST = 9


def field(number: int) -> str:
    """Return what stands in a master where the word of that number, from 0, will stand.

    Nobody writes this, and it is narrow: it never breaks a line. It must stand on a line that
    holds nothing else in its weight, for what comes after it is not moved.
    """
    if not 0 <= number < _MOST:
        raise ValueError(f"a master has at most {_MOST} fields")
    return f"‡†{number}†‡"


def can_stand(word: str) -> bool:
    """Say whether ``word`` may be put into a field: one line in the font that Danish uses."""
    if "\n" in clean(word):
        return False
    return [bank for bank, _literal in literals(clean(word))] == [0]


class Master:
    """A finished sheet with fields in it. Raises ValueError unless each stands there once."""

    def __init__(self, sheet: Sheet, fields: int) -> None:
        self._sheet = sheet
        self._sides = [zlib.decompress(side) for side in sheet.sides]
        self._marks = [_shown(field(number)) for number in range(fields)]
        for number, mark in enumerate(self._marks):
            if sum(side.count(mark) for side in self._sides) != 1:
                raise ValueError(f"field {number} does not stand once on the sheet")

    def sheet(self, words: Sequence[str]) -> Sheet:
        """Return the sheet with ``words`` in its fields; it says so in its digest too."""
        said = hashlib.sha256("\n".join((self._sheet.digest, *words)).encode())
        sides = tuple(map(self._side, self._sheet.sides, self._sides, [words] * len(self._sides)))
        return replace(self._sheet, sides=sides, digest=said.hexdigest())

    def _side(self, packed: bytes, source: bytes, words: Sequence[str]) -> bytes:
        merged = source
        for mark, word in zip(self._marks, words, strict=True):
            merged = merged.replace(mark, _shown(word))
        return packed if merged == source else zlib.compress(merged, 6)


def _shown(word: str) -> bytes:
    """Return a word as a side shows it. Raises ValueError when it cannot stand in a field."""
    if not can_stand(word):
        raise ValueError("the word cannot stand in a field")
    return b"(%s) Tj" % literals(clean(word))[0][1].encode("latin-1")
