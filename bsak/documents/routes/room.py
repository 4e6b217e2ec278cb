"""What every page of the register begins with: the blueprint, the viewer and the document."""

from collections.abc import Callable

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from bsak.documents import gather, queries, rules
from bsak.documents.forms import ReportForm
from bsak.documents.models import Document
from bsak.groups.queries import viewer
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.errors import Hidden
from bsak.kernel.forms import Form
from bsak.people.session import actor

bp = Blueprint("documents", __name__)


def me() -> Viewer:
    """Return who asks, as the rules see them."""
    return viewer(actor())


def find(code: str, who: Viewer) -> Document:
    """Return the document with ``code``. Raises Hidden when ``who`` may not know of it."""
    document = queries.by_code(code)
    if document is None or not rules.sees(document, who):
        raise Hidden
    return document


def document_page(
    document: Document, who: Viewer, *, failed: Form | None = None
) -> ResponseReturnValue:
    """Return the page of ``document``, with a form that did not go through held open on it."""
    forms = {name: make(document) for name, make in _FORMS.items() if name != _name(failed)}
    if failed is not None:
        forms[_name(failed)] = failed
    page = render_template(
        "documents/show.html",
        document=document,
        whole=gather.whole(document, who, clock.today()),
        form=failed,
        **forms,
    )
    return page, 422 if failed else 200


_FORMS: dict[str, Callable[[Document], Form]] = {"report": ReportForm}


def _name(form: Form | None) -> str:
    return next((name for name, kind in _FORMS.items() if kind is type(form)), "")
