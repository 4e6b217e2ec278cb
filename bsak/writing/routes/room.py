"""The blueprint of the room, and finding the document and the draft an address speaks of."""

from flask import Blueprint
from sqlalchemy import select

from bsak.documents import rules as documents
from bsak.documents.models import Document
from bsak.groups import queries as groups
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from bsak.people.session import actor
from bsak.writing import queries
from bsak.writing.models import Draft

bp = Blueprint("writing", __name__)


def document_and_viewer(code: str) -> tuple[Document, Viewer]:
    """Return the document and who asks. Raises Hidden when they may not know of it."""
    viewer = groups.viewer(actor())
    document = db.session.scalar(select(Document).where(Document.code == code.upper()))
    if document is None or not documents.sees(document, viewer):
        raise Hidden
    return document, viewer


def draft_and_viewer(code: str) -> tuple[Draft, Viewer]:
    """Return the document's draft and who asks. Raises Hidden when there is none for them."""
    document, viewer = document_and_viewer(code)
    draft = queries.draft_of(document.id)
    if draft is None:
        raise Hidden
    return draft, viewer
