"""Which of its deadlines a document has now."""

from typing import Any

from sqlalchemy import ScalarSelect, select
from sqlalchemy.orm import aliased

from bsak.documents.models import Deadline, Document


def newest() -> ScalarSelect[Any]:
    """Return the deadline of a ``Document`` that holds, by id: the one that was set last."""
    later = aliased(Deadline)
    own = select(later.id).where(later.document_id == Document.id)
    return own.order_by(later.set_on.desc(), later.id.desc()).limit(1).scalar_subquery()
