"""How the numbered copies of the binders stand together, and which of them lag."""

from dataclasses import dataclass

from bsak.distribution import figures
from bsak.distribution.lagging import Stand, worst_first
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.words import _, ngettext

SHOWN = 3  # of those that lag, on the one line there is for them


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies in use: how many there are, how many are current, and those that are not."""

    total: int
    current: int
    lagging: tuple[Stand, ...]
    expired: int = 0  # copies whose binder has urgent leaves that have ended

    @property
    def sentence(self) -> str:
        """Return how they stand in one sentence."""
        if self.total == self.current:
            return ngettext("Den ene kopi er ajour.", "Alle %(num)d kopier er ajour.", self.total)
        if not self.current and not self.lagging and not self.expired:
            return _("Intet er udsendt til kopierne endnu.")
        told = ngettext("%(current)d af %(num)d kopi er ajour.",
                        "%(current)d af %(num)d kopier er ajour.",
                        self.total, current=self.current)  # fmt: skip
        if not self.expired:
            return told
        ended = ngettext("I %(num)d kopi er et gult blad udløbet.",
                         "I %(num)d kopier er et gult blad udløbet.", self.expired)  # fmt: skip
        return f"{told} {ended}"

    @property
    def shown(self) -> tuple[Stand, ...]:
        """Return those that lag most, as many as there is room for."""
        return self.lagging[:SHOWN]

    @property
    def hidden(self) -> int:
        """Return how many that lag are not named."""
        return max(0, len(self.lagging) - SHOWN)


def copies(viewer: Viewer) -> Copies | None:
    """Return how the copies stand, or None: when there are none, or they are not for ``viewer``."""
    if not viewer.may(Permission.BINDER_BUILD):
        return None
    stands = figures.of_all()
    if not stands:
        return None
    current = sum(one.is_current for one in stands)
    ended = sum(bool(one.expired) for one in stands)
    return Copies(len(stands), current, tuple(worst_first(stands)), ended)


def lag(one: Stand) -> str:
    """Return how far a copy is behind, in as few words as there is room for."""
    behind = ngettext("%(num)d rettelse", "%(num)d rettelser", one.lag)
    if one.reached is None:
        behind = _("ikke sat i")
    if not one.days_late:
        return behind
    return f"{behind}, " + ngettext("%(num)d dag over", "%(num)d dage over",
                                    one.days_late)  # fmt: skip
