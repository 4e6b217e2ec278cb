"""The register as two meetings saw it, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from bsak.documents.changes import Change, diff
from bsak.documents.models import Document, Snapshot
from bsak.documents.queries import visible_to
from bsak.documents.snapshot import FrozenRow, thawed
from bsak.groups.rules import Viewer
from bsak.kernel.danish import day
from bsak.kernel.db import db, rows
from bsak.meetings.models import Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The other meeting, what is not alike, and the meetings one can choose among."""

    other: Meeting | None
    changes: tuple[Change, ...]
    choices: tuple[tuple[int, str], ...]


def compare(meeting: Meeting, other_id: int | None, viewer: Viewer) -> Compared | None:
    """Return what changed from the other meeting to this one; without a choice from the one before.

    None when this meeting froze no register, or the other one did not.
    """
    frozen = _frozen_meetings()
    here = next((one for one in frozen if one.id == meeting.id), None)
    if here is None or (other_id and other_id not in {one.id for one in frozen}):
        return None
    earlier = [one.id for one in frozen if (one.held_on, one.id) < (here.held_on, here.id)]
    chosen = other_id or (earlier[-1] if earlier else None)
    choices = tuple((m.id, f"{m.body} {day(m.held_on)}") for m in frozen if m.id != meeting.id)
    if chosen is None:
        return Compared(other=None, changes=(), choices=choices)
    sides = (_seen(chosen, viewer), _seen(meeting.id, viewer))
    other = db.session.get(Meeting, chosen)
    return Compared(other=other, changes=diff(*sides), choices=choices)


def _frozen_meetings() -> Sequence[Any]:
    query = select(Meeting.id, Meeting.body, Meeting.held_on)
    query = query.join(Snapshot, Snapshot.meeting_id == Meeting.id)
    return rows(query.order_by(Meeting.held_on, Meeting.id))


def _seen(meeting_id: int, viewer: Viewer) -> list[FrozenRow]:
    """Return a frozen register without what ``viewer`` may not know of now or could not then."""
    snapshot = db.session.scalar(select(Snapshot).where(Snapshot.meeting_id == meeting_id))
    assert snapshot is not None  # noqa: S101 -- only such meetings are offered
    known = {row.code for row in rows(select(Document.code).where(visible_to(viewer)))}
    there = {row.code for row in rows(select(Document.code))}
    return [
        row
        for row in thawed(snapshot.rows)
        if row.code in known
        or (row.code not in there and (viewer.sees_confidential or not row.is_confidential))
    ]
