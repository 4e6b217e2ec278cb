"""The one source of the current time, so that a test or a demonstration can hold it still."""

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

DENMARK = ZoneInfo("Europe/Copenhagen")


def now() -> datetime:
    """Return the current moment in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return the current date in Denmark, or the day that ``BSAK_TODAY`` holds still."""
    held = held_day()
    return held or now().astimezone(DENMARK).date()


def held_day() -> date | None:
    """Return the day ``BSAK_TODAY`` (ISO) holds the calendar at, for demonstrations."""
    text = os.environ.get("BSAK_TODAY")
    return date.fromisoformat(text) if text else None
