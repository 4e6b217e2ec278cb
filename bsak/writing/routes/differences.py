"""Two texts of one document laid over each other, on the screen and with bars on paper."""

from flask import render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from bsak.documents.models import Document
from bsak.kernel import clock, kept
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden
from bsak.writing.comparing import compared, printed
from bsak.writing.routes.room import bp, document_and_viewer
from bsak.writing.versions import Version, chosen, versions


@bp.get("/register/<code>/forskelle")
@requires(Permission.DOCUMENT_READ)
@kept.page
def differences(code: str) -> ResponseReturnValue:
    """Show what differs between two revisions, or between one and the draft."""
    document, found = _found(code)
    if len(found) < 2:
        return render_template("writing/differences.html", document=document, found=found)
    only = request.args.get("vis") == "aendret"
    shown = compared(*_chosen(found), only_changed=only)
    was, now = shown.was.key, shown.now.key
    return render_template(
        "writing/differences.html",
        document=document,
        found=found,
        shown=shown,
        only=only,
        sheet=url_for("writing.differences_sheet", code=document.code, fra=was, til=now),
    )


@bp.get("/register/<code>/forskelle.pdf")
@requires(Permission.DOCUMENT_READ)
def differences_sheet(code: str) -> ResponseReturnValue:
    """Print the newer text with bars in the margin, behind a list of what differs."""
    _document, found = _found(code)
    if len(found) < 2:
        raise Hidden
    out = printed(*_chosen(found))
    return send_file(out, "application/pdf", download_name=f"{code.upper()}-rettelser.pdf")


def _found(code: str) -> tuple[Document, list[Version]]:
    document, viewer = document_and_viewer(code)
    found = versions(document, viewer, clock.today())
    if not found:
        raise Hidden
    return document, found


def _chosen(found: list[Version]) -> tuple[Version, Version]:
    was, now = request.args.get("fra", ""), request.args.get("til", "")
    return chosen(found, was, now, clock.today())
