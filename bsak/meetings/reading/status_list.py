"""The status list: per krisegruppe the documents that are made, and those that are not yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bsak.meetings.reading.group_names import GroupNames, is_titlelike, tells_own_state
from bsak.meetings.reading.lines import Line
from bsak.meetings.reading.statuses import status_word
from bsak.meetings.reading.titles import names_a_document, states_progress
from bsak.meetings.reading.wrapped import unwrapped


@dataclass(slots=True)
class Entry:
    """A line of the list with what belongs to it, before its title is taken apart."""

    line: Line
    group: str
    status: str
    text: str
    remarks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Listing:
    """What the list holds, and what each of its lines became."""

    groups: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    remarks: list[Entry] = field(default_factory=list)
    headings: list[tuple[Line, str]] = field(default_factory=list)
    places: dict[int, str] = field(default_factory=dict)


def read_list(runs: Iterable[Sequence[Line]], known_groups: Iterable[str] = ()) -> Listing:
    """Find the status list in runs of lines; no group goes on from one run into the next."""
    texts = [unwrapped(run) for run in runs]
    names = GroupNames(known_groups, [line for text in texts for line in text])
    found = Listing()
    for text in texts:
        _Walk(text, names, found).read()
    return found


class _Walk:
    """One walk down the lines, knowing which group and status they stand under."""

    def __init__(self, lines: Sequence[Line], names: GroupNames, found: Listing) -> None:
        self.lines = lines
        self.names = names
        self.statuses = [self._status(line) for line in lines]
        self.found = found
        self.group = ""
        self.status = ""
        self.seen: set[str] = set()
        self.has_bullets = False
        self.is_nobodys = False
        self.last: Entry | None = None

    def read(self) -> None:
        for index, line in enumerate(self.lines):
            if self.statuses[index] and self.group:
                self._open_status(line, self.statuses[index])
            elif self._opens_group(index):
                self._open_group(line)
            elif self.group and self._closes(index):
                self._close()
            elif self.group:
                self._take(index)
            else:
                self._pass_over(index)

    @staticmethod
    def _status(line: Line) -> str:
        return "" if line.is_bullet or line.text.endswith(".") else status_word(line.text)

    def _after(self, index: int) -> Line | None:
        return self.lines[index + 1] if index + 1 < len(self.lines) else None

    def _status_after(self, index: int) -> str:
        return self.statuses[index + 1] if index + 1 < len(self.lines) else ""

    def _is_apart(self, index: int) -> bool:
        if index == 0:
            return True
        before = self.lines[index - 1]
        return self.lines[index].number - (before.until or before.number) > 1

    def _opens_group(self, index: int) -> bool:
        line, after = self.lines[index], self._after(index)
        if line.is_bullet or after is None:
            return False
        own_state = not after.is_heading and tells_own_state(after.text)
        if self.names.known(line.text):
            return bool(self._status_after(index)) or own_state or bool(self.group)
        if not (line.is_heading or is_titlelike(line)):
            return False
        if status := self._status_after(index):
            if line.is_heading:
                return True
            # In a list without bullets the last document of a group stands where a name would.
            is_free = not self.status or self.has_bullets or status in self.seen
            return is_free and not names_a_document(line.text)
        return bool(self.group) and own_state and not names_a_document(line.text)

    def _closes(self, index: int) -> bool:
        line, after = self.lines[index], self._after(index)
        if line.is_heading:
            return True
        if after is None or not is_titlelike(line) or names_a_document(line.text):
            return False
        is_apart = self._is_apart(index) or self.has_bullets or not self.status
        enough = 60 if is_apart else 120
        return not after.is_bullet and len(after.text) > enough and not self._status_after(index)

    def _open_group(self, line: Line) -> None:
        self._close()
        self.group = self.names.learn(line.text)
        if self.group not in self.found.groups:
            self.found.groups.append(self.group)
        self._place(line, "group")

    def _open_status(self, line: Line, status: str) -> None:
        self.status, self.last = status, None
        self.seen.add(status)
        self.found.headings.append((line, status))
        self._place(line, "status")

    def _pass_over(self, index: int) -> None:
        """Documents under a status heading, but under no group, are told as not understood."""
        line, after = self.lines[index], self._after(index)
        if self.statuses[index]:
            self.is_nobodys = after is not None and names_a_document(after.text)
        elif not line.is_bullet and not names_a_document(line.text):
            self.is_nobodys = False
        if self.is_nobodys:
            self._place(line, "not_understood")

    def _close(self) -> None:
        self.is_nobodys = False
        self.group = self.status = ""
        self.seen = set()
        self.last = None

    def _take(self, index: int) -> None:
        line, last = self.lines[index], self.last
        if last is not None and self._is_below(line, last):
            last.remarks.append(line.text)
            self._place(line, "register")
        elif self.status and self._is_document(line):
            self.has_bullets = self.has_bullets or line.is_bullet
            self._add(line, self.found.entries, "register")
        else:
            self._add(line, self.found.remarks, "group_remark")

    def _add(self, line: Line, where: list[Entry], became: str) -> None:
        self.last = Entry(line, self.group, self.status, line.text)
        where.append(self.last)
        self._place(line, became)

    def _place(self, line: Line, became: str) -> None:
        for number in range(line.number, (line.until or line.number) + 1):
            self.found.places[number] = became

    def _is_below(self, line: Line, last: Entry) -> bool:
        is_deeper = line.is_bullet and line.indent >= last.line.indent + 2
        is_row = self.found.places[last.line.number] == "register"
        return is_deeper and is_row and not names_a_document(line.text)

    def _is_document(self, line: Line) -> bool:
        if names_a_document(line.text):
            return True
        if line.text.endswith(".") and (not line.is_bullet or states_progress(line.text)):
            return False
        return line.is_bullet or not self.has_bullets
