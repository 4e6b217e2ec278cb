"""What a person can hold, one thing at a time: what it is, who could take it, and how it moves."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bsak.contacts.models import Person
from bsak.groups.rules import Viewer
from bsak.kernel.words import Worded, lazy
from bsak.personal.models import Going
from bsak.personal.takers import Takers


class Sort(Worded):
    """What sort of thing somebody holds, in the order the page shows them."""

    SEAT = "seat", lazy("Pladser i kriseledelsen")
    SHIFT = "shift", lazy("Vagter")
    DOCUMENT = "document", lazy("Dokumenter")
    TASK = "task", lazy("Opgaver")
    OFFICE_TASK = "office_task", lazy("Opgaver efter funktion")
    DECISION = "decision", lazy("Beslutninger, der ventes på")
    OFFICE_DOCUMENT = "office_document", lazy("Dokumenter efter funktion")
    READER = "reader", lazy("Tekster, der skal læses og forstås")
    GROUP = "group", lazy("Krisegrupper")
    BINDER = "binder", lazy("Numererede mapper")
    MANDATE = "mandate", lazy("Bemyndigelser til at godkende")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing that somebody holds.

    ``takers`` are those who could take it, the proposed one first. ``vacant`` says what becomes
    of it when nobody takes it; empty: somebody must. A thing that cannot be moved here says in
    ``instead`` what is to be done about it. One that ``goes`` cannot stay with who leaves, chosen
    or not. ``hint`` says what choosing somebody does.
    """

    sort: Sort
    id: int
    words: str
    endpoint: str
    address: Mapping[str, str | int]
    takers: tuple[Person, ...] = ()
    is_proposed: bool = False
    vacant: str = ""
    instead: str = ""
    goes: bool = False
    hint: str = ""

    @property
    def key(self) -> str:
        """Return the name by which a form tells of it."""
        return f"{self.sort.value}-{self.id}"

    @property
    def proposed(self) -> Person | None:
        """Return who is proposed to take it."""
        return self.takers[0] if self.is_proposed else None


@dataclass(frozen=True, slots=True)
class Departure:
    """That a person goes, from a day: for good, or until another day, both included."""

    person: Person
    going: Going
    from_on: date
    to_on: date | None = None

    @property
    def is_for_good(self) -> bool:
        """Say whether they do not come back."""
        return self.going is Going.LEAVES


Moved = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Keeper:
    """How one sort of thing is found, moved, and put back as it was before.

    ``move`` returns what ``back`` needs to know, as JSON without any name. What is only told of
    has neither.
    """

    sort: Sort
    find: Callable[[Departure, Takers], Iterator[Thing]]
    move: Callable[[int, Person | None, Departure, Viewer], Moved] | None = None
    back: Callable[[Moved, Viewer], None] | None = None
