"""The last meeting that froze the register, and what one person may know has changed since."""

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import String, cast, func, select, type_coerce

from bsak.documents.models import Document, Snapshot
from bsak.documents.snapshot import FrozenRow, thawed
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.overview import queries
from bsak.overview.changes import Change, Tally, diff, tally


@dataclass(frozen=True, slots=True)
class Since:
    """A meeting, the changes after it, and the figures as they were then."""

    meeting: Any
    changes: tuple[Change, ...]
    tally: Tally


def last_meeting(viewer: Viewer, today: date) -> Since | None:
    """Return what has changed since the newest frozen register, or None when there is none."""
    meeting = queries.last_frozen(today)
    if meeting is None:
        return None
    frozen = _frozen(meeting.id, meeting.taken_at)
    now = _now()
    known = {row[0] for row in now}
    hidden = queries.hidden_codes(viewer)
    if not viewer.sees_confidential:  # a document that is gone is judged by what was frozen of it
        hidden |= {code for code, row in frozen.items()
                   if code not in known and row[0].is_confidential}  # fmt: skip
    before = _tally(meeting.id, meeting.taken_at, meeting.held_on, hidden)
    return Since(meeting, _changes(frozen, now, hidden), before)


_Frozen = Mapping[str, tuple[FrozenRow, tuple[Any, ...]]]


def _changes(
    frozen: _Frozen, now: Iterable[tuple[Any, ...]], hidden: frozenset[str]
) -> tuple[Change, ...]:
    """Return the difference; only rows that are not alike are made into more than values."""
    alike = {row[0] for row in now if row[0] in frozen and frozen[row[0]][1] == row} | hidden
    return diff(
        (row for code, (row, _) in frozen.items() if code not in alike),
        (FrozenRow(*row) for row in now if row[0] not in alike),
    )


def _now() -> list[tuple[Any, ...]]:
    """Return the values of every document in the order of a FrozenRow's fields."""
    document = Document.__table__.c  # values and no objects: a long register has thousands
    query = select(
        document.code,
        CrisisGroup.__table__.c.code,
        type_coerce(document.kind, String),
        document.unit,
        document.title,
        type_coerce(document.status, String),
        func.coalesce(cast(document.due_on, String), ""),
        func.coalesce(cast(document.expected_on, String), ""),
        document.is_confidential,
        func.coalesce(cast(document.review_due, String), ""),
    ).join(CrisisGroup.__table__, CrisisGroup.__table__.c.id == document.group_id)
    return [tuple(row) for row in db.session.execute(query)]


@lru_cache(maxsize=4)
def _frozen(snapshot_id: int, _taken_at: object) -> _Frozen:
    """Return a frozen register by code; it is read once, since what is frozen does not change."""
    snapshot = db.session.get_one(Snapshot, snapshot_id)
    return {row.code: (row, astuple(row)) for row in thawed(snapshot.rows)}


@lru_cache(maxsize=64)
def _tally(snapshot_id: int, taken_at: object, held_on: date, hidden: frozenset[str]) -> Tally:
    """Return the figures of a frozen register for those who may not know of ``hidden``."""
    rows = _frozen(snapshot_id, taken_at)
    return tally((row for code, (row, _) in rows.items() if code not in hidden), held_on)
