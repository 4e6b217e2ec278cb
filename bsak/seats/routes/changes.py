"""What has changed since SBSYS and C3 were told, and that they have been told."""

from io import BytesIO

from flask import flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from bsak.kernel.web import municipality
from bsak.kernel.words import _
from bsak.seats import rules, telling
from bsak.seats.forms import ToldForm
from bsak.seats.models import OrganisationNote
from bsak.seats.routes.room import bp, me


@bp.get("/kriseledelse/aendringer")
@requires(Permission.REGISTER_READ)
def changes() -> ResponseReturnValue:
    """Show what has changed since it was told, as text to copy."""
    note, sentences = telling.last(), telling.changes()
    return render_template(
        "seats/changes.html",
        form=ToldForm(formdata=None),
        note=note,
        sentences=sentences,
        text=telling.as_text(sentences, note, municipality()),
        obstacle=rules.obstacle_to_telling(me()),
    )


@bp.get("/kriseledelse/aendringer.txt")
@requires(Permission.REGISTER_READ)
def changes_text() -> Response:
    """Hand out the same as a text file for the case."""
    text = telling.as_text(telling.changes(), telling.last(), municipality())
    file = BytesIO(text.encode("utf-8-sig"))
    return send_file(
        file,
        mimetype="text/plain; charset=utf-8",
        as_attachment=True,
        download_name="kriseledelse-aendringer.txt",
    )


@bp.post("/kriseledelse/aendringer")
@requires(Permission.CONTACT_MANAGE)
def tell() -> ResponseReturnValue:
    """Write down that the organisation as it is now has been told."""
    form = ToldForm()
    note = telling.mark(form.note.data or "" if form.validate_on_submit() else "", actor=me())
    undo = url_for("seats.untell", note_id=note.id)
    flash(_("Organisationen er markeret som meldt i dag."), f"undo:{undo}")
    return redirect(url_for("seats.changes"))


@bp.post("/kriseledelse/aendringer/<int:note_id>/fortryd")
@requires(Permission.CONTACT_MANAGE)
def untell(note_id: int) -> ResponseReturnValue:
    """Take back that it has been told."""
    note = db.session.get(OrganisationNote, note_id)
    if note is None:
        raise Hidden
    telling.unmark(note, actor=me())
    flash(_("Markeringen er taget tilbage."), "done")
    return redirect(url_for("seats.changes"))
