"""How far the work has come week by week, and when it will be done at the pace it has had."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

WEEKS = 8  # the pace is that of the last two months
FEWEST_WEEKS = 3  # with less behind it a forecast is a guess
SHOWN = timedelta(weeks=26)
FURTHEST = timedelta(days=3 * 365)  # a date beyond this says only that the pace is too slow


class Step(NamedTuple):
    """How many documents more there were on one day, and how many more of them done."""

    day: date
    grown: int
    done: int


class Point(NamedTuple):
    """The register at the end of one day."""

    day: date
    scope: int
    done: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """When the last document is done: at the fast pace, and at the slow one (None: never)."""

    earliest: date
    latest: date | None


def line(steps: Iterable[Step], today: date) -> tuple[Point, ...]:
    """Return the register day by day as far as ``today``, one point for each day with a change."""
    scope = done = 0
    points: list[Point] = []
    for step in sorted(s for s in steps if s.day <= today):
        scope += step.grown
        done += step.done
        points.append(Point(step.day, scope, done))
    if points and points[-1].day != today:
        points.append(Point(today, scope, done))
    return tuple(points)


def weeks_of_data(points: tuple[Point, ...], today: date) -> int:
    """Return how many whole weeks lie behind ``today``, the day it all began left out."""
    return min((today - points[0].day).days // 7, WEEKS) if points else 0


def forecast(points: tuple[Point, ...], today: date) -> Forecast | None:
    """Return when the work is done, or None: too little to go by, no pace, or done already.

    The pace is the mean of some weeks on end; the best and the worst such stretch give the band.
    """
    left = points[-1].scope - points[-1].done if points else 0
    if weeks_of_data(points, today) < FEWEST_WEEKS or left <= 0:
        return None
    found = paces(points, today)
    earliest = _done_on(today, left, max(found))
    if earliest is None:
        return None
    return Forecast(earliest, _done_on(today, left, min(found)))


def shown(points: tuple[Point, ...], today: date) -> tuple[Point, ...]:
    """Return the points of the last half year, beginning where the register stood then."""
    start = today - SHOWN
    before = [point for point in points if point.day <= start]
    since = [point for point in points if point.day > start]
    if before:
        since.insert(0, before[-1]._replace(day=start))
    return tuple(_weekly(since))


def _weekly(points: list[Point]) -> Iterable[Point]:
    """Keep the last point of each week, so that a long history draws no more than a short one."""
    for at, point in enumerate(points):
        is_end = at in (0, len(points) - 1)
        if is_end or point.day.isocalendar()[:2] != points[at + 1].day.isocalendar()[:2]:
            yield point


def paces(points: tuple[Point, ...], today: date) -> list[float]:
    """Return documents a week over each stretch of half the weeks."""
    weeks = weeks_of_data(points, today)
    stretch = max(2, weeks // 2)
    done = [_done_by(points, today - timedelta(weeks=back)) for back in range(weeks, -1, -1)]
    return [(done[end] - done[end - stretch]) / stretch for end in range(stretch, len(done))]


def _done_by(points: tuple[Point, ...], day: date) -> int:
    return next((point.done for point in reversed(points) if point.day <= day), 0)


def _done_on(today: date, left: int, pace: float) -> date | None:
    if pace <= 0:
        return None
    days = ceil(left / pace * 7)
    return today + timedelta(days=days) if days <= FURTHEST.days else None
