"""Where points name documents that have become confidential, so that a person takes it out."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from bsak.agenda import naming
from bsak.agenda.register import Doc
from bsak.documents.models import Document
from bsak.kernel.db import rows
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem, Recommendation


def warned(items: Sequence[AgendaItem]) -> dict[int, str]:
    """Return what is to be taken out of those points that name a confidential document."""
    hidden = _confidential()
    if not hidden:
        return {}
    return {
        key: _(
            "Punktet nævner, hvad der nu er fortroligt: %(what)s. Ret ordene, så andre, der læser "
            "dagsordenen, ikke ser navnet.",
            what=", ".join(naming.coded(document) for document in named),
        )
        for key, named in named_in(items, hidden).items()
    }


def named_in(items: Sequence[AgendaItem], hidden: Sequence[Doc]) -> dict[int, list[Doc]]:
    """Return which of those documents each point names; a title that an open one has names none."""
    shared, found = open_titles(hidden), _said(items)
    named = {
        item.id: [one for one in hidden if naming.pattern(one, shared).search(found[item.id])]
        for item in items
    }
    return {key: documents for key, documents in named.items() if documents}


def _said(items: Sequence[AgendaItem]) -> dict[int, str]:
    """Return everything that points say, by their key."""
    found = {
        one.id: [one.title, one.occasion, one.presentation, one.decision, one.history,
                 *map(str, one.attachments)]
        for one in items
    }  # fmt: skip
    lines = select(Recommendation.item_id, Recommendation.text, Recommendation.minute)
    for row in rows(lines.where(Recommendation.item_id.in_(found))):
        found[row.item_id] += [row.text, row.minute]
    return {key: "\n".join(said) for key, said in found.items()}


def _confidential() -> list[Doc]:
    own = Document.__table__.c
    hidden = select(*(own[name] for name in Doc._fields)).where(Document.is_confidential)
    return [Doc(*row) for row in rows(hidden.order_by(Document.id))]


def open_titles(hidden: Iterable[Doc]) -> set[str]:
    """Return which of their titles an open document has too, so that they tell nothing."""
    same = select(Document.title).where(
        Document.title.in_([document.title for document in hidden]),
        Document.is_confidential.is_(False),
    )
    return {row.title for row in rows(same)}
