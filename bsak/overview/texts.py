"""What waits for one person around texts: decisions, confirmations, reviews, adoptions."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import func, select

from bsak.approval import waiting
from bsak.approval.days import term_of
from bsak.approval.models import State, Submission
from bsak.approval.waiting import ToAdopt, ToConfirm
from bsak.documents.models import Document
from bsak.documents.queries import visible_to
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.db import rows


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts on one's own page. What is not for this person is empty."""

    to_decide: tuple[Submission, ...]
    to_confirm: tuple[ToConfirm, ...]
    returned: tuple[Submission, ...]
    to_review: tuple[Document, ...]
    to_adopt: tuple[ToAdopt, ...]

    @property
    def is_empty(self) -> bool:
        """Say whether nothing waits."""
        every = (self.to_decide, self.to_confirm, self.returned, self.to_review, self.to_adopt)
        return not any(every)


@dataclass(frozen=True, slots=True)
class Due:
    """How many texts are looked at within sixty days or should have been; a plan to adopt."""

    reviews: int
    plan: str | None  # the title of the first that the council must adopt
    adopt_by: date


def compose(viewer: Viewer, today: date) -> Texts:
    """Return what waits for ``viewer``; the secretariat also follows the council's plans."""
    chases = viewer.may(Permission.REGISTER_MANAGE)
    returned = waiting.sent(viewer, State.RETURNED) if viewer.groups or chases else []
    return Texts(
        to_decide=tuple(waiting.to_decide(viewer, today)),
        to_confirm=tuple(waiting.to_confirm(viewer, today)),
        returned=tuple(returned),
        to_review=tuple(waiting.to_review(viewer, today, only_own=True)),
        to_adopt=tuple(waiting.to_adopt(viewer, today)) if chases else (),
    )


def due(viewer: Viewer, today: date) -> Due:
    """Return what the overview says of texts that hold, but not for ever."""
    reviews, plan = rows(_due(viewer, today))[0]
    return Due(reviews, plan, term_of(today).last)


@lru_cache(maxsize=64)  # building a statement takes longer than asking it
def _due(viewer: Viewer, today: date) -> Any:
    plan = select(Document.title).where(waiting.is_to_adopt(today), visible_to(viewer))
    first = plan.order_by(Document.id).limit(1).correlate(None).scalar_subquery()
    is_due = waiting.is_due_for_review(today)
    return select(func.count(), first).select_from(Document).where(is_due, visible_to(viewer))
