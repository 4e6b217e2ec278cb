"""The head of the minutes: which forum met, when and where; and the table of contents."""

import re
from collections.abc import Sequence
from datetime import date

from bsak.kernel.vague_dates import find_all
from bsak.meetings.reading.lines import Line
from bsak.meetings.reading.shape import Meeting

_TITLE = re.compile(
    r"(?:åbent\s+|lukket\s+)?(?:beslutnings)?(?:referat|dagsorden)\b\s*:?\s*(?P<rest>.*)", re.I
)
_MEETING = re.compile(r"(?:møde|mødet)\s+i\s+(?P<rest>.+)", re.I)
_LEADING = re.compile(r"^(?:fra|for|af|til|ordinært|ekstraordinært|møde[t]?|i)\s+", re.I)
_TRAILING = re.compile(r"[\s,–-]*(?:\b(?:man|tirs|ons|tors|fre|lør|søn)dag\b)?[\s,–-]*$", re.I)
_CLOCK = re.compile(r"\b(?:kl\.?|klokken)\s*(\d{1,2})(?:[.:](\d\d))?|\b(\d{1,2})[.:](\d\d)\b")
_LABELS = {
    "mødedato": "date", "dato": "date", "mødested": "place", "sted": "place",
    "mødetidspunkt": "time", "mødetid": "time", "tidspunkt": "time", "tid": "time",
    "udvalg": "body", "mødeforum": "body", "forum": "body",
    "deltagere": "note", "til stede": "note", "afbud": "note", "fraværende": "note",
    "mødeleder": "note", "referent": "note", "indkaldelse": "note",
}  # fmt: skip
_LABEL = re.compile(rf"(?P<label>{'|'.join(_LABELS)})\b(?P<colon>\s*:|\t)?\s*(?P<rest>.*)", re.I)
_CONTENTS = re.compile(r"(?:indholdsfortegnelse|indhold|dagsordenspunkter|punkter)\s*:?", re.I)
_PAGE = re.compile(r"(?:[.…·_\s]{2}|\t)\s*\d{1,3}$")
# Only dates that carry their year are used, so any year will do to read them against.
_ANY_YEAR = date(2000, 1, 1)
# In plain sentences these words are common, so they need a colon, a tab or a line of their own.
_COMMON = {"dato", "sted", "tid", "forum", "udvalg", "indkaldelse", "til stede"}


class Head:
    """The lines before the first point, each with what it became."""

    def __init__(self, *, has_points: bool) -> None:
        self.has_points = has_points
        self.found: dict[str, str] = {}
        self.notes: list[str] = []
        self.places: dict[int, str] = {}
        self.contents: list[str] = []
        self._awaits = ""

    def read(self, lines: Sequence[Line]) -> Meeting:
        """Read the head and return which meeting it is of."""
        is_contents = False
        for line in lines:
            if not line.text:
                continue
            if _CONTENTS.fullmatch(line.text):
                is_contents = True
                self.places[line.number] = "contents"
            elif is_contents and self._read_contents(line):
                self.places[line.number] = "contents"
            elif self._read_line(line):
                self.places[line.number] = "meeting"
        return self._meeting()

    def _read_contents(self, line: Line) -> bool:
        is_paged = bool(_PAGE.search(line.text))
        if not is_paged and (_LABEL.match(line.text) or not self.has_points):
            return False
        if self.contents and self._is_unfinished():
            self.contents[-1] = f"{self.contents[-1]} {line.text}"
        else:
            self.contents.append(line.text)
        return True

    def _is_unfinished(self) -> bool:
        has_pages = any(_PAGE.search(entry) for entry in self.contents[:-1])
        return has_pages and not _PAGE.search(self.contents[-1])

    def _read_line(self, line: Line) -> bool:
        text = line.text
        if self._awaits:
            self._keep(self._awaits, text)
            self._awaits = ""
            return True
        if title := _TITLE.fullmatch(text) or _MEETING.match(text):
            self._keep("title", title["rest"])
            return True
        label = _LABEL.match(text)
        if not label or not self._is_label(label):
            return False
        self._keep(_LABELS[label["label"].lower()], label["rest"], text)
        return True

    @staticmethod
    def _is_label(label: re.Match[str]) -> bool:
        is_common = label["label"].lower() in _COMMON
        return bool(label["colon"]) or not is_common or not label["rest"]

    def _keep(self, what: str, words: str, whole: str = "") -> None:
        if not words.strip():
            self._awaits = what
        elif what == "note":
            self.notes.append(whole or words)
        elif what == "title":
            self._keep_title(words)
        else:
            self.found.setdefault(what, words.strip())

    def _keep_title(self, words: str) -> None:
        found = find_all(words, _ANY_YEAR)
        if found:
            self.found.setdefault("title date", words)
        body = words[: found[0].start] if found else words
        body = re.sub(r"\s*\b(?:d\.|den)\s*$", "", body)
        while (shorter := _LEADING.sub("", body)) != body:
            body = shorter
        if body := _TRAILING.sub("", body).strip():
            self.found.setdefault("body", body)

    def _meeting(self) -> Meeting:
        words = self.found.get("date") or self.found.get("title date", "")
        days = [one.when.day for one in find_all(words, _ANY_YEAR) if one.when.has_year]
        clock = _CLOCK.search(self.found.get("time", "")) or _CLOCK.search(_after_day(words))
        return Meeting(
            body=self.found.get("body", ""),
            date=days[0] if days else None,
            time=_time(clock),
            place=self.found.get("place", ""),
            notes=tuple(self.notes),
        )


def _after_day(words: str) -> str:
    found = find_all(words, _ANY_YEAR)
    return words[found[0].end :] if found else words


def _time(match: re.Match[str] | None) -> str:
    if match is None:
        return ""
    hour, minute = int(match[1] or match[3]), int(match[2] or match[4] or 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""
