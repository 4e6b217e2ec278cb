"""What lies in other systems of one document, as its page in the register shows it."""

from flask import url_for

from bsak.documents import beside, revisions
from bsak.documents.models import Document
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.words import _
from bsak.library import placed
from bsak.library.rules import Lying
from bsak.library.systems import SYSTEMS


def panel(document: Document, viewer: Viewer) -> beside.Panel | None:
    """Return the panel of ``document``; None where there is nothing to lay up or take down."""
    current = revisions.in_force([document.id], clock.today()).get(document.id)
    there = placed.lying(document.id).get(document.id, ())
    number = current.number if current else 0
    if not number and not any(lying.number for lying in there):
        return None
    where = url_for("library.list", _anchor=document.group.code)
    return beside.Panel(
        id="library",
        heading=_("I andre systemer"),
        empty="",
        lines=tuple(
            beside.Line(lying.words(number), where) for lying in there or map(Lying, SYSTEMS)
        ),
    )
