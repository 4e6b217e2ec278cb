"""Taking back a report: the status, what was expected, and the note that came with it."""

from datetime import date
from typing import Any

from bsak.documents import rules
from bsak.documents.kinds import Status
from bsak.documents.models import Document, Remark
from bsak.documents.search import index
from bsak.documents.service import Report, let_stand, plain_report, record
from bsak.groups.rules import Viewer, obstacle_to_adding
from bsak.kernel import trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _


def undo(entry: trail.Entry, *, actor: Viewer) -> Document:
    """Take back a report. Raises Refused when somebody has changed the document since."""
    document = db.session.get(Document, entry.subject_id)
    if document is None or entry.action != "status_reported" or entry.before is None:
        raise Refused(_("Den ændring kan ikke fortrydes. Ret dokumentet i stedet."))
    after: dict[str, Any] = entry.after or {}
    refuse(_obstacle(entry, after, document, actor))
    said = _as_it_was(entry.before)
    before = let_stand(document, said, actor=actor)
    document.touched_on = date.fromisoformat(entry.before["touched_on"])
    about: dict[str, Any] = {**plain_report(said), "undoes": entry.id}
    if note := db.session.get(Remark, after.get("remark", 0)):
        about["remark"] = note.id
        db.session.delete(note)
    db.session.flush()
    db.session.expire(document, ["remarks"])
    record("report_undone", document, actor, before=before, after=about)
    index(document)
    return document


def _obstacle(
    entry: trail.Entry, after: dict[str, Any], document: Document, actor: Viewer
) -> str | None:
    if entry.actor_id != actor.user_id:
        return _("Kun den, der lavede ændringen, kan fortryde den.")
    if after.get("version") != document.version:
        return _("Dokumentet er ændret siden. Ret det i stedet for at fortryde.")
    is_withdrawn = document.status is Status.WITHDRAWN
    if is_withdrawn and (reason := obstacle_to_adding(document.group)):
        return reason
    return rules.obstacle_to_status(document, Status((entry.before or {})["status"]), actor)


def _as_it_was(before: dict[str, Any]) -> Report:
    expected = before["expected_on"]
    return Report(
        status=Status(before["status"]),
        expected_on=date.fromisoformat(expected) if expected else None,
        expected_text=before["expected_text"],
    )
