"""What the stationery cupboard needs, as PDF."""

from io import BytesIO
from pathlib import Path

from flask import current_app, request
from flask.typing import ResponseReturnValue

from bsak.binders.routes.room import bp, content, pdf
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden


@bp.get("/mapper/skilleblade.pdf")
@requires(Permission.BINDER_BUILD)
def dividers() -> ResponseReturnValue:
    """Hand out the dividers alone."""
    from bsak.binders import labels

    out = BytesIO()
    printed = content(request.args.get("group") or None)
    db.session.rollback()  # as in document
    labels.dividers(printed, out)
    return pdf(out, "skilleblade.pdf")


@bp.get("/mapper/rygetiketter.pdf")
@requires(Permission.BINDER_BUILD)
def spines() -> ResponseReturnValue:
    """Hand out the labels for the spine, as wide as the binder is when it is printed now."""
    from bsak.binders import labels, service

    out = BytesIO()
    printed = content(request.args.get("group") or None)
    db.session.rollback()  # as in document
    built = service.build(printed, BytesIO(), instance=Path(current_app.instance_path))
    labels.spines(printed, out, leaves=built.pages // 2)
    return pdf(out, "rygetiketter.pdf")


@bp.get("/mapper/<paper>.pdf")
@requires(Permission.BINDER_BUILD)
def paper(paper: str) -> ResponseReturnValue:
    """Hand out a sheet to write on, or the one that tests the printer."""
    from bsak.binders import labels, papers

    if paper not in papers.PAPERS:
        raise Hidden
    out = BytesIO()
    printed = content(None)
    db.session.rollback()  # as in document
    labels.paper(paper, printed, out)
    return pdf(out, f"{paper}.pdf")
