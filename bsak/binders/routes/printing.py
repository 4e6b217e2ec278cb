"""A binder in the browser: print one with progress, and open the one printed last."""

from pathlib import Path
from typing import BinaryIO

from flask import (
    current_app,
    flash,
    jsonify,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from flask.typing import ResponseReturnValue

from bsak.binders import jobs, queries
from bsak.binders import latest as printed_last
from bsak.binders.routes.room import bp, content, prints
from bsak.groups import queries as groups
from bsak.kernel import clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.clock import DENMARK
from bsak.kernel.danish import moment
from bsak.kernel.errors import Hidden
from bsak.kernel.words import _, ngettext
from bsak.people.session import actor


@bp.get("/mapper")
@requires(Permission.BINDER_BUILD)
def list() -> ResponseReturnValue:
    """Show what can be printed: all groups in one binder, or one group."""
    scopes = queries.scopes(groups.viewer(actor()), clock.today())
    return render_template("binders/list.html", scopes=scopes, latest=_latest())


@bp.post("/mapper/tryk")
@requires(Permission.BINDER_BUILD)
def build() -> ResponseReturnValue:
    """Begin a binder and show how far it is."""
    from bsak.binders import service

    group = request.form.get("group") or None
    printed = content(group)
    instance = Path(current_app.instance_path)

    def work(out: BinaryIO, tell: service.Progress) -> str:
        built = service.build(printed, out, instance=instance, progress=tell)
        return ngettext("%(num)d side.", "%(num)d sider.", built.pages)

    job = jobs.start(
        prints(), user_id=actor().id, title=printed.title, work=work, is_whole=group is None
    )
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
    """Open the whole binder printed last; one that is behind only for who asks for it again."""
    found = _latest()
    if found is None:
        flash(_("Den samlede mappe er ikke trykt endnu. Tryk den her."), "problem")
        return redirect(url_for("binders.list"))
    if found.is_behind and not request.args.get("gammel"):
        told = _("Den samlede mappe er trykt %(when)s. Der er godkendt eller ændret noget siden. "
                 "Tryk den igen, eller åbn den gamle herunder.",
                 when=moment(found.at))  # fmt: skip
        flash(told, "problem")
        return redirect(url_for("binders.list"))
    name = f"krisemappe-{found.at.astimezone(DENMARK):%Y-%m-%d}.pdf"
    return send_file(found.path, "application/pdf", download_name=name)


def _latest() -> printed_last.Latest | None:
    instance = Path(current_app.instance_path)
    return printed_last.find(instance, groups.viewer(actor()), clock.today())
