"""What one set of minutes has said already, so that a line that comes twice is seen."""

from dataclasses import dataclass, field

from bsak.documents.kinds import Status
from bsak.documents.models import Document
from bsak.intake.proposal import State
from bsak.kernel.danish import fold
from bsak.kernel.words import _
from bsak.meetings.reading.shape import Row


@dataclass(slots=True)
class Repeats:
    """The lines that have been told so far."""

    rows: dict[tuple[str, ...], tuple[int, Status]] = field(default_factory=dict)
    words: set[tuple[str, ...]] = field(default_factory=set)

    def of_row(
        self, row: Row, document: Document | None, *, exactly: bool
    ) -> tuple[State, str] | None:
        """Return how a line stands that is about the same as an earlier one, or None.

        Two lines of one status say one thing; what else they may mean is for a person to see.
        """
        new = (row.group, row.kind, fold(row.unit), fold(row.title))
        key = (str(document.id),) if document else new
        line, status = self.rows.setdefault(key, (row.line, Status(row.status)))
        if line == row.line:
            return None
        if exactly and status.value == row.status:
            return State.UNCHANGED, _("Står også på linje %(line)d.", line=line)
        note = _(
            "Står også på linje %(line)d, men ikke på samme måde. Sæt kun kryds her, hvis denne "
            "linje har ret, og fjern krydset ved den anden.",
            line=line,
        )
        return State.UNCLEAR, note

    def of_words(self, *words: str) -> bool:
        """Say whether the same was said of the same before."""
        key = tuple(fold(word).strip(" .") for word in words)
        if key in self.words:
            return True
        self.words.add(key)
        return False
