"""From when a text may hold, when it is looked at again, and the council's election terms."""

from dataclasses import dataclass
from datetime import date, timedelta

from bsak.documents.models import ChangeType
from bsak.kernel.danish import day
from bsak.kernel.words import _

SOON_DAYS = 60  # this long before its review a text comes up by itself
URGENT_DAYS = 30  # so long an urgent change may stand before it is looked at in peace
LONGEST_YEARS = 4  # between two reviews: an election term


@dataclass(frozen=True, slots=True)
class Term:
    """An election term of the council: four years from 1 January after the election."""

    first: date
    last: date


def term_of(on: date) -> Term:
    """Return the election term that ``on`` lies in: 2018-21, 2022-25, 2026-29."""
    first = on.year - (on.year - 2) % 4
    return Term(date(first, 1, 1), date(first + 3, 12, 31))


def years_after(on: date, years: int) -> date:
    """Return the same day ``years`` later; 29 February becomes the 28th."""
    try:
        return on.replace(year=on.year + years)
    except ValueError:
        return on.replace(year=on.year + years, day=28)


def usual_review(change_type: ChangeType, valid_from: date) -> date:
    """Return when a text is looked at again if nobody says otherwise."""
    if change_type is ChangeType.URGENT:
        return valid_from + timedelta(days=URGENT_DAYS)
    return years_after(valid_from, 1)


def obstacle_to_dates(
    change_type: ChangeType, valid_from: date, review_due: date, today: date
) -> str | None:
    """Return what is wrong with the days a text is to hold from and be looked at, or None."""
    if reason := obstacle_to_start(change_type, valid_from, today):
        return reason
    return obstacle_to_first_review(change_type, valid_from, review_due)


def obstacle_to_start(change_type: ChangeType, valid_from: date, today: date) -> str | None:
    """Return why a text cannot hold from that day, or None."""
    if valid_from < today:
        return _("Teksten kan tidligst gælde fra i dag. Vælg i dag eller en senere dag.")
    if change_type is ChangeType.URGENT and valid_from != today:
        return _("En hastende ændring gælder fra i dag. Vælg en anden slags, hvis den kan vente.")
    if valid_from > years_after(today, 1):
        return _("Vælg en dag inden for et år. Send teksten til godkendelse, når det er tid.")
    return None


def obstacle_to_first_review(
    change_type: ChangeType, valid_from: date, review_due: date
) -> str | None:
    """Return why a text that holds from a day cannot be looked at on the other, or None."""
    if review_due <= valid_from:
        return _("Næste eftersyn skal ligge efter den dag, teksten gælder fra.")
    latest = valid_from + timedelta(days=URGENT_DAYS)
    if change_type is ChangeType.URGENT and review_due > latest:
        return _("En hastende ændring efterses inden %(n)d dage: senest %(day)s.",
                 n=URGENT_DAYS, day=day(latest))  # fmt: skip
    return obstacle_to_review_day(review_due, valid_from)


def obstacle_to_review_day(review_due: date, today: date) -> str | None:
    """Return why a text cannot be looked at again on that day, or None."""
    latest = years_after(today, LONGEST_YEARS)
    if review_due <= today:
        return _("Næste eftersyn skal ligge efter i dag.")
    if review_due > latest:
        return _("Der må højst gå fire år mellem to eftersyn: senest %(day)s.", day=day(latest))
    return None


def obstacle_to_meeting_day(on: date, today: date) -> str | None:
    """Return why the council cannot have decided on that day, or None."""
    if on > today:
        return _("Mødet er ikke holdt endnu. Skriv beslutningen ind bagefter.")
    return None


def obstacle_to_last_day(until: date | None, today: date) -> str | None:
    """Return why a mandate cannot end on that day, or None."""
    if until is not None and until < today:
        return _("Slutdagen er gået. Vælg en dag, der kommer, eller lad feltet stå tomt.")
    return None
