"""Taking back: a row that was removed, and a draft that was dropped."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from bsak.kernel import trail
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from bsak.kernel.words import _
from bsak.writing import dropping, queries, rows, service
from bsak.writing.labels import parts
from bsak.writing.models import DraftSave
from bsak.writing.routes.room import bp, writer_of


@bp.post("/skriv/<code>/fortryd/<int:saved_id>")
@requires(Permission.DOCUMENT_EDIT)
def undo(code: str, saved_id: int) -> ResponseReturnValue:
    """Put back what one save removed."""
    document, viewer = writer_of(code)
    draft = queries.draft_of(document.id)
    save = db.session.get(DraftSave, saved_id)
    if draft is None or save is None or save.draft_id != draft.id:
        raise Hidden
    rows.undo(draft, save, actor=viewer)
    flash(_("Det er sat tilbage, som det stod."), "done")
    slug = request.args.get("afsnit", "")
    if any(part.slug == slug for part in parts(document.kind.value, draft.fields)):
        row = request.args.get("til")
        where = url_for("writing.section", code=document.code, section=slug, _anchor=row)
        return redirect(where, 303)
    return redirect(url_for("writing.show", code=document.code), 303)


@bp.post("/skriv/<code>/kasser")
@requires(Permission.DOCUMENT_EDIT)
def drop(code: str) -> ResponseReturnValue:
    """Throw a draft away; a button beside the message brings it back."""
    document, viewer = writer_of(code)
    draft = queries.draft_of(document.id)
    if draft is None:
        raise Hidden
    entry = service.drop(draft, actor=viewer)
    back = url_for("writing.bring_back", code=document.code, entry_id=entry.id)
    flash(_("Kladden er kasseret."), f"undo:{back}")
    return redirect(url_for("documents.show", code=document.code), 303)


@bp.post("/skriv/<code>/hent-tilbage/<int:entry_id>")
@requires(Permission.DOCUMENT_EDIT)
def bring_back(code: str, entry_id: int) -> ResponseReturnValue:
    """Bring a dropped draft back from the trail."""
    document, viewer = writer_of(code)
    entry = db.session.get(trail.Entry, entry_id)
    if entry is None or (entry.subject, entry.subject_id) != ("document", document.id):
        raise Hidden
    dropping.bring_back(document, entry, actor=viewer)
    flash(_("Kladden er tilbage."), "done")
    return redirect(url_for("writing.show", code=document.code), 303)
