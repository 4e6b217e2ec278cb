"""The deadlines that a meeting's decisions set, with the documents they hold for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from bsak.documents.kinds import Status
from bsak.documents.models import Deadline, Document
from bsak.documents.queries import visible_to
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.meetings.models import AgendaItem, Meeting


@dataclass(frozen=True, slots=True)
class Decided:
    """One deadline that a point of the meeting set."""

    number: int
    due_on: date
    code: str
    title: str
    group_name: str
    status: Status
    now_due_on: date | None

    @property
    def is_moved(self) -> bool:
        """Say whether the document has been given another deadline since."""
        return self.now_due_on != self.due_on


def meeting(meeting_id: int) -> Meeting | None:
    """Return the meeting with that number."""
    return db.session.get(Meeting, meeting_id)


def deadlines(held: Meeting, viewer: Viewer) -> Sequence[Decided]:
    """Return the deadlines that ``held`` set, in the order of its points."""
    query = (
        select(AgendaItem.number, Deadline.due_on, Document.code, Document.title,
               CrisisGroup.name, Document.status, Document.due_on)
        .join(Deadline, Deadline.item_id == AgendaItem.id)
        .join(Document, Document.id == Deadline.document_id)
        .join(CrisisGroup, CrisisGroup.id == Document.group_id)
        .where(AgendaItem.meeting_id == held.id, visible_to(viewer))
        .order_by(AgendaItem.number, CrisisGroup.position, Document.code)
    )  # fmt: skip
    return [Decided(*row) for row in db.session.execute(query)]
