"""Bringing back a draft that was thrown away, as the trail kept it."""

from typing import Any

from bsak.documents.models import Document
from bsak.documents.service import record
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.trail import Entry
from bsak.kernel.words import _
from bsak.writing import queries, rules, service
from bsak.writing.models import Draft, DraftSave


def bring_back(document: Document, entry: Entry, *, actor: Viewer) -> Draft:
    """Bring back the draft whose end ``entry`` tells of, with every passage and every writer."""
    refuse(rules.obstacle_to_writing(document, actor))
    if entry.action != "draft_dropped" or entry.before is None:
        raise Refused(_("Den ændring kan ikke fortrydes."))
    if queries.draft_of(document.id) is not None:
        raise Refused(_("Der er begyndt en ny kladde. Kassér den først, hvis den gamle skal igen."))
    kept: dict[str, Any] = {"unplaced": [], "done": [], **entry.before}
    writers = kept.pop("writers", [])
    draft = service.lay_out(document, actor, **kept)
    # Whoever has written may not approve: their names stay, before the first version of this one.
    for back, user_id in enumerate(reversed(writers)):
        then = clock.now()
        db.session.add(
            DraftSave(
                draft_id=draft.id, version=-back, before={}, saved_at=then, saved_by_id=user_id
            )
        )
    db.session.flush()
    record("draft_brought_back", document, actor, after={"from": entry.id})
    return draft
