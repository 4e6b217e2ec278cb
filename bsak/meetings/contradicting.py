"""Words of a recommendation that cannot be so: a day that no month has, or the opposite of it."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from typing import Any

from bsak.kernel.words import _
from bsak.meetings.models import Recommendation

_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober",
    "november", "december",
)  # fmt: skip
_NAMED = re.compile(rf"\b(\d{{1,2}})\.?\s+({'|'.join(_MONTHS)})\b(?:\s+(\d{{4}})\b)?", re.I)
_NUMBERS = re.compile(
    r"(?<![\d/.-])(\d{1,2})(?:/(\d{1,2})(?:[-/](\d{4}|\d{2}))?|-(\d{1,2})-(\d{4}))(?![\d/-])"
)
_DOING = r"(?:flyttes|godkendes|får|bliver|sættes|udgår|ændres|gives|følges|tages)"
_OPPOSITE = re.compile(
    rf"\bikke\s+{_DOING}\b|\b{_DOING}\s+ikke\b(?!\s+længere)"
    r"|\b(?:fastholdes|bibeholdes|afvises|bortfalder|forbliver)\b",
    re.IGNORECASE,
)
_HARMLESS = ("note", "settle")  # acts that move nothing, or whose answer is written at the table
_LEAP = 2020  # of a day without a year one only knows that some year has it


def obstacle_to_saying(text: str, line: Recommendation | None = None) -> str | None:
    """Return why a recommendation cannot say ``text``, or None; ``line`` is one that says other."""
    if words := next(_impossible(text), None):
        return _("Der er ingen dato, der hedder %(day)s. Ret den i »%(line)s«.",
                 day=words, line=text)  # fmt: skip
    if line is None or not _moves(line.act):
        return None
    if _OPPOSITE.search(text) and not _OPPOSITE.search(line.text):
        return _("»%(line)s« siger det modsatte af, hvad der sker, når linjen følges. Tøm linjen, "
                 "og skriv den som en ny: En ny linje ændrer ikke registret.",
                 line=text)  # fmt: skip
    return None


def _moves(act: Mapping[str, Any] | None) -> bool:
    return act is not None and act.get("verb") not in _HARMLESS


def _impossible(text: str) -> Iterator[str]:
    """Return the days in a text that are in no calendar, as they are written."""
    for match in _NAMED.finditer(text):
        if not _exists(match[1], _MONTHS.index(match[2].lower()) + 1, match[3]):
            yield match[0]
    for match in _NUMBERS.finditer(text):
        if not _exists(match[1], int(match[2] or match[4]), match[3] or match[5]):
            yield match[0]


def _exists(day: str, month: int, year: str | None) -> bool:
    if not 1 <= month <= len(_MONTHS):
        return False
    of_year = int(year) if year else _LEAP
    if year and len(year) == 2:
        of_year += 2000
    return 1 <= int(day) <= monthrange(of_year, month)[1]
