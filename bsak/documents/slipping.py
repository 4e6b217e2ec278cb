"""How often a deadline has been moved, and how far in all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from bsak.kernel.words import _, ngettext


@dataclass(frozen=True, slots=True)
class Slip:
    """How often a deadline was moved, and the days from the first one to the present."""

    times: int
    days: int  # below nought when it is earlier than it was first

    def words(self) -> str:
        """Return "Flyttet 3 gange, i alt 214 dage"; nothing when it never was."""
        if not self.times:
            return ""
        moved = ngettext("Flyttet %(num)d gang", "Flyttet %(num)d gange", self.times)
        days = ngettext("%(num)d dag", "%(num)d dage", abs(self.days))
        if self.days > 0:
            return _("%(moved)s, i alt %(days)s.", moved=moved, days=days)
        if self.days < 0:
            return _("%(moved)s, nu %(days)s før den første frist.", moved=moved, days=days)
        return _("%(moved)s, nu tilbage ved den første frist.", moved=moved)


def slipped(deadlines: Sequence[date]) -> Slip:
    """Return how a document's deadlines, the first one first, have moved.

    A day that is decided again is no move. The days are the sum of all moves, so one that went
    forth and back again has not slipped.
    """
    moves = [(after - before).days for before, after in pairwise(deadlines) if before != after]
    return Slip(times=len(moves), days=sum(moves))
