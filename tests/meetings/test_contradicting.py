"""A recommendation cannot name a day that is none, nor say the opposite of what it does."""

from datetime import date

import pytest

from bsak.meetings.contradicting import obstacle_to_saying
from bsak.meetings.models import Recommendation
from bsak.meetings.states import Stage
from tests import make

MOVES = {"verb": "deadline", "documents": ["MT-AC-01"], "due_on": "2019-10-04"}
SAID = "at fristen for Aktivering flyttes til den 4. oktober 2019"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("at fristen flyttes til den 31. juni 2019", "31. juni 2019"),
        ("at fristen flyttes til 30. februar", "30. februar"),
        ("at fristen flyttes til den 29. februar 2019", "29. februar 2019"),
        ("at fristen flyttes til den 31/6-2019", "31/6-2019"),
        ("at fristen flyttes til 1/13", "1/13"),
        ("at fristen flyttes til 31-04-2019", "31-04-2019"),
        ("at fristen flyttes til 0. maj", "0. maj"),
    ],
)
def test_a_day_that_is_in_no_calendar_is_answered(text, day):
    why = obstacle_to_saying(text)
    assert why == f"Der er ingen dato, der hedder {day}. Ret den i »{text}«."


@pytest.mark.parametrize(
    "text",
    ["at fristen flyttes til 29. februar", "at sag 14.00.08-A21-1-19 følges op", "at 3/4 er nok",
     "at fristen flyttes til 1/10-19", "at 5-10 kort laves færdige i 2019", "at kl. 9.00 passer"],
)  # fmt: skip
def test_what_is_a_day_or_no_day_at_all_is_let_be(text):
    assert obstacle_to_saying(text) is None


@pytest.mark.parametrize(
    ("text", "is_opposite"),
    [
        ("at fristen ikke flyttes", True),
        ("at fristen fastholdes", True),
        ("at fristen flyttes ikke", True),
        ("at fristen for Aktivering, der ikke kan nås, flyttes til den 4. oktober 2019", False),
    ],
)
def test_the_opposite_of_what_following_it_does_is_answered(text, is_opposite):
    line = Recommendation(text=SAID, act=MOVES)
    assert bool(obstacle_to_saying(text, line)) is is_opposite
    assert obstacle_to_saying(text, Recommendation(text=SAID, act=None)) is None
    assert obstacle_to_saying(text, Recommendation(text=SAID, act={"verb": "note"})) is None


def test_the_page_answers_and_keeps_what_was_typed(app, secretariat, sign_in):
    item = make.item(held_on=date(2019, 6, 6), title="Frister", is_board=True)
    item.meeting.stage = Stage.PLANNED
    item.recommendations = [Recommendation(text=SAID, act=MOVES)]
    make.kept(item)
    client, address = sign_in(secretariat), f"/punkter/{item.id}"
    form = {"title": "Frister", "occasion": "Vores ord.", "version": str(item.version)}
    key = f"line-{item.recommendations[0].id}"
    answer = client.post(address, data={**form, key: "at fristen flyttes til den 31. juni 2019"})
    assert answer.status_code == 422
    for words in ("Der er ingen dato, der hedder 31. juni 2019", "Vores ord.", "31. juni 2019</te"):
        assert words in answer.text
    answer = client.post(address, data={**form, "added": "at fristen er 31/6-2019"})
    assert answer.status_code == 422
    assert item.recommendations[0].text == SAID
