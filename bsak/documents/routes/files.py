"""Files beside a document: handed in, fetched, taken away."""

from pathlib import Path

from flask import current_app, flash, send_file
from flask.typing import ResponseReturnValue

from bsak.documents import files
from bsak.documents.finding import find
from bsak.documents.models import Attachment, Document
from bsak.documents.note_forms import FileForm
from bsak.documents.routes.room import bp, document_page, me, to_page
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused
from bsak.kernel.words import _


@bp.post("/register/<code>/fil")
@requires(Permission.DOCUMENT_EDIT)
def attach(code: str) -> ResponseReturnValue:
    """Keep a file beside a document."""
    who = me()
    document, form = find(code, who), FileForm()
    if not form.validate_on_submit():
        return document_page(document, who, failed=form)
    upload = form.file.data
    try:
        kept = files.attach(
            document, upload.filename or "", upload.read(), actor=who, folder=_folder()
        )
    except Refused as refusal:
        form.file.errors = [str(refusal)]
        return document_page(document, who, failed=form)
    flash(_("%(name)s ligger nu ved dokumentet.", name=kept.name), "done")
    return to_page(document)


@bp.get("/register/<code>/fil/<int:file_id>")
@requires(Permission.DOCUMENT_READ)
def fetch(code: str, file_id: int) -> ResponseReturnValue:
    """Hand a file out, always as a download: nothing foreign is shown in our name."""
    document = find(code, me())
    attachment = _find(document, file_id)
    path = files.path_of(attachment.digest, _folder())
    if not path.is_file():
        raise Refused(_("Filen mangler på serveren. Bed administratoren hente den fra backup."))
    answer = send_file(
        path,
        mimetype=attachment.media_type,
        as_attachment=True,
        download_name=attachment.name,
        etag=False,
        conditional=False,
    )
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


@bp.post("/register/<code>/fil/<int:file_id>/fjern")
@requires(Permission.DOCUMENT_EDIT)
def hide(code: str, file_id: int) -> ResponseReturnValue:
    """Take a file off a document."""
    who = me()
    document = find(code, who)
    attachment = _find(document, file_id)
    name = attachment.name
    files.hide(document, attachment, actor=who)
    flash(_("%(name)s er fjernet fra dokumentet.", name=name), "done")
    return to_page(document)


def _find(document: Document, file_id: int) -> Attachment:
    attachment = db.session.get(Attachment, file_id)
    if attachment is None or attachment.document_id != document.id:
        raise Hidden
    return attachment


def _folder() -> Path:
    return Path(current_app.instance_path) / "files"
