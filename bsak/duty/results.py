"""What a call test came to: how many were reached, and how soon. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from statistics import median

from bsak.duty.models import Reached
from bsak.kernel.words import _, ngettext

Said = tuple[Reached, int | None]  # what a call led to, and after how many minutes


@dataclass(frozen=True, slots=True)
class Tally:
    """The calls of a test counted. ``median`` is of the minutes until somebody was reached.

    ``vacant`` seats had nobody to call; they are no part of the total.
    """

    total: int
    reached: int
    deputy: int
    not_reached: int
    waiting: int
    median: float | None
    vacant: int = 0

    @property
    def answered(self) -> int:
        """Return how many seats somebody was reached for."""
        return self.reached + self.deputy

    @property
    def sentence(self) -> str:
        """Return the result in words: who was reached, and how many seats nobody sits on."""
        if not self.vacant:
            return self._answers
        free = ngettext("%(num)d plads er ledig.", "%(num)d pladser er ledige.", self.vacant)
        return f"{self._answers} {free}"

    @property
    def _answers(self) -> str:
        if not self.total:
            return _("Der er ingen at ringe til.")
        told = _("%(n)d af %(total)d nået", n=self.answered, total=self.total)
        if self.deputy:
            told += " " + ngettext("(heraf %(num)d stedfortræder)",
                                   "(heraf %(num)d stedfortrædere)", self.deputy)  # fmt: skip
        if self.median is None:
            return f"{told}."
        half = max(1, ceil(self.median))
        if self.answered == 1:
            return f"{told} " + ngettext("efter %(num)d minut.", "efter %(num)d minutter.", half)
        return f"{told}; " + ngettext("halvdelen af dem inden for %(num)d minut.",
                                      "halvdelen af dem inden for %(num)d minutter.",
                                      half)  # fmt: skip


def tally(calls: Iterable[Said], vacant: int = 0) -> Tally:
    """Return the calls counted, beside the seats that had nobody to call."""
    calls = list(calls)
    counted = Counter(result for result, _minutes in calls)
    answered = (Reached.REACHED, Reached.DEPUTY)
    minutes = [m for result, m in calls if result in answered and m is not None]
    return Tally(
        total=len(calls),
        reached=counted[Reached.REACHED],
        deputy=counted[Reached.DEPUTY],
        not_reached=counted[Reached.NOT_REACHED],
        waiting=counted[Reached.WAITING],
        median=median(minutes) if minutes else None,
        vacant=vacant,
    )
