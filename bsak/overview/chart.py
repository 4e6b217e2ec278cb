"""The burn-up chart of the overview: what it shows, and the words that say the same."""

from dataclasses import dataclass
from datetime import date

from bsak.kernel.danish import day
from bsak.kernel.words import _, ngettext
from bsak.overview import burnup
from bsak.overview.burnup import Forecast, Point
from bsak.overview.sentence import span


@dataclass(frozen=True, slots=True)
class BurnUp:
    """The chart: what it shows, and the words that say the same."""

    points: tuple[Point, ...]
    deadline: date | None
    forecast: tuple[date, date] | None
    title: str
    summary: str
    why_none: str
    unreviewed: (
        int  # done once, but not looked over in time: done in the chart, not ready beside it
    )


def draw(
    points: tuple[Point, ...],
    due: date | None,
    forecast: Forecast | None,
    today: date,
    ready: int,
) -> BurnUp:
    """Return the chart of ``points``; ``ready`` is what counts as ready beside it."""
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
        unreviewed=now.done - ready,
    )


def _why_no_band(
    points: tuple[Point, ...], forecast: Forecast | None, left: int, today: date
) -> str:
    if forecast and forecast.latest:
        return ""
    if not left:
        return ""
    weeks = burnup.weeks_of_data(points, today)
    if weeks < burnup.FEWEST_WEEKS:
        return _("For lidt data til en prognose: den kræver tre uger.")
    paces = burnup.paces(points, today)
    if forecast:
        earliest = day(forecast.earliest)
        if min(paces) <= 0:
            return _("Tidligst %(day)s. I de langsomste uger blev intet færdigt.", day=earliest)
        return _(
            "Tidligst %(day)s. Går det som i de langsomste uger, tager resten over tre år.",
            day=earliest,
        )
    if max(paces) > 0:
        return _("Går det som de seneste %(n)d uger, tager resten over tre år.", n=weeks)
    return _("Der er ikke blevet flere færdige de seneste %(n)d uger, så der er ingen prognose.",
             n=weeks)  # fmt: skip
