"""The document an address names, for whoever asks."""

from collections.abc import Collection, Sequence

from sqlalchemy import select

from bsak.documents import rules
from bsak.documents.models import Document
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden


def by_code(code: str) -> Document | None:
    """Return the document with ``code``, however it is cased."""
    return db.session.scalar(select(Document).where(Document.code == code.upper()))


def by_codes(codes: Collection[str]) -> Sequence[Document]:
    """Return the documents with one of ``codes``."""
    return db.session.scalars(select(Document).where(Document.code.in_(codes))).all()


def find(code: str, viewer: Viewer) -> Document:
    """Return the document with ``code``. Raises Hidden when ``viewer`` may not know of it."""
    document = by_code(code)
    if document is None or not rules.sees(document, viewer):
        raise Hidden
    return document
