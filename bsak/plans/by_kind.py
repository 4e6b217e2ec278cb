"""Whatever a text is, a card, a plan or a list: read it, check it, lay it out, find its words."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from bsak.cards import rules as card_rules
from bsak.cards.marks import UNMARKED, Marks
from bsak.cards.wording import CardWording
from bsak.kernel.markup import texts
from bsak.kernel.plain import from_plain
from bsak.kernel.prose import Finding
from bsak.plans import rules as plan_rules
from bsak.plans.wording import WORDINGS, ChecklistWording, ContactListWording, Wording

if TYPE_CHECKING:
    from bsak import pdf


def read(kind: str, plain: Any) -> Wording:
    """Return the wording of a document of ``kind``. Raises Malformed."""
    return from_plain(WORDINGS[kind], plain)


def words(wording: Wording) -> str:
    """Return every word of ``wording`` as plain text, for the search."""
    return "\n".join(texts(wording))


def findings(
    wording: Wording,
    *,
    kind: str,
    title: str,
    code: str = "",
    codes: Collection[str] | None = None,
) -> tuple[Finding, ...]:
    """Return everything to mend; ``codes`` are the documents that exist, when that is known."""
    if isinstance(wording, CardWording):
        return card_rules.findings(wording, title=title, code=code, codes=codes)
    return plan_rules.findings(wording, kind=kind)


def story(
    wording: Wording, identity: "pdf.Identity", changes: Marks = UNMARKED
) -> "list[pdf.Flowable]":
    """Return the flowables of ``wording``, with bars along ``changes``."""
    # The print shop is slow to start, and only paper needs it.
    from bsak.cards import story as cards  # noqa: PLC0415
    from bsak.plans import story as plans  # noqa: PLC0415

    if isinstance(wording, CardWording):
        return cards.story(wording, identity, changes)
    if isinstance(wording, ContactListWording):
        return plans.contact_list_story(wording, identity, changes)
    if isinstance(wording, ChecklistWording):
        return plans.checklist_story(wording, identity, changes)
    return plans.plan_story(wording, identity, changes)
