"""Two writers in one text: nobody's words are overwritten, and every word can be chosen."""

import re

import pytest

from bsak.demo.texts import TEXTS
from bsak.kernel.db import db
from bsak.writing import queries
from tests.writing.desk import Desk, form_of

CARD = TEXTS["SK", "action_card", "Brand"]


@pytest.fixture
def place(app, sign_in):
    return Desk(sign_in, "action_card", CARD)


def opened(browser, place, slug="hvornaar"):
    return form_of(browser.get(place.url(slug)))


def sent(browser, place, body, slug="hvornaar", do="home", **typed):
    return browser.post(place.url(slug), data={**body, "do": do, **typed})


def chosen(browser, page, **choices):
    """Choose on the page of two texts; ``goal="min"``, or the text that was written anew."""
    body = form_of(page, "clash")
    address = re.search(r'id="clash" method="post" action="([^"]+)"', page.text)[1]
    for path, choice in choices.items():
        body[f"valg:{path}"] = choice if choice in ("min", "deres") else "selv"
        if body[f"valg:{path}"] == "selv":
            body[f"tekst:{path}"] = choice
    return browser.post(address, data=body)


def clashing(place, **others):
    """Let Ole save in the fields Mette has open; return the page she then gets."""
    hers = opened(place.browser, place)
    sent(place.other, place, opened(place.other, place), goal="Oles mål", **others)
    return sent(place.browser, place, hers, goal="Mettes mål", audience="Mettes til")


@pytest.mark.parametrize(
    ("choice", "goal"), [("min", "Mettes mål"), ("deres", "Oles mål"), ("Begges", "Begges")]
)
def test_each_choice_is_stored_and_the_rest_of_what_was_typed_too(place, choice, goal):
    page = clashing(place)

    assert page.status_code == 409
    for text in (CARD.goal, "Mettes mål", "Oles mål", "Ole skrev"):
        assert text in page.text
    assert "har imens rettet" not in page.text  # nothing is well done yet
    assert (place.fields()["goal"], place.fields()["audience"]) == ("Oles mål", CARD.audience)

    answer = chosen(place.browser, page, goal=choice)
    assert answer.status_code == 303
    assert (place.fields()["goal"], place.fields()["audience"]) == (goal, "Mettes til")


def test_both_texts_in_a_field_of_one_line_become_one_line(place):
    hers = opened(place.browser, place)
    sent(place.other, place, opened(place.other, place), audience="vagten")
    page = sent(place.browser, place, hers, audience="lederen")

    chosen(place.browser, page, audience="vagten\r\neller lederen")

    assert place.fields()["audience"] == "vagten eller lederen"


def test_what_others_changed_in_other_fields_stays_and_is_told(place):
    hers = opened(place.browser, place)
    sent(place.other, place, opened(place.other, place), goal="Oles mål")

    answer = sent(place.browser, place, hers, do="stay", audience="Mettes til")

    assert answer.status_code == 303
    assert (place.fields()["goal"], place.fields()["audience"]) == ("Oles mål", "Mettes til")
    assert "Ole har imens rettet: Mål." in place.browser.get(place.url("hvornaar")).text


def test_what_others_changed_elsewhere_is_not_turned_back_by_the_choice(place):
    page = clashing(place, cues="Oles tegn")

    chosen(place.browser, page, goal="min")

    assert place.fields()["cues"] == "Oles tegn"


def test_two_windows_of_one_person_meet_as_two_people_do(place):
    first, second = opened(place.browser, place), opened(place.browser, place)
    sent(place.browser, place, first, goal="Fra den ene")

    page = sent(place.browser, place, second, goal="Fra den anden")

    assert page.status_code == 409
    assert "Fra den ene" in page.text
    assert chosen(place.browser, page, goal="min").status_code == 303
    assert place.fields()["goal"] == "Fra den anden"


def test_another_save_before_the_choice_brings_the_page_again(place):
    page = clashing(place)
    sent(place.other, place, opened(place.other, place), goal="Oles andet mål")

    again = chosen(place.browser, page, goal="min")

    assert again.status_code == 409
    assert place.fields()["goal"] == "Oles andet mål"
    for text in ("Oles mål", "Oles andet mål", "Mettes mål", "gemt igen imens"):
        assert text in again.text
    assert chosen(place.browser, again, goal="min").status_code == 303
    assert (place.fields()["goal"], place.fields()["audience"]) == ("Mettes mål", "Mettes til")


def test_without_a_choice_nothing_is_stored_and_everything_is_there_again(place):
    page = clashing(place)

    again = chosen(place.browser, page)

    assert again.status_code == 409
    assert "Vælg for hvert felt" in again.text
    assert form_of(again, "clash")["min:goal"] == "Mettes mål"
    assert form_of(again, "clash")["audience"] == "Mettes til"
    assert place.fields()["goal"] == "Oles mål"


def test_button_beside_a_row_does_its_work_after_the_choice(place):
    hers = opened(place.browser, place, "stop")
    row = "stop/" + place.fields()["stop"].split()[0]
    count = len(place.fields()["stop"].split())
    body = opened(place.other, place, "stop")
    sent(place.other, place, body, "stop", **{f"{row}/text": "Oles linje"})

    page = sent(place.browser, place, hers, "stop", "add:stop", **{f"{row}/text": "Mettes linje"})
    assert page.status_code == 409
    assert len(place.fields()["stop"].split()) == count

    chosen(place.browser, page, **{f"{row}/text": "min"})
    assert place.fields()[f"{row}/text"] == "Mettes linje"
    assert len(place.fields()["stop"].split()) == count + 1


@pytest.mark.parametrize("choice", ["min", "deres"])
def test_row_that_was_removed_meanwhile_is_put_back_or_let_go(place, choice):
    before = place.fields()
    keys = before["stop"].split()
    row = f"stop/{keys[1]}"
    hers = opened(place.browser, place, "stop")
    sent(place.other, place, opened(place.other, place, "stop"), "stop", f"remove:{row}")

    page = sent(place.browser, place, hers, "stop", **{f"{row}/text": "Mettes linje"})
    assert page.status_code == 409
    assert "Ole fjernede rækken" in page.text
    chosen(place.browser, page, **{f"{row}/text": choice})

    if choice == "min":
        assert place.fields() == {**before, f"{row}/text": "Mettes linje"}
    else:
        assert place.fields()["stop"].split() == [keys[0], *keys[2:]]


def test_whole_phase_with_its_steps_is_put_back_for_one_word_in_it(place):
    before = place.fields()
    phase = before["phases"].split()[0]
    step = f"phases/{phase}/steps/" + before[f"phases/{phase}/steps"].split()[1]
    hers = opened(place.browser, place, "trin")
    sent(place.other, place, opened(place.other, place, "trin"), "trin", f"remove:{step}")
    sent(place.other, place, opened(place.other, place, "trin"), "trin", f"remove:phases/{phase}")

    page = sent(place.browser, place, hers, "trin", **{f"{step}/lead": "Råb"})
    chosen(place.browser, page, **{f"{step}/lead": "min"})

    assert place.fields() == {**before, f"{step}/lead": "Råb"}


def test_row_somebody_has_written_in_is_shown_before_it_is_removed(place):
    row = "stop/" + place.fields()["stop"].split()[0]
    hers = opened(place.browser, place, "stop")
    body = opened(place.other, place, "stop")
    sent(place.other, place, body, "stop", **{f"{row}/detail": "Oles detalje"})

    page = sent(place.browser, place, hers, "stop", f"remove:{row}")
    assert page.status_code == 409
    assert "Oles detalje" in page.text

    kept = form_of(page, "removal")
    assert place.browser.post(place.url("stop"), data={**kept, "do": "stay"}).status_code == 303
    assert place.fields()[f"{row}/detail"] == "Oles detalje"
    place.browser.post(place.url("stop"), data={**kept, "do": f"remove:{row}"})
    assert row.partition("/")[2] not in place.fields()["stop"].split()


def test_chapter_removed_while_somebody_writes_in_it(app, sign_in):
    plan = TEXTS["MT", "contingency_plan", "Strømsvigt"]
    place = Desk(sign_in, "contingency_plan", plan)
    before = place.fields()
    key = before["sections"].split()[2]
    hers = opened(place.browser, place, f"kapitel-{key}")
    body = opened(place.other, place, "kapitler")
    sent(place.other, place, body, "kapitler", f"remove:sections/{key}")

    untouched = sent(place.browser, place, hers, f"kapitel-{key}")
    assert untouched.status_code == 303
    page = sent(place.browser, place, hers, f"kapitel-{key}", **{f"sections/{key}/heading": "Ny"})
    assert page.status_code == 409
    chosen(place.browser, page, **{f"sections/{key}/heading": "min"})

    assert place.fields() == {**before, f"sections/{key}/heading": "Ny"}


def test_text_typed_into_a_draft_that_is_gone_is_shown(place):
    hers = opened(place.browser, place)
    db.session.delete(queries.draft_of(place.document.id))
    db.session.commit()

    page = sent(place.browser, place, hers, goal="Mettes mål")

    assert page.status_code == 409
    assert "Mettes mål" in page.text
    assert "Mål" in page.text
