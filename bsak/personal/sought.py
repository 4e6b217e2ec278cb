"""What tells of one person wherever somebody typed it: names, numbers, mails, the login."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bsak.contacts.models import PointKind
from bsak.contacts.numbers import masked
from bsak.kernel.danish import collation_key, fold
from bsak.kernel.words import _

LOGIN = "login"  # what a field is called that holds nothing but one
# Also what collation writes for the Danish letters; »_Asta_« is Asta, in a file's name or slanted.
_LETTER = "(?:[^\\W_]|[\U000f0001-\U000f0003])"
_BEFORE = f"(?<!{_LETTER})(?<!{_LETTER}-)"
# »Astas« and »Asta-planen« name Asta; »Asta-Marie« is somebody else.
_AFTER = f"(?=(?i:s)?(?!{_LETTER})(?!-(?-i:[A-ZÆØÅ])))"
_BETWEEN = r"\**\s+\**"  # one of the words may be bold
_GAP = "[ \u00a0\u202f./()-]{0,2}"  # between the digits, as people write numbers
_NO_GAPS = dict.fromkeys(map(ord, " \u00a0\u202f./()-"))
_PREFIX = rf"(?:\(?(?:\+|00)45{_GAP})?"


@dataclass(frozen=True, slots=True)
class Unsought:
    """Something of the person that may mean another, so that nothing is done about it."""

    text: str
    why: str
    kind: PointKind | None = None  # of a number or a mail
    is_private: bool = False

    @property
    def on_page(self) -> str:
        """Return it for a page, where a private number is never shown in full."""
        return masked(self.kind, self.text) if self.kind and self.is_private else self.text


@dataclass(frozen=True)
class Sought:
    """All that is looked for of one person.

    ``others`` are longer names of other people in which a name of this one stands. A ``login`` may
    be any word, so it is looked for only where a login stands.
    """

    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()  # mails and whatever else is one long word
    login: str = ""
    others: tuple[str, ...] = ()
    unsought: tuple[Unsought, ...] = ()

    def __bool__(self) -> bool:
        """Say whether there is anything to look for."""
        return bool(self.names or self.numbers or self.marks or self.login)

    def without(self, value: Any, field: str = "") -> Any:
        """Return a text, or JSON with texts in it, with words instead of what tells of them."""
        if isinstance(value, str):
            return _erased() if self._is_login(value, field) else self._cut(value)
        if isinstance(value, dict):
            return {self.without(key): self.without(one, key) for key, one in value.items()}
        if isinstance(value, list):
            return [self.without(one) for one in value]
        return value

    def is_in(self, value: Any, field: str = "") -> bool:
        """Say whether anything of the person stands in a text, or in JSON."""
        return bool(self.without(value, field) != value)

    def _is_login(self, text: str, field: str) -> bool:
        return field == LOGIN and bool(self.login) and text == self.login

    def may_be_in(self, values: Iterable[Any]) -> bool:
        """Say at little cost whether to look closer: most rows have no word of it."""
        text = f"\0{chr(0).join(_texts(values))}\0".casefold()
        if any(hint in text for hint in self._hints):
            return True
        digits = text.translate(_NO_GAPS) if self.numbers else ""
        return any(number.lstrip("+") in digits for number in self.numbers)

    @cached_property
    def _hints(self) -> tuple[str, ...]:
        """Return the longest word of each name, each mark, and the login where it stands alone."""
        words = {max(form.split(), key=len).casefold() for form in _forms(self.names)}
        login = [f"\0{self.login.casefold()}\0"] if self.login else []
        return (*words, *(mark.casefold() for mark in self.marks), *login)

    def _cut(self, text: str) -> str:
        return self._pattern.sub(_instead, text) if self._pattern else text

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        """Return what finds all of it at once; what is another's is found first, and let be."""
        parts = {
            "other": [name_pattern(form) for form in _forms(self.others)],
            "name": [name_pattern(form) for form in _forms(self.names)],
            "number": [_number(number) for number in self.numbers],
            "mark": [_mark(mark) for mark in self.marks],
        }
        told = [f"(?P<{part}>{'|'.join(all_)})" for part, all_ in parts.items() if all_]
        return re.compile("|".join(told)) if told else None


def name_pattern(name: str) -> str:
    """Return a pattern for a whole name, in any spacing; in any case too when it has a surname."""
    words = _BETWEEN.join(map(re.escape, name.split()))
    return f"{_BEFORE}(?i:{words}){_AFTER}" if " " in name else _BEFORE + words + _AFTER


def _forms(names: Iterable[str]) -> list[str]:
    """Return names as they are typed, searched and sorted by, the longest first."""
    all_ = {form for name in names for form in (name, fold(name), collation_key(name))}
    return sorted(all_, key=lambda form: (-len(form), form))


def _texts(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            yield from value
            yield from _texts(value.values())
        elif isinstance(value, list):
            yield from _texts(value)


def _number(number: str) -> str:
    abroad = number.startswith("+")
    digits = _GAP.join(number.lstrip("+"))
    start = rf"(?:\+|00){_GAP}" if abroad else _PREFIX
    return rf"(?<![\w+]){start}{digits}(?!\w)"


def _mark(mark: str) -> str:
    return rf"(?<![\w.+-])(?i:{re.escape(mark)})(?![\w-]|\.\w)"


def _instead(found: re.Match[str]) -> str:
    if found.lastgroup == "other":
        return found[0]
    if found.lastgroup == "name":
        return _still_bold(_("[navn slettet]"), found[0])
    return _("[nummer slettet]") if found.lastgroup == "number" else _erased()


def _still_bold(instead: str, name: str) -> str:
    """Keep the end of what is bold when it begins before the name, and the other way about."""
    if name.count("**") % 2 == 0:
        return instead
    return f"{instead}**" if re.search(r"\*\s", name) else f"**{instead}"


def _erased() -> str:
    return _("[oplysning slettet]")
