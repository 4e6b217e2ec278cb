"""What a draft must get past before it can be laid before anybody, each with its sentence."""

from dataclasses import dataclass
from typing import Any

from bsak.approval import queries
from bsak.documents import revisions
from bsak.documents.models import Document
from bsak.kernel.plain import to_plain
from bsak.kernel.words import _
from bsak.review import queries as review
from bsak.writing import queries as writing
from bsak.writing.checking import checked
from bsak.writing.models import Draft


@dataclass(frozen=True, slots=True)
class Hurdle:
    """One thing that is looked at; ``obstacle`` says what must be mended, None when all is well.

    ``endpoint`` is the page where it is mended.
    """

    name: str
    obstacle: str | None
    endpoint: str = "writing.test"


def frozen(draft: Draft) -> dict[str, Any]:
    """Return what ``draft`` says now, in the form a revision keeps."""
    plain: dict[str, Any] = to_plain(writing.built(draft).wording)
    return plain


def of(draft: Draft) -> list[Hurdle]:
    """Return everything a draft is held against before it can be approved."""
    from bsak.writing.paper import obstacle_to_fit  # noqa: PLC0415 -- slow to load

    document = draft.document
    return [
        Hurdle(_("Reglerne for teksten"), checked(draft).obstacle),
        Hurdle(_("Pladsen på arket"), obstacle_to_fit(draft)),
        Hurdle(_("Kommentarer"), review.obstacle_to_approving(document.id), "review.comments"),
        Hurdle(_("Ændringer"), _unchanged(document, draft)),
    ]


def first_obstacle(draft: Draft) -> str | None:
    """Return the first sentence that stands in the way, or None."""
    return next((hurdle.obstacle for hurdle in of(draft) if hurdle.obstacle), None)


def _unchanged(document: Document, draft: Draft) -> str | None:
    last = revisions.newest(document.id)
    if last is None or not queries.has_text(last) or last.wording != frozen(draft):
        return None
    return _("Kladden siger det samme som udgave %(n)s. Bekræft i stedet, at teksten er "
             "gennemgået og uændret.", n=last.number)  # fmt: skip
