"""The register as two meetings saw it, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from bsak.decisions import frozen
from bsak.documents.changes import Change, GroupChange, diff, diff_groups, not_kept
from bsak.documents.models import Snapshot
from bsak.groups.rules import Viewer
from bsak.kernel.danish import day
from bsak.kernel.db import db, rows
from bsak.meetings.models import Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The other meeting, what is not alike, and the meetings one can choose among.

    ``not_kept`` says what cannot be compared, because it was not frozen at one of the meetings.
    """

    other: Meeting | None
    choices: tuple[tuple[int, str], ...]
    changes: tuple[Change, ...] = ()
    of_groups: tuple[GroupChange, ...] = ()
    not_kept: Sequence[str] = ()


def compare(meeting: Meeting, other_id: int | None, viewer: Viewer) -> Compared | None:
    """Return what changed from the other meeting to this one; without a choice from the one before.

    None when this meeting froze no register, or the other one did not.
    """
    meetings = _frozen_meetings()
    here = next((one for one in meetings if one.id == meeting.id), None)
    if here is None or (other_id and other_id not in {one.id for one in meetings}):
        return None
    earlier = [one.id for one in meetings if (one.held_on, one.id) < (here.held_on, here.id)]
    chosen = other_id or (earlier[-1] if earlier else None)
    choices = tuple((m.id, f"{m.body} {day(m.held_on)}") for m in meetings if m.id != meeting.id)
    before, after = chosen and frozen.seen(chosen, viewer), frozen.seen(meeting.id, viewer)
    if chosen is None or before is None or after is None:
        return Compared(other=None, choices=choices)
    return Compared(
        other=db.session.get(Meeting, chosen),
        choices=choices,
        changes=diff(before.rows, after.rows),
        of_groups=diff_groups(before.groups, after.groups),
        not_kept=not_kept(before.rows, after.rows),
    )


def _frozen_meetings() -> Sequence[Any]:
    query = select(Meeting.id, Meeting.body, Meeting.held_on)
    query = query.join(Snapshot, Snapshot.meeting_id == Meeting.id)
    return rows(query.order_by(Meeting.held_on, Meeting.id))
