"""The register as a draft sees it: plain values, read once; all else is a function of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple, TypeVar

from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Part, WaitingFor
from bsak.kernel.prose import Tier

LEAD = timedelta(days=14)  # what is due lies this long before the meeting that hears of it
HORIZON = timedelta(days=28)  # how far one looks when no later meeting is planned
_FINISHED = (Status.COMPLETED, Status.WITHDRAWN)
_Thing = TypeVar("_Thing")


class Group(NamedTuple):
    """A krisegruppe."""

    id: int
    code: str
    name: str
    owner_function: str
    is_closed: bool
    has_leader: bool
    is_seat_vacant: bool = False  # it has a seat for its leader in a crisis, and nobody holds it


class Doc(NamedTuple):
    """A document of the register."""

    id: int
    code: str
    group_id: int
    kind: Kind
    unit: str
    title: str
    status: Status
    due_on: date | None
    expected_on: date | None
    expected_text: str
    review_due: date | None
    owner_function: str
    is_confidential: bool

    @property
    def is_open(self) -> bool:
        """Say whether somebody still has to write it."""
        return self.status not in _FINISHED


class Newest(NamedTuple):
    """The deadline of a document that is in force, and whether a decision set it."""

    id: int
    document_id: int
    reason: str
    is_decided: bool


class Wait(NamedTuple):
    """Something a group or one of its documents still waits for."""

    id: int
    group_id: int
    document_id: int | None
    kind: WaitingFor
    subject: str
    waits_for: str
    expected_on: date | None
    expected_text: str


class Share(NamedTuple):
    """Another group's part in a document."""

    document_id: int
    group_id: int
    part: Part


class Said(NamedTuple):
    """A remark on a whole group."""

    group_id: int
    text: str
    noted_on: date


class Noted(NamedTuple):
    """One of the newest remarks on a document."""

    document_id: int
    text: str
    noted_on: date


class Laid(NamedTuple):
    """A text that waits for whoever approves it."""

    document_id: int
    is_councils: bool


class Comments(NamedTuple):
    """How many comments of HBR's are still open on a document."""

    document_id: int
    number: int
    blocking: int


class Todo(NamedTuple):
    """An open task."""

    id: int
    title: str
    due_on: date | None
    group_id: int | None
    document_id: int | None
    owner: str
    is_decided: bool = False  # a meeting gave it


class Decided(NamedTuple):
    """A point of an earlier meeting that nothing in the register comes from."""

    id: int
    number: int
    body: str
    held_on: date
    decision: str


class Checked(NamedTuple):
    """Something that the checker finds and no meeting has settled; it names no person."""

    key: str
    rule: str  # its id
    title: str  # of the rule
    tier: Tier
    subject: str  # what it is about, when that is neither a document nor a whole group
    words: str
    group_id: int | None = None
    document_id: int | None = None
    is_minor: bool = False  # only counted: a tip, or how a text is written
    is_again: bool = False  # an earlier meeting had it on its agenda and left it open


class Upheld(NamedTuple):
    """A new deadline that a meeting was asked for and did not give."""

    body: str
    held_on: date


@dataclass(frozen=True, slots=True)
class Calendar:
    """The meeting that is drafted, and the ones before and after it."""

    meeting_id: int
    body: str
    held_on: date
    today: date
    last_id: int | None = None
    last_body: str = ""
    last_on: date | None = None
    next_on: date | None = None

    @property
    def horizon(self) -> date:
        """Return the day of the next meeting, or how far one looks when none is planned."""
        return self.next_on or self.held_on + HORIZON

    @property
    def usual_date(self) -> date:
        """Return the date that is proposed when a group has not named one itself."""
        if self.next_on and self.next_on - LEAD > self.held_on:
            return self.next_on - LEAD
        return self.held_on + HORIZON


@dataclass(frozen=True, kw_only=True)
class Register:
    """Everything a draft is made from, except the acts in the trail."""

    calendar: Calendar
    groups: Mapping[int, Group]  # in the board's own order
    documents: Mapping[int, Doc]  # in the order of the status list, group by group
    newest: Mapping[int, Newest] = field(default_factory=dict)  # by document
    waits: tuple[Wait, ...] = ()
    shares: tuple[Share, ...] = ()
    said: tuple[Said, ...] = ()
    noted: tuple[Noted, ...] = ()
    laid: tuple[Laid, ...] = ()
    comments: tuple[Comments, ...] = ()
    tasks: tuple[Todo, ...] = ()
    decided: tuple[Decided, ...] = ()
    checked: tuple[Checked, ...] = ()
    checker: str = ""  # the address where all of it is read
    upheld: Mapping[str, Upheld] = field(default_factory=dict)  # by the code of the document

    @cached_property
    def open_groups(self) -> list[Group]:
        """Return the groups that are not closed."""
        return [group for group in self.groups.values() if not group.is_closed]

    @cached_property
    def documents_of(self) -> Mapping[int, list[Doc]]:
        """Return the documents of each group."""
        return _by(self.documents.values(), lambda document: document.group_id)

    @cached_property
    def shares_of(self) -> Mapping[int, list[Share]]:
        """Return which groups have a part in each document."""
        return _by(self.shares, lambda share: share.document_id)

    @cached_property
    def waits_of(self) -> Mapping[int, list[Wait]]:
        """Return what each document waits for."""
        return _by(self.waits, lambda wait: wait.document_id or 0)

    @cached_property
    def waits_of_group(self) -> Mapping[int, list[Wait]]:
        """Return what each group waits for as a whole."""
        whole = [wait for wait in self.waits if wait.document_id is None]
        return _by(whole, lambda wait: wait.group_id)

    @cached_property
    def said_of(self) -> Mapping[int, list[Said]]:
        """Return the remarks on each group."""
        return _by(self.said, lambda said: said.group_id)

    @cached_property
    def noted_of(self) -> Mapping[int, list[Noted]]:
        """Return the newest remarks on each document."""
        return _by(self.noted, lambda noted: noted.document_id)


def _by(things: Iterable[_Thing], key: Callable[[_Thing], int]) -> dict[int, list[_Thing]]:
    found: dict[int, list[_Thing]] = defaultdict(list)
    for thing in things:
        found[key(thing)].append(thing)
    return found
