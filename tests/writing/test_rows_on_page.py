"""Rows by buttons: what was typed is kept, the row changes, and the page lands at it."""

import re
from html import escape, unescape

import pytest

from bsak.demo.texts import TEXTS
from bsak.writing.fields import followed
from tests.writing.desk import Desk, form_of

CARD = TEXTS["SK", "action_card", "Brand"]
PLAN = TEXTS["MT", "contingency_plan", "Strømsvigt"]


@pytest.fixture
def desk(app, sign_in):
    def _desk(kind="action_card", wording=None):
        return Desk(sign_in, kind, wording)

    return _desk


def pressed(place, slug, button, **typed):
    """Open a part, type, press a button beside a row; return the answer."""
    body = form_of(place.browser.get(place.url(slug)))
    return place.browser.post(place.url(slug), data={**body, **typed, "do": button})


def test_what_was_typed_is_saved_before_the_row_is_added(desk):
    place = desk()
    pressed(place, "stop", "add:stop")
    row = "stop/" + place.fields()["stop"]

    answer = pressed(place, "stop", "add:stop", **{f"{row}/text": "Ring 112"})

    fields = place.fields()
    first, second = fields["stop"].split()
    assert fields[f"stop/{first}/text"] == "Ring 112"
    assert answer.status_code == 303
    assert answer.headers["Location"].endswith(f"/afsnit/stop#stop/{second}/text")
    assert f'id="stop/{second}/text"' in place.browser.get(place.url("stop")).text


def test_row_moves_and_the_page_lands_at_a_button_that_is_there(desk):
    place = desk(wording=CARD)
    keys = place.fields()["stop"].split()

    for button, expected in (
        (f"down:stop/{keys[0]}", [keys[1], keys[0], *keys[2:]]),
        (f"up:stop/{keys[0]}", keys),
        (f"up:stop/{keys[0]}", keys),
    ):
        answer = pressed(place, "stop", button)
        anchor = answer.headers["Location"].partition("#")[2]

        assert place.fields()["stop"].split() == expected
        assert f'id="{anchor}"' in place.browser.get(place.url("stop")).text


def test_step_moves_to_another_deadline_with_what_was_typed_and_its_comments_find_it(desk):
    place = desk(wording=CARD)
    fields = place.fields()
    first, second = fields["phases"].split()[:2]
    one = f"phases/{first}/steps/{fields[f'phases/{first}/steps'].split()[0]}"
    there = one.replace(first, second)
    page = place.browser.get(place.url("trin")).text
    name = escape(fields[f"phases/{second}/label"])
    assert re.search(rf'value="into:{one}:{second}".*Frist 2 »{name}«', page)

    answer = pressed(place, "trin", f"into:{one}:{second}", **{f"{one}/lead": "Ring 112"})

    assert answer.headers["Location"].endswith(f"/afsnit/trin#{there}")
    assert f'id="{there}"' in place.browser.get(place.url("trin")).text
    now = place.fields()
    assert now[f"{there}/lead"] == "Ring 112"
    assert now[f"phases/{second}/steps"].split()[0] == one.rpartition("/")[2]
    assert {p.replace(one, there) for p in fields if p.startswith(one)} <= now.keys()
    assert len(now) == len(fields)
    assert followed(f"{one}/lead", now) == f"{there}/lead"  # where a comment looks


def test_removed_row_can_be_brought_back_with_what_was_typed_last(desk):
    place = desk(wording=CARD)
    before = place.fields()
    row = "stop/" + before["stop"].split()[1]

    pressed(place, "stop", f"remove:{row}", **{f"{row}/text": "Ring 112 nu"})
    page = place.browser.get(place.url("stop"))

    assert row not in " ".join(place.fields())
    assert "Linje 2 er fjernet." in page.text
    undo = re.search(r'action="(/skriv/[^"]+/fortryd/\d+[^"]*)"', page.text)[1]
    answer = place.browser.post(unescape(undo))
    assert answer.headers["Location"].endswith(f"/afsnit/stop#{row}")
    assert place.fields() == {**before, f"{row}/text": "Ring 112 nu"}


def test_nested_rows_and_new_chapters(desk):
    place = desk("contingency_plan", PLAN)
    answer = pressed(place, "kapitler", "add:sections")
    key = place.fields()["sections"].split()[-1]
    assert f"/afsnit/kapitel-{key}#sections/{key}/heading" in answer.headers["Location"]

    for tag in ("paragraph", "bullets", "steps", "table", "contacts", "roles", "callout"):
        pressed(place, f"kapitel-{key}", f"add:sections/{key}/blocks:{tag}")
    steps = place.fields()[f"sections/{key}/blocks"].split()[2]
    pressed(place, f"kapitel-{key}", f"add:sections/{key}/blocks/{steps}/steps")

    fields = place.fields()
    roles = fields[f"sections/{key}/blocks"].split()[5]
    seats = fields[f"sections/{key}/blocks/{roles}/seats"].split()
    assert len({fields[f"sections/{key}/blocks/{roles}/seats/{s}/role"] for s in seats}) == 5
    assert len(fields[f"sections/{key}/blocks/{steps}/steps"].split()) == 1
    assert place.browser.get(place.url(f"kapitel-{key}")).status_code == 200


@pytest.mark.parametrize(
    "button",
    ["add:goal", "add:nosuch", "add:stop:table", "up:stop/none", "remove:stop/none", "up:stop",
     "remove:goal", "remove:", "add:", "up:"],
)  # fmt: skip
def test_button_that_means_nothing_gives_the_form_back_as_typed(desk, button):
    place = desk(wording=CARD)
    before = place.fields()
    body = form_of(place.browser.get(place.url("hvornaar")))

    answer = place.browser.post(
        place.url("hvornaar"), data={**body, "goal": "Mit nye mål", "do": button}
    )

    assert answer.status_code == 422
    assert "<title>Fejl: " in answer.text
    assert form_of(answer)["goal"] == "Mit nye mål"
    assert place.fields() == before


def test_enter_in_a_field_saves_and_stays(desk):
    place = desk(wording=CARD)
    page = place.browser.get(place.url("stop"))
    buttons = re.findall(r'<button[^>]*name="do" value="([^"]*)"', page.text)

    assert buttons[0] == "stay"
    answer = pressed(place, "stop", "stay")
    assert answer.headers["Location"].endswith("/afsnit/stop")
