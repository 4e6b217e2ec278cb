"""Which words of a point differ between the register and the minutes, and where in them."""

import re
from dataclasses import dataclass

from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem
from bsak.meetings.reading.shape import Item

_MARK = re.compile(r"^#+ |\n(?=\n)", re.M)  # of a heading, and of a line that is blank
_AROUND, _MOST = 40, 160  # characters that are shown before a difference, and in all


@dataclass(frozen=True, slots=True)
class Moved:
    """A field that a yes will write over: what it says now, and what it will say."""

    label: str
    before: str
    after: str

    @property
    def told_before(self) -> str:
        """Return what it says now, from shortly before the first difference."""
        return self._from_difference(self.before)

    @property
    def told_after(self) -> str:
        """Return what it will say, from shortly before the first difference."""
        return self._from_difference(self.after)

    @property
    def is_long(self) -> bool:
        """Say whether only a part of it is told."""
        return max(len(self.before), len(self.after)) > _MOST

    def _from_difference(self, text: str) -> str:
        alike = zip(self.before, self.after, strict=False)
        first = next((at for at, (old, new) in enumerate(alike) if old != new), len(text))
        begin = max(0, first - _AROUND) if self.is_long else 0
        shown = " / ".join(_MARK.sub("", text[begin : begin + _MOST]).split("\n"))
        return ("…" if begin else "") + shown + ("…" if begin + _MOST < len(text) else "")


def moved(stored: AgendaItem, told: Item) -> tuple[Moved, ...]:
    """Return the fields of a point that the minutes have otherwise."""
    sections = told.sections
    recommended = "\n".join(line.text for line in stored.recommendations)
    rows = (
        (_("Titel"), stored.title, told.title),
        (_("Sagsnummer"), stored.case_number, told.case_number),
        (_("Lukket"), _yes(stored.is_closed), _yes(told.closed)),
        (_("Tid"), stored.time_slot, told.time_slot),
        (_("Forslagsstiller"), stored.proposer, told.proposer),
        (_("Anledning"), stored.occasion, sections.occasion),
        (_("Sagsfremstilling"), stored.presentation, sections.presentation),
        (_("Indstilling"), recommended, "\n".join(sections.recommendation)),
        (_("Beslutning"), stored.decision, sections.decision),
        (_("Historik"), stored.history, sections.history),
        (_("Bilag"), "\n".join(stored.attachments), "\n".join(sections.attachments)),
    )
    return tuple(Moved(label, old, new) for label, old, new in rows if old != new)


def _yes(value: bool) -> str:
    return _("Ja") if value else _("Nej")
