"""What a release says of itself on the binder's own sheets."""

from dataclasses import dataclass
from datetime import date

from bsak import pdf
from bsak.distribution.models import Release
from bsak.kernel.danish import short_day

DIVIDER = "SB"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """A release as its sheets name it."""

    name: str
    rev: str
    edition: int
    number: int
    day: date

    @property
    def is_edition(self) -> bool:
        """Say whether it is a whole edition, and no correction to one."""
        return self.number == 0


def terms_of(release: Release) -> Terms:
    """Return what the sheets of a release say of it."""
    return Terms(
        name=release.name,
        rev=release.rev,
        edition=release.edition,
        number=release.number,
        day=release.effective_on,
    )


def own_identity(code: str, title: str, terms: Terms) -> pdf.Identity:
    """Return what stands in head and foot of one of the binder's own sheets."""
    return pdf.Identity(
        sheet_id=code,
        title=title,
        rev=terms.rev,
        valid_from=short_day(terms.day),
        review_due="–",
        tab="00",
    )
