"""What is said when something is issued to a binder: from when, answered by when, and why."""

from dataclasses import dataclass
from datetime import date, timedelta

TIME_TO_ANSWER = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is said when something is issued."""

    effective_on: date
    answer_by: date
    reason: str = ""
    is_edition: bool = False
