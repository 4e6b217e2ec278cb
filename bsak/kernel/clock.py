"""The one source of the current time, so that a test or a demonstration can hold it still."""

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

DENMARK = ZoneInfo("Europe/Copenhagen")
_held = ""


def now() -> datetime:
    """Return the current moment in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return the current date in Denmark, or the day that is held still."""
    held = held_day()
    return held or now().astimezone(DENMARK).date()


def held_day() -> date | None:
    """Return the day the calendar is held at, for demonstrations: BSAK_TODAY, else a setting."""
    text = os.environ.get("BSAK_TODAY") or _held
    return date.fromisoformat(text) if text else None


def hold(day: str) -> None:
    """Hold the calendar at ``day`` (ISO); "" lets it run."""
    global _held
    _held = day
