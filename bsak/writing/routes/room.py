"""The blueprint of the room, and finding the document and the draft an address speaks of."""

from flask import Blueprint, abort, make_response, render_template, request, url_for

from bsak.documents.finding import find
from bsak.documents.models import Document
from bsak.groups import queries as groups
from bsak.groups.rules import Viewer
from bsak.kernel.errors import Hidden
from bsak.people.session import actor
from bsak.writing import queries, rules
from bsak.writing.models import Draft

bp = Blueprint("writing", __name__)
_NOT_TYPED = frozenset({"csrf_token", "mark", "seen", "do", "done"})


def document_and_viewer(code: str) -> tuple[Document, Viewer]:
    """Return the document and who asks. Raises Hidden when they may not know of it."""
    viewer = groups.viewer(actor())
    return find(code, viewer), viewer


def draft_and_viewer(code: str) -> tuple[Draft, Viewer]:
    """Return the document's draft and who asks. Raises Hidden when there is none for them."""
    document, viewer = document_and_viewer(code)
    draft = queries.draft_of(document.id)
    if draft is None:
        raise Hidden
    return draft, viewer


def writer_of(code: str) -> tuple[Document, Viewer]:
    """Return the document and who writes it; whoever may see it and not write is told why not."""
    document, viewer = document_and_viewer(code)
    if reason := rules.obstacle_to_writing(document, viewer):
        back = url_for("documents.show", code=document.code)
        abort(make_response(render_template("errors/403.html", reason=reason, back=back), 403))
    return document, viewer


def typed() -> dict[str, str]:
    """Return what the form holds of a text's fields, by path."""
    names = [name for name in request.form if name not in _NOT_TYPED and ":" not in name]
    return {name: request.form[name] for name in names}
