"""Taking back: an assessment that was finished, or thrown away."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from bsak.assessment import dropping, queries, service
from bsak.assessment.routes.room import bp, me, opened
from bsak.documents.finding import find
from bsak.kernel import trail
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from bsak.kernel.words import _


@bp.post("/gennemgang/<code>/<int:assessment_id>/genaabn")
@requires(Permission.DOCUMENT_EDIT)
def reopen(code: str, assessment_id: int) -> ResponseReturnValue:
    """Take the finishing back."""
    who = me()
    document = find(code, who)
    service.reopen(queries.one_of(document, assessment_id), actor=who)
    flash(_("Gennemgangen er åben igen."), "done")
    return redirect(url_for("assessment.show", code=document.code))


@bp.post("/gennemgang/<code>/kasser")
@requires(Permission.DOCUMENT_EDIT)
def drop(code: str) -> ResponseReturnValue:
    """Throw away an assessment that is not finished; a button beside the message brings it back."""
    who = me()
    document = find(code, who)
    entry = dropping.drop(opened(document), actor=who)
    back = url_for("assessment.bring_back", code=document.code, entry_id=entry.id)
    flash(_("Gennemgangen er kasseret. I kan begynde forfra."), f"undo:{back}")
    return redirect(url_for("assessment.show", code=document.code))


@bp.post("/gennemgang/<code>/hent-tilbage/<int:entry_id>")
@requires(Permission.DOCUMENT_EDIT)
def bring_back(code: str, entry_id: int) -> ResponseReturnValue:
    """Bring back an assessment that was thrown away."""
    who = me()
    document = find(code, who)
    entry = db.session.get(trail.Entry, entry_id)
    if entry is None or (entry.subject, entry.subject_id) != ("document", document.id):
        raise Hidden
    dropping.bring_back(document, entry, actor=who)
    flash(_("Gennemgangen er tilbage, som den var."), "done")
    return redirect(url_for("assessment.show", code=document.code))
