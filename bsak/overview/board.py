"""The overview before a meeting, put together from the register as one person may see it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from bsak.documents.kinds import Condition, Status
from bsak.groups.rules import Viewer
from bsak.kernel.danish import day
from bsak.kernel.words import _
from bsak.overview import burnup, chart, counts, matrix, queries
from bsak.overview.matrix import Address, Figures, Matrix
from bsak.overview.queries import Open, Overdue
from bsak.overview.sentence import Standing, sentence
from bsak.overview.since import Since, last_meeting
from bsak.overview.texts import Due, due

MOST = 10  # rows of a short list
FULL_ROWS = 7  # of the matrix, before the lists under it must give way


@dataclass(frozen=True, slots=True)
class Board:
    """Everything on the page."""

    today: date
    sentence: str
    matrix: Matrix
    burn_up: chart.BurnUp | None
    since: Since | None
    late: tuple[Overdue, ...]
    late_count: int
    open: tuple[Open, ...]
    open_count: int
    next_meeting: Any
    newest_word: date | None
    oldest_word: date | None
    due: Due

    @property
    def short(self) -> int:
        """Return how many rows of each list fit under the matrix on one screen and one sheet."""
        rows = len(self.matrix.lines)
        return 4 if rows <= FULL_ROWS else 2 if rows <= FULL_ROWS + 3 else 1


def compose(
    viewer: Viewer,
    today: date,
    address: Address,
    group_address: Callable[[str], str],
    *,
    most: int | None = matrix.ROWS,
) -> Board:
    """Return the overview of ``today`` as ``viewer`` may see it."""
    since = last_meeting(viewer, today)
    in_all, age = counts.in_all(viewer, today), counts.age(viewer)
    figures = Figures(
        groups=queries.groups(),
        stands=counts.stands(viewer, today),
        in_all=in_all,
        of_groups=lambda ids: counts.of_groups(viewer, today, ids),
        before=since.tally if since else None,
    )
    table = matrix.build(figures, address, group_address, most=most)
    late = sum(c.number for c in in_all if c.condition is Condition.LATE)
    decisions, answers = queries.open_counts(viewer)
    points = burnup.line(queries.steps(viewer), today)
    forecast = burnup.forecast(points, today)
    ready = table.total.ready
    standing = Standing(ready, table.total.total, late, decisions, age.due_on, forecast)
    return Board(
        today=today,
        sentence=sentence(standing, today),
        matrix=table,
        burn_up=chart.draw(points, age.due_on, forecast, today, ready) if points else None,
        since=since,
        late=tuple(queries.overdue(viewer, today, MOST)),
        late_count=late,
        open=tuple(queries.waitings(viewer, MOST)),
        open_count=decisions + answers,
        next_meeting=queries.next_meeting(today),
        newest_word=age.newest_word,
        oldest_word=age.oldest_word,
        due=due(viewer, today),
    )


def next_step(late: Overdue) -> str:
    """Return what has to happen with a document that is late."""
    if late.waits_for:
        return _("Venter på %(what)s", what=late.waits_for)
    if late.status is Status.COMPLETED:
        return _("Gennemgå og bekræft")
    if late.status is Status.IN_REVIEW:
        return _("Læs igennem og godkend")
    if late.status is Status.NOT_STARTED:
        return _("Begynd, eller foreslå ny frist")
    if late.expected_text:
        return _("Følg op: ventet %(when)s", when=late.expected_text)
    if late.expected_on:
        return _("Følg op: ventet %(when)s", when=day(late.expected_on))
    return _("Meld, hvornår det er færdigt")
