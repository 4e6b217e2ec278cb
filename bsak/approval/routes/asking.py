"""Who must read a text and confirm it, and their word that they have."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from bsak.approval import holding
from bsak.approval.forms import HolderForm
from bsak.approval.people import candidates
from bsak.approval.routes.room import bp, me, text_page_of, to_text
from bsak.documents.finding import find
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused
from bsak.kernel.forms import options
from bsak.kernel.web import way_back
from bsak.kernel.words import _
from bsak.people.models import User


@bp.post("/register/<code>/tekst/laesere")
@requires(Permission.DOCUMENT_EDIT)
def name_holder(code: str) -> ResponseReturnValue:
    """Ask somebody to read the text and confirm it."""
    who, form = me(), HolderForm()
    document = find(code, who)
    form.person.choices = options((str(p.id), p.name) for p in candidates(document))
    if not form.validate_on_submit():
        return text_page_of(document, who, failed=form)
    person = db.session.get(User, form.person.data)
    if person is None:
        raise Hidden
    holding.name_holder(document, person, actor=who)
    told = _("%(name)s skal nu læse og bekræfte teksten.", name=person.name)
    undo = url_for("approval.remove_holder", code=document.code, user_id=person.id)
    flash(told, f"undo:{undo}")
    return to_text(document)


@bp.post("/register/<code>/tekst/laesere/<int:user_id>/fjern")
@requires(Permission.DOCUMENT_EDIT)
def remove_holder(code: str, user_id: int) -> ResponseReturnValue:
    """No longer ask somebody."""
    who = me()
    document, person = find(code, who), db.session.get(User, user_id)
    if person is None:
        raise Hidden
    holding.remove_holder(document, person, actor=who)
    flash(_("%(name)s skal ikke længere læse og bekræfte.", name=person.name), "done")
    return to_text(document)


@bp.post("/register/<code>/tekst/bekraeft")
@requires(Permission.DOCUMENT_READ)
def acknowledge(code: str) -> ResponseReturnValue:
    """Take a holder's word that exactly this revision is read and understood."""
    who = me()
    document = find(code, who)
    number = request.form.get("number", "")
    if not (number.isascii() and number.isdigit() and len(number) < 7):
        raise Refused(_("Formularen passer ikke til teksten. Hent siden igen, og prøv igen."))
    holding.acknowledge(document, int(number), actor=who)
    flash(_("Tak. Det står nu, at du har læst og forstået udgave %(n)s af %(title)s.",
            n=number, title=document.title), "done")  # fmt: skip
    return redirect(way_back(url_for("approval.show", code=document.code)))
