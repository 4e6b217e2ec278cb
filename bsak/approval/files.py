"""Files from elsewhere: who approved them, when and where is written down, and taken back."""

from dataclasses import dataclass
from datetime import date

from bsak.approval import file_rules, queries
from bsak.documents import approved_files
from bsak.documents.models import Attachment, Document
from bsak.documents.service import record
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import refuse


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """What is said of the approval: by which function, on which day, and where it stands."""

    function: str
    on: date
    where: str = ""


def approve(document: Document, file: Attachment, said: Approved, *, actor: Viewer) -> None:
    """Let the file stand in for the document's text. Raises Refused with the rule's sentence."""
    delegated = queries.mandates(actor.user_id, clock.today())
    refuse(file_rules.obstacle_to_approving(document, file, actor, delegated))
    refuse(file_rules.obstacle_to_day(said.on, clock.today()))
    file.number = _number(document, file)
    file.approver_function, file.approved_where = said.function, said.where
    file.approved_on, file.approved_by_id = said.on, actor.user_id
    document.touched_on = clock.today()
    db.session.flush()
    record(approved_files.APPROVED, document, actor, after={
        "name": file.name, "digest": file.digest, "number": file.number,
        "function": said.function, "on": said.on.isoformat(), "where": said.where,
    })  # fmt: skip


def undo(document: Document, file: Attachment, *, actor: Viewer) -> None:
    """Take back that the file was approved: it leaves the binders with their next correction."""
    delegated = queries.mandates(actor.user_id, clock.today())
    refuse(file_rules.obstacle_to_undoing(document, file, actor, delegated))
    record("file_approval_undone", document, actor, before={
        "name": file.name, "digest": file.digest, "number": file.number,
    })  # fmt: skip
    file.approver_function = file.approved_where = None
    file.approved_on = file.approved_by_id = None
    document.touched_on = clock.today()
    db.session.flush()


def _number(document: Document, file: Attachment) -> int:
    """Return the number on the file's sides: the one it had, or one that no other file got."""
    given = approved_files.numbers(document)
    return given.get(file.digest) or max(given.values(), default=0) + 1
