"""Lines of a list that were broken for want of room, put together again."""

from collections.abc import Sequence
from dataclasses import replace

from bsak.meetings.reading.lines import Line
from bsak.meetings.reading.statuses import status_word
from bsak.meetings.reading.titles import names_a_document, waits

# A line that ends in one of these is not at its end.
HANGING = {
    "af", "ang.", "at", "de", "den", "det", "efter", "eller", "en", "et", "for", "fra", "hos",
    "i", "ift.", "med", "mellem", "mod", "og", "om", "på", "samt", "som", "til", "ved", "&",
}  # fmt: skip
_LONGEST = 600


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that have words, each with what was broken off it."""
    whole: list[Line] = []
    for line in lines:
        if not line.text:
            continue
        if whole and _goes_on(whole[-1], line):
            before = whole[-1]
            whole[-1] = replace(
                before,
                text=f"{before.text} {line.text}",
                source=f"{before.source.strip()} {line.source.strip()}",
                until=line.number,
            )
        else:
            whole.append(line)
    return whole


def _goes_on(before: Line, line: Line) -> bool:
    is_adjacent = line.number == (before.until or before.number) + 1
    if not is_adjacent or line.marker or before.is_heading or line.is_heading:
        return False
    if len(before.text) > _LONGEST:
        return False
    if before.text.count("(") > before.text.count(")"):
        return True
    if "\t" in line.text or _is_status(line.text) or _is_status(before.text):
        return False
    if before.text.split()[-1].lower() in HANGING:
        return True
    is_inside = line.text[0].islower() or (line.text[0].isdigit() and len(before.text) > 60)
    is_new = waits(line.text) or names_a_document(line.text)
    return is_inside and before.text[-1] not in ").;:" and not is_new


def _is_status(text: str) -> bool:
    return text[0].isupper() and text[-1] != "." and bool(status_word(text))
