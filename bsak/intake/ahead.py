"""The register as it will be when what the minutes suggest has been written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document
from bsak.kernel.words import _, ngettext
from bsak.meetings.reading.shape import Row


@dataclass(slots=True)
class Ahead:
    """What is in the register, what moves, and what comes; a doubtful line moves nothing."""

    documents: Sequence[Document]
    moved: dict[int, Status] = field(default_factory=dict)
    doubtful: set[int] = field(default_factory=set)
    coming: list[Row] = field(default_factory=list)
    meant: dict[int, Document | None] = field(default_factory=dict)  # by the row's position

    def among(self, is_meant: Callable[[Kind, Status], bool]) -> "Covered":
        """Return what of the register to come is of such a kind and status."""
        return Covered(
            [d for d in self.documents if is_meant(d.kind, self.moved.get(d.id, d.status))],
            [r for r in self.coming if is_meant(Kind(r.kind), Status(r.status))],
            self.doubtful,
        )


@dataclass(frozen=True, slots=True)
class Covered:
    """The documents that a date is for: those that are there, and those that come."""

    stored: list[Document]
    coming: list[Row]
    doubtful: set[int]

    @property
    def told(self) -> str:
        """Return how many documents there are, counted with the ticks as they are suggested."""
        number, new = len(self.stored) + len(self.coming), len(self.coming)
        words = ngettext("Gælder %(num)d dokument", "Gælder %(num)d dokumenter", number)
        if new:
            words += ngettext(
                ", heraf %(num)d nyt i dette referat", ", heraf %(num)d nye i dette referat", new
            )
        said = _("%(words)s, når krydsene står som foreslået.", words=words)
        if any(d.id in self.doubtful for d in self.stored):
            said += " " + _("Dokumenter mærket »Se efter« er talt med.")
        return said
