"""What is said about documents and groups beside their status: remarks, and what they wait for."""

from datetime import date
from typing import Any

from bsak.documents import rules
from bsak.documents.models import Document, Remark, Waiting, WaitingFor
from bsak.documents.search import index
from bsak.documents.service import record
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer, obstacle_to_adding
from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem


def remark(
    group: CrisisGroup,
    text: str,
    *,
    actor: Viewer,
    document: Document | None = None,
    item: AgendaItem | None = None,
    on: date | None = None,
) -> Remark:
    """Note something on a document, or on the whole group."""
    _refuse_strangers(group, actor)
    if not text.strip():
        raise Refused(_("Skriv bemærkningen, før du gemmer."))
    note = Remark(
        group_id=group.id,
        document_id=document.id if document else None,
        text=text.strip(),
        noted_on=on or clock.today(),
        noted_by_id=actor.user_id,
        item_id=item.id if item else None,
    )
    db.session.add(note)
    db.session.flush()
    if document:
        document.touched_on = max(document.touched_on, note.noted_on)
        record("remark_noted", document, actor, after={"remark": note.id})
        index(document)
    else:
        _record_on_group("remark_noted", group, actor, {"remark": note.id})
    return note


def wait(
    group: CrisisGroup,
    subject: str,
    *,
    actor: Viewer,
    kind: WaitingFor = WaitingFor.CLARIFICATION,
    document: Document | None = None,
    waits_for: str = "",
    expected_on: date | None = None,
    expected_text: str = "",
    item: AgendaItem | None = None,
    on: date | None = None,
) -> Waiting:
    """Say what a document or group waits for, for whom, and until when."""
    _refuse_strangers(group, actor)
    if not subject.strip():
        raise Refused(_("Skriv, hvad der ventes på."))
    waiting = Waiting(
        group_id=group.id,
        document_id=document.id if document else None,
        kind=kind,
        subject=subject.strip(),
        waits_for=waits_for.strip(),
        expected_on=expected_on,
        expected_text=expected_text,
        since=on or clock.today(),
        item_id=item.id if item else None,
    )
    db.session.add(waiting)
    db.session.flush()
    _record_waiting("waiting_started", waiting, actor)
    return waiting


def settle(
    waiting: Waiting,
    settlement: str,
    *,
    actor: Viewer,
    item: AgendaItem | None = None,
    on: date | None = None,
) -> None:
    """Say that what was waited for has come; ``item`` is the decision that was waited for."""
    _refuse_strangers(waiting.group, actor)
    if waiting.is_settled:
        raise Refused(_("Det er allerede afklaret."))
    waiting.is_settled = True
    waiting.settled_on = on or clock.today()
    waiting.settlement = settlement.strip()
    waiting.settled_item_id = item.id if item else None
    db.session.flush()
    _record_waiting("waiting_settled", waiting, actor)


def wait_for(waiting: Waiting, function: str, *, actor: Viewer) -> None:
    """Say that another than before is waited for."""
    _refuse_strangers(waiting.group, actor)
    if waiting.waits_for == function:
        return
    waiting.waits_for = function
    db.session.flush()
    _record_waiting("waiting_handed", waiting, actor)


def _refuse_strangers(group: CrisisGroup, actor: Viewer) -> None:
    refuse(rules.obstacle_to_noting(group.id, actor) or obstacle_to_adding(group))


def _record_waiting(action: str, waiting: Waiting, actor: Viewer) -> None:
    about: dict[str, Any] = {"waiting": waiting.id, "subject": waiting.subject}
    if action == "waiting_handed":
        about["waits_for"] = waiting.waits_for
    decided = waiting.settled_item_id if waiting.is_settled else waiting.item_id
    if decided is not None:
        about["item"] = decided
    if waiting.document_id is None:
        _record_on_group(action, waiting.group, actor, about)
    else:
        trail.record(action, "document", waiting.document_id, actor_id=actor.user_id, after=about)


def _record_on_group(action: str, group: CrisisGroup, actor: Viewer, after: dict[str, Any]) -> None:
    trail.record(action, "crisis_group", group.id, actor_id=actor.user_id, after=after)
