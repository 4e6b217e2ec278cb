"""What leaves the house: the calendar feed behind a key, and the list for the wall."""

import re
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise

import pdfplumber
import pytest
from icalendar import Calendar

from bsak.contacts import service as contacts
from bsak.contacts.models import Person, PointKind
from bsak.contacts.terms import PointTerms
from bsak.duty import planning
from bsak.duty.gaps import Who
from bsak.kernel.db import db
from tests.duty.making import WEEKS
from tests.pdf import gate


@pytest.fixture
def address(shared, sign_in, secretariat):
    """The path of the roster's feed, as the page shows it once."""
    browser = sign_in(secretariat)
    told = browser.post(f"/vagt/{shared.id}/kalender", follow_redirects=True).text
    return re.search(r'"http://127\.0\.0\.1:8000(/vagt/kalender/[\w-]+\.ics)"', told)[1]


def test_feed_has_an_event_for_each_shift_at_its_true_moment(shared, four, clerk, address, app):
    planning.assign(shared, WEEKS[2], Who(None, None), actor=clerk)
    db.session.commit()

    answer = app.test_client().get(address)
    feed = Calendar.from_ical(answer.data)
    assert feed.get_missing_tzids() == set()  # every moment is in UTC, so no zone need be told
    events = feed.walk("VEVENT")

    assert answer.mimetype == "text/calendar"
    assert [str(event["summary"]) for event in events][:3] == [
        "Krisevagt: Asta Eksempel (bagvagt Bo Eksempel)",
        "Krisevagt: Bo Eksempel (bagvagt Carl Eksempel)",
        "Krisevagt: ingen har vagten",
    ]
    times = [(event.decoded("dtstart"), event.decoded("dtend")) for event in events]
    assert times[0] == (datetime(2026, 3, 2, 7, tzinfo=UTC), datetime(2026, 3, 9, 7, tzinfo=UTC))
    # On 29 March the clocks go forward: eight o'clock is then an hour sooner.
    assert times[3] == (datetime(2026, 3, 23, 7, tzinfo=UTC), datetime(2026, 3, 30, 6, tzinfo=UTC))
    assert all(end == start for (_s, end), (start, _e) in pairwise(times))
    assert len({str(event["uid"]) for event in events}) == len(WEEKS)
    assert b"00000020" not in answer.data
    assert b"localhost" not in answer.data


def test_new_address_ends_the_old_and_only_a_hash_is_kept(
    shared, address, app, sign_in, secretariat
):
    browser = sign_in(secretariat)
    assert address.split("/")[-1].removesuffix(".ics") not in str(shared.feed_hash)
    assert address not in browser.get(f"/vagt/{shared.id}").text  # shown once

    browser.post(f"/vagt/{shared.id}/kalender")
    assert app.test_client().get(address).status_code == 404
    browser.post(f"/vagt/{shared.id}/kalender", data={"do": "end"})
    db.session.refresh(shared)
    assert shared.feed_hash is None


def test_closed_roster_feeds_nobody(shared, address, app, sign_in, secretariat):
    sign_in(secretariat).post(f"/vagt/{shared.id}/luk")
    assert app.test_client().get(address).status_code == 404


def test_list_for_the_wall_passes_the_gate_and_shows_gaps(
    shared, four, clerk, sign_in, secretariat
):
    planning.assign(shared, WEEKS[1], Who(four[3], None), actor=clerk)
    private = PointTerms(kind=PointKind.MOBILE, value="00000099", is_private=True)
    contacts.add_point(db.session.get(Person, four[0]), private, actor=None)
    db.session.commit()

    printed = sign_in(secretariat).get(f"/vagt/{shared.id}.pdf?uger=6").data

    words = ["Krisevagt", "Det mangler", "Uge 11 2026: Ingen bagvagt.", "Asta Eksempel"]
    assert gate.check(printed, words=words, mirrored=False, even=False) == []
    with pdfplumber.open(BytesIO(printed)) as paper:
        text = "\n".join(side.extract_text() for side in paper.pages).replace("\xa0", " ")
    for told in ("00 00 00 20", "INGEN", "Skærtorsdag tor. 2. apr.", "hver mandag kl. 08.00"):
        assert told in text, told
    assert "00 00 00 99" not in text
