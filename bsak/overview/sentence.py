"""The line above the overview: how it stands, in one sentence of at most 25 words."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bsak.kernel.danish import short_day
from bsak.kernel.words import _, ngettext
from bsak.overview.burnup import Forecast

MOST_WORDS = 25
_OPEN, _MID, _CLOSE = "\x02", "\x1f", "\x03"  # about a figure, while the words are put together
_LED = re.compile(f"{_OPEN}(.*?){_MID}(.*?){_CLOSE}")


class Rows(StrEnum):
    """The rows that a figure counts."""

    READY = "ready"
    SCOPE = "scope"
    LATE = "late"
    DECISIONS = "decisions"


@dataclass(frozen=True, slots=True)
class Piece:
    """A bit of the sentence; a figure has the rows it counts."""

    text: str
    rows: Rows | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The figures the sentence is made of."""

    ready: int
    total: int
    late: int
    decisions: int
    deadline: date | None = None
    forecast: Forecast | None = None


def sentence(now: Standing, today: date) -> str:
    """Return how the register stands, as one would say it at the meeting."""
    return "".join(piece.text for piece in pieces(now, today))


def pieces(now: Standing, today: date) -> tuple[Piece, ...]:
    """Return the sentence with each figure by itself."""
    found: list[Piece] = []
    for at, text in enumerate(_LED.split(_told(now, today))):
        if at % 3 == 0 and text:
            found.append(Piece(text))
        elif at % 3 == 1:
            rows = Rows(text)
        elif at % 3 == 2:
            found.append(Piece(text, rows))
    return tuple(found)


def _told(now: Standing, today: date) -> str:
    if not now.total:
        return _("Registret er tomt. Tilføj det første dokument, eller indlæs et referat.")
    parts = [part for part in (_ready(now), _late(now), _waiting(now)) if part]
    told = f"{_joined(parts)}{_outlook(now, today)}"
    return told if told.endswith(".") else f"{told}."  # "aug." ends a sentence by itself


def span(forecast: Forecast, today: date) -> str:
    """Return "9.–23. marts", "28. feb.–9. marts" or "tidligst 9. marts"."""
    first, last = forecast.earliest, forecast.latest
    if last is None:
        return _("tidligst %(day)s", day=_brief(first, today))
    if first == last:
        return _brief(first, today)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}.–{_brief(last, today)}"
    if first.year == last.year:
        return f"{_without_year(first)}–{_brief(last, today)}"
    return f"{short_day(first)}–{short_day(last)}"


def _ready(now: Standing) -> str:
    if now.ready == now.total:
        every = _led(Rows.SCOPE, _("ene") if now.total == 1 else now.total)
        return ngettext("Det %(num)s dokument er klar", "Alle %(num)s dokumenter er klar",
                        now.total, num=every)  # fmt: skip
    return ngettext(
        "%(ready)s af %(num)s dokument er klar",
        "%(ready)s af %(num)s dokumenter er klar",
        now.total,
        num=_led(Rows.SCOPE, now.total),
        ready=_led(Rows.READY, now.ready) if now.ready else _("Ingen"),
    )


def _late(now: Standing) -> str:
    if not now.late:
        return ""
    late = _led(Rows.LATE, now.late)
    return ngettext("%(num)s er forsinket", "%(num)s er forsinkede", now.late, num=late)


def _waiting(now: Standing) -> str:
    if not now.decisions:
        return ""
    return ngettext("%(num)s beslutning venter", "%(num)s beslutninger venter", now.decisions,
                    num=_led(Rows.DECISIONS, now.decisions))  # fmt: skip


def _led(rows: Rows, figure: object) -> str:
    return f"{_OPEN}{rows}{_MID}{figure}{_CLOSE}"


def _outlook(now: Standing, today: date) -> str:
    due = _brief(now.deadline, today) if now.deadline else ""
    if now.forecast:
        when = span(now.forecast, today)
        if due:
            return _("; prognose %(when)s mod frist %(due)s", when=when, due=due)
        return _("; prognose %(when)s", when=when)
    if not now.deadline:
        return ""
    if now.deadline < today:
        return _("; fristen var %(due)s", due=due)
    return _("; fristen er %(due)s", due=due)


def _joined(parts: list[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    return _("%(these)s, og %(last)s", these=", ".join(parts[:-1]), last=parts[-1])


def _brief(day: date, today: date) -> str:
    return _without_year(day) if day.year == today.year else short_day(day)


def _without_year(day: date) -> str:
    return short_day(day).rsplit(" ", 1)[0]
