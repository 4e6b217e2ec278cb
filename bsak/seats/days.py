"""On which days somebody fills a seat or is away: said once, for rows and for questions.

A place on a seat ends the day before ``to_on``; an absence lasts ``to_on`` out.
"""

from datetime import date

from sqlalchemy import ColumnElement, and_, or_

from bsak.seats.models import Absence, Assignment


def fills(assignment: Assignment, day: date) -> bool:
    """Say whether somebody fills the seat on ``day``."""
    return assignment.from_on <= day and (assignment.to_on is None or assignment.to_on > day)


def fills_on(day: date) -> ColumnElement[bool]:
    """Return who fills a seat on ``day``, as a condition."""
    return and_(Assignment.from_on <= day, fills_from(day))


def fills_from(day: date) -> ColumnElement[bool]:
    """Return who fills a seat on ``day`` or is to fill it later, as a condition."""
    return or_(Assignment.to_on.is_(None), Assignment.to_on > day)


def away_on(day: date) -> ColumnElement[bool]:
    """Return who is away on ``day``, as a condition."""
    return away_between(day, day)


def away_between(first: date, last: date) -> ColumnElement[bool]:
    """Return who is away on any day from ``first`` to ``last``, as a condition."""
    return and_(Absence.from_on <= last, away_from(first))


def away_from(day: date) -> ColumnElement[bool]:
    """Return who is away on ``day`` or is to be later, as a condition."""
    return or_(Absence.to_on.is_(None), Absence.to_on >= day)
