"""What rooms above have to say on a page of a room below: told by them, drawn there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bsak.documents.models import Document
from bsak.groups.rules import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A link, or a button that posts: where it leads, in words."""

    words: str
    endpoint: str
    address: Mapping[str, str | int]
    posts: Mapping[str, str | int] | None = None  # what the button sends; None: it is a link


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something the people on the page must know, and what they can do about it."""

    heading: str
    lines: tuple[str, ...]
    ways: tuple[Way, ...] = ()
    kind: str = "info"
    task: str = ""  # the task it is about, where the page lists tasks: "approval" or "review"
    word: str = ""  # how that task stands


Teller = Callable[[Document, Viewer], Notice | None]


@dataclass(frozen=True, slots=True)
class Board:
    """A place on a page for notices. Rooms above put a teller on it when they are loaded."""

    tellers: dict[str, Teller] = field(default_factory=dict)

    def of(self, document: Document, viewer: Viewer) -> list[Notice]:
        """Return what is to be said about ``document`` to ``viewer`` here."""
        told = (tell(document, viewer) for _name, tell in sorted(self.tellers.items()))
        return [notice for notice in told if notice]


in_editor = Board()
at_start = Board()  # where a draft begins
under_text = Board()
before_decision = Board()
