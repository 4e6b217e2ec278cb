"""What every page of this room begins with: the blueprint, who asks, and what is asked about."""

from datetime import date

from flask import Blueprint

from bsak.contacts import numbers
from bsak.contacts.models import PointKind
from bsak.duty import called, queries
from bsak.duty.models import CallTest, Roster
from bsak.groups import queries as groups
from bsak.groups.rules import Viewer
from bsak.kernel.errors import Hidden
from bsak.people.session import actor

bp = Blueprint("duty", __name__)


def me() -> Viewer:
    """Return who asks, as the rules see them."""
    return groups.viewer(actor())


def find_roster(roster_id: int) -> Roster:
    """Return a roster that is there."""
    roster = queries.by_id(roster_id)
    if roster is None:
        raise Hidden
    return roster


def find_test(test_id: int) -> CallTest:
    """Return a call test that is there."""
    test = called.by_id(test_id)
    if test is None:
        raise Hidden
    return test


def day_in(text: str) -> date | None:
    """Return the day that an address names, or None when it names none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def dial(number: str) -> str:
    """Return the address that rings a number of work."""
    return numbers.link(PointKind.PHONE, number)
