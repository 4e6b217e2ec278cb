"""Sheets that a viewer may not know of, though the binder they stand in hides nothing.

A document that becomes confidential is on paper already, and goes out with the next correction.
"""

from collections.abc import Collection, Iterable

from sqlalchemy import select

from bsak.distribution.models import Holding
from bsak.documents.models import Document
from bsak.documents.rules import may_know
from bsak.groups.rules import Viewer
from bsak.kernel.db import db, rows


def hidden(codes: Collection[str], viewer: Viewer) -> frozenset[str]:
    """Return which of the sheets' codes ``viewer`` may not be told."""
    secret = db.session.scalars(select(Document).where(Document.is_confidential))
    kept = [document.code for document in secret if not may_know(document, viewer)]
    return frozenset(code for code in codes if _belongs(code, kept))


def confidential(codes: Collection[str]) -> frozenset[str]:
    """Return which of the sheets' codes are of a document that is confidential now."""
    kept = [row.code for row in rows(select(Document.code).where(Document.is_confidential))]
    return frozenset(code for code in codes if _belongs(code, kept))


def readable(held: Iterable[Holding], viewer: Viewer) -> list[Holding]:
    """Return the sheets of a copy that ``viewer`` may be told of, in their order."""
    sheets = [*held]
    secret = hidden({row.code for row in sheets}, viewer)
    return [row for row in sheets if row.code not in secret]


def _belongs(code: str, kept: Collection[str]) -> bool:
    return any(code == one or code.startswith(f"{one}-") for one in kept)
