"""How a frozen register stood, and whether it has become better."""

from collections.abc import Iterable
from datetime import date

from bsak.documents.kinds import Condition, Kind, Status
from bsak.documents.snapshot import FrozenRow


def standing(row: FrozenRow, on: date) -> Condition:
    """Return how a frozen row stood: by what was frozen, which is less than the rules know."""
    if row.status == Status.WITHDRAWN:
        return Condition.NOT_REQUIRED
    if row.status == Status.COMPLETED:
        is_stale = row.review_due and row.review_due < on.isoformat()
        return Condition.LATE if is_stale else Condition.READY
    if row.due_on and row.due_on < on.isoformat():
        return Condition.LATE
    if row.due_on and row.expected_on and row.expected_on > row.due_on:
        return Condition.AT_RISK
    return Condition.ON_PLAN


Tally = dict[tuple[str, str], tuple[int, int, int]]


def tally(rows: Iterable[FrozenRow], on: date) -> Tally:
    """Return (late, in danger, not ready) by group and column, and by group alone under ""."""
    counts: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        condition = standing(row, on)
        if condition is Condition.NOT_REQUIRED:
            continue
        ranks = (condition is Condition.LATE, condition is Condition.AT_RISK,
                 condition is not Condition.READY)  # fmt: skip
        places = Kind(row.kind).columns
        for place in ("", *places):
            for total in ("", row.group):
                count = counts.setdefault((total, place), [0, 0, 0])
                for at, is_so in enumerate(ranks):
                    count[at] += is_so
    return {key: (a, b, c) for key, (a, b, c) in counts.items()}


def direction(before: tuple[int, int, int], after: tuple[int, int, int]) -> str:
    """Return "better", "worse" or "same": fewer late counts most, then fewer in danger."""
    if before == after:
        return "same"
    return "better" if after < before else "worse"
