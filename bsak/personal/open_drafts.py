"""Drafts that somebody has open in a form while a name is taken out of them."""

from collections.abc import Mapping

from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.writing.models import Draft, DraftSave


def outdate(draft_id: int, fields: Mapping[str, str]) -> None:
    """Let a form that still has the name meet ``fields``, which are about to be stored.

    A save in nobody's name tells that the fields were changed. The draft's number is the caller's
    to raise.
    """
    draft = db.session.get_one(Draft, draft_id, with_for_update=True)
    # What stood before is the name that must go, so the save says the new text but for a space:
    # it is not what stands now, and every version still reads.
    before = {path: f"{text} " for path, text in fields.items() if draft.fields.get(path) != text}
    if before:
        save = DraftSave(
            draft_id=draft_id, version=draft.version + 1, before=before, saved_at=clock.now()
        )
        db.session.add(save)
        db.session.flush()
