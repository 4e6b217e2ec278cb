"""The texts in force that somebody may know of."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased, joinedload

from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document, Revision
from bsak.documents.queries import visible_to
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel import clock


def in_force(kinds: Collection[Kind], viewer: Viewer, *columns: Any) -> Select[Any]:
    """Return the question for documents of ``kinds`` with their text in force, as Danes sort.

    ``columns`` is what to read of Document and Revision; nothing: both, with the group.
    """
    newer = aliased(Revision)
    newest = (
        select(func.max(newer.number))
        .where(newer.document_id == Document.id, newer.valid_from <= clock.today())
        .scalar_subquery()
    )
    chosen: Select[Any] = select(*(columns or (Document, Revision))).select_from(Document)
    if not columns:
        chosen = chosen.options(joinedload(Document.group))
    return (
        chosen.join(Revision, (Revision.document_id == Document.id) & (Revision.number == newest))
        .join(CrisisGroup, CrisisGroup.id == Document.group_id)
        .where(
            visible_to(viewer),
            Document.kind.in_(list(kinds)),
            Document.status != Status.WITHDRAWN,
        )
        .order_by(CrisisGroup.position, CrisisGroup.id, Document.sort_key, Document.id)
    )
