"""The decisions behind a document, as its page shows them: what each one moved, and where."""

from flask import url_for

from bsak.decisions import effects
from bsak.documents import beside
from bsak.documents.decisions import words
from bsak.documents.models import Document
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.words import _


def panel(document: Document, viewer: Viewer) -> beside.Panel:
    """Return the panel of the decisions that moved ``document``, the newest first."""
    found = effects.behind(document, viewer) if viewer.may(Permission.MEETING_READ) else []
    return beside.Panel(
        id="decisions",
        heading=_("Beslutninger bag"),
        empty=_("Ingen beslutning har flyttet dokumentet."),
        lines=tuple(
            beside.Line(
                words(item),
                url_for("meetings.show", id=item.meeting_id, _anchor=f"punkt-{item.number}"),
                "; ".join(effect.words for effect in moved if effect.code),
            )
            for item, moved in found
        ),
    )
