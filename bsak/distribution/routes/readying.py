"""What happens here when a text is approved anywhere: its sides are laid out ahead."""

from pathlib import Path

from bsak.distribution.routes.room import settings
from bsak.documents.models import Document, Revision


def make_ready(document: Document, revision: Revision) -> None:
    """Have the sides ready that the next correction will send."""
    if revision.number > 1:
        from bsak.distribution import bars

        bars.make_ready(document, revision, instance=Path(settings().instance))
