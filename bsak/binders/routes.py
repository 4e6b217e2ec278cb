"""Binders in the browser: print one with progress, one document, and what a QR code leads to."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from flask import (
    Blueprint,
    current_app,
    jsonify,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from bsak.binders import gather, jobs, queries
from bsak.binders.content import Content
from bsak.documents import rules
from bsak.documents.kinds import Kind
from bsak.documents.models import Document
from bsak.groups import queries as groups
from bsak.kernel import clock
from bsak.kernel.access import Permission, public, requires
from bsak.kernel.clock import DENMARK
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from bsak.kernel.words import ngettext
from bsak.people.session import actor
from bsak.settings import Settings

bp = Blueprint("binders", __name__)
_LATEST = "krisemappe.pdf"


@bp.get("/mapper")
@requires(Permission.BINDER_BUILD)
def list() -> ResponseReturnValue:
    """Show what can be printed: all groups in one binder, or one group."""
    latest = Path(current_app.instance_path) / _LATEST
    made = datetime.fromtimestamp(latest.stat().st_mtime, DENMARK) if latest.exists() else None
    scopes = queries.scopes(groups.viewer(actor()), clock.today())
    return render_template("binders/list.html", scopes=scopes, latest=made)


@bp.post("/mapper/tryk")
@requires(Permission.BINDER_BUILD)
def build() -> ResponseReturnValue:
    """Begin a binder and show how far it is."""
    from bsak.binders import service

    content = _content(request.form.get("group") or None)
    instance = Path(current_app.instance_path)

    def work(out: BinaryIO, tell: service.Progress) -> str:
        built = service.build(content, out, instance=instance, progress=tell)
        return ngettext("%(num)d side.", "%(num)d sider.", built.pages)

    job = jobs.start(_prints(), user_id=actor().id, title=content.title, work=work)
    return redirect(url_for("binders.show", job_id=job.id))


@bp.get("/mapper/tryk/<job_id>")
@requires(Permission.BINDER_BUILD)
def show(job_id: str) -> ResponseReturnValue:
    """Show how far a binder is, and where it lies when it is done."""
    job = jobs.find(_prints(), job_id, user_id=actor().id)
    if request.args.get("json"):
        return jsonify(
            done=job.done, total=job.total, text=job.progress, finished=job.is_over, url=""
        )
    return render_template("binders/show.html", job=job)


@bp.get("/mapper/tryk/<job_id>/mappe.pdf")
@requires(Permission.BINDER_BUILD)
def download(job_id: str) -> ResponseReturnValue:
    """Hand out a finished binder."""
    job = jobs.find(_prints(), job_id, user_id=actor().id)
    path = jobs.file_of(_prints(), job)
    if not path.is_file():
        raise Hidden
    return send_file(path, "application/pdf", as_attachment=True, download_name="krisemappe.pdf")


@bp.get("/mapper/seneste.pdf")
@requires(Permission.BINDER_BUILD)
def latest() -> ResponseReturnValue:
    """Open the binder that was printed last for everybody, or lead to where one is printed."""
    path = Path(current_app.instance_path) / _LATEST
    if not path.is_file():
        return redirect(url_for("binders.list"))
    return send_file(path, "application/pdf", download_name=_LATEST)


@bp.get("/mapper/skilleblade.pdf")
@requires(Permission.BINDER_BUILD)
def dividers() -> ResponseReturnValue:
    """Hand out the dividers alone."""
    from bsak.binders import labels

    out = BytesIO()
    content = _content(request.args.get("group") or None)
    db.session.rollback()  # as in document
    labels.dividers(content, out)
    return _pdf(out, "skilleblade.pdf")


@bp.get("/mapper/rygetiketter.pdf")
@requires(Permission.BINDER_BUILD)
def spines() -> ResponseReturnValue:
    """Hand out the labels for the spine."""
    from bsak.binders import labels

    out = BytesIO()
    content = _content(request.args.get("group") or None)
    db.session.rollback()  # as in document
    labels.spines(content, out)
    return _pdf(out, "rygetiketter.pdf")


@bp.get("/register/<code>/ark.pdf")
@requires(Permission.DOCUMENT_READ)
def document(code: str) -> ResponseReturnValue:
    """Print one document as it is in force."""
    from bsak.binders import service

    found = db.session.scalar(select(Document).where(Document.code == code.upper()))
    if found is None or not rules.sees(found, groups.viewer(actor())):
        raise Hidden
    leaf = gather.one(found, day=clock.today())
    content = _content(found.group.code)
    if found.kind is Kind.CONSOLIDATED_SUBPLAN:
        annexes = gather.annexes(groups.viewer(actor()), content.day)
        content = replace(content, annexes=annexes)
    elif leaf.missing:
        raise Hidden
    out = BytesIO()
    slot = content.groups[0].slot
    db.session.rollback()  # all is read; a long print must not hold others' changes up
    service.print_one(leaf, content, out, instance=Path(current_app.instance_path), slot=slot)
    return _pdf(out, f"{found.code}.pdf")


@bp.get("/k/<code>/<int:number>")
@public
def sheet(code: str, number: int) -> ResponseReturnValue:
    """Say whether a printed sheet is the one in force; tells nothing of what is on it."""
    standing = queries.standing(code.upper(), number, clock.today())
    return render_template(
        "binders/sheet.html", code=code.upper(), number=number, standing=standing
    )


def _content(code: str | None) -> Content:
    settings: Settings = current_app.extensions["bsak"]
    content = gather.gather(
        code,
        viewer=groups.viewer(actor()),
        day=clock.today(),
        municipality=settings.municipality,
        crisis_phone=settings.crisis_phone,
        public_url=settings.public_url,
    )
    if content is None:
        raise Hidden
    return content


def _prints() -> Path:
    folder = Path(current_app.instance_path) / "prints"
    folder.mkdir(exist_ok=True)
    return folder


def _pdf(out: BytesIO, name: str) -> ResponseReturnValue:
    out.seek(0)
    return send_file(out, "application/pdf", download_name=name)
