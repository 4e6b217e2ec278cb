"""The points of the agenda: where each begins, and which section each of its lines stands in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bsak.kernel.case_numbers import looks_like_one
from bsak.meetings.reading.lines import Line
from bsak.meetings.reading.spelling import closest, folded
from bsak.meetings.reading.statuses import status_word
from bsak.meetings.reading.title_lines import TITLE, case_in, title_end

_SECTIONS = {
    "anledning": "occasion",
    "sagsfremstilling": "presentation",
    "indstilling": "recommendation",
    "indstillinger": "recommendation",
    "beslutning": "decision",
    "beslutninger": "decision",
    "historik": "history",
    "sagshistorik": "history",
    "tidligere behandling": "history",
    "bilag": "attachments",
    "bilagsliste": "attachments",
}
# Sub-headings that some write: what follows them tells the case, whatever stood before.
_TELLING = {"lovgrundlag", "retsgrundlag", "baggrund", "økonomi", "konsekvenser"}
_SAME_LINE = re.compile(rf"({'|'.join(_SECTIONS)})\s*:\s+(\S.*)", re.I)
LEAD = re.compile(
    r"(?P<who>[A-ZÆØÅ].{2,90}?)\s+(?:indstiller|anbefaler|foreslår)\b[^.]{0,60}?[,:]?", re.I
)


@dataclass(slots=True)
class Placed:
    """A line with the section it stands in; its words may be less than the line."""

    line: Line
    became: str
    text: str


def point_starts(lines: Sequence[Line]) -> list[int]:
    """Return where the points begin, the table of contents passed over."""
    starts: list[int] = []
    number = 0
    for index in _after_contents(lines):
        line = lines[index]
        match = TITLE.fullmatch(line.text)
        if not match or line.marker:
            continue
        follows = int(match[1]) == number + 1
        if follows or line.is_heading or (int(match[1]) > number and _hascase_in(lines, index)):
            starts.append(index)
            number = int(match[1])
    return starts


def _after_contents(lines: Sequence[Line]) -> range:
    """A table of contents may say "Punkt 1" too: the points begin where the numbers start over."""
    titles: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        if titles and (_section(line) or looks_like_one(line.text)):
            break
        if match := TITLE.fullmatch(line.text):
            titles.append((int(match[1]), index))
    lowest = min((number for number, _ in titles), default=0)
    begin = max((index for number, index in titles if number == lowest), default=len(lines))
    return range(begin, len(lines))


def _hascase_in(lines: Sequence[Line], index: int) -> bool:
    following = [line for line in lines[index + 1 : index + 6] if line.text][:2]
    return any(case_in(line.text) or _section(line) for line in following)


def _section(line: Line) -> str:
    if line.is_bullet or len(line.text) > 26:
        return ""
    return closest(line.text, _SECTIONS) or ""


def place_lines(lines: Sequence[Line], contents: Sequence[str] = ()) -> list[Placed]:
    """Return the lines of one point, title first, each with the section it stands in.

    ``contents`` is the table of contents, a witness to how long the title is.
    """
    placed = [Placed(lines[0], "title", lines[0].text)]
    section = ""
    end = title_end(lines, contents) or _title_end(lines)
    for index, line in enumerate(lines[1:], start=1):
        if index < end:
            placed.append(Placed(line, "title", line.text))
        elif heading := _section(line):
            section = heading
            placed.append(Placed(line, "heading", ""))
        elif not section and case_in(line.text) and all(p.became != "case_number" for p in placed):
            placed.append(Placed(line, "case_number", case_in(line.text)))
        elif same_line := _SAME_LINE.fullmatch(line.text):
            section = _SECTIONS[same_line[1].lower()]
            placed.append(Placed(line, section, same_line[2]))
        else:
            section = _section_after(section, lines, index)
            placed.append(Placed(line, section or "unheaded", _shown(line)))
    return placed


def _shown(line: Line) -> str:
    """Return the words of a line as they are kept: a heading inside a point stays one.

    Its rank is what it says and not what the source gave it, which is seldom the same twice.
    """
    if not line.level:
        return line.shown
    return f"{'#####' if status_word(line.text) else '####'} {line.text}"


def _section_after(section: str, lines: Sequence[Line], index: int) -> str:
    """Return the section of a line that is no heading of one, though it may begin one."""
    line = lines[index]
    if section in ("", "occasion", "presentation") and _begins_recommendation(lines, index):
        return "recommendation"
    is_telling = line.is_heading or folded(line.text) in _TELLING
    if section in ("recommendation", "attachments") and is_telling and line.text:
        return "presentation"
    return section


def _title_end(lines: Sequence[Line]) -> int:
    """Return where a title ends that may be broken over lines, right above what must follow it."""
    for index, line in enumerate(lines[1:5], start=1):
        if case_in(line.text) or _section(line):
            return index
        if not line.text:
            after = next((other for other in lines[index:] if other.text), None)
            is_title = after is None or case_in(after.text) or _section(after)
            return index if is_title else 1
        if line.is_bullet or line.is_heading:
            return 1
    return 1


def _begins_recommendation(lines: Sequence[Line], index: int) -> bool:
    """Tell whether an Indstilling begins here although its heading is missing."""
    line = lines[index]
    if line.marker or not LEAD.fullmatch(line.text):
        return False
    after = next((other for other in lines[index + 1 :] if other.text), None)
    return after is not None and after.text.lower().startswith("at ")
