"""The steps a document takes: its status and whose job it is, each kept with its decision."""

from datetime import date

from bsak.documents.kinds import Status
from bsak.documents.models import Document, OwnerChange, StatusChange
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.meetings.models import AgendaItem


def keep_status(
    document: Document,
    was: Status | None,
    actor: Viewer,
    item: AgendaItem | None = None,
    on: date | None = None,
) -> None:
    """Keep one step of the document's status; the first one ``was`` nothing."""
    _keep(StatusChange(was=was, status=document.status), document, actor, item, on)


def keep_owner(
    document: Document,
    was: str,
    actor: Viewer,
    item: AgendaItem | None = None,
    on: date | None = None,
) -> None:
    """Keep one step of whose job the document is, unless it is the same as before."""
    if was == document.owner_function:
        return
    _keep(OwnerChange(was=was, owner_function=document.owner_function), document, actor, item, on)


def _keep(
    step: StatusChange | OwnerChange,
    document: Document,
    actor: Viewer,
    item: AgendaItem | None,
    on: date | None,
) -> None:
    step.document_id, step.item_id = document.id, item.id if item else None
    step.changed_on, step.changed_by_id = on or clock.today(), actor.user_id
    db.session.add(step)
    db.session.flush()
