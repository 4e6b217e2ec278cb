"""The text's own page, earlier revisions on screen and paper, and going through unchanged."""

from io import BytesIO

from flask import flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from bsak.approval import queries, reaffirming, text_page
from bsak.approval.forms import ReaffirmForm
from bsak.approval.models import Reaffirmation
from bsak.approval.routes.room import bp, me, text_page_of, to_text
from bsak.documents import revisions
from bsak.documents.finding import find
from bsak.documents.models import Document, Revision
from bsak.kernel import clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.danish import day
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused, Stale
from bsak.kernel.plain import from_plain
from bsak.kernel.web import way_back
from bsak.kernel.words import _
from bsak.plans.screen import pieces, template_of
from bsak.plans.wording import WORDINGS


@bp.get("/register/<code>/tekst")
@requires(Permission.DOCUMENT_READ)
def show(code: str) -> ResponseReturnValue:
    """Show what is in force, what is on its way, every revision, and who has read it."""
    who = me()
    return text_page_of(find(code, who), who)


@bp.get("/register/<code>/udgaver/<int:number>")
@requires(Permission.REGISTER_READ)
def revision(code: str, number: int) -> ResponseReturnValue:
    """Show any revision as it was, with what it is today written over it."""
    document = find(code, me())
    one, standing = _revision(document, number)
    if not standing:
        return redirect(url_for("plans.show", code=document.code))
    return render_template(
        template_of(document.kind),
        document=document,
        revision=one,
        wording=from_plain(WORDINGS[document.kind.value], one.wording),
        pieces=pieces,
        standing=standing,
        sheet=url_for("approval.revision_sheet", code=document.code, number=number),
    )


@bp.get("/register/<code>/udgaver/<int:number>.pdf")
@requires(Permission.REGISTER_READ)
def revision_sheet(code: str, number: int) -> ResponseReturnValue:
    """Print any revision, with a word across it unless it is in force."""
    document = find(code, me())
    one, standing = _revision(document, number)
    if not standing:
        return redirect(url_for("binders.document", code=document.code))
    from bsak.approval import paper  # the print shop is slow to load

    sheet = paper.old_sheet(document, one, standing)
    return send_file(
        BytesIO(sheet), "application/pdf", download_name=f"{document.code}-{number}.pdf"
    )


@bp.post("/register/<code>/tekst/gennemgaaet")
@requires(Permission.DOCUMENT_EDIT)
def reaffirm(code: str) -> ResponseReturnValue:
    """Take a group's word that the text was gone through and holds."""
    who, form = me(), ReaffirmForm()
    document = find(code, who)
    if not form.validate_on_submit():
        return text_page_of(document, who, failed=form)
    try:
        said = reaffirming.reaffirm(
            document, actor=who, review_due=form.next_review.data, note=form.note.data or "",
            version=form.read_version,
        )  # fmt: skip
    except Stale:
        raise
    except Refused as refusal:
        form.form_errors.append(str(refusal))
        return text_page_of(document, who, failed=form)
    told = _("%(title)s er gennemgået og uændret. Næste eftersyn %(day)s.",
             title=document.title, day=day(said.review_due))  # fmt: skip
    undo = url_for("approval.undo_reaffirm", code=document.code, reaffirmation_id=said.id)
    flash(told, f"undo:{undo}")
    return redirect(way_back(url_for("approval.show", code=document.code)))


@bp.post("/register/<code>/tekst/gennemgaaet/<int:reaffirmation_id>/fortryd")
@requires(Permission.DOCUMENT_EDIT)
def undo_reaffirm(code: str, reaffirmation_id: int) -> ResponseReturnValue:
    """Take that word back."""
    who = me()
    document = find(code, who)
    said = db.session.get(Reaffirmation, reaffirmation_id)
    if said is None or said.document_id != document.id:
        raise Hidden
    reaffirming.undo(document, said, actor=who)
    flash(_("Fortrudt. Næste eftersyn er igen %(day)s.",
            day=day(document.review_due) or _("ikke aftalt")), "done")  # fmt: skip
    return to_text(document)


def _revision(document: Document, number: int) -> tuple[Revision, str]:
    """Return a revision and what stands over it; nothing when it is the one in force."""
    found = {one.number: one for one in queries.revisions(document.id)}
    if number not in found:
        raise Hidden
    today = clock.today()
    current = revisions.in_force([document.id], today).get(document.id)
    if current is not None and current.number == number:
        return found[number], ""
    return found[number], text_page.told_over(found[number], current, today)
