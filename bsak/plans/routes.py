"""Cards and plans on the screen: the revision in force, for whoever may see the document."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from bsak.documents import notices, revisions
from bsak.documents.finding import find
from bsak.documents.kinds import Kind
from bsak.documents.models import Document, Revision
from bsak.groups import queries as groups
from bsak.kernel import clock, kept
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden
from bsak.kernel.plain import from_plain
from bsak.people.session import actor
from bsak.plans.annexes import annexes as annexes_of
from bsak.plans.screen import pieces, template_of
from bsak.plans.wording import WORDINGS

bp = Blueprint("plans", __name__)


@bp.get("/laes/<code>")
@requires(Permission.DOCUMENT_READ)
@kept.page
def show(code: str) -> ResponseReturnValue:
    """Show the text in force, as on paper: same order, same numbers, same words."""
    viewer = groups.viewer(actor())
    document = find(code, viewer)
    gathers = document.kind is Kind.CONSOLIDATED_SUBPLAN
    annexes = annexes_of(viewer) if gathers else []
    in_force = revisions.in_force(
        [document.id, *(annex.document.id for annex in annexes if annex.document)], clock.today()
    )
    revision = in_force.get(document.id)
    if revision is None and not gathers:
        raise Hidden
    return render_template(
        template_of(document.kind),
        document=document,
        revision=revision,
        wording=_wording(document, revision),
        pieces=pieces,
        annexes=annexes,
        in_force=in_force,
        notices=notices.under_text.of(document, viewer),
    )


def _wording(document: Document, revision: Revision | None) -> object:
    """Return what stands in force; the samlede delplan may be nothing but its annexes."""
    cls = WORDINGS[document.kind.value]
    return from_plain(cls, revision.wording) if revision else cls()
