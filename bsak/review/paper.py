"""A text that is being read, on paper: as it was sent, with UDKAST across every side."""

from typing import BinaryIO

from bsak.kernel.clock import DENMARK
from bsak.kernel.danish import short_day
from bsak.kernel.paths import asset_folder
from bsak.kernel.words import _
from bsak.plans import by_kind
from bsak.plans.wording import WORDINGS
from bsak.review.models import ReviewRound
from bsak.writing.fields import build


def print_round(round_: ReviewRound, out: BinaryIO) -> None:
    """Print what was sent into ``out``."""
    # The print shop is slow to start, and only paper needs it.
    from bsak import pdf  # noqa: PLC0415

    pdf.register(asset_folder("static") / "fonts")
    document = round_.document
    sent = short_day(round_.sent_at.astimezone(DENMARK).date())
    identity = pdf.Identity(
        sheet_id=document.code,
        title=f"{document.title} ({document.unit})" if document.unit else document.title,
        kind=document.kind.label,
        rev=_("udkast"),
        valid_from="–",
        review_due="–",
        approved_by=_("nej"),
        owner=document.owner_function,
        tab=document.code[:2],
        draft=True,
    )
    wording = build(WORDINGS[document.kind.value], round_.fields).wording
    sheet = pdf.render(by_kind.story(wording, identity), identity)
    status = _("UDKAST til gennemlæsning, sendt %(day)s. Må ikke bruges i en krise.", day=sent)
    pdf.bind([pdf.Part(sheet, pdf.Stamp(status=status))], out, title=identity.title)
