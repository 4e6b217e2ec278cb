"""Meetings, deadlines, reviews and one's own tasks, as calendar programs read them."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from icalendar import Calendar, Event, Timezone
from sqlalchemy import or_, select

from bsak.documents.kinds import Status
from bsak.documents.models import Document
from bsak.documents.queries import visible_to
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.access import Permission
from bsak.kernel.clock import DENMARK
from bsak.kernel.db import db
from bsak.kernel.words import _
from bsak.meetings.models import Meeting
from bsak.meetings.states import Stage
from bsak.tasks import queries as tasks

_LENGTH = timedelta(hours=1)  # of a meeting whose end nobody has said
_BACK = timedelta(days=370)  # older than this is history
# Whoever names a time zone must say when its clocks are moved. These are the rules of the EU.
_DANISH_CLOCKS = "\r\n".join((
    "BEGIN:VTIMEZONE", f"TZID:{DENMARK.key}",
    "BEGIN:DAYLIGHT", "DTSTART:19810329T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZNAME:CEST", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT",
    "BEGIN:STANDARD", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZNAME:CET", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD",
    "END:VTIMEZONE",
))  # fmt: skip
_DONE = (Status.COMPLETED, Status.WITHDRAWN)


def feed(viewer: Viewer, host: str) -> bytes:
    """Return the calendar of ``viewer`` as text/calendar; ``host`` makes its names our own."""
    calendar = Calendar()
    calendar.add("prodid", "-//bsak//da")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Beredskab (bsak)"))
    calendar.add("refresh-interval;value=duration", "PT6H")
    calendar.add_component(Timezone.from_ical(_DANISH_CLOCKS))
    for event in _events(viewer, host):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(viewer: Viewer, host: str) -> Iterator[Event]:
    since = clock.today() - _BACK
    if viewer.may(Permission.MEETING_READ):
        held = select(Meeting).where(Meeting.held_on >= since).order_by(Meeting.held_on)
        yield from (_meeting(one, host) for one in db.session.scalars(held))
    if viewer.may(Permission.REGISTER_READ):
        yield from _deadlines(viewer, host, since)
        for task in tasks.mine(viewer):
            if task.due_on and task.due_on >= since:
                name = f"opgave-{task.id}@{host}"
                yield _day(name, task.due_on, _("Opgave: %(title)s", title=task.title))


def _deadlines(viewer: Viewer, host: str, since: date) -> Iterator[Event]:
    """Yield the days of one's own documents; all of them for those who chase everybody."""
    columns = (Document.code, Document.title, Document.unit, Document.status, Document.due_on,
               Document.review_due)  # fmt: skip
    query = select(*columns).where(visible_to(viewer), Document.status != Status.WITHDRAWN)
    query = query.where(or_(Document.due_on >= since, Document.review_due >= since))
    if not viewer.may(Permission.REGISTER_MANAGE) and not viewer.may(Permission.DOCUMENT_APPROVE):
        mine = Document.group_id.in_(sorted(viewer.groups)) | (Document.owner_id == viewer.user_id)
        query = query.where(mine)
    for code, name, unit, status, due_on, review_due in db.session.execute(
        query.order_by(Document.id)
    ):
        title = f"{name}, {unit}" if unit else name
        if due_on and due_on >= since and status not in _DONE:
            told = _("Frist: %(title)s (%(code)s)", title=title, code=code)
            yield _day(f"frist-{code}@{host}", due_on, told)
        if review_due and review_due >= since and status is Status.COMPLETED:
            told = _("Eftersyn: %(title)s (%(code)s)", title=title, code=code)
            yield _day(f"eftersyn-{code}@{host}", review_due, told)


def _meeting(meeting: Meeting, host: str) -> Event:
    event = _named(f"moede-{meeting.id}@{host}", meeting.body)
    if start := starts(meeting):
        event.add("dtstart", start)
        event.add("dtend", start + _LENGTH)
    else:
        event.add("dtstart", meeting.held_on)
    if meeting.place:
        event.add("location", meeting.place)
    if meeting.stage is Stage.PLANNED:
        event.add("status", "TENTATIVE")
    return event


def starts(meeting: Meeting) -> datetime | None:
    """Return when a meeting begins, in Danish time; None when no time of day is known."""
    hour, _dot, minute = meeting.starts_at.replace(".", ":").partition(":")
    try:
        at = time(int(hour), int(minute or "0"))
    except ValueError:
        return None
    return datetime.combine(meeting.held_on, at, DENMARK)


def _day(name: str, on: date, words: str) -> Event:
    event = _named(name, words)
    event.add("dtstart", on)
    event.add("transp", "TRANSPARENT")  # a deadline does not make anybody busy
    return event


def _named(name: str, words: str) -> Event:
    event = Event()
    event.add("uid", name)
    event.add("summary", words)
    event.add("dtstamp", clock.now())
    return event
