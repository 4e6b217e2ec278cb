"""How Danes sort and search: collation, folding, dates and phone numbers."""

import unicodedata
from datetime import date, datetime
from functools import lru_cache

from bsak.kernel.clock import DENMARK

_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_SHORT = (
    "jan.", "feb.", "marts", "apr.", "maj", "juni",
    "juli", "aug.", "sep.", "okt.", "nov.", "dec.",
)  # fmt: skip
_WEEKDAYS = ("Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag")
# Æ, Ø and Å come after Z; "aa" is the old spelling of Å and stands with it.
_LAST = str.maketrans({"æ": "\U000f0001", "ä": "\U000f0001", "ø": "\U000f0002", "ö": "\U000f0002"})
_SEARCH = str.maketrans({"å": "aa", "æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe"})


@lru_cache(maxsize=2048)  # the same titles stand in many lists
def collation_key(text: str) -> str:
    """Return what to sort ``text`` by: Odense, Zebra, Ærø, Østre, Aabenraa, Åre."""
    lower = unicodedata.normalize("NFC", text).casefold()
    lower = lower.replace("aa", "å").replace("å", "\U000f0003").translate(_LAST)
    return "".join(c for c in unicodedata.normalize("NFD", lower) if not unicodedata.combining(c))


def fold(text: str) -> str:
    """Return ``text`` as search sees it: "Åbenrå" and "Aabenraa" are one word, "Ærø" is "aeroe"."""
    lower = unicodedata.normalize("NFC", text).casefold().translate(_SEARCH)
    return "".join(c for c in unicodedata.normalize("NFD", lower) if not unicodedata.combining(c))


def day(value: date | None) -> str:
    """Return "11. april 2019", or nothing."""
    return "" if value is None else f"{value.day}. {_MONTHS[value.month - 1]} {value.year}"


def weekday(value: date) -> str:
    """Return "Torsdag"."""
    return _WEEKDAYS[value.weekday()]


def weekday_day(value: date) -> str:
    """Return "Torsdag d. 11. april 2019", as the head of minutes has it."""
    return f"{_WEEKDAYS[value.weekday()]} d. {day(value)}"


def short_day(value: date | None) -> str:
    """Return "11. apr. 2019", or nothing."""
    return "" if value is None else f"{value.day}. {_SHORT[value.month - 1]} {value.year}"


def moment(value: datetime | None) -> str:
    """Return "11. apr. 2019 kl. 11.30" in Danish time, or nothing."""
    if value is None:
        return ""
    local = value.astimezone(DENMARK)
    return f"{short_day(local.date())} kl. {local:%H.%M}"


def capital_first(text: str) -> str:
    """Return words as they begin a sentence."""
    return text[:1].upper() + text[1:]


def small_first(text: str) -> str:
    """Return words as they stand inside a sentence; an abbreviation keeps its capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def phone(value: str) -> str:
    """Return eight digits in pairs with no-break spaces; whatever else is kept as it stands."""
    digits = value.replace(" ", "").replace("\u00a0", "")
    if len(digits) == 8 and digits.isdigit():
        return "\u00a0".join(digits[i : i + 2] for i in range(0, 8, 2))
    return value
