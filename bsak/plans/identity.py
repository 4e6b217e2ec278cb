"""What stands in the head and foot of a text's sides, draft or approved."""

from datetime import date

from bsak import pdf
from bsak.documents.kinds import Kind
from bsak.kernel.danish import short_day


def unapproved(
    *,
    code: str,
    name: str,
    kind: Kind,
    owner: str,
    review_due: date | None,
    slot: int,
    is_draft: bool = False,
) -> pdf.Identity:
    """Return it as it is before any approval; ``slot`` is the height of the group's tab."""
    group, _type, number = code.split("-")
    return pdf.Identity(
        sheet_id=code,
        title=name,
        kind=kind.label,
        rev="–",
        review_due=day(review_due),
        owner=owner,
        tab=f"{group}  {number}",
        tab_slot=slot,
        draft=is_draft,
    )


def day(when: date | None) -> str:
    """Return a date as it stands in the foot."""
    return short_day(when) or "–"
