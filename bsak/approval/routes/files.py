"""Writing down that a file beside a document was approved, and taking it back."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from bsak.approval import file_rules, files, queries
from bsak.approval.forms import FileApprovalForm
from bsak.approval.routes.room import bp, me
from bsak.documents.finding import find
from bsak.documents.models import Attachment, Document
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from bsak.kernel.words import _

_FILE = "/register/<code>/fil/<int:file_id>/godkendelse"


@bp.get(_FILE)
@requires(Permission.DOCUMENT_READ)
def file(code: str, file_id: int) -> ResponseReturnValue:
    """Show whether a file is approved, by whom and where; and what remains to be said."""
    who = me()
    document = find(code, who)
    return _page(document, _find(document, file_id), who)


@bp.post(_FILE)
@requires(Permission.DOCUMENT_READ)
def approve_file(code: str, file_id: int) -> ResponseReturnValue:
    """Write down that a file is approved."""
    who = me()
    document = find(code, who)
    found = _find(document, file_id)
    form = _form(document, who)
    if not form.validate_on_submit():
        return _page(document, found, who, failed=form)
    said = files.Approved(
        function=form.function.data if form.function else _function(document, who),
        on=form.on.data,
        where=form.where.data or "",
    )
    files.approve(document, found, said, actor=who)
    undo = url_for("approval.undo_file", code=document.code, file_id=found.id)
    flash(_("%(name)s er godkendt til mappen.", name=found.name), f"undo:{undo}")
    return _to_document(document)


@bp.post(f"{_FILE}/fortryd")
@requires(Permission.DOCUMENT_READ)
def undo_file(code: str, file_id: int) -> ResponseReturnValue:
    """Take back that a file is approved."""
    who = me()
    document = find(code, who)
    found = _find(document, file_id)
    files.undo(document, found, actor=who)
    flash(_("%(name)s er ikke længere godkendt til mappen.", name=found.name), "done")
    return _to_document(document)


def _page(
    document: Document, found: Attachment, who: Viewer, *, failed: FileApprovalForm | None = None
) -> ResponseReturnValue:
    held = queries.mandates(who.user_id, clock.today())
    page = render_template(
        "approval/file.html",
        document=document,
        file=found,
        form=failed or _form(document, who, is_new=True),
        function=_function(document, who),
        obstacle=file_rules.obstacle_to_approving(document, found, who, held),
        obstacle_to_undoing=file_rules.obstacle_to_undoing(document, found, who, held),
    )
    return page, 422 if failed else 200


def _form(document: Document, who: Viewer, *, is_new: bool = False) -> FileApprovalForm:
    held = queries.mandates(who.user_id, clock.today())
    for_others = file_rules.records_for_others(document.kind, who, held)
    form = FileApprovalForm(formdata=None) if is_new else FileApprovalForm()
    form.suit(document.kind, for_others=for_others)
    if is_new:
        form.on.data = None if for_others else clock.today()
        form.where.data = document.case_number
        if form.function:
            form.function.data = _function(document, who)
    return form


def _function(document: Document, who: Viewer) -> str:
    held = queries.mandates(who.user_id, clock.today())
    return file_rules.function_of(document.kind, who, held)


def _find(document: Document, file_id: int) -> Attachment:
    found = db.session.get(Attachment, file_id)
    if found is None or found.document_id != document.id:
        raise Hidden
    return found


def _to_document(document: Document) -> ResponseReturnValue:
    return redirect(url_for("documents.show", code=document.code, _anchor="text-heading"))
