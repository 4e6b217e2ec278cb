"""Closing a krisegruppe: only when nothing in the register depends on it any more."""

from sqlalchemy import Select, func, select

from bsak.documents.kinds import Status
from bsak.documents.models import CoOwner, Document, Waiting
from bsak.groups import queries as groups
from bsak.groups import rules, service
from bsak.groups.models import CrisisGroup
from bsak.kernel.db import db
from bsak.kernel.errors import refuse
from bsak.kernel.words import _, ngettext
from bsak.people.models import User


def close(group: CrisisGroup, *, actor: User) -> None:
    """Close a group. Raises Refused with what must be settled first."""
    refuse(rules.obstacle_to_managing(groups.viewer(actor)) or obstacle_to_closing(group))
    service.close(group, is_closed=True, actor=actor)


def obstacle_to_closing(group: CrisisGroup) -> str | None:
    """Return what must be settled before the group can be closed, or None.

    What a closed group owned would be in no list and no binder, so it must own nothing that holds.
    """
    own = Document.group_id == group.id, Document.status != Status.WITHDRAWN
    if n := _count(select(func.count()).select_from(Document).where(*own)):
        return ngettext(
            "Gruppen har %(num)d dokument, der ikke er udgået. Lad det udgå først.",
            "Gruppen har %(num)d dokumenter, der ikke er udgået. Lad dem udgå først.", n,
        )  # fmt: skip
    shared = select(func.count()).select_from(CoOwner).join(Document)
    alive = CoOwner.group_id == group.id, Document.status != Status.WITHDRAWN
    if n := _count(shared.where(*alive)):
        return ngettext(
            "Gruppen har del i %(num)d dokument hos en anden gruppe. Fjern dens del først.",
            "Gruppen har del i %(num)d dokumenter hos andre grupper. Fjern dens del først.", n,
        )  # fmt: skip
    waits = Waiting.group_id == group.id, Waiting.is_settled.is_(False)
    if _count(select(func.count()).select_from(Waiting).where(*waits)):
        return _("Gruppen venter på et svar eller en beslutning. Skriv, hvad svaret blev, først.")
    return None


def _count(query: Select[int]) -> int:
    return db.session.scalar(query) or 0
