"""What a group says of its document: how far it is, and taking that back."""

from collections.abc import Sequence

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from bsak.documents import queries, rules, service, undoing
from bsak.documents.finding import find
from bsak.documents.forms import ReportForm
from bsak.documents.kinds import Status
from bsak.documents.models import Document
from bsak.documents.routes.room import bp, document_page, me
from bsak.kernel.access import Permission, requires
from bsak.kernel.danish import day
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from bsak.kernel.trail import Entry
from bsak.kernel.web import way_back
from bsak.kernel.words import _


@bp.post("/register/<code>/meld")
@requires(Permission.DOCUMENT_EDIT)
def report(code: str) -> ResponseReturnValue:
    """Take a group's word on a document, and offer to take it back."""
    who = me()
    document = find(code, who)
    form = ReportForm(document, is_posted=True)
    if not form.validate_on_submit():
        return document_page(document, who, failed=form)
    said = service.Report(
        status=Status(form.status.data),
        expected_on=form.expected_on,
        expected_text=form.expected_text,
        note=form.note.data or "",
    )
    entry = service.report(document, said, actor=who, version=form.read_version)
    flash(_told(document, said), f"undo:{url_for('documents.undo', entry_id=entry.id)}")
    if said.status is Status.COMPLETED and (still := queries.waits(document.id)):
        flash(_still_waiting(document, still), "problem")
    return redirect(way_back(url_for("documents.show", code=document.code)))


@bp.post("/fortryd/<int:entry_id>")
@requires(Permission.DOCUMENT_EDIT)
def undo(entry_id: int) -> ResponseReturnValue:
    """Take back a report that was just made."""
    who, entry = me(), db.session.get(Entry, entry_id)
    if entry is None or entry.subject != "document":
        raise Hidden
    document = db.session.get(Document, entry.subject_id)
    if document is None or not rules.sees(document, who):
        raise Hidden
    undoing.undo(entry, actor=who)
    told = _("Fortrudt. %(title)s er igen: %(status)s.",
             title=document.title, status=document.status.label)  # fmt: skip
    flash(told, "done")
    return redirect(way_back(url_for("documents.show", code=document.code)))


def _still_waiting(document: Document, subjects: Sequence[str]) -> str:
    """Return that what is finished is still said to wait for something, and where that ends."""
    what = "; ".join(one.rstrip(". ") for one in subjects)
    return _("%(title)s venter stadig på: %(what)s. Er det afklaret, så skriv svaret under »Venter "
             "på« på dokumentets side.", title=document.title, what=what)  # fmt: skip


def _told(document: Document, said: service.Report) -> str:
    """Return what was saved, so that a slip is seen while it can be taken back."""
    parts = [_("%(title)s er nu: %(status)s.", title=document.title, status=said.status.label)]
    if expected := said.expected_text or day(said.expected_on):
        parts.append(_("Forventes færdigt: %(expected)s.", expected=expected))
    elif said.status is not Status.COMPLETED:
        parts.append(_("Der er ikke meldt, hvornår det forventes færdigt."))
    if said.note:
        parts.append(_("Bemærkningen er gemt."))
    return " ".join(parts)
