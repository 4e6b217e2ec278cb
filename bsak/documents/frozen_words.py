"""What is said about documents and groups beside their status, as one day had it: plain words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, or_, select

from bsak.documents.models import Document, Remark, Waiting
from bsak.groups.models import CrisisGroup
from bsak.kernel.danish import short_day
from bsak.kernel.db import rows
from bsak.kernel.words import _

_Words = Mapping[str, Sequence[str]]  # by the code of a document, or of a group


@dataclass(frozen=True, slots=True)
class Said:
    """What was waited for and what was noted, by document and by group."""

    waits: _Words
    remarks: _Words

    def waits_of(self, code: str) -> tuple[str, ...]:
        """Return what one document waits for, or one group as a whole."""
        return tuple(self.waits.get(code, ()))

    def remarks_of(self, code: str) -> tuple[str, ...]:
        """Return what is noted on one document, or on one group as a whole."""
        return tuple(self.remarks.get(code, ()))


def said(day: date | None = None) -> Said:
    """Return what stands now, or what stood when ``day`` was over."""
    waiting = _about(Waiting, Waiting.subject, Waiting.waits_for, Waiting.expected_on,
                     Waiting.expected_text)  # fmt: skip
    noted = _about(Remark, Remark.text)
    if day is None:
        waiting = waiting.where(Waiting.is_settled.is_(False))
    else:
        open_then = or_(Waiting.is_settled.is_(False), Waiting.settled_on > day)
        waiting = waiting.where(Waiting.since <= day, open_then)
        noted = noted.where(Remark.noted_on <= day)
    waits: defaultdict[str, list[str]] = defaultdict(list)
    remarks: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows(waiting):
        waits[row.code or row.group].append(_awaited(row))
    for row in rows(noted):
        remarks[row.code or row.group].append(row.text)
    return Said(waits, remarks)


def _about(kind: type[Waiting] | type[Remark], *columns: Any) -> Select[Any]:
    """Return what asks for the words of ``kind`` with the document or the group they are about."""
    return (
        select(Document.code, CrisisGroup.code.label("group"), *columns)
        .select_from(kind)
        .join(CrisisGroup, CrisisGroup.id == kind.group_id)
        .outerjoin(Document, Document.id == kind.document_id)
        .order_by(kind.id)
    )


def _awaited(row: Any) -> str:
    by = row.expected_text or short_day(row.expected_on)
    expected = _("forventet %(by)s", by=by) if by else ""
    more = ", ".join(filter(None, [row.waits_for, expected]))
    return f"{row.subject} ({more})" if more else row.subject
