"""The documents of the register and what hangs on each: deadlines, history, revisions."""

from bsak.documents.models.document import CoOwner, Document, IssuedNumber, Part
from bsak.documents.models.events import (
    Deadline,
    OwnerChange,
    Remark,
    StatusChange,
    Waiting,
    WaitingFor,
)
from bsak.documents.models.texts import (
    FILE_LETTER,
    Attachment,
    ChangeType,
    Revision,
    RevisionWriter,
    Snapshot,
)

__all__ = [
    "FILE_LETTER",
    "Attachment",
    "ChangeType",
    "CoOwner",
    "Deadline",
    "Document",
    "IssuedNumber",
    "OwnerChange",
    "Part",
    "Remark",
    "Revision",
    "RevisionWriter",
    "Snapshot",
    "StatusChange",
    "Waiting",
    "WaitingFor",
]
