"""Saying what a contact list fills itself from, and filling its draft."""

from sqlalchemy import func, select

from bsak.documents.kinds import Kind
from bsak.documents.models import Document
from bsak.groups.rules import Viewer
from bsak.kernel import trail
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused, refuse
from bsak.kernel.words import _
from bsak.plans.wording import ContactListWording
from bsak.writing import filling, queries, rules, service
from bsak.writing.fields import flat
from bsak.writing.filling import Asked
from bsak.writing.models import Draft, DraftSave, ListPart, Source
from bsak.writing.service import Start

_GROUPS = "groups"


def add(document: Document, asked: Asked, *, actor: Viewer) -> ListPart:
    """Let a heading of the list fill itself, after those that already do."""
    refuse(_obstacle(document, actor))
    heading = " ".join(asked.heading.split())
    if not heading:
        raise Refused(_("Skriv overskriften."))
    if any(part.heading == heading for part in filling.parts(document)):
        raise Refused(_("Overskriften hentes allerede. Giv den nye et andet navn."))
    if asked.source is Source.SEATS and asked.group is None:
        raise Refused(_("Vælg den krisegruppe, rækkerne skal komme fra."))
    if asked.source is Source.PARTY and asked.party is None:
        raise Refused(_("Vælg den eksterne part, rækkerne skal komme fra."))
    last = select(func.max(ListPart.position)).where(ListPart.document_id == document.id)
    part = ListPart(
        document_id=document.id, position=(db.session.scalar(last) or 0) + 1, heading=heading,
        source=asked.source, group_id=asked.group.id if asked.group else None,
        party_id=asked.party.id if asked.party else None,
    )  # fmt: skip
    db.session.add(part)
    db.session.flush()
    _record("list_part_added", document, actor)
    return part


def remove(document: Document, part_id: int, *, actor: Viewer) -> None:
    """Let a heading no longer fill itself; the rows that stand under it stay."""
    refuse(_obstacle(document, actor))
    part = db.session.get(ListPart, part_id)
    if part is None or part.document_id != document.id:
        raise Hidden
    db.session.delete(part)
    db.session.flush()
    _record("list_part_removed", document, actor)


def fill(document: Document, *, actor: Viewer) -> tuple[Draft, DraftSave | None]:
    """Fill the draft; a list without one gets a draft from what is in force.

    Returns the save, by which it can be undone; None when nothing was otherwise.
    """
    refuse(_obstacle(document, actor))
    wanted = filling.parts(document)
    if not wanted:
        raise Refused(_("Vælg først en overskrift, der skal hentes."))
    draft = queries.draft_of(document.id) or _begun(document, actor)
    wording = queries.built(draft).wording
    if not isinstance(wording, ContactListWording):
        raise Hidden
    now = filling.filled(wording, wanted)
    if now.groups == wording.groups:
        return draft, None
    fields = {path: text for path, text in flat(now).items() if _is_of_groups(path)}
    changes: dict[str, str | None] = {path: None for path in draft.fields if _is_of_groups(path)}
    return draft, service.put(draft, changes | fields, actor)


def _begun(document: Document, actor: Viewer) -> Draft:
    current = filling.in_force(document)
    if current is None:
        return service.start(document, Start(wording=ContactListWording()), actor=actor)
    revision = max(one.number for one in document.revisions)
    return service.start(document, Start(wording=current, based_on=revision), actor=actor)


def _is_of_groups(path: str) -> bool:
    return path == _GROUPS or path.startswith(f"{_GROUPS}/")


def _obstacle(document: Document, actor: Viewer) -> str | None:
    if document.kind is not Kind.CONTACT_LIST:
        return _("Kun en kontaktliste kan fyldes fra kontakterne.")
    return rules.obstacle_to_writing(document, actor)


def _record(action: str, document: Document, actor: Viewer) -> None:
    trail.record(action, "contact_list", document.id, actor_id=actor.user_id)
