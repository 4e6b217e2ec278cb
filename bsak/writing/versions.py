"""The texts of one document that somebody may hold against each other: revisions and the draft."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from bsak.documents.models import Document, Revision
from bsak.groups.rules import Viewer
from bsak.kernel.danish import short_day
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from bsak.kernel.words import _
from bsak.plans import by_kind
from bsak.plans.wording import Wording
from bsak.writing import queries
from bsak.writing.models import Draft

DRAFT = "kladde"  # what stands in an address for the draft
PROPOSAL = "forslag"  # and for a text that was laid before somebody


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a document: a revision, the draft, or what was sent for approval, as it was."""

    document: Document
    revision: Revision | None
    draft: Draft | None = None
    proposal: Mapping[str, Any] | None = None

    @property
    def key(self) -> str:
        """Return what an address calls it."""
        if self.revision:
            return str(self.revision.number)
        return DRAFT if self.proposal is None else PROPOSAL

    @property
    def name(self) -> str:
        """Return what people call it on the screen."""
        if self.revision is None:
            return self._unapproved
        day = short_day(self.revision.valid_from)
        return _("udgave %(n)d, gælder fra %(day)s", n=self.revision.number, day=day)

    @property
    def name_on_paper(self) -> str:
        """Return what a sheet calls it."""
        return _("rev. %(n)d", n=self.revision.number) if self.revision else self._unapproved

    @property
    def _unapproved(self) -> str:
        return _("kladden") if self.proposal is None else _("det, der er sendt til godkendelse")

    def wording(self) -> Wording:
        """Return what it says. Raises Malformed when what was kept cannot be read."""
        if self.draft is not None:
            found: Wording = queries.built(self.draft).wording
            return found
        kept = self.revision.wording if self.revision else self.proposal
        assert kept is not None  # noqa: S101 -- one of the three is there
        return by_kind.read(self.document.kind.value, kept)


def versions(document: Document, viewer: Viewer, today: date) -> list[Version]:
    """Return what ``viewer`` may compare, the oldest first and the draft last.

    Whoever sees only what is finished sees no draft, and no revision before its day.
    """
    mine = select(Revision).where(Revision.document_id == document.id).order_by(Revision.number)
    if not viewer.sees_unfinished:
        mine = mine.where(Revision.valid_from <= today)
    found = [Version(document, revision) for revision in db.session.scalars(mine)]
    draft = queries.draft_of(document.id) if viewer.sees_unfinished else None
    return [*found, Version(document, None, draft)] if draft else found


def chosen(found: Sequence[Version], was: str, now: str, today: date) -> tuple[Version, Version]:
    """Return the two that were asked for; unless asked, the last two, or the draft and what is in
    force. Raises Hidden when there is no such text."""
    usual_was, usual_now = _usual(found, today)
    by_key = {version.key: version for version in found}
    try:
        return by_key[was or usual_was.key], by_key[now or usual_now.key]
    except KeyError:
        raise Hidden from None


def usual_before(found: Sequence[Version], day: date) -> Version:
    """Return the last of ``found`` that held on ``day``; before any did, the last of them."""
    in_force = [v for v in found if v.revision and v.revision.valid_from <= day]
    return (in_force or found)[-1]


def _usual(found: Sequence[Version], today: date) -> tuple[Version, Version]:
    *before, last = found
    if not before:
        return last, last
    return (usual_before(before, today) if last.draft is not None else before[-1]), last
