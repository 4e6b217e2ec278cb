"""Cards and plans on the screen: the revision in force, for whoever may see the document."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from bsak.documents import revisions, rules
from bsak.documents.models import Document, Revision
from bsak.groups import queries as groups
from bsak.kernel import clock, kept
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from bsak.kernel.plain import from_plain
from bsak.people.session import actor
from bsak.plans.screen import pieces, template_of
from bsak.plans.wording import WORDINGS

bp = Blueprint("plans", __name__)


@bp.get("/laes/<code>")
@requires(Permission.DOCUMENT_READ)
@kept.page
def show(code: str) -> ResponseReturnValue:
    """Show the text in force, as on paper: same order, same numbers, same words."""
    document = db.session.scalar(select(Document).where(Document.code == code.upper()))
    if document is None or not rules.sees(document, groups.viewer(actor())):
        raise Hidden
    revision = revisions.in_force([document.id], clock.today()).get(document.id)
    if revision is None:
        raise Hidden
    return render_template(
        template_of(document.kind),
        document=document,
        revision=revision,
        wording=_wording(document, revision),
        pieces=pieces,
    )


def _wording(document: Document, revision: Revision) -> object:
    return from_plain(WORDINGS[document.kind.value], revision.wording)
