"""How long ago a number was last said to be right, and when that is too long."""

import calendar
from dataclasses import dataclass
from datetime import date

from bsak.contacts.models import ContactPoint
from bsak.kernel.words import _, ngettext

MONTHS = 6  # numbers are asked about twice a year


@dataclass(frozen=True, slots=True)
class Age:
    """What is known of one number: ``days`` since it was confirmed, None: never."""

    days: int | None
    is_old: bool
    is_wrong: bool
    words: str

    @property
    def is_due(self) -> bool:
        """Say whether somebody must be asked again."""
        return self.is_old or self.is_wrong or self.days is None


def of(point: ContactPoint, today: date) -> Age:
    """Return how old what we know of ``point`` is."""
    confirmed = point.confirmed_on
    days = None if confirmed is None else max(0, (today - confirmed).days)
    return Age(
        days=days,
        is_old=confirmed is not None and confirmed < limit(today),
        is_wrong=point.wrong_since is not None,
        words=_words(point, today),
    )


def limit(today: date) -> date:
    """Return the first day whose confirmation still counts."""
    year, month = divmod(today.year * 12 + today.month - 1 - MONTHS, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(today.day, last))


def since(confirmed_on: date | None, today: date) -> str:
    """Return "bekræftet for 3 md. siden"."""
    if confirmed_on is None:
        return _("ikke bekræftet")
    days = max(0, (today - confirmed_on).days)
    if days == 0:
        return _("bekræftet i dag")
    if days < 31:
        return ngettext("bekræftet i går", "bekræftet for %(num)d dage siden", days)
    months = (today.year - confirmed_on.year) * 12 + today.month - confirmed_on.month
    months -= today.day < confirmed_on.day
    if months < 24:
        return _("bekræftet for %(n)d md. siden", n=max(1, months))
    return _("bekræftet for %(n)d år siden", n=months // 12)


def _words(point: ContactPoint, today: date) -> str:
    if point.wrong_since is not None:
        return _("meldt forkert")
    return since(point.confirmed_on, today)
