"""The type: four weights of IBM Plex Sans, their widths, and one fixed code for each character.

Every character has its bank (a font subset of at most 220 glyphs) and its code once and for all,
so the sheets of all documents share the same font objects. Bank 0 holds what Danish texts use;
the rest of the repertoire follows in code point order.
"""

import hashlib
import re
import threading
import unicodedata
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFile

WEIGHTS = {"R": "Regular", "M": "Medium", "S": "SemiBold", "B": "Bold"}
REPLACEMENT = "\ufffd"

_SAME = [*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x100)]  # code = code point
_SIGNS = "€‚„…†‡‰‹‘’“”•–—™›ŒœŠšŽžŸ≤≥≠→←↑↓✓−′″∞≈\ufffd"
_SIGN_CODES = [*range(0x80, 0xA0), *range(0x0E, 0x1C)]
_HIGHER_CODES = [code for code in range(0x21, 0xFF) if code not in (0x28, 0x29, 0x5C, 0x7F, 0xAD)]
_ESCAPES = {"(": "\\(", ")": "\\)", "\\": "\\\\"}
_WORDS_KEPT = 60_000

# Invisible by definition: dropped, and nobody need be told.
_INVISIBLE = {0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10)}
_LATIN = re.compile(r"[\n\x20-\x7E\xA0-\xAC\xAE-\xFF–—„“”’…•≤≥→✓€]*")
_EMPTY_LINES = re.compile(r"\n{3,}")
_AS_IT_IS = re.compile(r"[\x20-\x27\x2A-\x5B\x5D-\x7E\xA0-\xAC\xAE-\xFF]*")


class Widths(dict[str, float]):
    """What each word weighs at size 1; filled as words are met."""

    def __init__(self, advance: dict[str, float]) -> None:
        super().__init__()
        self._advance = advance

    def __missing__(self, word: str) -> float:
        width = sum(map(self._advance.__getitem__, word))
        if len(word) <= 40:
            if len(self) > _WORDS_KEPT:
                self.clear()
            self[word] = width
        return width


class Face:
    """One weight of the type."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        self.file = TTFontFile(str(path))
        self.digest = hashlib.sha256(path.read_bytes()).hexdigest()
        self.advance = {chr(code): width / 1000 for code, width in self.file.charWidths.items()}
        self.words = Widths(self.advance)
        self.space = self.advance[" "]


class Repertoire(dict[int, str]):
    """A translation that keeps what the type has and replaces the rest visibly."""

    def __init__(self, points: set[int]) -> None:
        super().__init__({point: chr(point) for point in points})
        self.update(dict.fromkeys(_INVISIBLE, ""))
        self.update({0x09: " ", 0x0A: "\n"})

    def __missing__(self, point: int) -> str:
        return REPLACEMENT


class Type:
    """All weights, and where each character lies in the banks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faces = {
            key: Face(key, folder / f"IBMPlexSans-{weight}.ttf") for key, weight in WEIGHTS.items()
        }
        points = set.intersection(*(set(map(ord, f.advance)) for f in self.faces.values()))
        points = {point for point in points if 0x20 <= point < 0x10000} - _INVISIBLE
        self.repertoire = Repertoire(points)
        self.banks = list(_banks(points))
        self.place = {
            chr(point): (number, chr(code))
            for number, bank in enumerate(self.banks)
            for code, point in enumerate(bank)
            if point
        }
        self.literal = {ord(c): _ESCAPES.get(s, s) for c, (n, s) in self.place.items() if n == 0}
        digests = "".join(face.digest for face in self.faces.values())
        self.digest = hashlib.sha256(digests.encode()).hexdigest()


def _banks(points: set[int]) -> list[list[int]]:
    """Give every character its bank and code; an unused code is 0."""
    first = [0] * 256
    for code in _SAME:
        first[code] = code
    for code, sign in zip(_SIGN_CODES, _SIGNS, strict=False):
        first[code] = ord(sign)
    banks = [first]
    rest = sorted(points - set(first))
    for start in range(0, len(rest), len(_HIGHER_CODES)):
        bank = [0] * 256
        for code, point in zip(_HIGHER_CODES, rest[start:], strict=False):
            bank[code] = point
        banks.append(bank)
    return banks


_lock = threading.Lock()
_registered: dict[str, Type] = {}


def register(folder: Path) -> None:
    """Read the type from `folder`; the first folder counts, a repeat does nothing."""
    with _lock:
        if not _registered:
            _registered["type"] = Type(Path(folder))


def current() -> Type:
    """Return the registered type."""
    try:
        return _registered["type"]
    except KeyError:
        raise RuntimeError("bsak.pdf.register(folder) must be called before printing") from None


def clean(text: str) -> str:
    """Make `text` printable: composed, without controls, each unknown character replaced."""
    if "\n\n\n" in text:
        text = _EMPTY_LINES.sub("\n\n", text)
    if _LATIN.fullmatch(text):
        return text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.translate(current().repertoire)


def unprintable(text: str) -> set[str]:
    """Return the characters of `text` that the type lacks and paper would show as a sign."""
    known = current().repertoire
    composed = unicodedata.normalize("NFC", text)
    return {sign for sign in set(composed) if ord(sign) not in known and sign != "\r"}


def literals(text: str) -> list[tuple[int, str]]:
    """Return cleaned `text` as (bank, inside of a PDF string), ready to show."""
    if _AS_IT_IS.fullmatch(text):
        return [(0, text)]
    place, literal = current().place, current().literal
    if all(ord(sign) in literal for sign in text):
        return [(0, text.translate(literal))]
    return [
        (bank, "".join(_ESCAPES.get(code, code) for _, code in group))
        for bank, group in groupby((place[sign] for sign in text), key=lambda pair: pair[0])
    ]
