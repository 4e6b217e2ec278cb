"""Which row of the register a line of the minutes means, and what is already written there."""

import re
from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher

from sqlalchemy import ColumnElement, and_, select

from bsak.documents.kinds import Status
from bsak.documents.models import Deadline, Document, Remark, Waiting, WaitingFor
from bsak.groups.models import CrisisGroup
from bsak.intake import alike, awaited
from bsak.kernel.danish import fold
from bsak.kernel.db import db
from bsak.kernel.vague_dates import When, find_all
from bsak.meetings.models import AgendaItem, Meeting
from bsak.meetings.reading import shape

_ALIKE = 0.88  # two titles of one group and kind this alike are the same, one of them misspelt
_WAITS = re.compile(r"\b(?:mangler|afventer|udestår|afklar)", re.IGNORECASE)
_WHOM = re.compile(r"\b([A-ZÆØÅ]{3,8})\b")


def meeting(minutes: shape.Minutes) -> Meeting | None:
    """Return the stored meeting that the minutes are of.

    Same day, and the same body, or only planned, or held here with points of the board, which
    may have met within another forum.
    """
    told = minutes.meeting
    if told.date is None:
        return None
    same_day = db.session.scalars(select(Meeting).where(Meeting.held_on == told.date)).all()
    exact = [m for m in same_day if fold(m.body) == fold(told.body or "BSAK")]
    planned = [m for m in same_day if m.is_planned]
    here = [m for m in same_day if m.opened_at and m.has_board_points]
    return next(iter([*exact, *here, *planned]), None)


def document(
    row: shape.Row, group: CrisisGroup | None, documents: Sequence[Document]
) -> tuple[Document | None, bool]:
    """Return the document that ``row`` means, and whether its title is written the same."""
    if group is None:
        return None, True
    near = [
        d
        for d in documents
        if d.group_id == group.id and d.kind == row.kind and fold(d.unit) == fold(row.unit)
    ]
    wanted = fold(row.title)
    for one in near:
        if fold(one.title) == wanted:
            return one, True
    alike = [(SequenceMatcher(None, fold(d.title), wanted).ratio(), d.id, d) for d in near]
    best = max(alike, default=None)
    if best and best[0] >= _ALIKE:
        return best[2], False
    return None, True


def expected(text: str, on: date) -> When | None:
    """Return the day that ``text`` expects work to be done, or None when it names none."""
    if "forvent" not in fold(text):
        return None
    return next((one.when for one in find_all(text, on) if one.when.day), None)


def own_day(row: shape.Row, on: date) -> When | None:
    """Return when a line of the list expects its own document to be done.

    A line that waits for something tells when that comes, not when the document is done.
    """
    is_open = row.kind != "decision" and Status(row.status) not in (
        Status.COMPLETED,
        Status.WITHDRAWN,
    )
    return expected(row.remark, on) if is_open and not waits(row.remark) else None


def waits(remark: str) -> bool:
    """Say whether a remark tells that something is waited for."""
    return bool(_WAITS.search(remark))


def waits_for(remark: str) -> str:
    """Return the party a remark names in capitals (HOFOR, HBR), or nothing."""
    named = [n for n in _WHOM.findall(remark) if not re.search(rf"{n}-?mød", remark)]
    return named[0] if named else ""


def known_remark(group_id: int, document_id: int | None, text: str) -> str | None:
    """Return the remark that stands on the document, or on the group, and says the same."""
    stored = db.session.scalars(
        select(Remark.text).where(Remark.group_id == group_id, Remark.document_id == document_id)
    )
    return _alike(list(stored), text)


def known_waiting(document: Document, remark: str, on: date | None) -> str | None:
    """Return what the document is already said to wait for, if it is the same."""
    return _waits_for(Waiting.document_id == document.id, awaited.read(remark, on).subject, on)


def known_decision(group: CrisisGroup, subject: str, on: date | None) -> str | None:
    """Return the decision that the group is already said to wait for, if it is the same."""
    mine = and_(Waiting.kind == WaitingFor.DECISION, Waiting.group_id == group.id)
    return _waits_for(mine, subject, on)


def _waits_for(mine: ColumnElement[bool], subject: str, on: date | None) -> str | None:
    """What was settled before the meeting, and waits again, waits anew."""
    found = db.session.scalars(select(Waiting).where(mine))
    stored = {
        awaited.read(w.subject, on).subject: w.subject
        for w in found
        if not (w.settled_on and on and w.settled_on < on)
    }
    said = _alike(list(stored), subject)
    return None if said is None else stored[said]


def _alike(stored: Sequence[str], text: str) -> str | None:
    exact = (one for one in stored if alike.is_same(one, text))
    return next(exact, next((one for one in stored if alike.says_same(one, text)), None))


def has_deadline(held: Meeting, told: shape.Deadline) -> bool:
    """Say whether this meeting's deadline is already written."""
    return (
        db.session.scalar(
            select(Deadline.id)
            .join(AgendaItem, Deadline.item_id == AgendaItem.id)
            .where(AgendaItem.meeting_id == held.id, Deadline.due_on == told.date)
            .limit(1)
        )
        is not None
    )
