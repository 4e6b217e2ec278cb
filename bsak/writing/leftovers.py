"""What lies beside a draft to be looked at: ticked off when it is done, and brought back."""

import hashlib

from bsak.documents.service import record
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused, refuse
from bsak.kernel.trail import Entry
from bsak.kernel.words import _, ngettext
from bsak.writing import rules
from bsak.writing.models import Draft

_HANDLED = "leftover_handled"


def pieces(draft: Draft) -> list[tuple[str, str]]:
    """Return (key, text) of everything that waits for the writer to look at it."""
    return [(_key(text), text) for text in draft.unplaced]


def obstacle(draft: Draft) -> str | None:
    """Return why the text cannot be approved: somebody has not looked at all there is, or None."""
    if not draft.unplaced:
        return None
    return ngettext(
        "Der er 1 ting at se efter og krydse af, før teksten kan godkendes.",
        "Der er %(num)d ting at se efter og krydse af, før teksten kan godkendes.",
        len(draft.unplaced),
    )


def handle(draft: Draft, key: str, *, actor: Viewer) -> Entry:
    """Tick one piece off. Returns the trail's entry, by which it can be brought back."""
    refuse(rules.obstacle_to_writing(draft.document, actor))
    for index, text in enumerate(draft.unplaced):
        if _key(text) == key:
            draft.unplaced = [*draft.unplaced[:index], *draft.unplaced[index + 1 :]]
            db.session.flush()
            before = {"text": text, "at": index}
            return record(_HANDLED, draft.document, actor, before=before)
    raise Refused(_("Den er krydset af i mellemtiden. Hent siden igen."))


def bring_back(draft: Draft, entry_id: int, *, actor: Viewer) -> None:
    """Bring back a piece that was ticked off. Raises Hidden when it was no piece of this draft."""
    refuse(rules.obstacle_to_writing(draft.document, actor))
    entry = db.session.get(Entry, entry_id)
    is_ours = (
        entry is not None
        and entry.action == _HANDLED
        and (entry.subject, entry.subject_id) == ("document", draft.document_id)
        and entry.at >= draft.started_at
    )
    if entry is None or not is_ours:
        raise Hidden
    before = entry.before or {}
    if before["text"] not in draft.unplaced:
        rest = list(draft.unplaced)
        rest.insert(before["at"], before["text"])
        draft.unplaced = rest
        db.session.flush()
        record("leftover_back", draft.document, actor)


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
