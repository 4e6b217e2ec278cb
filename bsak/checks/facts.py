"""What the register holds, as the rules see it: plain values, one for each thing."""

from datetime import date
from typing import NamedTuple

from bsak.checks.reading import Reading
from bsak.contacts.models import PointKind
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Part
from bsak.duty.gaps import Lack
from bsak.seats.roles import CrisisRole, Level


class Group(NamedTuple):
    """An open krisegruppe, in the board's own order."""

    id: int
    code: str
    name: str
    owner_function: str
    earlier_names: tuple[str, ...] = ()


class Department(NamedTuple):
    """An open part of the line organisation."""

    id: int
    name: str
    short_name: str = ""


class TakesPart(NamedTuple):
    """A mark in the matrix: a department has a part in a group's plans."""

    group_id: int
    department_id: int
    part: str


class Doc(NamedTuple):
    """A document of the register, also one whose text lies elsewhere."""

    id: int
    code: str
    group_id: int
    kind: Kind
    title: str
    unit: str = ""
    status: Status = Status.COMPLETED
    owner_function: str = ""
    due_on: date | None = None
    expected_on: date | None = None
    review_due: date | None = None
    exercised_on: date | None = None
    is_confidential: bool = False
    case_number: str = ""
    link: str = ""
    files: int = 0
    shared: tuple[tuple[int, Part], ...] = ()  # the other groups that have a part in it

    @property
    def is_open(self) -> bool:
        """Say whether somebody still has to write it."""
        return self.status not in (Status.COMPLETED, Status.WITHDRAWN)

    @property
    def is_withdrawn(self) -> bool:
        """Say whether it is out of use."""
        return self.status is Status.WITHDRAWN


class Text(NamedTuple):
    """The wording of a document that is in force."""

    document: Doc
    reading: Reading
    number: int = 1
    approved_on: date = date.min
    has_advice: bool = False  # that Sundhedsstyrelsen has given its own
    pages: int = 0  # of its sheet in a numbered copy; 0: it is in none


class Held(NamedTuple):
    """Somebody's place on a seat today: rank 0 is the holder, 1 the first deputy."""

    person_id: int
    rank: int


class Seat(NamedTuple):
    """A seat of the crisis organisation that is in use; one without a group is strategic."""

    id: int
    group_id: int | None
    level: Level
    role: CrisisRole | None
    title: str
    function: str = ""
    held: tuple[Held, ...] = ()

    @property
    def holder(self) -> int | None:
        """Return who holds it."""
        return next((held.person_id for held in self.held if held.rank == 0), None)

    @property
    def deputies(self) -> tuple[int, ...]:
        """Return who stands in, the first first."""
        return tuple(held.person_id for held in self.held if held.rank > 0)


class Human(NamedTuple):
    """Somebody who may have to be reached. The name is for looking in texts, never for telling."""

    id: int
    name: str
    title: str = ""
    department_id: int | None = None
    party_id: int | None = None
    left_on: date | None = None
    is_away: bool = False


class Post(NamedTuple):
    """A function that is reached whoever fills it, or an outside party's."""

    id: int
    name: str
    group_id: int | None = None
    party: str = ""


class Point(NamedTuple):
    """A number or address of somebody or of a function."""

    id: int
    person_id: int | None
    post_id: int | None
    kind: PointKind
    value: str
    is_private: bool = False
    added_on: date = date.min
    confirmed_on: date | None = None
    wrong_since: date | None = None

    @property
    def is_number(self) -> bool:
        """Say whether it can be rung."""
        return self.kind in (PointKind.PHONE, PointKind.MOBILE)


class Gap(NamedTuple):
    """A turn of a duty in the coming days that lacks somebody, from the day it begins."""

    roster_id: int
    roster: str
    group_id: int | None
    on: date
    lack: Lack
    has_backup: bool = False  # the roster: it may be the backup who cannot be there


class Shelved(NamedTuple):
    """A numbered copy of a binder, and how many releases in effect it is behind."""

    code: str  # of the binder
    number: int
    behind: int
    codes: frozenset[str] = frozenset()  # of the sheets that have gone to it


class Decided(NamedTuple):
    """A decision of the board, in the words of the minutes."""

    item_id: int
    number: int
    body: str
    held_on: date
    words: str


class Wait(NamedTuple):
    """Something a group or one of its documents still waits for."""

    id: int
    group_id: int
    document_id: int | None
    subject: str
    expected_on: date | None


class Mandate(NamedTuple):
    """That somebody may approve for the director, as the register says; it may not count."""

    id: int
    function: str
    counts: bool = True
    giver_left: bool = False
