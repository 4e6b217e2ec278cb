"""A text that is being read, on paper: as it was sent, with UDKAST across every side.

Starts the print shop, which is slow: import it where something is printed.
"""

from bsak.kernel.clock import DENMARK
from bsak.kernel.danish import short_day
from bsak.kernel.words import _
from bsak.plans.identity import identity_of
from bsak.plans.wording import WORDINGS
from bsak.review.models import ReviewRound
from bsak.writing import paper
from bsak.writing.fields import build


def pdf_of(round_: ReviewRound) -> bytes:
    """Return what was sent, as a PDF."""
    document = round_.document
    sent = short_day(round_.sent_at.astimezone(DENMARK).date())
    status = _("UDKAST til gennemlæsning, sendt %(day)s. Gælder ikke.", day=sent)
    wording = build(WORDINGS[document.kind.value], round_.fields).wording
    return paper.printed(wording, identity_of(document), status)
