"""The last meeting that froze the register, and what one person may know has changed since."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import String, case, func, select

from bsak.documents.models import Document, Snapshot
from bsak.documents.snapshot import FrozenRow, thawed
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.db import db, rows
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
    hidden = queries.hidden_codes(viewer)
    if not viewer.sees_confidential:  # a document that is gone is judged by what was frozen of it
        known = {line.split(_FIELD, 1)[0] for line in now}
        hidden |= {row.code for row in frozen.values()
                   if row.is_confidential and row.code not in known}  # fmt: skip
    before = _tally(meeting.id, meeting.taken_at, meeting.held_on, hidden)
    return Since(meeting, _changes(frozen, now, hidden), before)


_FIELD, _LINE = "\x1f", "\x1e"  # no title holds them: the service takes them for spaces
_Frozen = Mapping[str, FrozenRow]  # by the row as a line


def _changes(frozen: _Frozen, now: set[str], hidden: frozenset[str]) -> tuple[Change, ...]:
    """Return the difference; only lines that are not alike are made into rows."""
    gone = (frozen[line] for line in frozen.keys() - now)
    come = (_row(line) for line in now - frozen.keys())
    return diff(
        (row for row in gone if row.code not in hidden),
        (row for row in come if row.code not in hidden),
    )


def _now() -> set[str]:
    """Return every document as a line, all fetched as one value: a long register has thousands."""
    ((lines,),) = rows(_as_lines())
    return set(lines.split(_LINE)) if lines else set()


@lru_cache(maxsize=1)
def _as_lines() -> Any:
    """Return the statement that writes the fields of a FrozenRow one after the other."""
    document, group = Document.__table__.c, CrisisGroup.__table__.c
    fields = [
        document.code,
        group.code,
        document.kind,
        document.unit,
        document.title,
        document.status,
        document.due_on,
        document.expected_on,
        case((document.is_confidential, "1"), else_=""),
        document.review_due,
    ]
    # Half the time of adding them up one by one; what is not there becomes nothing.
    line = func.format(_FIELD.join(["%s"] * len(fields)), *fields, type_=String)
    joined = CrisisGroup.__table__.join(Document.__table__, group.id == document.group_id)
    return select(func.aggregate_strings(line, _LINE)).select_from(joined)


def _line(row: FrozenRow) -> str:
    fields = (*astuple(row)[:-2], "1" if row.is_confidential else "", row.review_due)
    return _FIELD.join(fields)


def _row(line: str) -> FrozenRow:
    code, group, kind, unit, title, status, due, expected, closed, review = line.split(_FIELD)
    return FrozenRow(code, group, kind, unit, title, status, due, expected, bool(closed), review)


@lru_cache(maxsize=4)
def _frozen(snapshot_id: int, _taken_at: object) -> _Frozen:
    """Return a frozen register, each row by its line; read again only when it is frozen anew."""
    snapshot = db.session.get_one(Snapshot, snapshot_id)
    return {_line(row): row for row in thawed(snapshot.rows)}


@lru_cache(maxsize=64)
def _tally(snapshot_id: int, taken_at: object, held_on: date, hidden: frozenset[str]) -> Tally:
    """Return the figures of a frozen register for those who may not know of ``hidden``."""
    rows = _frozen(snapshot_id, taken_at)
    return tally((row for row in rows.values() if row.code not in hidden), held_on)
