"""A binder in the browser: print one with progress, and open the one printed last."""

from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from flask import current_app, jsonify, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from bsak.binders import jobs, queries
from bsak.binders.routes.room import bp, content, prints
from bsak.groups import queries as groups
from bsak.kernel import clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.clock import DENMARK
from bsak.kernel.errors import Hidden
from bsak.kernel.words import ngettext
from bsak.people.session import actor

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

    printed = content(request.form.get("group") or None)
    instance = Path(current_app.instance_path)

    def work(out: BinaryIO, tell: service.Progress) -> str:
        built = service.build(printed, out, instance=instance, progress=tell)
        return ngettext("%(num)d side.", "%(num)d sider.", built.pages)

    job = jobs.start(prints(), user_id=actor().id, title=printed.title, work=work)
    return redirect(url_for("binders.show", job_id=job.id))


@bp.get("/mapper/tryk/<job_id>")
@requires(Permission.BINDER_BUILD)
def show(job_id: str) -> ResponseReturnValue:
    """Show how far a binder is, and where it lies when it is done."""
    job = jobs.find(prints(), job_id, user_id=actor().id)
    if request.args.get("json"):
        return jsonify(job.figures)
    return render_template("binders/show.html", job=job)


@bp.get("/mapper/tryk/<job_id>/mappe.pdf")
@requires(Permission.BINDER_BUILD)
def download(job_id: str) -> ResponseReturnValue:
    """Hand out a finished print, to who may still have it."""
    job = jobs.find(prints(), job_id, user_id=actor().id)
    path = jobs.file_of(prints(), job)
    if not path.is_file() or (job.needs and job.needs not in actor().permissions):
        raise Hidden
    return send_file(path, "application/pdf", as_attachment=True, download_name=job.file_name)


@bp.get("/mapper/seneste.pdf")
@requires(Permission.BINDER_BUILD)
def latest() -> ResponseReturnValue:
    """Open the binder that was printed last for everybody, or lead to where one is printed."""
    path = Path(current_app.instance_path) / _LATEST
    if not path.is_file():
        return redirect(url_for("binders.list"))
    return send_file(path, "application/pdf", download_name=_LATEST)
