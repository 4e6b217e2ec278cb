"""A point of the agenda, put together from its lines."""

import re
from collections.abc import Sequence

from bsak.kernel.case_numbers import check
from bsak.meetings.reading.points import LEAD, Placed
from bsak.meetings.reading.shape import Item, Sections
from bsak.meetings.reading.title_lines import TITLE

_LEAD_AND_FIRST = re.compile(
    r"(?P<who>[A-ZÆØÅ].{2,90}?)\s+(?:indstiller|anbefaler)\b\s*,?\s*(?P<first>at\s.+)", re.I
)
# "(10 minutter)", "(9.00-10.00)", "(14:00)"
_SLOT = re.compile(
    r"\((?P<slot>(?:kl\.\s*)?\d{1,2}[.:]\d\d(?:\s*[-–]\s*\d{1,2}[.:]\d\d)?|\d{1,3}\s*min\w*\.?)\)",
    re.I,
)
_CLOSED = re.compile(r"(?:\w+\s*-\s*)?lukket\b.*", re.I)


def build_item(placed: Sequence[Placed]) -> Item:
    """Return the point that the placed lines make."""
    number, title = _number_and_title(placed)
    cases = [one.text for one in placed if one.became == "case_number"]
    recommendation, proposer = _recommendation(placed)
    return Item(
        number=number,
        title=title,
        case_number=check(cases[0]).number if cases else "",
        closed=bool(_CLOSED.fullmatch(title)),
        sections=Sections(
            occasion=_text(placed, "occasion"),
            presentation=_text(placed, "presentation", "unheaded"),
            recommendation=recommendation,
            decision=_text(placed, "decision"),
            history=_text(placed, "history"),
            attachments=_attachments(placed),
        ),
        proposer=proposer,
        line=placed[0].line.number,
        time_slot=_time_slot(title),
    )


def _number_and_title(placed: Sequence[Placed]) -> tuple[int, str]:
    match = TITLE.fullmatch(placed[0].text)
    if match is None:
        raise ValueError(f"line {placed[0].line.number} is not the title of a point")
    rest = [one.text for one in placed[1:] if one.became == "title" and one.text]
    return int(match[1]), " ".join([match[2], *rest]).strip()


def _time_slot(title: str) -> str:
    found = _SLOT.search(title)
    return found["slot"] if found else ""


def _text(placed: Sequence[Placed], *sections: str) -> str:
    lines: list[str] = []
    for one in placed:
        if one.became in sections and (one.text or (lines and lines[-1])):
            lines.append(one.text)
    return "\n".join(lines).strip("\n")


def _recommendation(placed: Sequence[Placed]) -> tuple[tuple[str, ...], str]:
    """Return what is recommended, point by point, and who recommends it."""
    entries: list[str] = []
    proposer = ""
    is_open = False
    for one in placed:
        if one.became != "recommendation":
            continue
        text = one.line.text if one.line.marker else one.text
        if not entries and not proposer and (lead := _LEAD_AND_FIRST.fullmatch(text)):
            proposer, text = lead["who"], lead["first"]
        elif not entries and not proposer and (lead := LEAD.fullmatch(text)):
            proposer = lead["who"]
            continue
        if text and is_open and not one.line.marker and not text.startswith("at "):
            entries[-1] = f"{entries[-1]} {text}"
        elif text:
            entries.append(text)
        is_open = bool(text)
    return tuple(entries), proposer


def _attachments(placed: Sequence[Placed]) -> tuple[str, ...]:
    lines = [one.line for one in placed if one.became == "attachments" and one.text]
    return tuple(line.text if line.marker == "-" else line.shown.strip() for line in lines)
