"""Reading across: the matrix of groups, and the tick of a pair."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.documents.finding import find
from bsak.documents.models import Document
from bsak.groups import queries as groups
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel import clock, kept
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden
from bsak.kernel.words import _
from bsak.review import crossing, ticking
from bsak.review.routes.room import bp, me


@bp.get("/tvaerlaesning")
@requires(Permission.REGISTER_READ)
@kept.page
def cross() -> ResponseReturnValue:
    """Show which groups must read each other's delplan, and which have."""
    who, matrix = me(), crossing.matrix(clock.today())
    return render_template(
        "review/cross.html",
        matrix=matrix,
        mine=[pair for pair in matrix.pairs.values() if pair.reader.id in who.groups],
        waiting=matrix.waiting(who),
    )


@bp.post("/tvaerlaesning/<code>/<group>")
@requires(Permission.DOCUMENT_EDIT)
def tick(code: str, group: str) -> ResponseReturnValue:
    """Say that a group has read a delplan, and what did not agree."""
    document, reader, who = _pair(code, group)
    revision = request.form.get("revision", -1, type=int)
    ticking.tick(document, reader, revision, request.form.get("note", ""), actor=who)
    undo = url_for("review.untick", code=document.code, group=reader.code)
    told = _("%(group)s har læst %(title)s.", group=reader.name, title=document.title)
    flash(told, f"undo:{undo}")
    return redirect(url_for("review.cross"))


@bp.post("/tvaerlaesning/<code>/<group>/fortryd")
@requires(Permission.DOCUMENT_EDIT)
def untick(code: str, group: str) -> ResponseReturnValue:
    """Take the tick of a pair back."""
    document, reader, who = _pair(code, group)
    ticking.untick(document, reader, actor=who)
    flash(_("Krydset er taget tilbage."), "done")
    return redirect(url_for("review.cross"))


def _pair(code: str, group: str) -> tuple[Document, CrisisGroup, Viewer]:
    who, reader = me(), groups.by_code(group)
    if reader is None:
        raise Hidden
    return find(code, who), reader, who
