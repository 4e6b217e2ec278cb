"""Decisions that a group waits for before it can go on."""

from collections.abc import Iterator

from bsak.agenda import waiting_words
from bsak.agenda.finding import Found
from bsak.agenda.models import Cause
from bsak.agenda.register import Register, Wait
from bsak.documents.models import WaitingFor
from bsak.kernel.words import _


def outstanding_decisions(register: Register) -> Iterator[Found]:
    """Return the decisions that groups and their documents wait for."""
    for wait in register.waits:
        if wait.kind is WaitingFor.DECISION:
            yield Found(
                cause=Cause.DECISION_OUTSTANDING,
                about=about(wait.id),
                words=_told(wait),
                group=register.groups[wait.group_id],
                document=register.documents.get(wait.document_id or 0),
            )


def about(waiting_id: int) -> str:
    """Return the name of something that is waited for."""
    return f"waiting-{waiting_id}"


def _told(wait: Wait) -> str:
    words = _("Der udestår beslutning om %(subject)s.", subject=waiting_words.subject(wait))
    when = waiting_words.until(wait)
    return _("%(words)s Den ventes %(when)s.", words=words, when=when) if when else words
