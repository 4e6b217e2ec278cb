"""Taking back what a decision at the table made, exactly, as long as nobody has gone on from it."""

from datetime import date
from typing import TypeVar

from sqlalchemy import select

from bsak.documents import rules
from bsak.documents.models import Deadline, Document, OwnerChange, StatusChange, Waiting
from bsak.documents.service import record
from bsak.groups.rules import Viewer
from bsak.kernel.danish import day
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _

_Row = TypeVar("_Row", Deadline, OwnerChange, StatusChange)


def deadline(row_id: int, *, actor: Viewer) -> None:
    """Remove a deadline; the one before it is in force again."""
    refuse(rules.obstacle_to_moving_deadlines(actor))
    row, document = _found(Deadline, row_id)
    rows = select(Deadline).where(Deadline.document_id == document.id)
    newest = db.session.scalars(rows.order_by(Deadline.set_on.desc(), Deadline.id.desc())).all()
    if newest[0].id != row.id:
        raise Refused(_("Fristen for %(title)s er flyttet igen siden. Sæt en ny frist i stedet.",
                        title=document.title))  # fmt: skip
    before = newest[1].due_on if len(newest) > 1 else None
    document.due_on = before
    db.session.delete(row)
    db.session.flush()
    db.session.expire(document, ["deadlines"])
    _record(document, actor, row.item_id, _("fristen %(day)s", day=day(row.due_on)))


def owner(row_id: int, *, actor: Viewer, touched: tuple[int, date]) -> None:
    """Give a document the owner it had before; ``touched`` is the day something was said of it
    before the step, which comes back when the document is still of the version that step left.
    """
    row, document = _found(OwnerChange, row_id)
    refuse(rules.obstacle_to_editing(document, actor))
    if _newest(OwnerChange, document) != row.id:
        raise Refused(_("%(title)s har fået en anden ejer siden. Ret ejeren på dokumentets side.",
                        title=document.title))  # fmt: skip
    document.owner_function = row.was
    _leave_untouched(document, *touched)
    db.session.delete(row)
    db.session.flush()
    _record(
        document, actor, row.item_id, _("ejeren %(owner)s", owner=row.owner_function or _("ingen"))
    )


def status(row_id: int, *, actor: Viewer, touched: tuple[int, date]) -> None:
    """Give a document the status it had before; ``touched`` as for the owner."""
    row, document = _found(StatusChange, row_id)
    if row.was is None:
        raise Refused(_("Dokumentet blev optaget med den status. Lad det udgå i stedet."))
    refuse(rules.obstacle_to_status(document, row.was, actor))
    if _newest(StatusChange, document) != row.id:
        raise Refused(_("%(title)s har skiftet status igen siden. Meld den rigtige status i "
                        "stedet.", title=document.title))  # fmt: skip
    document.status = row.was
    _leave_untouched(document, *touched)
    db.session.delete(row)
    db.session.flush()
    _record(document, actor, row.item_id, _("status %(status)s", status=row.status.label))


def settlement(waiting_id: int, item_id: int, *, actor: Viewer) -> None:
    """Let something that was settled at a point wait again."""
    waiting = db.session.get(Waiting, waiting_id)
    if waiting is None or not waiting.is_settled or waiting.settled_item_id != item_id:
        raise Refused(_("Det er ikke længere afklaret ved dette punkt. Der er intet at fortryde."))
    refuse(rules.obstacle_to_noting(waiting.group_id, actor))
    waiting.is_settled, waiting.settled_on, waiting.settlement = False, None, ""
    waiting.settled_item_id = None
    db.session.flush()
    if waiting.document:
        _record(
            waiting.document, actor, item_id, _("afklaringen af %(what)s", what=waiting.subject)
        )


def _found(kind: type[_Row], row_id: int) -> tuple[_Row, Document]:
    row = db.session.get(kind, row_id)
    if row is None:
        raise Refused(_("Ændringen er allerede taget tilbage."))
    document = db.session.get(Document, row.document_id)
    assert document is not None  # noqa: S101 -- the database keeps the reference
    return row, document


def _leave_untouched(document: Document, version: int, before: date) -> None:
    if document.version == version:
        document.touched_on = before


def _newest(kind: type[OwnerChange] | type[StatusChange], document: Document) -> int | None:
    mine = select(kind.id).where(kind.document_id == document.id)
    return db.session.scalar(mine.order_by(kind.id.desc()).limit(1))


def _record(document: Document, actor: Viewer, item_id: int | None, what: str) -> None:
    record("decision_taken_back", document, actor, after={"what": what, "item": item_id})
