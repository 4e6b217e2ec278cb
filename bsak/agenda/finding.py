"""What a source of the agenda finds: one change or one open matter, in words."""

from dataclasses import dataclass, replace

from bsak.agenda.models import ACT, Cause
from bsak.agenda.register import Doc, Group, Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One matter. ``about`` names what it is about, so that an act that led to it is told with it.

    A state is told once for each meeting, an act in the trail (``entry``) once for all. ``mark``
    tells a state from an earlier one of the same: the date that a deadline was moved to.
    """

    cause: Cause
    about: str
    words: str
    group: Group | None = None
    document: Doc | None = None
    entry: int = 0  # of the trail; 0: a state
    mark: str = ""
    is_given: bool = False  # somebody has the task already, so nothing is proposed

    def key(self, meeting_id: int) -> str:
        """Return the name under which it is kept, so that it is on one agenda only."""
        if self.entry:
            return f"{ACT}{self.entry}"
        return f"{self.subject}:{meeting_id}"

    @property
    def subject(self) -> str:
        """Return the name of a state, whichever meeting it is told at."""
        return ":".join(filter(None, (self.cause.value, self.about, self.mark)))

    @property
    def is_secret(self) -> bool:
        """Say whether the document must not be named where everybody may read."""
        return self.document is not None and self.document.is_confidential


def of_document(cause: Cause, document: Doc, words: str, register: Register) -> Found:
    """Return a state of a document."""
    group = register.groups[document.group_id]
    return Found(cause=cause, about=document.code, words=words, group=group, document=document)


def of_group(cause: Cause, group: Group, about: str, words: str) -> Found:
    """Return a state of a whole group."""
    return Found(cause=cause, about=about, words=words, group=group)


def masked(found: Found) -> Found:
    """Return what may be read by all: of a confidential document only what sort of thing it is.

    Whatever somebody typed becomes one line, as a matter is one line of its point.
    """
    words = f"{found.cause.label}." if found.is_secret else " ".join(found.words.split())
    return replace(found, words=words)
