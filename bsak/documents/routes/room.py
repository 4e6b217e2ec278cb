"""What every page of the register begins with: the blueprint, the viewer and the document."""

from collections.abc import Callable

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from bsak.documents import beside, decisions, gather
from bsak.documents.forms import ReportForm
from bsak.documents.models import Document
from bsak.documents.note_forms import (
    DeadlineForm,
    FileForm,
    RemarkForm,
    ShareForm,
    WaitForm,
    WithdrawForm,
)
from bsak.groups.queries import viewer
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.forms import Form
from bsak.kernel.web import came_from, way_back
from bsak.people.session import actor

bp = Blueprint("documents", __name__)

# The forms on the page of a document, by the name the template knows them by.
_FORMS: dict[str, tuple[type[Form], Callable[[Document], Form]]] = {
    "report": (ReportForm, lambda document: ReportForm(document, is_posted=False)),
    "remark": (RemarkForm, lambda _document: RemarkForm(formdata=None)),
    "wait": (WaitForm, lambda _document: WaitForm(formdata=None)),
    "deadline": (DeadlineForm, lambda _document: DeadlineForm(formdata=None)),
    "share": (ShareForm, lambda document: ShareForm(document, formdata=None)),
    "withdrawal": (WithdrawForm, lambda _document: WithdrawForm(formdata=None)),
    "file": (FileForm, lambda _document: FileForm(formdata=None)),
}


def me() -> Viewer:
    """Return who asks, as the rules see them."""
    return viewer(actor())


def document_page(
    document: Document, who: Viewer, *, failed: Form | None = None
) -> ResponseReturnValue:
    """Return the page of ``document``, with a form that did not go through held open on it."""
    forms = {
        name: failed if isinstance(failed, kind) else make(document)
        for name, (kind, make) in _FORMS.items()
    }
    register = url_for("documents.list")
    page = render_template(
        "documents/show.html",
        document=document,
        whole=gather.whole(document, who, clock.today()),
        today=clock.today(),
        point=decisions.words,
        beside=beside.of(document, who) if who.sees_unfinished else (),
        register=way_back(register) if came_from(register) else register,
        form=failed,
        **forms,
    )
    return page, 422 if failed else 200


def to_page(document: Document) -> ResponseReturnValue:
    """Lead back to the page of ``document``."""
    return redirect(url_for("documents.show", code=document.code))
