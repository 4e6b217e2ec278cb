"""Texts on paper that are not in force: earlier revisions, and what waits for a decision."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from bsak import pdf
from bsak.approval.models import Submission
from bsak.documents.models import Document, Revision
from bsak.kernel.errors import Refused
from bsak.kernel.paths import asset_folder
from bsak.kernel.plain import Malformed
from bsak.kernel.words import _
from bsak.plans import by_kind
from bsak.plans.identity import day, identity_of


def old_sheet(document: Document, revision: Revision, standing: str) -> bytes:
    """Return a revision that is not in force, with a word across every side."""
    identity = replace(
        identity_of(document, is_draft=False),
        rev=str(revision.number),
        review_due=day(None),
        valid_from=day(revision.valid_from),
        approved_by=revision.approver_function,
    )
    stamp = pdf.Stamp(status=standing.upper(), word=_("IKKE I KRAFT"))
    return _bound(document, revision.wording, identity, stamp)


def proposal(submitted: Submission) -> bytes:
    """Return what was submitted as it would be printed, marked as a draft on every side."""
    # The review day of the document is that of the text in force, not of this one.
    identity = replace(identity_of(submitted.document), review_due=day(None))
    return _bound(submitted.document, submitted.wording, identity, pdf.Stamp())


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
