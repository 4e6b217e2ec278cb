"""Changes to what the register says of a document beside its status and deadline."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from bsak.documents import numbers, rules, steps
from bsak.documents.kinds import Status
from bsak.documents.models import CoOwner, Document, StatusChange
from bsak.documents.search import index
from bsak.documents.service import Report, record, refuse_stale, report, stands
from bsak.groups.rules import Viewer, obstacle_to_adding
from bsak.kernel import case_numbers, clock, trail
from bsak.kernel.danish import collation_key, day
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem
from bsak.people.models import User

# Rooms above whose texts name documents take a name out of them here. Each returns what only a
# person can put right, a sentence for each.
hiders: list[Callable[[Document, Viewer], list[str]]] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the register says of a document, as somebody wants it to stand."""

    title: str
    unit: str = ""
    owner_function: str = ""
    owner: User | None = None
    case_number: str = ""
    link: str = ""
    exercised_on: date | None = None
    review_due: date | None = None


def facts_of(document: Document) -> Facts:
    """Return what the register says of ``document`` now."""
    return Facts(
        title=document.title,
        unit=document.unit,
        owner_function=document.owner_function,
        owner=document.owner,
        case_number=document.case_number,
        link=document.link,
        exercised_on=document.exercised_on,
        review_due=document.review_due,
    )


def edit(document: Document, facts: Facts, *, actor: Viewer, version: int | None = None) -> None:
    """Let ``facts`` stand in the register. Raises Refused, or Stale with both texts."""
    refuse(rules.obstacle_to_editing(document, actor))
    before, after = _told(facts_of(document)), _told(facts)
    refuse_stale(document, version, mine=after, theirs=before)
    title, unit = " ".join(facts.title.split()), " ".join(facts.unit.split())
    _refuse_twin(document, title, unit)
    document.title, document.unit = title, unit
    document.sort_key = collation_key(f"{title} {unit}")
    was_owner = document.owner_function
    document.owner_function, document.owner = facts.owner_function, facts.owner
    document.case_number = case_numbers.check(facts.case_number).number
    document.link = facts.link
    document.exercised_on, document.review_due = facts.exercised_on, facts.review_due
    was, now = trail.difference(before, after)
    if not now:
        return
    document.touched_on = clock.today()
    db.session.flush()
    steps.keep_owner(document, was_owner, actor)
    record("document_edited", document, actor, before=was, after=now)
    index(document)


def set_owner(
    document: Document, function: str, *, actor: Viewer, item: AgendaItem | None = None
) -> trail.Entry | None:
    """Say whose job a document is; ``item`` is the decision. Returns nothing when it was so."""
    refuse(rules.obstacle_to_editing(document, actor))
    was, document.owner_function = document.owner_function, " ".join(function.split())
    if was == document.owner_function:
        return None
    document.touched_on = clock.today()
    db.session.flush()
    steps.keep_owner(document, was, actor, item)
    after = {"owner": document.owner_function, "item": item.id if item else None}
    return record("owner_set", document, actor, before={"owner": was}, after=after)


def set_secrecy(document: Document, *, is_confidential: bool, actor: Viewer) -> list[str]:
    """Say whether only the group, the secretariat and the approver may know of a document.

    Returns where somebody has written its name, a sentence for each place.
    """
    refuse(rules.obstacle_to_secrecy(document, actor))
    if document.is_confidential == is_confidential:
        return []
    document.is_confidential = is_confidential
    db.session.flush()
    record("secrecy_changed", document, actor, after={"is_confidential": is_confidential})
    return [said for hide in hiders for said in hide(document, actor)] if is_confidential else []


def withdraw(document: Document, reason: str, *, actor: Viewer) -> trail.Entry:
    """Take a document out of use, with the reason; its code is never given to another."""
    if not reason.strip():
        raise Refused(_("Skriv, hvorfor dokumentet udgår."))
    note = _("Udgået: %(reason)s", reason=reason.strip())
    return report(document, _moved(document, Status.WITHDRAWN, note), actor=actor)


def reinstate(document: Document, *, actor: Viewer) -> trail.Entry:
    """Take a withdrawn document back with the status it had before."""
    if document.status is not Status.WITHDRAWN:
        raise Refused(_("Dokumentet er ikke udgået."))
    refuse(obstacle_to_adding(document.group))
    steps = select(StatusChange.was).where(
        StatusChange.document_id == document.id, StatusChange.status == Status.WITHDRAWN
    )
    was = db.session.scalar(steps.order_by(StatusChange.id.desc()).limit(1))
    return report(document, _moved(document, was or Status.IN_PROGRESS), actor=actor)


def unshare(document: Document, part: CoOwner, *, actor: Viewer) -> None:
    """Say that another group no longer has a part in the document."""
    refuse(rules.obstacle_to_editing(document, actor))
    document.co_owners.remove(part)
    db.session.flush()
    record("document_unshared", document, actor, before={"group": part.group.code})


def _moved(document: Document, status: Status, note: str = "") -> Report:
    return replace(stands(document), status=status, note=note)


def _refuse_twin(document: Document, title: str, unit: str) -> None:
    if not title:
        raise Refused(_("Skriv dokumentets titel."))
    if (title, unit) == (document.title, document.unit):
        return
    numbers.hold(document.group_id)
    if numbers.is_taken(document.group_id, document.kind, unit, title):
        raise Refused(_("Gruppen har allerede et dokument af den art med den titel og enhed."))


def _told(facts: Facts) -> dict[str, str]:
    return {
        _("Titel"): facts.title,
        _("Enhed"): facts.unit,
        _("Ejer (funktion)"): facts.owner_function,
        _("Ansvarlig person"): facts.owner.name if facts.owner else "",
        _("Sagsnummer"): facts.case_number,
        _("Link til teksten"): facts.link,
        _("Senest afprøvet"): day(facts.exercised_on),
        _("Næste eftersyn"): day(facts.review_due),
    }
