"""One sheet: a document as it is in force."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from flask import current_app
from flask.typing import ResponseReturnValue

from bsak.binders import gather
from bsak.binders.routes.room import bp, content, pdf
from bsak.documents.finding import find
from bsak.documents.kinds import Kind
from bsak.groups import queries as groups
from bsak.kernel import clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from bsak.people.session import actor


@bp.get("/register/<code>/ark.pdf")
@requires(Permission.DOCUMENT_READ)
def document(code: str) -> ResponseReturnValue:
    """Print one document as it is in force."""
    from bsak.binders import service

    found = find(code, groups.viewer(actor()))
    leaf = gather.one(found, day=clock.today())
    whole = content(found.group.code)
    if found.kind is Kind.CONSOLIDATED_SUBPLAN:
        annexes = gather.annexes(groups.viewer(actor()), whole.day)
        whole = replace(whole, annexes=annexes)
    elif leaf.missing:
        raise Hidden
    out = BytesIO()
    slot = whole.groups[0].slot
    db.session.rollback()  # all is read; a long print must not hold others' changes up
    service.print_one(leaf, whole, out, instance=Path(current_app.instance_path), slot=slot)
    return pdf(out, f"{found.code}.pdf")
