"""Whether a card was tried before it is approved; where not, why not stands beside the approval."""

from datetime import date

from bsak.approval import rules
from bsak.documents import revisions
from bsak.documents.models import ChangeType, Document
from bsak.kernel.clock import DENMARK
from bsak.kernel.words import _


def is_untried(document: Document, change_type: ChangeType) -> bool:
    """Say whether nobody has tried what ``document`` is to say now."""
    tried, since = document.exercised_on, _since(document)
    return rules.is_untried(document.kind, change_type, tried, since)


def obstacle(document: Document, change_type: ChangeType, why_not: str) -> str | None:
    """Return why the text cannot be laid before anybody as untried as it is, or None."""
    if why_not.strip() or not is_untried(document, change_type):
        return None
    return _("Kortet er ikke afprøvet, som det er nu. Skriv dagen under »Senest afprøvet« på "
             "dokumentet, eller skriv her, hvorfor det skal godkendes uden.")  # fmt: skip


def reason(document: Document, change_type: ChangeType, said: str, why_not: str) -> str:
    """Return the reason that is kept, also why the card was not tried."""
    why_not = why_not.strip()
    if not why_not or not is_untried(document, change_type):
        return said
    return _("%(said)s Ikke afprøvet: %(why)s", said=said.strip(), why=why_not)


def signed(document: Document, change_type: ChangeType, function: str) -> str:
    """Return who approves in the words of the sheet: of an untried card it says so."""
    if not is_untried(document, change_type):
        return function
    return _("%(function)s, uden afprøvning", function=function)


def _since(document: Document) -> date | None:
    last = revisions.newest(document.id)
    return last.approved_at.astimezone(DENMARK).date() if last else None
