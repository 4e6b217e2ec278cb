"""The register as it will be when what the minutes suggest has been written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document
from bsak.groups.models import CrisisGroup
from bsak.intake.names import plain
from bsak.intake.scope import About
from bsak.kernel.words import _, ngettext
from bsak.meetings.reading.shape import Row


@dataclass(slots=True)
class Ahead:
    """What is in the register, what moves, and what comes; a doubtful line moves nothing."""

    documents: Sequence[Document]
    groups: Mapping[str, CrisisGroup | None] = field(default_factory=dict)  # by the minutes' name
    moved: dict[int, Status] = field(default_factory=dict)
    doubtful: set[int] = field(default_factory=set)
    coming: list[Row] = field(default_factory=list)
    meant: dict[int, Document | None] = field(default_factory=dict)  # by the row's position

    def among(self, is_meant: Callable[[About], bool]) -> "Covered":
        """Return what of the register to come is meant."""
        return Covered(
            [d for d in self.documents if is_meant(self._stored(d))],
            [r for r in self.coming if is_meant(self._coming(r))],
            self.doubtful,
        )

    def all(self) -> Iterator[About]:
        """Yield everything that the register will hold."""
        yield from map(self._stored, self.documents)
        yield from map(self._coming, self.coming)

    def _stored(self, document: Document) -> About:
        return about(document, self.moved.get(document.id, document.status))

    def _coming(self, row: Row) -> About:
        group = self.groups.get(row.group)
        name = plain(group.name if group else row.group)
        return About(name, Kind(row.kind), row.title, row.unit, Status(row.status))


def about(document: Document, status: Status) -> About:
    """Return a document as a sentence names it."""
    group = plain(document.group.name)
    return About(group, document.kind, document.title, document.unit, status, document.code)


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
        if not number:
            return ""
        if any(d.id in self.doubtful for d in self.stored):
            said += " " + _("Dokumenter mærket »Se efter« er talt med.")
        return said

    @property
    def which(self) -> tuple[str, ...]:
        """Return the documents one by one: by code and title, the new ones by group and title."""
        stored = [f"{d.code} {_with_unit(d.title, d.unit)}" for d in self.stored]
        return (*stored, *(f"{r.group}: {_with_unit(r.title, r.unit)}" for r in self.coming))


def _with_unit(title: str, unit: str) -> str:
    return f"{title} ({unit})" if unit else title
