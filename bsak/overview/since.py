"""The last meeting that froze the register, and what one person may know has changed since."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import String, func, select

from bsak.documents.changes import Change, diff
from bsak.documents.models import Document, Snapshot
from bsak.documents.snapshot import FrozenRow, rows_now, thawed
from bsak.groups.rules import Viewer
from bsak.kernel.db import db, rows
from bsak.overview import queries
from bsak.overview.changes import Tally, tally


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
    before, after = _touched(frozen)
    hidden = queries.hidden_codes(viewer)
    if not viewer.sees_confidential:  # a document that is gone is judged by what was frozen of it
        there = {row.code for row in after}
        hidden |= {row.code for row in before if row.is_confidential and row.code not in there}
    changes = diff(
        (row for row in before if row.code not in hidden),
        (row for row in after if row.code not in hidden),
    )
    return Since(meeting, changes, _tally(meeting.id, meeting.taken_at, meeting.held_on, hidden))


_FIELD, _LINE = "\x1f", "\x1e"  # no code holds them
_MANY = 500  # codes in one question; for more, all are read
_Frozen = Mapping[str, FrozenRow]  # by its mark


def _touched(frozen: _Frozen) -> tuple[list[FrozenRow], tuple[FrozenRow, ...]]:
    """Return the rows that may differ, as they were and as they are: those written since.

    Every write of a document gives it a new version, so of thousands only these are read whole.
    """
    now = _marks()
    codes = {mark.split(_FIELD, 1)[0] for mark in now - frozen.keys()}
    before = [frozen[mark] for mark in frozen.keys() - now]
    after = rows_now(codes if len(codes) <= _MANY else None)
    return before, tuple(row for row in after if row.code in codes)


def _marks() -> set[str]:
    """Return the mark of every document, all fetched as one value."""
    ((marks,),) = rows(_as_marks())
    return set(marks.split(_LINE)) if marks else set()


@lru_cache(maxsize=1)
def _as_marks() -> Any:
    document = Document.__table__.c
    mark = func.format(f"%s{_FIELD}%s", document.code, document.version, type_=String)
    return select(func.aggregate_strings(mark, _LINE)).select_from(Document.__table__)


@lru_cache(maxsize=4)
def _frozen(snapshot_id: int, _taken_at: object) -> _Frozen:
    """Return a frozen register by mark; read again only when it is frozen anew."""
    snapshot = db.session.get_one(Snapshot, snapshot_id)
    return {f"{row.code}{_FIELD}{row.version}": row for row in thawed(snapshot.rows)}


@lru_cache(maxsize=64)
def _tally(snapshot_id: int, taken_at: object, held_on: date, hidden: frozenset[str]) -> Tally:
    """Return the figures of a frozen register for those who may not know of ``hidden``."""
    rows = _frozen(snapshot_id, taken_at)
    return tally((row for row in rows.values() if row.code not in hidden), held_on)
