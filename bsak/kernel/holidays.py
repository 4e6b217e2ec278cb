"""The Danish public holidays and what each is called."""

from datetime import date
from functools import lru_cache

from bsak.kernel.words import _, lazy

_FROM_EASTER = {
    -3: lazy("Skærtorsdag"),
    -2: lazy("Langfredag"),
    0: lazy("Påskedag"),
    1: lazy("2. påskedag"),
    39: lazy("Kristi himmelfartsdag"),
    49: lazy("Pinsedag"),
    50: lazy("2. pinsedag"),
}
_FIXED = {
    (1, 1): lazy("Nytårsdag"),
    (12, 25): lazy("1. juledag"),
    (12, 26): lazy("2. juledag"),
}
_PRAYER_DAY, _LAST_PRAYER_DAY = 26, 2023  # store bededag was a holiday until then


def holiday(day: date) -> str:
    """Return what the public holiday on ``day`` is called, or "" when it is none."""
    from_easter = (day - easter(day.year)).days
    if from_easter == _PRAYER_DAY and day.year <= _LAST_PRAYER_DAY:
        return _("Store bededag")
    return str(_FROM_EASTER.get(from_easter) or _FIXED.get((day.month, day.day)) or "")


@lru_cache(maxsize=64)
def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar, by the rule of Gauss as Meeus wrote it."""
    century, of_century = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    age = (19 * (year % 19) + century - leaps - moon + 15) % 30
    sunday = (32 + 2 * rest + 2 * (of_century // 4) - age - of_century % 4) % 7
    late = (year % 19 + 11 * age + 22 * sunday) // 451
    month, in_month = divmod(age + sunday - 7 * late + 114, 31)
    return date(year, month, in_month + 1)
