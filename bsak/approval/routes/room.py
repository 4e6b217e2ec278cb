"""What every page here begins with: the blueprint, the viewer, the document, what was submitted."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from bsak.approval import notices, queries, rules, telling, text_page
from bsak.approval.forms import HolderForm, ReaffirmForm
from bsak.approval.models import State, Submission
from bsak.approval.people import candidates
from bsak.documents.models import Document
from bsak.documents.rules import sees
from bsak.groups.queries import viewer
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Stale
from bsak.kernel.forms import Form, VersionedForm, options
from bsak.kernel.words import _
from bsak.people.session import actor

bp = Blueprint("approval", __name__)
PROPOSAL = "/register/<code>/tekst/forslag/<int:submission_id>"  # a text that was sent
__all__ = [
    "PROPOSAL",
    "ask_again",
    "bp",
    "find_submission",
    "me",
    "notices",
    "telling",
    "text_page_of",
    "to_text",
]


def me() -> Viewer:
    """Return who asks, as the rules see them."""
    return viewer(actor())


def find_submission(code: str, submission_id: int, who: Viewer) -> Submission:
    """Return what was submitted. Raises Hidden for those who neither work here nor decide."""
    submitted = db.session.get(Submission, submission_id)
    if submitted is None or submitted.document.code != code.upper():
        raise Hidden
    document = submitted.document
    held = queries.mandates(who.user_id, clock.today())
    if who.sees_unfinished and sees(document, who):
        return submitted
    if submitted.state is State.WAITING and document.kind in held and may_read(submitted, who):
        return submitted
    raise Hidden


def ask_again(form: VersionedForm, stale: Stale, version: int) -> None:
    """Tell what happened meanwhile in a form that keeps what was typed, from ``version`` on."""
    form.form_errors.append(f"{stale} " + _("Det, du har skrevet her, står der endnu."))
    form.version.data = str(version)


def may_read(submitted: Submission, who: Viewer) -> bool:
    """Say whether somebody with a mandate may read what was submitted."""
    held = queries.mandates(who.user_id, clock.today())
    return rules.sees_text(submitted.document, submitted.document.kind, who, held)


def text_page_of(
    document: Document, who: Viewer, *, failed: Form | None = None
) -> ResponseReturnValue:
    """Return the page of a text, with a form that did not go through held open on it."""
    shown = text_page.page(document, who, clock.today())
    reaffirm = failed if isinstance(failed, ReaffirmForm) else ReaffirmForm(formdata=None)
    if not reaffirm.version.data:
        reaffirm.version.data = str(document.version)
    page = render_template(
        "approval/show.html",
        document=document,
        text=shown,
        work=shown.work,
        form=failed,
        reaffirm=reaffirm,
        holder=_holder_form(document, shown, failed),
    )
    return page, 422 if failed else 200


def to_text(document: Document) -> ResponseReturnValue:
    """Lead back to the page of a text."""
    return redirect(url_for("approval.show", code=document.code))


def _holder_form(
    document: Document, shown: text_page.TextPage, failed: Form | None
) -> HolderForm | None:
    if shown.obstacle_to_naming:
        return None
    form = failed if isinstance(failed, HolderForm) else HolderForm(formdata=None)
    taken = {line.person.id for line in shown.holders}
    people = [person for person in candidates(document) if person.id not in taken]
    form.person.choices = options((str(person.id), person.name) for person in people)
    return form
