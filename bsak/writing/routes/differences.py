"""Two texts of one document laid over each other, on the screen and with bars on paper."""

from flask import render_template, request, send_file
from flask.typing import ResponseReturnValue

from bsak.documents.models import Document
from bsak.kernel import clock, kept
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden, Refused
from bsak.kernel.plain import Malformed
from bsak.kernel.words import _
from bsak.plans.compare import compare
from bsak.plans.tally import told
from bsak.plans.wording import Wording
from bsak.writing import telling
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
    was, now = _chosen(found)
    one, other = _read(was), _read(now)
    parts = compare(one, other)
    lines = telling.lines(parts, one, other)
    only = request.args.get("vis") == "aendret"
    return render_template(
        "writing/differences.html",
        document=document,
        found=found,
        was=was,
        now=now,
        told=told(parts),
        is_same=parts.is_same,
        lines=[line for line in lines if line.differs] if only else lines,
        only=only,
    )


@bp.get("/register/<code>/forskelle.pdf")
@requires(Permission.DOCUMENT_READ)
def differences_sheet(code: str) -> ResponseReturnValue:
    """Print the newer text with bars in the margin, behind a list of what differs."""
    from bsak.writing import bars  # noqa: PLC0415 -- starts the print shop

    _document, found = _found(code)
    if len(found) < 2:
        raise Hidden
    was, now = _chosen(found)
    out = bars.printed(was, now, _read(was), _read(now))
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


def _read(version: Version) -> Wording:
    try:
        return version.wording()
    except Malformed:
        raise Refused(
            _("Teksten i %(name)s kan ikke læses. Vælg en anden udgave.", name=version.name)
        ) from None
