"""What stands at the foot of a leaf, as people type it and as a scanner sends it. Pure."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from bsak.distribution import names
from bsak.documents.models import FILE_LETTER

LONGEST = 200
NO_REVISION = "–"  # the binder's own sheets where nobody keeps it current, and old prints of files

_GROUP = r"(?:[A-ZÆØÅ]{2,3}|00)"
_CODE = re.compile(
    rf"{_GROUP}-(?:RB-\d{{2}}(?:-H\d{{1,2}})?|[A-Z]{{2}}-\d{{2,4}}(?:-H\d{{1,2}}|-B)?|[A-Z]{{2}})"
)
_REV = re.compile(r"\d{1,4}(?:\.\d{1,3}){0,2}")
_FILE = re.compile(rf"{FILE_LETTER}\d{{1,4}}")  # a text that lies here as a file: F2
_COPY = re.compile(r"([A-Z0-9]{2,8})-(\d{1,4})")
_NUMBER = re.compile(r"(?:([A-Z0-9]{2,8})[\s-]+)?(\d{1,4})(?:\s*AF\s*\d{1,4})?")
_DIVIDER = re.compile(rf"{_GROUP}-SB|00-KL")  # that before the contact lists has their name
_APART = re.compile(r"[\s,;:/_-]+")
_WORD = re.compile(r"\bREV(?:ISION)?(?=[\s.:\d]|$)\.?|\bARK\b")
_ENDS = " .,;:"  # of a sentence, which is no part of a number
_NONE = re.compile(rf"\s[-{NO_REVISION}]$")
_GLUED = re.compile(rf"^({_GROUP})-?([A-Z]{{2}})-?(\d{{2}})(?=-|$)")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf by its code and revision, and the copy that it says it belongs to."""

    code: str
    rev: str
    copy: str = ""


def read(text: str) -> Leaf | None:
    """Return the leaf that ``text`` names: an address from its code, or "sk-ac-03 rev. 4"."""
    text = text.strip()
    if len(text) > LONGEST:
        return None
    if "/k/" in text.casefold():
        return _addressed(text)
    plain = _WORD.sub(" ", text.upper()).rstrip(_ENDS)
    if _NONE.search(plain):
        return leaf(_joined(plain[:-1]), NO_REVISION)
    parts = _joined(plain)
    code, _dash, rev = parts.rpartition("-")
    if not code.startswith("00-") and rev.isdecimal() and _CODE.fullmatch(parts):
        return None  # "SK-AC-03": the revision is missing
    if code.startswith("00-") and "." not in rev:
        return None  # "00-RB-12" too: the binder's own sheets count as 1.12
    return leaf(code, rev)


def leaf(code: str, rev: str, copy: str = "") -> Leaf | None:
    """Return the leaf of an address, or None when no sheet of ours is named so."""
    code = _APART.sub("-", code.strip().upper())
    rev = NO_REVISION if rev.strip() in ("-", NO_REVISION) else rev.strip().upper()
    if not _CODE.fullmatch(code) or not (rev == NO_REVISION or _is_revision(rev)):
        return None
    letter, figures = (rev[:1], rev[1:]) if is_file(rev) else ("", rev)
    plain = ".".join(part.lstrip("0") or "0" for part in figures.split("."))
    return Leaf(code, f"{letter}{plain}", copy_name(copy))


def is_file(rev: str) -> bool:
    """Say whether a revision is that of a file from elsewhere, and not of a text of ours."""
    return bool(_FILE.fullmatch(rev))


def code_of(text: str) -> str:
    """Return the code that stands alone in ``text``, without a revision, or nothing."""
    text = text.strip()
    if len(text) > LONGEST or read(text) is not None:
        return ""
    code = _joined(_WORD.sub(" ", text.upper()).rstrip(_ENDS))
    return code if _CODE.fullmatch(code) else ""


def is_divider(code: str) -> bool:
    """Say whether a code is that of a divider, which has no revision at its foot."""
    return bool(_DIVIDER.fullmatch(code))


def example(code: str) -> str:
    """Return a revision of the shape that stands at the foot of a leaf with ``code``."""
    if names.is_urgent(code):
        return "1.1.1"
    return "1.1" if code.startswith("00-") or code.endswith("-B") else "4"


def copy_name(text: str, binder: str = "") -> str:
    """Return the name of a copy as it is written, SU-07, or nothing.

    At the foot of a leaf stands "07 af 22", which is a copy of ``binder`` unless it says another.
    """
    text = text.strip().upper().removeprefix("KOPI ").strip()
    found = _NUMBER.fullmatch(text)
    if found and (found[1] or binder):
        return f"{found[1] or binder}-{int(found[2]):02d}"
    found = _COPY.fullmatch(_APART.sub("-", text))
    return f"{found[1]}-{int(found[2]):02d}" if found else ""


def numbered(name: str) -> tuple[str, int] | None:
    """Return binder and number of a copy's name."""
    found = _COPY.fullmatch(name)
    return (found[1], int(found[2])) if found else None


def _is_revision(rev: str) -> bool:
    return is_file(rev) or bool(_REV.fullmatch(rev))


def _joined(plain: str) -> str:
    return _GLUED.sub(r"\1-\2-\3", _APART.sub("-", plain).strip("-"))


def _addressed(text: str) -> Leaf | None:
    address = urlsplit(text)
    names = re.search(r"/k/([^/]+)/([^/]+)/?$", unquote(address.path), re.IGNORECASE)
    asked = {key.casefold(): values[0] for key, values in parse_qs(address.query).items()}
    return leaf(names[1], names[2], asked.get("k", "")) if names else None
