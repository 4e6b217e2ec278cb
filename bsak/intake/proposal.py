"""What minutes would change in the register: plain values to look at before anything is written."""

import hashlib
from dataclasses import dataclass, field
from datetime import date

from bsak.intake.differing import Moved
from bsak.kernel.words import Worded, _, lazy
from bsak.meetings.reading.shape import Minutes


class What(Worded):
    """What sort of thing a change is about, in the order changes are shown and written."""

    MEETING = "meeting", lazy("Mødet")
    ATTENDEE = "attendee", lazy("Deltagere")
    ITEM = "item", lazy("Punkter")
    GROUP = "group", lazy("Krisegrupper")
    DOCUMENT = "document", lazy("Dokumenter")
    WAITING = "waiting", lazy("Afventer")
    SETTLED = "settled", lazy("Afklaret")
    REMARK = "remark", lazy("Bemærkninger")
    EXPECTED = "expected", lazy("Forventet færdig")
    DEADLINE = "deadline", lazy("Frister")
    TASK = "task", lazy("Opgaver")
    NEXT_MEETING = "next_meeting", lazy("Næste møde")


class State(Worded):
    """How a line of the minutes stands to the register."""

    NEW = "new", lazy("Nyt")
    CHANGED = "changed", lazy("Ændret")
    UNCHANGED = "unchanged", lazy("Uændret")
    UNCLEAR = "unclear", lazy("Se efter")  # shown, and written only when somebody ticks it


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing the minutes say. ``line`` is where in the source; 0 when nowhere in particular.

    ``document_id`` is the row it was recognised as; ``position`` leads back into the minutes.
    """

    what: What
    state: State
    title: str
    group: str = ""
    before: str = ""
    after: str = ""
    note: str = ""
    line: int = 0
    position: int = 0
    document_id: int | None = None
    day: date | None = None
    code: str = ""  # what a new group's documents will be numbered by
    which: tuple[str, ...] = ()  # the documents that a deadline is for
    moved: tuple[Moved, ...] = ()  # the fields of a point that will be written over
    is_for_nothing: bool = False  # nothing would come of writing it
    is_of_row: bool = False  # ``position`` is a line of the list, not a remark on a group
    is_of_later: bool = False  # about what the group has reported on after the meeting

    @property
    def key(self) -> str:
        """Return a name for this change that stays the same from one look to the next."""
        told = f"{self.what}|{self.line}|{self.position}|{self.group}|{self.title}"
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    @property
    def is_writable(self) -> bool:
        """Say whether there is anything to write."""
        return self.state is not State.UNCHANGED and not self.is_for_nothing


def overtaken() -> str:
    """Return what is said of older words that would replace newer ones."""
    return _("Registret er ændret efter mødet. Sæt kun kryds, hvis referatet har ret.")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything one set of minutes would do, and what in them was not understood."""

    minutes: Minutes
    changes: tuple[Change, ...] = field(default_factory=tuple)
    refusal: str = ""  # why they are not read in over the meeting there is

    @property
    def digest(self) -> str:
        """Return a mark of what was seen, so that nobody writes something else than they saw."""
        told = "\n".join(
            f"{c.key}|{c.state}|{c.before}|{c.after}|{c.note}|{c.which}|{c.moved}"
            for c in self.changes
        )
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def obstacle(self) -> str:
        """Return what was not found, and what to do about it; empty when there is enough."""
        if self.refusal:
            return self.refusal
        told = self.minutes
        has_content = bool(
            told.items or told.register or told.deadlines or told.group_remarks or told.next_meeting
        )
        if told.meeting.date is None and not has_content:
            return _(
                "Hverken mødets dato eller dets punkter blev fundet. Se efter, at teksten er et "
                "referat med »Mødedato: 12. marts 2024« øverst og »Punkt 1: …« over hvert punkt, "
                "og læs det igen."
            )
        if told.meeting.date is None:
            return _(
                "Mødets dato blev ikke fundet, så intet kan skrives. Skriv den øverst i referatet, "
                "fx »Mødedato: 12. marts 2024«, og læs det igen."
            )
        if not has_content:
            return _(
                "Mødets dato blev fundet, men ingen punkter. Skriv fx »Punkt 1: Status på "
                "beredskabsplaner« over hvert punkt i referatet, og læs det igen."
            )
        return ""

    @property
    def is_writable(self) -> bool:
        """Say whether there is anything here to write."""
        return not self.obstacle and any(c.is_writable for c in self.changes)

    @property
    def suggested(self) -> frozenset[str]:
        """Return the keys of the changes that are ticked from the start."""
        return frozenset(c.key for c in self.changes if c.state in (State.NEW, State.CHANGED))

    def of(self, what: What) -> tuple[Change, ...]:
        """Return the changes of one sort."""
        return tuple(c for c in self.changes if c.what is what)

    def count(self, state: State) -> int:
        """Return how many changes are in ``state``."""
        return sum(c.state is state for c in self.changes)
