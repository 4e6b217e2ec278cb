"""Questions about what is printed: which binders there are, and whether a sheet is in force."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from bsak.documents.kinds import Status
from bsak.documents.models import Attachment, Document, Revision
from bsak.documents.queries import visible_to
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.db import db

# Files whose sides can go into a binder, and what they are there.
PRINTABLE = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word",
}


@dataclass(frozen=True, slots=True)
class Scope:
    """One binder that can be printed: how many documents it is for, how many have a text."""

    code: str
    name: str
    documents: int
    with_text: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A printed sheet against the register: in_force, outdated or unknown."""

    word: str
    number: int = 0
    valid_from: date | None = None


def scopes(viewer: Viewer, day: date) -> list[Scope]:
    """Return the groups: how many documents ``viewer`` may know of, how many are printed."""
    in_force = select(Revision.document_id).where(Revision.valid_from <= day)
    with_file = select(Attachment.document_id).where(Attachment.media_type.in_(PRINTABLE))
    has_text = Document.id.in_(in_force) | (
        (Document.status == Status.COMPLETED) & Document.id.in_(with_file)
    )
    known = (Document.status != Status.WITHDRAWN) & visible_to(viewer)
    mine = (Document.group_id == CrisisGroup.id) & known
    query = (
        select(
            CrisisGroup.code,
            CrisisGroup.name,
            func.count(Document.id),
            func.count(Document.id).filter(has_text),
        )
        .outerjoin(Document, mine)
        .where(CrisisGroup.is_closed.is_(False))
        .group_by(CrisisGroup.id, CrisisGroup.code, CrisisGroup.name, CrisisGroup.position)
        .order_by(CrisisGroup.position, CrisisGroup.id)
    )
    return [Scope(*row) for row in db.session.execute(query)]


def standing(code: str, number: int, day: date) -> Standing:
    """Return how revision ``number`` of the sheet ``code`` stands on ``day``.

    Anybody may ask and try every code, so a confidential sheet is as unknown as one that never was.
    """
    found = db.session.execute(
        select(Document.status, Revision.number, Revision.valid_from)
        .join(Revision, Revision.document_id == Document.id)
        .where(
            Document.code == code, Revision.valid_from <= day, Document.is_confidential.is_(False)
        )
        .order_by(Revision.number.desc())
        .limit(1)
    ).first()
    if found is None or number > found.number or number < 1:
        return Standing("unknown")
    if found.status is Status.WITHDRAWN or number < found.number:
        return Standing("outdated", found.number, found.valid_from)
    return Standing("in_force", found.number, found.valid_from)
