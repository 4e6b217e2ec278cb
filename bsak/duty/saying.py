"""A shift and its days in Danish words: weeks, spans, holidays, and what is missing."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bsak.duty.gaps import Gap, Lack, days_between
from bsak.duty.models import Roster, Turn
from bsak.duty.planning import Swapped
from bsak.duty.rhythm import rhythm
from bsak.kernel.clock import DENMARK
from bsak.kernel.danish import day as long_day
from bsak.kernel.danish import short_day, small_first, weekday, weekday_day
from bsak.kernel.holidays import holiday
from bsak.kernel.words import _, lazy

_ONE = timedelta(days=1)
_NOON = "12:00"
# No public holidays, but days that people ask who has.
_EVES = {
    (6, 5): lazy("Grundlovsdag"),
    (12, 24): lazy("Juleaften"),
    (12, 31): lazy("Nytårsaften"),
}
_SWAPPED_WEEK = {
    Swapped.BOTH: lazy("Vagt og bagvagt i %(one)s og %(other)s er byttet."),
    Swapped.PRIMARY: lazy("Vagten i %(one)s og %(other)s er byttet."),
    Swapped.BACKUP: lazy("Bagvagten i %(one)s og %(other)s er byttet."),
}
_SWAPPED_DAY = {
    Swapped.BOTH: lazy("Vagt og bagvagt %(one)s og %(other)s er byttet."),
    Swapped.PRIMARY: lazy("Vagten %(one)s og %(other)s er byttet."),
    Swapped.BACKUP: lazy("Bagvagten %(one)s og %(other)s er byttet."),
}


def name(roster: Roster, shift: date) -> str:
    """Return what a shift is called: "Uge 48 2026", or its day."""
    if roster.turn is Turn.DAY:
        return weekday_day(shift)
    year, week, _weekday = shift.isocalendar()
    return _("Uge %(week)d %(year)d", week=week, year=year)


def in_sentence(roster: Roster, shift: date) -> str:
    """Return what a shift is called inside a sentence: "uge 48", or its day."""
    if roster.turn is Turn.DAY:
        return small_first(weekday_day(shift))
    return _("uge %(week)d", week=shift.isocalendar().week)


def swapped(roster: Roster, part: Swapped, one: date, other: date) -> str:
    """Return that two shifts are swapped, and what of them: "Vagten i uge 6 og uge 8 er byttet"."""
    what = part if roster.has_backup else Swapped.PRIMARY
    words = _SWAPPED_DAY if roster.turn is Turn.DAY else _SWAPPED_WEEK
    return str(words[what]) % {"one": in_sentence(roster, one), "other": in_sentence(roster, other)}


def choosing_backup() -> str:
    """Return how `rotation` finds the backup of a shift."""
    return _("Når vagter fordeles, bliver bagvagten den næste i rækken: den, der selv har vagten "
             "bagefter. Er den næste væk, bliver det den derefter. Står der kun én i rækken, er "
             "der ingen bagvagt. En enkelt vagt kan altid rettes bagefter.")  # fmt: skip


def span(first: date, last: date) -> str:
    """Return two days as "2.–8. mar. 2026", no longer than it must be."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}.–{short_day(last)}" if first != last else short_day(last)
    start = short_day(first)
    if first.year == last.year:
        start = start.removesuffix(f" {first.year}")
    return f"{start}–{short_day(last)}"


def days(roster: Roster, shift: date) -> str:
    """Return the days of a shift; the one it ends on only when it lasts beyond noon of it."""
    last = rhythm(roster).after(shift)
    return span(shift, last - _ONE if roster.changes_at <= _NOON else last)


def marked(first: date, until: date) -> list[tuple[date, str]]:
    """Return the public holidays, and the days that are nearly so, from one to before another."""
    told = ((day, marked_name(day)) for day in days_between(first, until))
    return [(day, words) for day, words in told if words]


def marked_name(day: date) -> str:
    """Return what a holiday or an eve is called, "" for any other day."""
    return holiday(day) or str(_EVES.get((day.month, day.day), ""))


def handed_over(moment: datetime) -> str:
    """Return when a duty is handed over: "mandag d. 9. marts 2026 kl. 08.00"."""
    local = moment.astimezone(DENMARK)
    return _("%(day)s kl. %(hour)s", day=small_first(weekday_day(local.date())),
             hour=f"{local:%H.%M}")  # fmt: skip


def changing(roster: Roster) -> str:
    """Return when the duty changes hands: "hver mandag kl. 08.00"."""
    if roster.turn is Turn.DAY:
        return _("hver dag kl. %(hour)s", hour=roster.changes_at.replace(":", "."))
    return _("hver %(weekday)s kl. %(hour)s", weekday=weekday(rhythm(roster).first).lower(),
             hour=roster.changes_at.replace(":", "."))  # fmt: skip


def lacking(gap: Gap, person: str = "") -> str:
    """Return what a shift lacks: "Bo Eksempel er væk 3.–5. mar. 2026"."""
    if gap.lack not in (Lack.AWAY, Lack.LEFT):
        return gap.lack.label
    if gap.lack is Lack.LEFT:
        return _("%(name)s er fratrådt %(day)s", name=person, day=long_day(gap.days[0]))
    return _("%(name)s er væk %(days)s", name=person, days=_runs(gap.days))


def _runs(found: Sequence[date]) -> str:
    """Return days as spans; those that follow each other are one."""
    spans: list[list[date]] = []
    for day in found:
        if spans and day - spans[-1][-1] == _ONE:
            spans[-1].append(day)
        else:
            spans.append([day])
    return _(" og ").join(span(run[0], run[-1]) for run in spans)
