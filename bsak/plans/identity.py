"""What stands in the head and foot of a text's sides, draft or approved."""

from datetime import date

from bsak import pdf
from bsak.documents.kinds import Kind
from bsak.documents.models import Document
from bsak.groups import queries as groups
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


def identity_of(document: Document, *, is_draft: bool = True) -> pdf.Identity:
    """Return what stands in the head and foot of a document's text before any approval."""
    slots = {group.id: slot for slot, group in enumerate(groups.all_groups())}
    return unapproved(
        code=document.code,
        name=f"{document.title} ({document.unit})" if document.unit else document.title,
        kind=document.kind,
        owner=document.owner_function,
        review_due=document.review_due,
        slot=slots.get(document.group_id, 0),
        is_draft=is_draft,
    )


def day(when: date | None) -> str:
    """Return a date as it stands in the foot."""
    return short_day(when) or "–"
