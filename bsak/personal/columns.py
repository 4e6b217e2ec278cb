"""Every column in which words can stand, drawn from the schema, and what may not be rewritten."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from flask_babel import LazyString
from sqlalchemy import JSON, Column, ColumnElement, Enum, String, Table, select, true

from bsak.agenda.models import Matter
from bsak.approval.models import State, Submission
from bsak.distribution.models import Holding, Pack, Release, ReleaseSheet
from bsak.kernel.db import db
from bsak.kernel.words import lazy
from bsak.meetings.models import AgendaItem, Attendance, Meeting, Recommendation
from bsak.meetings.states import Stage

# What nobody types: hashes, and words that the program itself writes into the trail.
_NEVER_TYPED = {
    "trail.action", "trail.subject", "user.password_hash", "login_session.token_hash",
    "calendar_feed.key_hash", "inquiry.key_hash", "duty_roster.feed_hash", "kept_sheet.digest",
    "attachment.digest", "release_sheet.digest", "release_sheet.kept", "holding.digest",
    "holding.kept",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stays:
    """Rows that are records and are never rewritten, and why people must live with it."""

    rows: ColumnElement[bool]
    why: LazyString


@dataclass(frozen=True, slots=True)
class Place:
    """A table with the columns in which words can stand."""

    table: Table
    words: tuple[Column[Any], ...]
    stays: Stays | None

    @property
    def name(self) -> str:
        """Return the name of the table."""
        return self.table.name

    @property
    def key(self) -> tuple[Column[Any], ...]:
        """Return what tells its rows apart."""
        return tuple(self.table.primary_key.columns)


@cache
def places() -> tuple[Place, ...]:
    """Return every table that can hold words; one that is made tomorrow is there too."""
    stays = _stays()
    return tuple(
        Place(table, words, stays.get(table.name))
        for table in db.metadata.sorted_tables
        if (words := tuple(_words(table)))
    )


def _words(table: Table) -> Iterator[Column[Any]]:
    for column in table.columns:
        is_choice = isinstance(column.type, Enum)  # the database checks it against the code
        can_hold = isinstance(column.type, String | JSON) and not is_choice
        if can_hold and f"{table.name}.{column.name}" not in _NEVER_TYPED:
            yield column


def _stays() -> dict[str, Stays]:
    """Return what is a record: decided on, approved or printed as it stands."""
    locked = select(Meeting.id).where(Meeting.stage == Stage.LOCKED)
    points = select(AgendaItem.id).where(AgendaItem.meeting_id.in_(locked))
    minutes = lazy("Referatet er godkendt og låst. Det er et dokument, kommunen skal gemme, som "
                   "det er.")  # fmt: skip
    approved = lazy("En godkendt udgave ændres aldrig: den viser, hvad der gjaldt hvornår. Skriv "
                    "en ny udgave uden navnet. Så udgår arket af mapperne.")  # fmt: skip
    printed = lazy("Det er trykt og sendt ud, og listen skal passe til papiret. Det udgår med "
                   "næste rettelse, når navnet er ude af teksten.")  # fmt: skip
    every = true()
    return {
        "revision": Stays(every, approved),
        "submission": Stays(Submission.state == State.APPROVED, approved),
        "meeting": Stays(Meeting.stage == Stage.LOCKED, minutes),
        "agenda_item": Stays(AgendaItem.meeting_id.in_(locked), minutes),
        "recommendation": Stays(Recommendation.item_id.in_(points), minutes),
        "matter": Stays(Matter.item_id.in_(points), minutes),
        "attendance": Stays(Attendance.meeting_id.in_(locked), minutes),
        **{
            table.__tablename__: Stays(every, printed)
            for table in (Release, ReleaseSheet, Pack, Holding)
        },
    }
