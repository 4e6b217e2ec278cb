"""A form sent after the session had ended: the text comes along through signing in."""

import re
from html import unescape

import pytest

from bsak.kernel.db import db
from bsak.people.models import LoginSession, Role
from tests import make
from tests.writing.desk import Desk, form_of

OURS = {"Origin": "http://localhost"}
MINE = "Mettes mål:\r\nalle ude & talt »inden« 10 minutter"


@pytest.fixture
def desk(app, sign_in):
    return Desk(sign_in)


def form_in(page):
    """Return where the page's form is sent, and what a browser sends from it."""
    action = re.search(r'<form[^>]* action="(/[^"]*)"', page.text)
    hidden = [one for one in re.findall(r"<input[^>]*>", page.text) if 'type="hidden"' in one]
    fields = {
        unescape(re.search(r' name="([^"]*)"', one)[1]): unescape(
            re.search(r' value="([^"]*)"', one)[1]
        )
        for one in hidden
    }
    return unescape(action[1]) if action else None, fields


def send_late(desk, app, headers=OURS, **typed):
    """Open a part, lose the session, type, and press the button; return the answer and browser."""
    body = {**form_of(desk.browser.get(desk.url("hvornaar"))), "goal": MINE, **typed, "do": "home"}
    browser = app.test_client()
    return browser.post(desk.url("hvornaar"), data=body, headers=headers), browser


def sign_in_with(browser, page, login, password=make.PASSWORD):
    address, fields = form_in(page)
    return browser.post(address, data={**fields, "login": login, "password": password})


def test_text_sent_after_the_session_ended_is_saved_once_signed_in(app, desk):
    asked, browser = send_late(desk, app)
    wrong = sign_in_with(browser, asked, desk.mette.login, "forkert")
    wrong_fields = form_in(wrong)[1]
    offered = sign_in_with(browser, asked, desk.mette.login)
    address, fields = form_in(offered)

    assert (asked.status_code, wrong.status_code, offered.status_code) == (401, 422, 200)
    assert "følger med" in asked.text
    assert wrong_fields["med:goal"] == MINE
    assert "goal" not in desk.fields() or desk.fields()["goal"] == ""
    assert address == desk.url("hvornaar")
    assert browser.post(address, data=fields).status_code == 303
    assert desk.fields()["goal"] == MINE.replace("\r\n", "\n")


def test_what_others_wrote_meanwhile_is_met_as_ever(app, desk):
    asked, browser = send_late(desk, app)
    theirs = {**form_of(desk.other.get(desk.url("hvornaar"))), "goal": "Oles mål", "do": "home"}
    desk.other.post(desk.url("hvornaar"), data=theirs)

    address, fields = form_in(sign_in_with(browser, asked, desk.mette.login))
    page = browser.post(address, data=fields)

    assert page.status_code == 409
    assert "Oles mål" in page.text
    assert "alle ude &amp; talt" in page.text
    assert desk.fields()["goal"] == "Oles mål"


def test_another_account_sees_nothing_of_it_and_saves_by_its_own_rights(app, desk):
    reader = make.user(name="En læser", role=Role.READER)
    asked, browser = send_late(desk, app)

    offered = sign_in_with(browser, asked, reader.login)
    seen = re.sub(r"<input[^>]*>", "", offered.text)
    address, fields = form_in(offered)

    assert "alle ude" not in seen
    assert browser.post(address, data=fields).status_code == 403
    assert desk.fields()["goal"] == ""


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {}])
def test_words_of_another_site_are_never_carried(app, desk, headers):
    answer, _browser = send_late(desk, app, headers)

    assert answer.status_code == 302
    assert answer.location == "/log-ind"


def test_only_forms_of_the_editor_are_carried_and_to_nowhere_else(app, desk):
    browser = app.test_client()
    other = browser.post(f"/skriv/{desk.code}/kasser", data={"x": "y"}, headers=OURS)
    fields = {"login": desk.mette.login, "password": make.PASSWORD, "med:x": "y"}
    led = browser.post(f"/log-ind?next=/skriv/{desk.code}", data=fields)

    assert other.status_code == 302
    assert (led.status_code, led.location) == (302, f"/skriv/{desk.code}")


def test_form_with_the_token_of_an_older_session_can_be_sent_again(app, desk):
    body = {**form_of(desk.browser.get(desk.url("hvornaar"))), "goal": MINE, "do": "home"}
    app.config["WTF_CSRF_ENABLED"] = True
    body["csrf_token"] = "gammelt"

    held = desk.browser.post(desk.url("hvornaar"), data=body, headers=OURS)
    address, fields = form_in(held)
    saved = desk.browser.post(address, data=fields, headers=OURS)

    assert held.status_code == 400
    assert fields["csrf_token"] not in ("", "gammelt")
    assert saved.status_code == 303
    assert desk.fields()["goal"] == MINE.replace("\r\n", "\n")


def test_form_without_a_cookie_asks_to_sign_in_and_the_token_is_new(app, desk):
    app.config["WTF_CSRF_ENABLED"] = True
    body = {"csrf_token": "gammelt", "mark": desk.draft.mark, "goal": MINE, "do": "home"}
    browser = app.test_client()

    asked = browser.post(desk.url("hvornaar"), data=body, headers=OURS)
    address, fields = form_in(sign_in_with(browser, asked, desk.mette.login))

    assert asked.status_code == 401
    assert browser.post(address, data=fields, headers=OURS).status_code == 303
    assert desk.fields()["goal"] == MINE.replace("\r\n", "\n")
    assert db.session.query(LoginSession).count() == 3
