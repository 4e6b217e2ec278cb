"""Who the head of minutes says was there, as functions; people's own names are left out."""

import re
from collections.abc import Iterable, Iterator

from bsak.kernel.danish import capital_first
from bsak.meetings.reading.functions import function_in
from bsak.meetings.reading.shape import Attendee
from bsak.meetings.states import Presence

_SAID = re.compile(
    r"(?P<label>deltagere|til stede|indkaldelse|afbud|fraværende)\b\s*:?\s*(?P<who>.+)", re.I
)
_ENTRY = re.compile(r"(?P<who>[^()]+?)\s*(?:\((?P<note>[^()]*)\))?")
_PRESENCE = {
    "deltagere": Presence.PRESENT,
    "til stede": Presence.PRESENT,
    "indkaldelse": Presence.INVITED,
    "afbud": Presence.ABSENT,
    "fraværende": Presence.ABSENT,
}
_GUEST = re.compile(r"\bgæst\b,?\s*", re.I)


def people(notes: Iterable[str]) -> tuple[Attendee, ...]:
    """Return those whom the lines of the head name by function, each once."""
    found: dict[str, Attendee] = {}
    for line in notes:
        if said := _SAID.fullmatch(line.strip()):
            for one in _listed(said["who"], _PRESENCE[said["label"].lower()]):
                found.setdefault(one.name.casefold(), one)
    return tuple(found.values())


def _listed(words: str, presence: Presence) -> Iterator[Attendee]:
    # "Miljø, Teknik & Drift" is one, so a comma parts them only where nothing better does.
    for entry in re.split(r"\s*;\s*" if ";" in words else r"\s*,\s*(?![^()]*\))", words):
        match = _ENTRY.fullmatch(entry.strip(" ."))
        if match is None:
            continue
        note = match["note"] or ""
        if name := function_in(match["who"]) or function_in(capital_first(note)):
            is_guest = bool(_GUEST.search(note)) or name == "HBR"
            told = _GUEST.sub("", note).strip() if function_in(match["who"]) else ""
            yield Attendee(name, presence.value, is_guest, told)
