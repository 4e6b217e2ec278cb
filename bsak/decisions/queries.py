"""Questions about decisions: what each one moved, and the register as it stands."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, and_, func, select

from bsak.decisions.replay import Move, Stand
from bsak.documents.models import Deadline, Document, OwnerChange, Revision, StatusChange
from bsak.documents.queries import visible_to
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.db import rows
from bsak.kernel.trail import Entry
from bsak.meetings.models import AgendaItem, Meeting


def moves() -> list[Move]:
    """Return everything that decisions did to the documents of the register."""
    return [*_additions(), *_statuses(), *_deadlines(), *_owners(), *_revisions()]


def register(viewer: Viewer) -> dict[str, Stand]:
    """Return how each document stands that ``viewer`` may know of."""
    newest = (
        select(Revision.document_id, func.max(Revision.number).label("number"))
        .group_by(Revision.document_id)
        .subquery()
    )
    query = (
        select(Document.code, Document.kind, CrisisGroup.code.label("group"), Document.title,
               Document.unit, Document.status, Document.due_on, Document.owner_function,
               newest.c.number)
        .join(CrisisGroup, CrisisGroup.id == Document.group_id)
        .outerjoin(newest, newest.c.document_id == Document.id)
        .where(visible_to(viewer))
    )  # fmt: skip
    return {
        r.code: Stand(
            r.kind.value, r.group, r.title, r.unit, r.status.value, r.due_on, r.owner_function,
            r.number or 0,
        )
        for r in rows(query)
    }  # fmt: skip


def _additions() -> Iterator[Move]:
    """A document came in with the title that the trail kept of that day."""
    added = and_(
        Entry.subject == "document",
        Entry.subject_id == Document.id,
        Entry.action == "document_added",
    )
    query = _decided(
        StatusChange, Document.kind, CrisisGroup.code.label("group"), Document.title,
        Document.unit, Entry.after,
    )  # fmt: skip
    query = query.join(CrisisGroup, CrisisGroup.id == Document.group_id).outerjoin(Entry, added)
    for r in rows(query.where(StatusChange.was.is_(None))):
        told = {"title": r.title, "unit": r.unit, **(r.after or {})}
        known = {"kind": r.kind.value, "group": r.group}
        yield Move(r.document, r.held_on, r.row, known | {k: told[k] for k in ("title", "unit")})


def _statuses() -> Iterator[Move]:
    for r in rows(_decided(StatusChange, StatusChange.status)):
        yield Move(r.document, r.held_on, r.row, {"status": r.status.value})


def _deadlines() -> Iterator[Move]:
    for r in rows(_decided(Deadline, Deadline.due_on)):
        yield Move(r.document, r.held_on, r.row, {"due_on": r.due_on})


def _owners() -> Iterator[Move]:
    for r in rows(_decided(OwnerChange, OwnerChange.owner_function)):
        yield Move(r.document, r.held_on, r.row, {"owner": r.owner_function})


def _revisions() -> Iterator[Move]:
    for r in rows(_decided(Revision, Revision.number)):
        yield Move(r.document, r.held_on, r.row, {"revision": r.number})


def _decided(kind: Any, *columns: Any) -> Select[Any]:
    """Return what asks for the rows of ``kind`` that a point set, with the day of its meeting."""
    return (
        select(Document.code.label("document"), Meeting.held_on, kind.id.label("row"), *columns)
        .select_from(kind)
        .join(AgendaItem, AgendaItem.id == kind.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Document, Document.id == kind.document_id)
    )
