"""The task list says how far each part is; a draft that is dropped can be brought back."""

import re
from dataclasses import replace

import pytest

from bsak.cards.wording import CardWording, StopLine
from bsak.demo.texts import TEXTS
from bsak.documents.kinds import Status
from bsak.kernel.db import db
from bsak.plans.wording import WORDINGS
from bsak.writing import paper, queries, rules, service
from bsak.writing.checking import checked
from tests import make
from tests.writing.desk import Desk, form_of

CARD = TEXTS["SK", "action_card", "Brand"]
HOSTILE = [
    "<script>alert(1)</script>",
    "</textarea><img src=x onerror=alert(1)>",
    '" autofocus onfocus="alert(1)',
    "{{ 7*7 }} {% raw %} %(who)s %s",
    "'; DROP TABLE draft; --",
    "\n\n  først tom linje\n\n",
    "æøåÆØÅ → ✓ 🔥",
]


@pytest.fixture
def desk(app, sign_in):
    def _desk(kind="action_card", wording=None):
        return Desk(sign_in, kind, wording)

    return _desk


def words(place):
    """Return the word that stands at each task."""
    page = place.browser.get(f"/skriv/{place.code}").text
    task = r'class="task__name"[^>]*>([^<]+)</a>.*?(?:task__word[^>]*>([^<]+)<|</li>)'
    return dict(re.findall(task, page, re.DOTALL))


def test_part_is_done_when_its_writer_says_so_and_nothing_is_wrong(desk):
    place = desk()
    assert words(place)["Titel og hvornår"] == "Ikke begyndt"
    body = form_of(place.browser.get(place.url("hvornaar")))

    place.browser.post(place.url("hvornaar"), data={**body, "goal": "Alle er ude"})
    assert words(place)["Titel og hvornår"] == "I gang"

    body = form_of(place.browser.get(place.url("hvornaar")))
    place.browser.post(place.url("hvornaar"), data={**body, "done": "ja"})
    assert words(place)["Titel og hvornår"] == "Der er noget at rette"

    body = form_of(place.browser.get(place.url("hvornaar")))
    place.browser.post(
        place.url("hvornaar"), data={**body, "cues": "Det brænder", "audience": "Leder"}
    )
    assert words(place)["Titel og hvornår"] == "Udfyldt"


def test_part_of_a_template_is_not_begun_before_somebody_writes_in_it(desk):
    wording = CardWording(audience="[Hvem bruger kortet]", cues=("[Det, man ser]",), goal="Ro")
    place = desk(wording=wording)
    assert words(place)["Titel og hvornår"] == "Ikke begyndt"
    body = form_of(place.browser.get(place.url("hvornaar")))

    place.browser.post(place.url("hvornaar"), data={**body, "audience": "Jens Hansen"})

    assert words(place)["Titel og hvornår"] == "I gang"
    page = place.browser.get(place.url("hvornaar")).text
    assert 'id="audience:found"' in page
    assert 'id="cues:found"' not in page  # the brackets say it themselves
    assert "i stedet for »[Det, man ser]«" in page  # in the list of what is left


def test_card_that_is_too_long_is_in_order_nowhere(desk):
    stop = (StopLine("Fare for liv? Ring", phone="112"),)
    card = replace(CARD, stop=stop, belongs_to=(), see_also=())
    place = desk(wording=replace(card, note="\n".join(["Skriv i loggen."] * 40)))
    assert checked(place.draft).obstacle is None
    assert words(place)["Test"] == "1 ting at se på"
    assert words(place)["Godkend"] == "Kan ikke startes endnu"

    overview, test = (place.browser.get(f"/skriv/{place.code}{x}").text for x in ("", "/test"))
    told = paper.obstacle_to_fit(place.draft)
    assert told in overview
    assert told in test
    for page in (overview, test, *(place.browser.get(place.url(x)).text for x in place.slugs())):
        assert "Der er ingen fejl" not in page
        assert "Intet at rette" not in page
        assert "Send teksten til den" not in page
    assert checked(place.draft).hindrance == told


def test_untouched_part_shows_no_faults_and_a_begun_one_shows_them_at_the_field(desk):
    place = desk()
    assert "Skriv 1 til 4 tegn" not in place.browser.get(place.url("hvornaar")).text
    body = form_of(place.browser.get(place.url("hvornaar")))

    place.browser.post(place.url("hvornaar"), data={**body, "goal": "Ring til Jens Hansen"})
    page = place.browser.get(place.url("hvornaar")).text

    assert 'id="goal:found"' in page
    assert 'aria-describedby="goal:hint goal:found"' in page
    assert page.count("Skriv funktionen i stedet for »Jens Hansen«") == 2  # field and list
    test = place.browser.get(f"/skriv/{place.code}/test").text
    assert f'href="{place.url("hvornaar")}#goal"' in test


@pytest.mark.parametrize("kind", WORDINGS)
def test_every_kind_has_its_tasks_and_each_leads_to_a_page(desk, kind):
    place = desk(kind)
    page = place.browser.get(f"/skriv/{place.code}")

    assert page.status_code == 200
    for slug in place.slugs():
        assert place.browser.get(place.url(slug)).status_code == 200
    assert place.browser.get(f"/skriv/{place.code}/test").status_code == 200


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_it_was_typed(desk, text):
    place = desk(wording=CARD)
    for slug in ("hvornaar", "trin"):
        body = form_of(place.browser.get(place.url(slug)))
        fixed = {"csrf_token", "mark", "done", "sort"} | {p for p in body if p.endswith("minutes")}
        place.browser.post(
            place.url(slug), data={**body, **dict.fromkeys(body.keys() - fixed, text)}
        )

        back = form_of(place.browser.get(place.url(slug)))
        assert {back[path].replace("\r\n", "\n") for path in back.keys() - fixed} == {text}


def test_text_that_is_too_long_comes_back_with_the_reason_at_its_field(desk):
    place = desk(wording=CARD)
    body = form_of(place.browser.get(place.url("hvornaar")))
    long = "x" * (rules.LONGEST_FIELD + 1)

    answer = place.browser.post(place.url("hvornaar"), data={**body, "goal": long, "audience": "A"})

    assert answer.status_code == 422
    assert "<title>Fejl: " in answer.text
    assert '<a href="#goal">Mål: Et felt har over' in answer.text
    back = form_of(answer)
    assert (back["goal"], back["audience"]) == (long, "A")
    assert place.fields()["goal"] == CARD.goal


def test_number_that_is_no_number_is_kept_and_told(desk):
    place = desk(wording=CARD)
    path = next(path for path in place.fields() if path.endswith("minutes"))
    body = form_of(place.browser.get(place.url("trin")))

    place.browser.post(place.url("trin"), data={**body, path: "et kvarter"})

    page = place.browser.get(place.url("trin"))
    assert form_of(page)[path] == "et kvarter"
    assert "Skriv et helt tal." in page.text


@pytest.mark.parametrize("mark", ["", "x", "20200101000000000000-1"])
def test_form_of_another_draft_comes_back_with_all_that_was_typed(desk, mark):
    place = desk(wording=CARD)
    body = form_of(place.browser.get(place.url("hvornaar")))

    answer = place.browser.post(
        place.url("hvornaar"), data={**body, "mark": mark, "goal": "Nyt", "stop/gone/text": "Væk"}
    )

    assert answer.status_code == 422
    assert form_of(answer)["goal"] == "Nyt"
    assert "Væk" in answer.text
    assert place.fields()["goal"] == CARD.goal


def test_page_of_a_chapter_that_is_gone_leads_to_the_tasks(desk):
    place = desk("subplan")

    answer = place.browser.get(place.url("kapitel-gone"))

    assert answer.headers["Location"].endswith(f"/skriv/{place.code}")
    assert "er fjernet i mellemtiden" in place.browser.get(f"/skriv/{place.code}").text


def test_dropped_draft_comes_back_whole(desk):
    place = desk(wording=CARD)
    body = form_of(place.browser.get(place.url("hvornaar")))
    place.other.post(place.url("hvornaar"), data={**body, "goal": "Oles mål", "done": "ja"})
    fields, writers = place.fields(), service.writers(queries.draft_of(place.document.id))

    place.browser.post(f"/skriv/{place.code}/kasser")
    db.session.rollback()
    assert queries.draft_of(place.document.id) is None
    page = place.browser.get(f"/register/{place.code}").text
    undo = re.search(r'action="(/skriv/[^"]+/hent-tilbage/\d+)"', page)[1]
    assert place.browser.post(undo).status_code == 303

    draft = queries.draft_of(place.document.id)
    assert draft.fields == fields
    assert draft.done == ["hvornaar"]
    assert set(service.writers(draft)) == set(writers)
    assert place.browser.post(undo).status_code == 409
    assert "Kasserede kladden" in place.browser.get(f"/register/{place.code}").text


def test_who_may_see_but_not_write_is_told_why(desk, sign_in):
    place = desk(wording=CARD)
    stranger = make.member(make.group(code="SK", name="Skoler"))

    answer = sign_in(stranger).get(f"/skriv/{place.code}")
    assert answer.status_code == 403
    assert "Kun gruppens medlemmer" in answer.text

    place.document.status = Status.WITHDRAWN
    db.session.commit()
    answer = place.browser.get(f"/skriv/{place.code}")
    assert answer.status_code == 403
    assert "udgået" in answer.text
