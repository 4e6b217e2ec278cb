"""Texts on paper that are not in force: earlier revisions, and what waits for a decision."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from bsak import pdf
from bsak.approval.models import Submission
from bsak.documents.models import Document, Revision
from bsak.groups import queries as groups
from bsak.kernel.danish import short_day
from bsak.kernel.errors import Refused
from bsak.kernel.paths import asset_folder
from bsak.kernel.plain import Malformed
from bsak.kernel.words import _
from bsak.plans import by_kind
from bsak.plans.identity import unapproved


def old_sheet(document: Document, revision: Revision, standing: str) -> bytes:
    """Return a revision that is not in force, with a word across every side."""
    identity = replace(
        _identity(document),
        rev=str(revision.number),
        valid_from=short_day(revision.valid_from),
        approved_by=revision.approver_function,
    )
    stamp = pdf.Stamp(status=standing.upper(), word=_("IKKE I KRAFT"))
    return _bound(document, revision.wording, identity, stamp)


def proposal(submitted: Submission) -> bytes:
    """Return what was submitted as it would be printed, marked as a draft on every side."""
    identity = _identity(submitted.document, is_draft=True)
    return _bound(submitted.document, submitted.wording, identity, pdf.Stamp())


def _identity(document: Document, *, is_draft: bool = False) -> pdf.Identity:
    slots = {group.id: slot for slot, group in enumerate(groups.all_groups())}
    return unapproved(
        code=document.code,
        name=f"{document.title} ({document.unit})" if document.unit else document.title,
        kind=document.kind,
        owner=document.owner_function,
        review_due=None,
        slot=slots.get(document.group_id, 0),
        is_draft=is_draft,
    )


def _bound(
    document: Document, wording: dict[str, Any], identity: pdf.Identity, stamp: pdf.Stamp
) -> bytes:
    pdf.register(asset_folder("static") / "fonts")
    try:
        read = by_kind.read(document.kind.value, wording)
    except Malformed:
        raise Refused(_("Teksten kan ikke læses. Bed sekretariatet om hjælp.")) from None
    sheet = pdf.render(by_kind.story(read, identity), identity)
    out = BytesIO()
    pdf.bind([pdf.Part(sheet, stamp)], out, title=identity.title)
    return out.getvalue()
