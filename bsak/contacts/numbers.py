"""Numbers and addresses as people type them, as they are kept, shown and dialled."""

import re

from bsak.contacts.models import PointKind
from bsak.kernel.danish import phone
from bsak.kernel.errors import Refused
from bsak.kernel.words import _

PHONES = (PointKind.PHONE, PointKind.MOBILE)
_BETWEEN = str.maketrans("", "", " \u00a0-.()/")
_DANISH = re.compile(r"(?:\+45|0045)?(\d{8})")
_ABROAD = re.compile(r"(?:\+|00)([1-9]\d{6,14})")
_SHORT = re.compile(r"\d{3,6}")
_PUBLIC = re.compile(r"\d{3}|18\d\d|116\d{3}")  # 112, 1813, 116 000
_MAIL = re.compile(r"[^\s@<>\",;:\\()\[\]]+@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
_LONGEST_MAIL, _LONGEST_RADIO = 120, 60


def cleaned(kind: PointKind, typed: str) -> str:
    """Return what is kept of ``typed``. Raises Refused with how to write it."""
    text = " ".join(typed.split())
    if kind is PointKind.MAIL:
        return _mail(text)
    if kind is PointKind.RADIO:
        return _radio(text)
    return _phone(text)


def shown(kind: PointKind, value: str) -> str:
    """Return a kept number as people read it: in pairs."""
    return phone(value) if kind in PHONES else value


def link(kind: PointKind, value: str) -> str:
    """Return the address that rings or writes, or nothing for what a browser cannot reach."""
    if kind is PointKind.MAIL:
        return f"mailto:{value}"
    if kind is PointKind.RADIO:
        return ""
    return f"tel:+45{value}" if len(value) == 8 and value.isdigit() else f"tel:{value}"


def masked(kind: PointKind, value: str) -> str:
    """Return a private number so that only whoever knows it can tell it: its two last signs."""
    if kind is PointKind.MAIL:
        return f"{value[:1]}…@{value.rpartition('@')[2]}"
    return f"•• •• •• {value[-2:]}"


def told(kind: PointKind, value: str, *, is_private: bool) -> str:
    """Return a kept number as whoever may know of it reads it; a private one is masked."""
    return masked(kind, value) if is_private else shown(kind, value)


def is_maybe_cut(kind: PointKind, value: str) -> bool:
    """Say whether a kept number is more likely one that lacks digits than a short number."""
    return kind in PHONES and bool(_SHORT.fullmatch(value)) and not _PUBLIC.fullmatch(value)


def _phone(text: str) -> str:
    digits = text.translate(_BETWEEN)
    if danish := _DANISH.fullmatch(digits):
        return danish[1]
    if abroad := _ABROAD.fullmatch(digits):
        return f"+{abroad[1]}"
    if _SHORT.fullmatch(digits):
        return digits
    raise Refused(_("Skriv nummeret med otte cifre, som kort nummer eller med + og landekode, "
                    "fx 00 00 00 12, 112 eller +46 8 12 34 56."))  # fmt: skip


def _mail(text: str) -> str:
    if _MAIL.fullmatch(text) and len(text) <= _LONGEST_MAIL and ".." not in text:
        return text
    raise Refused(_("Skriv mailadressen med @ og uden mellemrum, fx navn@example.dk."))


def _radio(text: str) -> str:
    if text and len(text) <= _LONGEST_RADIO:
        return text
    raise Refused(_("Skriv radioens kaldenummer eller talegruppe med højst %(most)d tegn.",
                    most=_LONGEST_RADIO))  # fmt: skip
