"""Whether two remarks say the same, though not in quite the same words."""

import re

from bsak.kernel.danish import fold
from bsak.kernel.words import _

_ENOUGH = 2 / 3  # of the words that carry the meaning
_WORD = re.compile(r"[\w&]+")
# An abbreviation, a number, a time or a "not" that differs is another thing said.
_NAME = re.compile(r"\b\w*(?:[A-ZÆØÅ]\w*[A-ZÆØÅ]|\d)\w*\b")
_DECISIVE = re.compile(
    r"(?:ikke|ingen|intet|uden|aldrig|hverken|foer|efter|inden|primo|medio|ultimo|januar|februar|"
    r"marts|april|maj|juni|juli|august|september|oktober|november|december|foraar|sommer|"
    r"efteraar|vinter)\w{0,2}"
)
_SMALL = {
    "af", "alle", "at", "de", "dem", "den", "der", "det", "en", "er", "et", "for", "fra", "har",
    "hvor", "i", "kan", "med", "men", "og", "om", "over", "paa", "skal", "som", "til", "ved", "vil",
    "blive", "bliver", "deres", "dog", "endnu", "sig", "sin", "&",
}  # fmt: skip


def is_same(one: str, other: str) -> bool:
    """Say whether two remarks are the same, letter for letter or nearly."""
    return _flat(one) == _flat(other)


def says_same(one: str, other: str) -> bool:
    """Say whether two remarks tell the same in nearly the same words."""
    if is_same(one, other):
        return True
    if _decisive(one) != _decisive(other):
        return False
    mine, theirs = _stems(one), _stems(other)
    return bool(mine and theirs) and len(mine & theirs) >= _ENOUGH * len(mine | theirs)


def otherwise(known: str | None, said: str) -> str:
    """Return how the register has what the minutes say, where the words are not the same."""
    if not known or is_same(known, said) or _flat(known) in _flat(said):
        return ""
    return _("Registret har det med næsten samme ord: »%(words)s«", words=known)


def _flat(text: str) -> str:
    return " ".join(fold(text).split()).strip(" .")


def _decisive(text: str) -> set[str]:
    words = {word for word in _words(text) if _DECISIVE.fullmatch(word)}
    return words | {fold(name) for name in _NAME.findall(text)}


def _stems(text: str) -> set[str]:
    """Return the beginnings of the words: "behovet" and "behov" are one."""
    return {word[:5] for word in _words(text) if word not in _SMALL}


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))
