"""The shifts of a roster as calendar programs read them: one event for each, at its true moment."""

from collections.abc import Iterator
from datetime import timedelta

from icalendar import Calendar, Event

from bsak.duty import queries
from bsak.duty.models import Roster, Shift
from bsak.duty.rhythm import rhythm
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.words import _

_BACK = timedelta(days=370)  # older than this is history


def feed(roster: Roster, host: str) -> bytes:
    """Return the shifts as text/calendar, with names and without numbers."""
    calendar = Calendar()
    calendar.add("prodid", "-//bsak//da")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", roster.name)
    calendar.add("refresh-interval;value=duration", "PT6H")
    for event in _events(roster, host):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(roster: Roster, host: str) -> Iterator[Event]:
    """Yield each shift up to the last that is planned; those that nobody has say so."""
    today, turns = clock.today(), rhythm(roster)
    last = db.session.query(db.func.max(Shift.from_on)).filter_by(roster_id=roster.id).scalar()
    if last is None:
        return
    planned = queries.shifts(roster, today - _BACK, last)
    for shift in turns.days(today - _BACK, last):
        row = planned.get(shift)
        if row is None and shift < today:
            continue
        event = Event()
        event.add("uid", f"vagt-{roster.id}-{shift}@{host}")
        event.add("summary", _summary(roster, row))
        event.add("dtstart", turns.begins(shift))  # in UTC: no program needs to know our clocks
        event.add("dtend", turns.ends(shift))
        event.add("dtstamp", clock.now())
        event.add("transp", "TRANSPARENT")  # on call, and free to meet
        yield event


def _summary(roster: Roster, row: Shift | None) -> str:
    if row is None or row.primary is None:
        return _("%(roster)s: ingen har vagten", roster=roster.name)
    if row.backup is None:
        return f"{roster.name}: {row.primary.name}"
    return _("%(roster)s: %(name)s (bagvagt %(backup)s)", roster=roster.name,
             name=row.primary.name, backup=row.backup.name)  # fmt: skip
