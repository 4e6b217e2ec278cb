"""The overview before a meeting, put together from the register as one person may see it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from bsak.documents.kinds import Status
from bsak.documents.models import Snapshot
from bsak.documents.snapshot import FrozenRow, rows_now, thawed
from bsak.groups.rules import Viewer
from bsak.kernel.danish import day
from bsak.kernel.db import db
from bsak.kernel.words import _, ngettext
from bsak.overview import burnup, changes, matrix, queries
from bsak.overview.burnup import Forecast, Point
from bsak.overview.changes import Change, Tally
from bsak.overview.matrix import Address, Matrix
from bsak.overview.queries import Open, Overdue
from bsak.overview.sentence import Standing, sentence, span

MOST = 10  # rows of a short list


@dataclass(frozen=True, slots=True)
class BurnUp:
    """The chart: what it shows, and the words that say the same."""

    points: tuple[Point, ...]
    deadline: date | None
    forecast: tuple[date, date] | None
    title: str
    summary: str
    why_none: str


@dataclass(frozen=True, slots=True)
class Since:
    """The last meeting that froze the register, and what has changed after it."""

    meeting: Any
    changes: tuple[Change, ...]
    tallies: tuple[Tally, Tally]


@dataclass(frozen=True, slots=True)
class Board:
    """Everything on the page."""

    today: date
    sentence: str
    matrix: Matrix
    burn_up: BurnUp | None
    since: Since | None
    late: tuple[Overdue, ...]
    late_count: int
    open: tuple[Open, ...]
    open_count: int
    next_meeting: Any
    newest_word: date | None
    oldest_word: date | None


def compose(
    viewer: Viewer,
    today: date,
    address: Address,
    group_address: Callable[[str], str],
    *,
    most: int | None = matrix.ROWS,
) -> Board:
    """Return the overview of ``today`` as ``viewer`` may see it."""
    counts = queries.counts(viewer, today)
    since = since_last(viewer, today)
    table = matrix.build(
        queries.groups(),
        counts,
        address,
        group_address,
        since=since.tallies if since else None,
        most=most,
    )
    decisions, answers = queries.open_counts(viewer)
    points = burnup.line(queries.steps(viewer), today)
    forecast = burnup.forecast(points, today)
    late_count = sum(c.number for c in counts if c.condition.rank == 0)
    due = max((c.due_on for c in counts if c.due_on), default=None)
    standing = Standing(table.total.ready, table.total.total, late_count, decisions, due, forecast)
    return Board(
        today=today,
        sentence=sentence(standing, today),
        matrix=table,
        burn_up=_burn_up(points, due, forecast, today) if points else None,
        since=since,
        late=tuple(queries.overdue(viewer, today, MOST)),
        late_count=late_count,
        open=tuple(queries.waitings(viewer, MOST)),
        open_count=decisions + answers,
        next_meeting=queries.next_meeting(today),
        newest_word=max((c.touched_on for c in counts), default=None),
        oldest_word=min((c.quiet_on for c in counts if c.quiet_on), default=None),
    )


def since_last(viewer: Viewer, today: date) -> Since | None:
    """Return what has changed since the last meeting, as far as ``viewer`` may know."""
    meeting = queries.last_frozen(today)
    if meeting is None:
        return None
    hidden = queries.hidden_codes(viewer)
    is_open = viewer.sees_confidential

    def seen(rows: tuple[FrozenRow, ...]) -> list[FrozenRow]:
        if is_open:
            return list(rows)
        return [row for row in rows if row.code not in hidden and not _is_closed_to(row)]

    now = rows_now()
    known = {row.code for row in now}

    def _is_closed_to(row: FrozenRow) -> bool:
        """A frozen row whose document is gone is judged by what was frozen of it."""
        return row.is_confidential and row.code not in known

    before, after = seen(_frozen(meeting.id, meeting.taken_at)), seen(now)
    tallies = changes.tally(before, meeting.held_on), changes.tally(after, today)
    return Since(meeting, changes.diff(before, after), tallies)


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


@lru_cache(maxsize=8)
def _frozen(snapshot_id: int, _taken_at: object) -> tuple[FrozenRow, ...]:
    """Return a frozen register; it is read once, since what is frozen does not change."""
    snapshot = db.session.get(Snapshot, snapshot_id)
    return thawed(snapshot.rows) if snapshot else ()


def _burn_up(
    points: tuple[Point, ...], due: date | None, forecast: Forecast | None, today: date
) -> BurnUp:
    drawn = burnup.shown(points, today)
    now = points[-1]
    left = now.scope - now.done
    if left:
        title = ngettext("%(num)s dokument mangler endnu", "%(num)s dokumenter mangler endnu", left)
    else:
        title = _("Alt er udarbejdet")
    why_none = _why_no_band(points, forecast, left, today)
    told = [_("%(done)s af %(scope)s er udarbejdet %(day)s.", done=now.done, scope=now.scope,
              day=day(today))]  # fmt: skip
    if forecast:
        told.append(_("Prognose: %(when)s.", when=span(forecast, today)))
    if due:
        told.append(_("Fristen er %(day)s.", day=day(due)))
    return BurnUp(
        points=drawn,
        deadline=due if due and due >= drawn[0].day else None,
        forecast=(forecast.earliest, forecast.latest) if forecast and forecast.latest else None,
        title=title,
        summary=" ".join([*told, why_none]).strip(),
        why_none=why_none,
    )


def _why_no_band(
    points: tuple[Point, ...], forecast: Forecast | None, left: int, today: date
) -> str:
    if forecast and forecast.latest:
        return ""
    if forecast:
        return _("Tidligst %(day)s. I de langsomste uger blev intet færdigt.",
                 day=day(forecast.earliest))  # fmt: skip
    if not left:
        return ""
    if burnup.weeks_of_data(points, today) < burnup.FEWEST_WEEKS:
        return _("For lidt data til en prognose: den kræver tre uger.")
    return _("Intet er blevet færdigt de seneste 8 uger, så der er ingen prognose.")
