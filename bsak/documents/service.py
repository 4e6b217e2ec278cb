"""Changes to the register. Each writes its trail; each refuses with the rule's own sentence."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import func, select

from bsak.documents import decisions, numbers, rules, steps
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import CoOwner, Deadline, Document, Part, Remark
from bsak.documents.search import index
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer, obstacle_to_adding
from bsak.kernel import clock, errors, trail
from bsak.kernel.danish import collation_key, day
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a group says of one document: the status, and when it expects to be done."""

    status: Status
    expected_on: date | None = None
    expected_text: str = ""
    note: str = ""  # becomes a remark, and goes with the report when that is undone


def add(
    group: CrisisGroup,
    kind: Kind,
    title: str,
    *,
    actor: Viewer,
    unit: str = "",
    status: Status = Status.NOT_STARTED,
    owner_function: str = "",
    item: AgendaItem | None = None,
    on: date | None = None,
) -> Document:
    """Put a document into the register and give it a number that was never used before."""
    refuse(rules.obstacle_to_noting(group.id, actor) or obstacle_to_adding(group))
    title, unit = " ".join(title.split()), " ".join(unit.split())
    if not title:
        raise Refused(_("Skriv dokumentets titel."))
    numbers.hold(group.id)
    if numbers.is_taken(group.id, kind, unit, title):
        raise Refused(_("Gruppen har allerede et dokument af den art med den titel og enhed."))
    document = Document(
        group=group,
        kind=kind,
        code=numbers.next_code(group, kind),
        unit=unit,
        title=title,
        sort_key=collation_key(f"{title} {unit}"),
        status=status,
        owner_function=owner_function or group.owner_function,
        touched_on=on or clock.today(),
        created_at=clock.now(),
    )
    db.session.add(document)
    db.session.flush()
    steps.keep_status(document, None, actor, item, on)
    steps.keep_owner(document, "", actor, item, on)
    after = {"code": document.code, "title": title, "unit": unit, "item": item.id if item else None}
    record("document_added", document, actor, after=after)
    index(document)
    return document


def report(
    document: Document,
    said: Report,
    *,
    actor: Viewer,
    version: int | None = None,
    item: AgendaItem | None = None,
    on: date | None = None,
) -> trail.Entry:
    """Take a group's word on a document. Returns the trail's entry, by which it can be undone.

    Raises Refused, or Stale when ``version`` is not the newest.
    """
    refuse(rules.obstacle_to_status(document, said.status, actor))
    refuse_stale(document, version, mine=_told(said), theirs=_told(_as_told(document, version)))
    before = let_stand(document, said, actor=actor, item=item, on=on)
    after: dict[str, Any] = {**plain_report(said), "version": document.version}
    if item is not None:
        after["item"] = item.id
    if said.note.strip():
        after["remark"] = _noted(document, said.note, actor, item, on).id
    return record("status_reported", document, actor, before=before, after=after)


def _as_told(document: Document, version: int | None) -> Report:
    """Return what is said of ``document``, with the note somebody added after ``version``."""
    if version is None or version == document.version:
        return stands(document)
    told = select(trail.Entry).where(
        trail.Entry.subject == "document",
        trail.Entry.subject_id == document.id,
        trail.Entry.action == "status_reported",
    )
    newest = db.session.scalar(told.order_by(trail.Entry.id.desc()).limit(1))
    after = newest.after if newest and newest.after else {}
    if after.get("version", 0) <= version or "remark" not in after:
        return stands(document)
    note = db.session.get(Remark, after["remark"])
    return replace(stands(document), note=note.text if note else "")


def stands(document: Document) -> Report:
    """Return what is said of ``document`` now."""
    return Report(
        status=document.status,
        expected_on=document.expected_on,
        expected_text=document.expected_text,
    )


def let_stand(
    document: Document,
    said: Report,
    *,
    actor: Viewer,
    item: AgendaItem | None = None,
    on: date | None = None,
) -> dict[str, str]:
    """Store ``said`` without asking the rules. Returns what stood there, for the trail."""
    before = {**plain_report(stands(document)), "touched_on": document.touched_on.isoformat()}
    was, document.status = document.status, said.status
    document.expected_on, document.expected_text = said.expected_on, said.expected_text
    document.touched_on = max(document.touched_on, on or clock.today())
    db.session.flush()
    if was is not said.status:
        steps.keep_status(document, was, actor, item, on)
    return before


def set_deadline(
    document: Document,
    due_on: date,
    *,
    actor: Viewer,
    item: AgendaItem | None = None,
    reason: str = "",
    on: date | None = None,
) -> Deadline:
    """Keep a deadline; the one set last is in force. Needs the decision, or a reason."""
    refuse(rules.obstacle_to_deadline(actor, decided=item is not None, reason=reason))
    if item and on is None:  # minutes that are read in say themselves what their day decided
        refuse(decisions.obstacle_to_adding(item))
    deadline = Deadline(
        document_id=document.id,
        due_on=due_on,
        item_id=item.id if item else None,
        reason=reason.strip(),
        set_on=on or clock.today(),
        set_by_id=actor.user_id,
    )
    mine = select(func.max(Deadline.set_on)).where(Deadline.document_id == document.id)
    in_force = (db.session.scalar(mine) or deadline.set_on) <= deadline.set_on
    db.session.add(deadline)
    before, document.due_on = document.due_on, due_on if in_force else document.due_on
    db.session.flush()
    record(
        "deadline_set",
        document,
        actor,
        before={"due_on": before.isoformat() if before else None},
        after={"due_on": due_on.isoformat(), "item": deadline.item_id, "reason": deadline.reason}
        | ({} if in_force else {"is_overtaken": True}),
    )
    return deadline


def share(document: Document, group: CrisisGroup, part: Part, *, actor: Viewer) -> None:
    """Say that ``group`` makes the document too, or is asked to spar on it."""
    refuse(rules.obstacle_to_editing(document, actor))
    refuse(obstacle_to_adding(group))
    if group.id == document.group_id or any(o.group_id == group.id for o in document.co_owners):
        return
    document.co_owners.append(CoOwner(group_id=group.id, part=part))
    db.session.flush()
    record("document_shared", document, actor, after={"group": group.code, "part": part})


def record(
    action: str,
    document: Document,
    actor: Viewer,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> trail.Entry:
    """Write an act on ``document`` into the trail."""
    return trail.record(
        action, "document", document.id, actor_id=actor.user_id, before=before, after=after
    )


def refuse_stale(
    document: Document, version: int | None, *, mine: dict[str, str], theirs: dict[str, str]
) -> None:
    """Raise Stale when the form was made from an older version than the one that is stored."""
    sentence = _("Nogen har ændret dokumentet, mens du skrev. Der er ikke gemt noget af dit.")
    errors.refuse_stale(version, document.version, sentence, mine=mine, theirs=theirs)


def plain_report(said: Report) -> dict[str, str]:
    """Return ``said`` as the trail keeps it."""
    return {
        "status": said.status.value,
        "expected_on": said.expected_on.isoformat() if said.expected_on else "",
        "expected_text": said.expected_text,
    }


def _told(said: Report) -> dict[str, str]:
    expected = said.expected_text or day(said.expected_on)
    told = {_("Status"): said.status.label, _("Forventes færdigt"): expected}
    return {**told, _("Bemærkning"): said.note} if said.note else told


def _noted(
    document: Document, text: str, actor: Viewer, item: AgendaItem | None, on: date | None
) -> Remark:
    note = Remark(
        group_id=document.group_id,
        document_id=document.id,
        text=text.strip(),
        noted_on=on or clock.today(),
        noted_by_id=actor.user_id,
        item_id=item.id if item else None,
    )
    db.session.add(note)
    db.session.flush()
    index(document)
    return note
