"""What a contact list fills itself from, and filling it."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from bsak.documents.kinds import Kind
from bsak.documents.models import Document
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden, Refused
from bsak.kernel.words import _
from bsak.writing import filling, filling_in, filling_told, rules
from bsak.writing.fill_forms import PartForm
from bsak.writing.routes.room import bp, document_and_viewer


@bp.route("/skriv/<code>/udfyld", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_EDIT)
def fill(code: str) -> ResponseReturnValue:
    """Show what the list fills itself from and what has changed; take one more heading."""
    document, who = _list_and_viewer(code)
    outlook = filling_told.outlook(document)
    form = PartForm(outlook)
    if form.validate_on_submit():
        try:
            filling_in.add(document, form.asked, actor=who)
        except Refused as refusal:
            form.form_errors.append(str(refusal))
        else:
            flash(
                _("Overskriften er valgt. Tryk på »Hent rækkerne nu«, når de skal i kladden."),
                "done",
            )
            return _back(document)
    page = render_template(
        "writing/filling.html",
        document=document,
        outlook=outlook,
        news=filling.news(document),
        form=form,
        obstacle=rules.obstacle_to_writing(document, who),
    )
    return page, 422 if form.errors else 200


@bp.post("/skriv/<code>/udfyld/<int:list_part_id>/fjern")
@requires(Permission.DOCUMENT_EDIT)
def stop_filling(code: str, list_part_id: int) -> ResponseReturnValue:
    """Let a heading no longer fill itself."""
    document, who = _list_and_viewer(code)
    filling_in.remove(document, list_part_id, actor=who)
    flash(_("Overskriften hentes ikke mere. Rækkerne i kladden står, som de er."), "done")
    return _back(document)


@bp.post("/skriv/<code>/udfyld/nu")
@requires(Permission.DOCUMENT_EDIT)
def fill_now(code: str) -> ResponseReturnValue:
    """Fill the draft from seats and contacts."""
    document, who = _list_and_viewer(code)
    draft, save = filling_in.fill(document, actor=who)
    if save is None:
        flash(_("Kladden sagde allerede det samme som kontakterne."), "done")
    else:
        undo = url_for("writing.undo", code=document.code, saved_id=save.id)
        flash(_("Kladden er fyldt. Se den efter, og send den til godkendelse."), f"undo:{undo}")
    return redirect(url_for("writing.show", code=draft.document.code), 303)


def _list_and_viewer(code: str) -> tuple[Document, Viewer]:
    document, who = document_and_viewer(code)
    if document.kind is not Kind.CONTACT_LIST:
        raise Hidden
    return document, who


def _back(document: Document) -> ResponseReturnValue:
    return redirect(url_for("writing.fill", code=document.code))
