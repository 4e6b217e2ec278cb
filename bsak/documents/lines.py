"""The rows of the register made ready to show: every word a page needs, worked out once."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from bsak.documents import rules
from bsak.documents.kinds import Condition, Kind, Status
from bsak.documents.queries import RegisterRow
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.danish import short_day
from bsak.kernel.words import ngettext


class Line(NamedTuple):
    """One row of the list in words."""

    row: RegisterRow
    url: str
    kind: str
    status: str
    condition: str
    due: str
    late: str
    expected: str
    review: str
    touched: str
    may_report: bool


def lines(rows: Iterable[RegisterRow], viewer: Viewer, today: date, address: str) -> list[Line]:
    """Return ``rows`` in words; ``address`` is where the register lies."""
    kinds = {kind: kind.label for kind in Kind}
    statuses = {status: status.label for status in Status}
    conditions = {condition: condition.label for condition in Condition}
    writes = viewer.may(Permission.DOCUMENT_EDIT)
    return [
        Line(
            row=row,
            url=f"{address}/{row.code}",
            kind=kinds[row.kind],
            status=statuses[row.status],
            condition=conditions[row.condition],
            due=short_day(row.due_on),
            late=_late(row, today),
            expected=row.expected_text or short_day(row.expected_on),
            review=short_day(row.review_due),
            touched=short_day(row.touched_on),
            may_report=writes and rules.obstacle_to_reporting(row, viewer) is None,
        )
        for row in rows
    ]


def _late(row: RegisterRow, today: date) -> str:
    days = rules.days_late(row, today)
    return ngettext("%(num)s dag over", "%(num)s dage over", days) if days else ""
