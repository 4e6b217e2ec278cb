"""Texts in force to take along: the list, the links of a group, and a ZIP with progress."""

from pathlib import Path
from typing import BinaryIO

from flask import (
    current_app,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from flask.typing import ResponseReturnValue

from bsak.binders import jobs
from bsak.binders.routes.room import content
from bsak.kernel import clock, kept
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden, refuse
from bsak.kernel.web import outside
from bsak.kernel.words import _
from bsak.library import listing, queries, rules
from bsak.library.routes.room import bp, group, me
from bsak.library.systems import SYSTEMS
from bsak.people.session import actor


@bp.get("/bibliotek")
@requires(Permission.DOCUMENT_READ)
@kept.page
def list() -> ResponseReturnValue:
    """Show the texts in force of every group, and what lies of them in other systems."""
    who = me()
    return render_template(
        "library/list.html",
        groups=queries.shelves(who, clock.today()),
        systems=SYSTEMS,
        may_place=rules.obstacle_to_placing(who) is None,
    )


@bp.get("/bibliotek/<group_code>/links.<ending>")
@requires(Permission.DOCUMENT_READ)
def links(group_code: str, ending: str) -> ResponseReturnValue:
    """Hand out the links of a group's texts in force, as lines to copy or as a spreadsheet."""
    found = group(queries.shelves(me(), clock.today()), group_code)
    if ending == "txt":
        answer = make_response(listing.links_text(found, _address))
        answer.mimetype = "text/plain"
        return answer
    if ending != "csv":
        raise Hidden
    answer = make_response(listing.links_csv(found, _address))
    answer.headers["Content-Disposition"] = f"attachment; filename=links-{found.code}.csv"
    answer.mimetype = "text/csv"
    return answer


@bp.post("/bibliotek/zip")
@requires(Permission.DOCUMENT_READ)
def zip() -> ResponseReturnValue:
    """Begin a ZIP of a group's texts in force, or of all, and show how far it is."""
    from bsak.library import package

    code = request.form.get("group") or None
    shelves = queries.shelves(me(), clock.today())
    printed = content(code)
    parts = listing.parts([group(shelves, code)] if code else shelves, in_folders=code is None)
    title = _("Bibliotek: %(group)s", group=printed.groups[0].name) if code else _("Bibliotek")
    index = render_template("library/index.html", title=title, parts=parts, day=printed.day)
    instance = Path(current_app.instance_path)

    def work(out: BinaryIO, tell: package.Tell) -> str:
        return package.pack(parts, printed, index, out, instance=instance, tell=tell)

    job = jobs.start(_folder(), user_id=actor().id, title=title, work=work)
    return redirect(url_for("library.job", job_id=job.id))


@bp.get("/bibliotek/zip/<job_id>")
@requires(Permission.DOCUMENT_READ)
def job(job_id: str) -> ResponseReturnValue:
    """Show how far a ZIP is, and where it lies when it is done."""
    found = jobs.find(_folder(), job_id, user_id=actor().id)
    if request.args.get("json"):
        return jsonify(found.figures)
    return render_template("library/job.html", job=found)


@bp.get("/bibliotek/zip/<job_id>/bibliotek.zip")
@requires(Permission.DOCUMENT_READ)
def download(job_id: str) -> ResponseReturnValue:
    """Hand out a finished ZIP to who asked for it, while they may see all that is in it."""
    path = jobs.file_of(_folder(), jobs.find(_folder(), job_id, user_id=actor().id))
    if not path.is_file():
        raise Hidden
    refuse(rules.obstacle_to_fetching(listing.codes_in(path), queries.codes(me())))
    return send_file(path, "application/zip", as_attachment=True, download_name="bibliotek.zip")


def _folder() -> Path:
    folder = Path(current_app.instance_path) / "library"
    folder.mkdir(exist_ok=True)
    return folder


def _address(endpoint: str, code: str) -> str:
    return outside(endpoint, code=code)
