"""Minutes read whole: every line of the text ends in one place, or among those not understood."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from bsak.kernel.words import _
from bsak.meetings.reading.asking import asked, doubted
from bsak.meetings.reading.decisions import deadlines, next_meeting
from bsak.meetings.reading.head import Head
from bsak.meetings.reading.items import build_item
from bsak.meetings.reading.lines import Line, read_lines
from bsak.meetings.reading.noticing import of_head, of_point
from bsak.meetings.reading.people import people
from bsak.meetings.reading.points import Placed, place_lines, point_starts
from bsak.meetings.reading.register import Register, read_register
from bsak.meetings.reading.shape import (
    Deadline,
    Meeting,
    Minutes,
    NextMeeting,
    Notice,
    NotUnderstood,
    Place,
    Task,
)

# The list is told in the presentation as a rule, but may stand in any text.
_LISTABLE = {"unheaded", "occasion", "presentation", "decision", "history"}


def read_minutes(
    text: str, known_groups: Iterable[str] = (), *, departments: Iterable[str] = ()
) -> Minutes:
    """Return what the minutes in ``text`` hold; the names are those that the register knows."""
    lines = read_lines(text)
    starts = point_starts(lines)
    head = Head(has_points=bool(starts))
    meeting = head.read(lines[: starts[0]] if starts else lines)
    points = [
        place_lines(lines[start:end], head.contents)
        for start, end in pairwise([*starts, len(lines)])
    ]
    known = tuple(known_groups)
    return _Reading(lines, known, head, meeting, points).minutes((*known, *departments))


class _Reading:
    """Minutes on the way to being understood."""

    def __init__(
        self,
        lines: Sequence[Line],
        known_groups: Sequence[str],
        head: Head,
        meeting: Meeting,
        points: Sequence[list[Placed]],
    ) -> None:
        self.lines = lines
        self.head = head
        self.meeting = meeting
        self.points, self.repeats = _told_once(points)
        self.items = [build_item(placed) for placed in self.points]
        self.register = self._read_register(known_groups)

    def minutes(self, offices: Sequence[str]) -> Minutes:
        """Return the finished reading; ``offices`` are the groups and departments there are."""
        places, deadlines = self._places(), self._deadlines()
        return Minutes(
            meeting=self.meeting,
            items=tuple(self.items),
            register=self.register.rows,
            deadlines=deadlines,
            not_understood=tuple(
                NotUnderstood(place.line, self.lines[place.line - 1].source.strip())
                for place in places
                if place.became == "not_understood"
            ),
            groups=self.register.groups,
            group_remarks=self.register.remarks,
            notices=tuple(sorted(self._notices(), key=lambda notice: notice.line)),
            next_meeting=self._next_meeting(),
            places=places,
            tasks=self._tasks((*offices, *self.register.groups), deadlines),
            attendees=people(self.meeting.notes),
        )

    def _read_register(self, known_groups: Sequence[str]) -> Register:
        if not self.points:
            rest = [line for line in self.lines if line.number not in self.head.places]
            return read_register([rest], known_groups)
        runs = [
            [one.line for one in run]
            for placed in self.points
            for became, run in groupby(placed, key=lambda one: one.became)
            if became in _LISTABLE
        ]
        return read_register(runs, known_groups)

    def _deadlines(self) -> tuple[Deadline, ...]:
        return tuple(
            deadline
            for item, placed in zip(self.items, self.points, strict=True)
            for deadline in deadlines(placed, item.number, self.meeting.date)
        )

    def _tasks(self, offices: Sequence[str], deadlines: Sequence[Deadline]) -> tuple[Task, ...]:
        found = (
            task
            for item, placed in zip(self.items, self.points, strict=True)
            for task in asked(placed, item, self.meeting.date, offices=offices)
        )
        return tuple(
            replace(task, is_clear=task.is_clear and not doubted(task, deadlines)) for task in found
        )

    def _next_meeting(self) -> NextMeeting | None:
        for item, placed in zip(self.items, self.points, strict=True):
            if found := next_meeting(placed, item.number, self.meeting.date):
                return found
        return None

    def _places(self) -> tuple[Place, ...]:
        """Return the account: one place for every line that is not blank."""
        became = dict.fromkeys(
            (line.number for line in self.lines if line.source.strip()), ("not_understood", 0)
        )
        became |= {number: (what, 0) for number, what in self.head.places.items()}
        for item, placed in zip(self.items, self.points, strict=True):
            for one in placed:
                if one.line.number in became:
                    what = "presentation" if one.became == "unheaded" else one.became
                    became[one.line.number] = (what, item.number)
        for number, what in self.register.places.items():
            became[number] = (what, became[number][1])
        for line in self.lines:
            if not line.text and line.number in became:
                became[line.number] = ("mark", became[line.number][1])
        return tuple(Place(number, *what) for number, what in sorted(became.items()))

    def _notices(self) -> list[Notice]:
        return [
            *of_head(self.meeting, self.items, len(self.head.contents)),
            *self.register.notices,
            *self.repeats,
            *(notice for placed in self.points for notice in of_point(placed)),
        ]


def _told_once(points: Sequence[list[Placed]]) -> tuple[list[list[Placed]], list[Notice]]:
    """Return the points, and a notice for each that has the number of an earlier one.

    The lines of such a point are not understood: which of the two is meant nobody can tell.
    """
    first: dict[int, list[Placed]] = {}
    notices = []
    for placed in points:
        number = build_item(placed).number
        if first.setdefault(number, placed) is placed:
            continue
        sentence = _(
            "Punkt %(number)d står også på linje %(line)d, så dette punkt skrives ikke. "
            "Ret nummeret, og læs referatet igen.",
            number=number,
            line=first[number][0].line.number,
        )
        notices.append(Notice(placed[0].line.number, sentence))
    return list(first.values()), notices
