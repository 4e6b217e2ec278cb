"""Who says what lies in another system, and what is to be done about it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.danish import day, short_day
from bsak.kernel.words import _


@dataclass(frozen=True, slots=True)
class Lying:
    """Which revision of a text lies in a system, and since when; ``number`` is 0 for none."""

    system: str
    number: int = 0
    since: date | None = None
    address: str = ""

    def is_right(self, in_force: int) -> bool:
        """Say whether what lies there is what is in force; ``in_force`` is 0 for no text."""
        return self.number == in_force

    def words(self, in_force: int) -> str:
        """Return how it stands and what to do about it."""
        names = {"system": self.system, "there": self.number, "now": in_force}
        if not self.number:
            return _("Ligger ikke i %(system)s", **names)
        if not in_force:
            return _("%(system)s har Rev. %(there)d, som ikke gælder: tag den ned", **names)
        if self.number != in_force:
            return _("%(system)s har Rev. %(there)d: læg Rev. %(now)d op", **names)
        since = short_day(self.since)
        return _("Rev. %(there)d ligger i %(system)s siden %(since)s", since=since, **names)


def obstacle_to_placing(viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not say what lies in another system, or None."""
    if viewer.may(Permission.BINDER_MANAGE):
        return None
    return _("Kun sekretariatet kan skrive, hvad der er lagt op.")


def obstacle_to_day(on: date, today: date) -> str | None:
    """Return why nothing can be said to lie there since ``on``, or None."""
    if on <= today:
        return None
    return _("%(day)s er ikke kommet endnu. Skriv den dag, teksten blev lagt op.", day=day(on))


def obstacle_to_undoing(is_newest: bool) -> str | None:
    """Return why a mark cannot be taken back, or None."""
    if is_newest:
        return None
    return _("Der er skrevet noget nyt siden. Se, hvad der står nu, og ret det i stedet.")


def obstacle_to_fetching(codes: Collection[str], known: Collection[str]) -> str | None:
    """Return why a ZIP with ``codes`` cannot be fetched by who knows of ``known``, or None."""
    if set(codes) <= set(known):
        return None
    return _("Noget i ZIP-filen må du ikke længere se. Hent en ny i biblioteket.")
