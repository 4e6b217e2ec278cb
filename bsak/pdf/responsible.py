"""Who approved a sheet and who owns it: on one line of the foot, or on two, never cut off."""

from bsak.pdf import labels
from bsak.pdf.lines import Line, set_words
from bsak.pdf.measure import shorten, text_width
from bsak.pdf.theme import FOOT, MM, WIDTH

_ROOM = WIDTH - 42 * MM  # beside it stand the code and what it answers


def responsible(approved_by: str, owner: str) -> tuple[str, ...]:
    """Return the lines that say who approved and who owns; at most two, both named on them."""
    said = _said(approved_by, owner)
    whole = "  ".join(said)
    if text_width(whole, FOOT) <= _ROOM:
        return (whole,) if whole else ()
    if len(said) == 2 and all(text_width(one, FOOT) <= _ROOM for one in said):
        return said
    lines = _broken(said)
    if len(lines) <= 2:
        return lines
    return tuple(shorten(one, FOOT, _ROOM) for one in said)


def foot_holds(approved_by: str, owner: str) -> bool:
    """Say whether the foot of a sheet has room for both, word for word."""
    return len(_broken(_said(approved_by, owner))) <= 2


def _said(approved_by: str, owner: str) -> tuple[str, ...]:
    pairs = ((labels.APPROVED_BY, approved_by), (labels.OWNER, owner))
    return tuple(f"{label}: {value.strip().rstrip('.')}." for label, value in pairs if value)


def _broken(said: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_text(line) for line in set_words(" ".join(said), FOOT, _ROOM).lines)


def _text(line: Line) -> str:
    return "".join(text for _look, text, _width in line.fragments).strip()
