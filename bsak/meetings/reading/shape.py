"""What is found in minutes, as plain frozen values; the field names are the JSON names."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from bsak.kernel.plain import to_plain


@dataclass(frozen=True, slots=True)
class Meeting:
    """Which meeting the minutes are of. ``notes`` are head lines the register has no use for."""

    body: str
    date: dt.date | None
    time: str
    place: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sections:
    """The parts of a point. The presentation is whole, the status list in it included."""

    occasion: str
    presentation: str
    recommendation: tuple[str, ...]
    decision: str
    history: str
    attachments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A point of the agenda as the minutes print it."""

    number: int
    title: str
    case_number: str
    closed: bool
    sections: Sections
    proposer: str = ""
    line: int = 0
    time_slot: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the status list: a document, or a decision that is still to be made."""

    group: str
    kind: str
    unit: str
    title: str
    status: str
    remark: str
    line: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class GroupRemark:
    """Something the status list says of a whole krisegruppe."""

    group: str
    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date that a decision sets, with the sentence that sets it."""

    date: dt.date
    text: str
    item: int
    line: int = 0


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """When the minutes say that the board meets next."""

    date: dt.date
    text: str
    item: int
    line: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """Something a decision asks for. Clear is what says who, by function, and what."""

    text: str
    owner: str
    date: dt.date | None
    is_clear: bool
    item: int
    line: int = 0


@dataclass(frozen=True, slots=True)
class Attendee:
    """A function, or a guest, that the head names."""

    name: str
    presence: str
    is_guest: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A line that nothing is known about."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader of the proposal should look at; line 0 is the whole document."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """What a line of the source became, so that every line is accounted for once."""

    line: int
    became: str
    item: int = 0


@dataclass(frozen=True, slots=True)
class Minutes:
    """Everything that was found in one set of minutes."""

    meeting: Meeting
    items: tuple[Item, ...]
    register: tuple[Row, ...]
    deadlines: tuple[Deadline, ...]
    not_understood: tuple[NotUnderstood, ...]
    groups: tuple[str, ...]
    group_remarks: tuple[GroupRemark, ...]
    notices: tuple[Notice, ...]
    next_meeting: NextMeeting | None
    places: tuple[Place, ...] = ()
    tasks: tuple[Task, ...] = ()
    attendees: tuple[Attendee, ...] = ()


def to_json(minutes: Minutes) -> dict[str, Any]:
    """Return the JSON form; the account of the lines stays behind."""
    plain: dict[str, Any] = to_plain(minutes)
    plain.pop("places", None)
    return plain
