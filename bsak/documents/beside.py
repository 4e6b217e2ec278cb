"""What rooms above show on the page of a document or a group; each puts in its own panel."""

from collections.abc import Callable
from dataclasses import dataclass

from bsak.documents.models import Document
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer


@dataclass(frozen=True, slots=True)
class Line:
    """One thing beside a document: its words, its page, and what stands quietly after."""

    text: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """A heading with lines, and where one more is added; ``add_url`` is empty when one may not."""

    id: str
    heading: str
    empty: str
    lines: tuple[Line, ...]
    add_url: str = ""
    add_text: str = ""


panels: list[Callable[[Document, Viewer], Panel | None]] = []
group_panels: list[Callable[[CrisisGroup, Viewer], Panel | None]] = []


def of(document: Document, viewer: Viewer) -> tuple[Panel, ...]:
    """Return every room's panel for ``document``; a room with nothing to say has none."""
    made = (make(document, viewer) for make in panels)
    return tuple(panel for panel in made if panel)


def of_group(group: CrisisGroup, viewer: Viewer) -> tuple[Panel, ...]:
    """Return every room's panel for ``group``."""
    made = (make(group, viewer) for make in group_panels)
    return tuple(panel for panel in made if panel)
