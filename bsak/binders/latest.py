"""The whole binder as it was printed last, and whether something has been approved since."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import select

from bsak.binders import jobs
from bsak.documents.models import Document, Revision
from bsak.documents.queries import visible_to
from bsak.groups.rules import Viewer
from bsak.kernel.clock import DENMARK
from bsak.kernel.db import db
from bsak.kernel.trail import Entry

FILE_NAME = "krisemappe.pdf"  # what the command line printed for everybody
_OF_FILES = ("file_approved", "file_approval_undone", "file_hidden")


@dataclass(frozen=True, slots=True)
class Latest:
    """A finished print; ``at`` is when its texts were read."""

    path: Path
    at: datetime
    is_behind: bool


def find(instance: Path, viewer: Viewer, today: date) -> Latest | None:
    """Return the newest print of all groups that ``viewer`` may open, or None.

    A print in the browser is of what its own printer may know of, so nobody else gets it.
    """
    printed = [*jobs.whole(instance / "prints", user_id=viewer.user_id), instance / FILE_NAME]
    there = [(_read_at(path), path) for path in printed if path.is_file()]
    if not there:
        return None
    at, path = max(there)
    return Latest(path, at, _is_approved_since(at, viewer, today))


def _read_at(path: Path) -> datetime:
    """Return when a print was begun: what was approved while it was laid out is not in it."""
    sign = path.with_name(jobs.ALIVE)
    begun = (sign if sign.is_file() else path).stat().st_mtime
    return datetime.fromtimestamp(begun, UTC)


def _is_approved_since(at: datetime, viewer: Viewer, today: date) -> bool:
    """Say whether a text or file that ``viewer`` may know of holds, and did not then."""
    known = visible_to(viewer)
    came = (Revision.approved_at > at) | (Revision.valid_from > at.astimezone(DENMARK).date())
    texts = (
        select(Revision.id)
        .join(Document, Document.id == Revision.document_id)
        .where(known, Revision.valid_from <= today, came)
    )
    files = (
        select(Entry.id)
        .join(Document, Document.id == Entry.subject_id)
        .where(known, Entry.subject == "document", Entry.action.in_(_OF_FILES), Entry.at > at)
    )
    return any(db.session.scalar(query.limit(1)) is not None for query in (texts, files))
