"""Questions of what was said to lie in another system, now and before."""

from collections.abc import Sequence

from sqlalchemy import func, select

from bsak.documents.models import Document, Revision
from bsak.kernel.db import db, rows
from bsak.library.models import Placement
from bsak.library.rules import Lying
from bsak.library.systems import SYSTEMS


def lying(document_id: int | None = None) -> dict[int, tuple[Lying, ...]]:
    """Return what lies in each system now, of every document or of one that was laid there."""
    newest = select(func.max(Placement.id)).group_by(Placement.document_id, Placement.system)
    if document_id is not None:
        newest = newest.where(Placement.document_id == document_id)
    query = (
        select(
            Placement.document_id, Placement.system, Revision.number,
            Placement.placed_on, Placement.address,
        )
        .outerjoin(Revision, Revision.id == Placement.revision_id)
        .where(Placement.id.in_(newest))
    )  # fmt: skip
    found: dict[int, dict[str, Lying]] = {}
    for row in rows(query):
        there = Lying(row.system, row.number or 0, row.placed_on, row.address)
        found.setdefault(row.document_id, {})[row.system] = there
    return {
        key: tuple(there.get(system, Lying(system)) for system in SYSTEMS)
        for key, there in found.items()
    }


def newest(document: Document, system: str) -> Placement | None:
    """Return what was last said of ``document`` in ``system``."""
    return before(document.id, system, None)


def before(document_id: int, system: str, placement_id: int | None) -> Placement | None:
    """Return what was said right before a mark; before None: what was said last."""
    mine = select(Placement).where(Placement.document_id == document_id, Placement.system == system)
    if placement_id is not None:
        mine = mine.where(Placement.id < placement_id)
    return db.session.scalar(mine.order_by(Placement.id.desc()).limit(1))


def marks(keys: Sequence[int]) -> Sequence[Placement]:
    """Return what was said under ``keys``, in that order; unknown ones are left out."""
    found = {one.id: one for one in db.session.scalars(
        select(Placement).where(Placement.id.in_(keys))
    )}  # fmt: skip
    return [found[key] for key in keys if key in found]


def revision(document: Document, number: int) -> Revision | None:
    """Return the revision of ``document`` with ``number``."""
    return db.session.scalar(
        select(Revision).where(Revision.document_id == document.id, Revision.number == number)
    )
