"""The overview before a meeting, put together from the register as one person may see it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from bsak.documents.kinds import Condition, Status
from bsak.duty import queries as duties
from bsak.duty.queries import OnDuty
from bsak.groups.rules import Viewer
from bsak.kernel.danish import day
from bsak.kernel.words import _
from bsak.overview import burnup, chart, copies, counts, matrix, queries
from bsak.overview.matrix import Address, Figures, Matrix
from bsak.overview.queries import Open, Overdue
from bsak.overview.sentence import Piece, Standing, pieces
from bsak.overview.since import Since, last_meeting
from bsak.overview.texts import Due, due
from bsak.seats.queries import vacancies

ROWS = 10  # of each list under the matrix; screen and sheet show as many as there is room for


@dataclass(frozen=True, slots=True)
class Board:
    """Everything on the page."""

    today: date
    sentence: tuple[Piece, ...]
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
    copies: copies.Copies | None
    on_duty: tuple[OnDuty, ...]
    vacant: int  # seats of the crisis organisation


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
    counted = counts.counted(viewer, today)
    age = counted.age
    figures = Figures(queries.groups(), counted, since.tally if since else None)
    table = matrix.build(figures, address, group_address, most=most)
    late = sum(c.number for c in counted.in_all if c.condition is Condition.LATE)
    decisions, answers = queries.open_counts(viewer)
    points = burnup.line(queries.steps(viewer, today - burnup.SHOWN), today)
    forecast = burnup.forecast(points, today)
    ready = table.total.ready
    standing = Standing(ready, table.total.total, late, decisions, age.due_on, forecast)
    return Board(
        today=today,
        sentence=pieces(standing, today),
        matrix=table,
        burn_up=chart.draw(points, age.due_on, forecast, today, ready) if points else None,
        since=since,
        late=tuple(queries.overdue(viewer, today, ROWS)),
        late_count=late,
        open=tuple(queries.waitings(viewer, ROWS)),
        open_count=decisions + answers,
        next_meeting=queries.next_meeting(today),
        newest_word=age.newest_word,
        oldest_word=age.oldest_word,
        due=due(viewer, today),
        copies=copies.copies(viewer),
        on_duty=tuple(duties.on_duty()),
        vacant=vacancies(today),
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
