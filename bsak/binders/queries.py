"""Questions about what is printed: which binders there are."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from bsak.documents.approved_files import IS_APPROVED
from bsak.documents.kinds import Status
from bsak.documents.models import Attachment, Document, Revision
from bsak.documents.queries import visible_to
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.db import db


@dataclass(frozen=True, slots=True)
class Scope:
    """One binder that can be printed: how many documents it is for, how many have a text."""

    code: str
    name: str
    documents: int
    with_text: int


def scopes(viewer: Viewer, day: date) -> list[Scope]:
    """Return the groups: how many documents ``viewer`` may know of, how many are printed."""
    in_force = select(Revision.document_id).where(Revision.valid_from <= day)
    with_file = select(Attachment.document_id).where(IS_APPROVED)
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
