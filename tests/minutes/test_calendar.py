"""The calendar feed: what each may see, at a secret address that can be stopped."""

from datetime import date, datetime, time, timedelta
from itertools import product

import pytest
from icalendar import Calendar

from bsak.documents import service as documents
from bsak.documents.kinds import Status
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.meetings.models import Meeting
from bsak.meetings.states import Stage
from bsak.minutes import calendar, service
from bsak.minutes.models import CalendarFeed
from bsak.people.models import Role
from bsak.tasks import service as tasks
from tests import make


@pytest.fixture
def register(app):
    """Two groups with a deadline each, a confidential one, a review, a meeting and a task."""
    own, foreign, clerk = make.group(), make.group(code="SK", name="Skoler"), make.clerk()
    soon = clock.today() + timedelta(days=30)
    for group, title in ((own, "Strømsvigt"), (foreign, "Madforgiftning"), (foreign, "Hemmeligt")):
        document = make.document(group, title=title, actor=clerk)
        document.is_confidential = title == "Hemmeligt"
        documents.set_deadline(document, soon, actor=clerk, reason="aftalt")
    finished = make.document(own, title="Brand", status=Status.COMPLETED, actor=clerk)
    finished.due_on, finished.review_due, finished.unit = soon, soon, "Materielgården"
    make.kept(Meeting(body="BSAK", held_on=soon, starts_at="11:30", stage=Stage.PLANNED))
    tasks.add(tasks.Terms(title="Ring", group=own, due_on=soon), actor=clerk)
    db.session.commit()
    return own


def told(viewer):
    events = Calendar.from_ical(calendar.feed(viewer, "bsak.example")).walk("VEVENT")
    return {str(event["summary"]) for event in events}


def test_each_is_told_of_what_is_theirs_and_no_more(register):
    member, other = make.viewer(make.member(register)), make.viewer(make.user(role=Role.APPROVER))

    assert told(member) == {"BSAK", "Frist: Strømsvigt (MT-AC-01)", "Opgave: Ring",
                            "Eftersyn: Brand, Materielgården (MT-AC-02)"}  # fmt: skip
    assert "Frist: Hemmeligt (SK-AC-02)" in told(other)
    assert told(make.viewer(make.user())) == set()


def test_what_is_more_than_a_year_old_is_left_out(app):
    group, clerk = make.group(), make.clerk()
    viewer, old = make.viewer(make.member(group)), clock.today() - timedelta(days=400)
    document = make.document(group, actor=clerk)
    document.due_on = old
    finished = make.document(group, title="Brand", status=Status.COMPLETED, actor=clerk)
    finished.review_due = old
    tasks.add(tasks.Terms(title="Ring", group=group, due_on=old), actor=clerk)
    make.kept(Meeting(body="BSAK", held_on=old, stage=Stage.HELD))
    assert told(viewer) == set()
    document.due_on = old + timedelta(days=40)
    db.session.commit()
    assert told(viewer) == {"Frist: Strømsvigt (MT-AC-01)"}


def test_meeting_stands_at_its_danish_hour_and_its_name_is_the_same_next_time(register):
    viewer = make.viewer(make.member(register))
    first, second = (
        Calendar.from_ical(calendar.feed(viewer, "bsak.example")).walk("VEVENT") for _ in range(2)
    )
    meeting = next(event for event in first if event["summary"] == "BSAK")

    assert meeting.start.strftime("%H:%M %Z") in ("11:30 CET", "11:30 CEST")
    assert [event["uid"] for event in first] == [event["uid"] for event in second]


def test_time_zone_of_a_meeting_is_told_with_it_and_is_the_danish_one(register):
    feed = Calendar.from_ical(calendar.feed(make.viewer(make.member(register)), "bsak.example"))

    assert [zone.tz_name for zone in feed.timezones] == ["Europe/Copenhagen"]
    assert feed.get_used_tzids() == {"Europe/Copenhagen"}
    assert feed.get_missing_tzids() == set()
    zone, noon = feed.timezones[0].to_tz(lookup_tzid=False), time(12)
    for month, year in product(range(1, 13), (1997, 2026, 2045)):
        for day in (1, 28):
            at = datetime.combine(date(year, month, day), noon)
            assert zone.utcoffset(at) == at.replace(tzinfo=clock.DENMARK).utcoffset()


@pytest.mark.parametrize("typed", ["", "formiddag", "25:00", "11:30:00:00", "kl. 9"])
def test_meeting_without_a_clear_hour_is_the_whole_day(app, typed):
    assert calendar.starts(Meeting(body="BSAK", held_on=date(2026, 5, 1), starts_at=typed)) is None


def test_address_is_shown_once_works_without_signing_in_and_can_be_stopped(register, sign_in, app):
    person = make.member(register)
    browser = sign_in(person)
    browser.post("/kalender")
    page = browser.get("/kalender").text
    # From where the register is reached, whichever way the visitor came to it.
    address = page.partition('value="http://127.0.0.1:8000')[2].partition('"')[0]

    told = app.test_client().get(address).data
    assert b"Opgave: Ring" in told
    assert b"@127.0.0.1:8000" in told
    assert b"localhost" not in told
    assert address not in browser.get("/kalender").text
    assert address.split("/")[-1].removesuffix(".ics") not in repr(
        db.session.query(CalendarFeed).one().__dict__
    )

    browser.post("/kalender")
    assert app.test_client().get(address).status_code == 404
    browser.post("/kalender", data={"do": "end"})
    assert service.of(person.id) is None


def test_closed_account_has_no_calendar(register, app):
    person = make.member(register)
    secret = service.give(make.viewer(person))
    person.closed_at = clock.now()
    db.session.commit()

    assert app.test_client().get(f"/kalender/{secret}.ics").status_code == 404
