"""Working days: which days the town hall is open, by the Danish public holidays."""

from datetime import date, timedelta

from bsak.kernel.holidays import holiday


def next_working_day(day: date) -> date:
    """Return the first working day after ``day``."""
    day += timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def is_working_day(day: date) -> bool:
    """Say whether ``day`` is neither Saturday, Sunday nor a public holiday."""
    return day.weekday() < 5 and not holiday(day)
