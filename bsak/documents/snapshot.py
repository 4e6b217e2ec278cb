"""The register frozen for a meeting, so that the next one can see what has changed since."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import bindparam, func, select

from bsak.documents import frozen_words
from bsak.documents.models import Document, Revision, Snapshot, StatusChange
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.db import db, rows
from bsak.kernel.plain import from_plain, to_plain
from bsak.meetings.models import Meeting


@dataclass(frozen=True, slots=True)
class FrozenRow:
    """One document as a meeting saw it; dates are ISO, empty when there was none.

    None is what was not kept: registers frozen long ago hold less than those of today.
    """

    code: str
    group: str
    kind: str
    unit: str
    title: str
    status: str
    due_on: str
    expected_on: str
    is_confidential: bool
    review_due: str = ""
    # Of the document when it was frozen; 0: unknown. Says where to look, not what differs.
    version: int = field(default=0, compare=False)
    owner_function: str | None = None
    edition: int | None = None  # the number of the text in force; 0: none
    exercised_on: str | None = None
    waits: tuple[str, ...] | None = None  # what it waits for, in words
    remarks: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class FrozenGroup:
    """What a meeting saw of a group as a whole: what it waits for, and its remarks."""

    group: str
    name: str
    waits: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def freeze(meeting: Meeting, *, actor: Viewer, as_of: date | None = None) -> Snapshot:
    """Keep the register for ``meeting``; a second time replaces the first.

    It is kept as it is now, or with the documents and statuses it had on ``as_of``.
    """
    kept = rows_now() if as_of is None else rows_as_of(as_of)
    words = frozen_words.said(as_of)
    documents = [
        replace(row, waits=words.waits_of(row.code), remarks=words.remarks_of(row.code))
        for row in kept
    ]
    groups = [
        FrozenGroup(code, name, words.waits_of(code), words.remarks_of(code))
        for code, name in _groups()
    ]
    frozen = db.session.scalar(select(Snapshot).where(Snapshot.meeting_id == meeting.id))
    if frozen is None:
        frozen = Snapshot(meeting_id=meeting.id)
        db.session.add(frozen)
    frozen.taken_at, frozen.rows = clock.now(), [to_plain(row) for row in (*documents, *groups)]
    db.session.flush()
    trail.record("register_frozen", "meeting", meeting.id, actor_id=actor.user_id)
    return frozen


def rows_as_of(day: date) -> tuple[FrozenRow, ...]:
    """Return the register with the documents and the statuses that it had when ``day`` was over.

    Who owned what, and which text was in force, is not known of that day.
    """
    known = (
        replace(row, owner_function=None, edition=None, exercised_on=None) for row in rows_now()
    )
    return tuple(_turned_back(tuple(known), day))


def _turned_back(rows: tuple[FrozenRow, ...], day: date) -> Iterator[FrozenRow]:
    query = select(Document.code, StatusChange.was, StatusChange.status, StatusChange.changed_on)
    query = query.join(Document, Document.id == StatusChange.document_id)
    held: dict[str, str] = {}
    later: dict[str, str] = {}  # what the first change after the day was a change from
    # Minutes may be read in late, so the order of writing is not the order of the days.
    for code, was, status, on in db.session.execute(
        query.order_by(StatusChange.changed_on, StatusChange.id)
    ):
        if on <= day:
            held[code] = status.value
        else:
            later.setdefault(code, was.value if was else "")
    for row in rows:
        if row.code not in later:
            yield row
        elif then := held.get(row.code) or later[row.code]:
            yield replace(row, status=then, version=0)


def rows_now(codes: Collection[str] | None = None) -> tuple[FrozenRow, ...]:
    """Return the register as it is now, in the order of the codes; or only those ``codes``."""
    found = rows(_NOW) if codes is None else rows(_NOW_OF, {"codes": tuple(sorted(codes))})
    return tuple(
        FrozenRow(
            code=r.code,
            group=r.group,
            kind=r.kind.value,
            unit=r.unit,
            title=r.title,
            status=r.status.value,
            due_on=r.due_on.isoformat() if r.due_on else "",
            expected_on=r.expected_on.isoformat() if r.expected_on else "",
            is_confidential=r.is_confidential,
            review_due=r.review_due.isoformat() if r.review_due else "",
            version=r.version,
            owner_function=r.owner_function,
            edition=r.edition or 0,
            exercised_on=r.exercised_on.isoformat() if r.exercised_on else "",
        )
        for r in found
    )


def _groups() -> list[tuple[str, str]]:
    query = select(CrisisGroup.code, CrisisGroup.name)
    return [(row.code, row.name) for row in rows(query.order_by(CrisisGroup.position))]


_EDITION = select(func.max(Revision.number)).where(Revision.document_id == Document.id)
# Built once, since the overview asks it after every change.
_NOW = (
    select(
        Document.code,
        CrisisGroup.code.label("group"),
        Document.kind,
        Document.unit,
        Document.title,
        Document.status,
        Document.due_on,
        Document.expected_on,
        Document.is_confidential,
        Document.review_due,
        Document.version,
        Document.owner_function,
        Document.exercised_on,
        _EDITION.scalar_subquery().label("edition"),
    )
    .join(CrisisGroup, Document.group_id == CrisisGroup.id)
    .order_by(Document.code)
)
_NOW_OF = _NOW.where(Document.code.in_(bindparam("codes", expanding=True)))


def thawed(rows: list[Any]) -> tuple[FrozenRow, ...]:
    """Return the documents of a stored snapshot. Raises Malformed when they are none."""
    return tuple(from_plain(FrozenRow, row) for row in rows if "code" in row)


def thawed_groups(rows: list[Any]) -> tuple[FrozenGroup, ...]:
    """Return the groups of a stored snapshot; none when it was frozen without them."""
    return tuple(from_plain(FrozenGroup, row) for row in rows if "code" not in row)
