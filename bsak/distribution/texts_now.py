"""Every document that can stand in a binder and the text it has on a day, in three questions."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from bsak.binders.word import is_installed
from bsak.documents.approved_files import IS_APPROVED, PRINTABLE, rev_of
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Attachment, ChangeType, Document, Revision
from bsak.groups.models import CrisisGroup
from bsak.kernel.db import rows


@dataclass(frozen=True, slots=True)
class Known:
    """A document of an open group that is not withdrawn."""

    id: int
    code: str
    title: str
    unit: str
    kind: Kind
    status: Status
    is_confidential: bool
    group_id: int
    group: str

    @property
    def name(self) -> str:
        """Return the title as it stands on the sheet."""
        return f"{self.title} ({self.unit})" if self.unit else self.title


class TextsNow:
    """The texts in force and the approved files, without a word of what they say."""

    def __init__(self) -> None:
        self.documents = [Known(*row) for row in rows(_DOCUMENTS)]
        self._revisions: dict[int, list[Any]] = defaultdict(list)
        for row in rows(_REVISIONS):
            self._revisions[row.document_id].append(row)
        self._files = {row.document_id: row for row in rows(_FILES)}  # the last of each
        self._reads_word = is_installed()

    def revision(self, document: Known, day: date) -> int | None:
        """Return the id of the revision in force; one that was withdrawn leaves none."""
        so_far = [row for row in self._revisions[document.id] if row.valid_from <= day]
        if not so_far or so_far[-1].change_type is ChangeType.WITHDRAWN:
            return None
        newest: int = so_far[-1].id
        return newest

    def later(self, day: date) -> list[date]:
        """Return the days after ``day`` that texts are approved to hold from, in order."""
        each = (row.valid_from for of_one in self._revisions.values() for row in of_one)
        return sorted({first for first in each if first > day})

    def has_file(self, document: Known) -> bool:
        """Say whether a file stands in for the text."""
        return document.status is Status.COMPLETED and document.id in self._files

    def is_readable(self, document: Known) -> bool:
        """Say whether the file can become sides here."""
        form = PRINTABLE[self._files[document.id].media_type]
        return form == "pdf" or self._reads_word

    def file_rev(self, document: Known) -> str:
        """Return the revision that stands on the sides of the file."""
        return rev_of(self._files[document.id].number)


_DOCUMENTS = (
    select(
        Document.id, Document.code, Document.title, Document.unit, Document.kind,
        Document.status, Document.is_confidential, Document.group_id, CrisisGroup.code,
    )
    .join(CrisisGroup, CrisisGroup.id == Document.group_id)
    .where(CrisisGroup.is_closed.is_(False), Document.status != Status.WITHDRAWN)
    .order_by(CrisisGroup.position, CrisisGroup.id, Document.sort_key)
)  # fmt: skip
_REVISIONS = select(
    Revision.id, Revision.document_id, Revision.valid_from, Revision.change_type
).order_by(Revision.number)
_FILES = (
    select(Attachment.document_id, Attachment.media_type, Attachment.number)
    .where(IS_APPROVED)
    .order_by(Attachment.id)
)
