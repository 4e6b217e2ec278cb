"""What following a recommendation does to the register. Frozen, with one JSON form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bsak.kernel.plain import from_plain, to_plain
from bsak.kernel.words import Worded, lazy

DIRECTOR = "Kommunaldirektøren"  # is asked for what is no group's own


class Verb(Worded):
    """The sort of change a decision makes."""

    NOTE = "note", lazy("Tages til efterretning")
    DEADLINE = "deadline", lazy("Ny frist")
    OWNER = "owner", lazy("Ny ejer")
    STATUS = "status", lazy("Ny status")
    APPROVE = "approve", lazy("Godkend teksten")
    TASK = "task", lazy("Ny opgave")
    SETTLE = "settle", lazy("Udestående beslutning er truffet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One change, for one or more documents; what the verb does not use is empty."""

    verb: Verb
    documents: tuple[str, ...] = ()  # codes
    group: str = ""  # code: whom a task is for
    due_on: date | None = None  # of a deadline or a task
    owner: str = ""  # a function: of documents or of a task
    status: str = ""  # a documents.kinds.Status
    title: str = ""  # of a task
    task: int | None = None  # an open task that a new one takes the place of
    waiting: int | None = None  # the row of what was waited for
    text: str = ""  # what was settled


NOTED = Act(verb=Verb.NOTE)  # takes note of what is told, and changes nothing


def stored(act: Act) -> dict[str, Any]:
    """Return the JSON form that a recommendation keeps."""
    plain = to_plain(act)
    assert isinstance(plain, dict)  # noqa: S101 -- for the type checker: a dataclass is an object
    return plain


def read(kept: Mapping[str, Any] | None) -> Act | None:
    """Return the act that a recommendation keeps, if any. Raises Malformed."""
    return None if kept is None else from_plain(Act, dict(kept))
