"""What is added to a document on its page: remarks, waiting, deadlines, other groups."""

from flask import flash, request
from flask.typing import ResponseReturnValue

from bsak.documents import editing, notes, service
from bsak.documents.finding import find
from bsak.documents.models import CoOwner, Part, Waiting, WaitingFor
from bsak.documents.note_forms import DeadlineForm, RemarkForm, ShareForm, WaitForm
from bsak.documents.routes.room import bp, document_page, me, to_page
from bsak.groups.queries import by_code
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem


@bp.post("/register/<code>/bemaerkning")
@requires(Permission.DOCUMENT_EDIT)
def remark(code: str) -> ResponseReturnValue:
    """Note something on a document."""
    who = me()
    document, form = find(code, who), RemarkForm()
    if not form.validate_on_submit():
        return document_page(document, who, failed=form)
    notes.remark(document.group, form.text.data, actor=who, document=document)
    flash(_("Bemærkningen er gemt."), "done")
    return to_page(document)


@bp.post("/register/<code>/venter")
@requires(Permission.DOCUMENT_EDIT)
def wait(code: str) -> ResponseReturnValue:
    """Say what a document waits for."""
    who = me()
    document, form = find(code, who), WaitForm()
    if not form.validate_on_submit():
        return document_page(document, who, failed=form)
    notes.wait(
        document.group,
        form.subject.data,
        actor=who,
        kind=WaitingFor(form.waits_kind.data),
        document=document,
        waits_for=form.waits_for.data or "",
        expected_on=form.expected_on,
        expected_text=form.expected_text,
    )
    flash(_("Det er skrevet op, hvad der ventes på."), "done")
    return to_page(document)


@bp.post("/register/<code>/venter/<int:waiting_id>")
@requires(Permission.DOCUMENT_EDIT)
def settle(code: str, waiting_id: int) -> ResponseReturnValue:
    """Say that what was waited for has come."""
    who = me()
    document, waiting = find(code, who), db.session.get(Waiting, waiting_id)
    if waiting is None or waiting.document_id != document.id:
        raise Hidden
    notes.settle(waiting, request.form.get("settlement", "")[:2000], actor=who)
    flash(_("Afklaret: %(subject)s.", subject=waiting.subject), "done")
    return to_page(document)


@bp.post("/register/<code>/frist")
@requires(Permission.DOCUMENT_EDIT)
def deadline(code: str) -> ResponseReturnValue:
    """Set a deadline, by a decision or with a reason."""
    who = me()
    document, form = find(code, who), DeadlineForm()
    if not form.validate_on_submit():
        return document_page(document, who, failed=form)
    item = db.session.get(AgendaItem, int(form.item.data)) if form.item.data else None
    if item is None and not form.reason.data:
        form.reason.errors = [_("Vælg beslutningen ovenfor, eller skriv, hvorfor fristen flyttes.")]
        return document_page(document, who, failed=form)
    service.set_deadline(
        document, form.due_on.data, actor=who, item=item, reason=form.reason.data or ""
    )
    flash(_("Fristen er sat. De tidligere frister står stadig på siden."), "done")
    return to_page(document)


@bp.post("/register/<code>/del")
@requires(Permission.DOCUMENT_EDIT)
def share(code: str) -> ResponseReturnValue:
    """Say that another group has a part in a document."""
    who = me()
    document = find(code, who)
    form = ShareForm(document)
    if not form.validate_on_submit():
        return document_page(document, who, failed=form)
    group = by_code(form.group.data)
    if group is None:
        raise Hidden
    service.share(document, group, Part(form.part.data), actor=who)
    flash(_("%(group)s er skrevet på dokumentet.", group=group.name), "done")
    return to_page(document)


@bp.post("/register/<code>/del/<int:part_id>/fjern")
@requires(Permission.DOCUMENT_EDIT)
def unshare(code: str, part_id: int) -> ResponseReturnValue:
    """Take another group off a document."""
    who = me()
    document, part = find(code, who), db.session.get(CoOwner, part_id)
    if part is None or part.document_id != document.id:
        raise Hidden
    name = part.group.name
    editing.unshare(document, part, actor=who)
    flash(_("%(group)s er taget af dokumentet.", group=name), "done")
    return to_page(document)
