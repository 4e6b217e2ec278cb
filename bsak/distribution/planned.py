"""A sheet of a binder's next release: as it was, new, changed, or on its way out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bsak import pdf
from bsak.binders.content import GroupPart
from bsak.distribution.models import Mark, ReleaseSheet
from bsak.kernel.words import _

Rows = Mapping[str, ReleaseSheet]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A sheet of the next release. ``sheet`` is None where the one issued before stays."""

    code: str
    title: str
    section: str
    rev: str
    valid_from: date | None
    pages: int
    digest: str
    mark: Mark
    kept: str | None = None
    sheet: pdf.Sheet | None = None
    upload: bytes | None = None
    is_counted: bool = True
    document_id: int | None = None
    revision_id: int | None = None
    fault: str = ""  # why it is not the text in force that stands here

    @property
    def is_same(self) -> bool:
        """Say whether it stood in the release before."""
        return self.mark is Mark.SAME


def section_of(group: GroupPart) -> str:
    """Return the heading that a group's documents are listed under."""
    return f"{group.code}  {group.name}"


def taken_over(was: ReleaseSheet, section: str, fault: str = "") -> Planned:
    """Return a sheet that stays as it was issued."""
    return Planned(
        code=was.code,
        title=was.title,
        section=section,
        rev=was.rev,
        valid_from=was.valid_from,
        pages=was.pages,
        digest=was.digest,
        mark=Mark.SAME,
        kept=was.kept,
        is_counted=was.is_counted,
        document_id=was.document_id,
        revision_id=was.revision_id,
        fault=fault,
    )


def withdrawn(before: Rows, now: set[str], *, with_confidential: bool) -> Iterator[Planned]:
    """Return what stood before and does not now; it stays listed until the next edition.

    One that has become confidential is no longer named.
    """
    for was in before.values():
        if was.code in now or was.document_id is None or was.mark is Mark.URGENT:
            continue
        yield Planned(
            code=was.code,
            title=_("Er taget ud") if _is_secret(was, with_confidential) else was.title,
            section=was.section,
            rev=was.rev,
            valid_from=was.valid_from,
            pages=0,
            digest=was.digest,
            mark=Mark.WITHDRAWN,
            document_id=was.document_id,
            revision_id=was.revision_id,
        )


def _is_secret(was: ReleaseSheet, with_confidential: bool) -> bool:
    return was.document is not None and was.document.is_confidential and not with_confidential


def own_sheet(
    sheet: pdf.Sheet, *, section: str, rev: str, day: date, before: Rows, is_counted: bool = True
) -> Planned:
    """Return one of the binder's own sheets, taken over when it says what it said."""
    was = before.get(sheet.sheet_id)
    if was is not None and was.digest == sheet.digest:
        return taken_over(was, section)
    return Planned(
        code=sheet.sheet_id,
        title=sheet.title,
        section=section,
        rev=rev,
        valid_from=day,
        pages=sheet.pages,
        digest=sheet.digest,
        mark=Mark.CHANGED if was else Mark.NEW,
        sheet=sheet,
        is_counted=is_counted,
    )
