"""A form sent after the session had ended: the text comes along through signing in."""

import re
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest

from bsak.kernel import carrying
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


def token_of(desk):
    """Return the token that stands in Mette's forms."""
    return form_of(desk.browser.get(desk.url("hvornaar")))["csrf_token"]


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


def test_another_account_is_given_nothing_of_it_and_is_told(app, desk):
    reader = make.user(name="En læser", role=Role.READER)
    asked, browser = send_late(desk, app)

    led = sign_in_with(browser, asked, reader.login)
    page = browser.get("/min-konto").text

    assert led.status_code == 302
    assert "alle ude" not in led.text + page
    assert "En anden havde skrevet" in page
    assert desk.fields()["goal"] == ""


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {}])
def test_words_of_another_site_are_never_carried(app, desk, headers):
    answer, _browser = send_late(desk, app, headers)

    assert answer.status_code == 302
    assert answer.location == "/log-ind"


def test_button_and_page_without_a_token_of_ours_bring_nothing(app, desk):
    browser, token = app.test_client(), token_of(desk)
    button = {"csrf_token": token, "version": "3"}
    pressed = browser.post(f"/skriv/{desk.code}/kasser", data=button, headers=OURS)
    forged = browser.post(f"/skriv/{desk.code}/kasser", data={"goal": "y"}, headers=OURS)
    fields = {"login": desk.mette.login, "password": make.PASSWORD, "med:x": "y", "fra": token}
    led = browser.post(f"/log-ind?next=/skriv/{desk.code}", data=fields)

    assert pressed.status_code == forged.status_code == 302
    assert (led.status_code, led.location) == (302, f"/skriv/{desk.code}")


def test_report_in_the_register_comes_along_with_every_value_and_no_file(app, desk):
    body = {"csrf_token": token_of(desk), "status": ["completed", "x"], "note": MINE}
    upload = {"file": (BytesIO(b"x"), "plan.docx")}
    path = f"/register/{desk.code}/meld?fra=liste"
    browser = app.test_client()

    asked = browser.post(path, data=body | upload, headers=OURS)
    offered = sign_in_with(browser, asked, desk.mette.login)

    assert asked.status_code == 401
    assert form_in(offered)[0] == path
    assert form_in(offered)[1]["note"] == MINE
    assert asked.text.count('name="med:status"') == 2
    assert "Filen skal du vælge igen." in offered.text


def test_password_is_never_laid_into_a_page(app, desk):
    app.config["WTF_CSRF_ENABLED"] = True
    body = {"csrf_token": token_of(desk), "old": "gammelt kodeord", "given": "x", "new": "y"}
    body |= {"login": "anna", "password": "gammelt kodeord", "name": "Anna"}

    for path in ("/log-ind", "/min-konto", "/konti", "/konti/1/adgangskode"):
        for browser in (desk.browser, app.test_client()):
            answer = browser.post(path, data=body, headers=OURS)
            assert "gammelt kodeord" not in answer.text


def test_form_with_a_password_field_is_said_to_hold_a_secret(app):
    """Whoever makes a new one meets this test."""
    named = set(re.findall(r"(\w+) = PasswordField", Path("bsak/people/forms.py").read_text()))
    others = [p for p in Path("bsak").rglob("*.py") if "PasswordField(" in p.read_text()]

    assert named == {"password", "old", "new", "given"}
    assert others == [Path("bsak/people/forms.py")]


def test_form_with_the_token_of_an_older_session_can_be_sent_again(app, desk):
    body = {**form_of(desk.browser.get(desk.url("hvornaar"))), "goal": MINE, "do": "home"}
    app.config["WTF_CSRF_ENABLED"] = True
    body["csrf_token"] = old = token_of(desk)
    with desk.browser.session_transaction() as session:
        session["csrf_token"] = carrying.token_for(desk.mette.id)

    held = desk.browser.post(desk.url("hvornaar"), data=body, headers=OURS)
    address, fields = form_in(held)
    saved = desk.browser.post(address, data=fields, headers=OURS)

    assert held.status_code == 400
    assert fields["csrf_token"] not in ("", old)
    assert saved.status_code == 303
    assert desk.fields()["goal"] == MINE.replace("\r\n", "\n")


def test_form_without_a_cookie_asks_to_sign_in_and_the_token_is_new(app, desk):
    app.config["WTF_CSRF_ENABLED"] = True
    body = {"csrf_token": token_of(desk), "mark": desk.draft.mark, "goal": MINE, "do": "home"}
    browser = app.test_client()

    asked = browser.post(desk.url("hvornaar"), data=body, headers=OURS)
    address, fields = form_in(sign_in_with(browser, asked, desk.mette.login))

    assert asked.status_code == 401
    assert browser.post(address, data=fields, headers=OURS).status_code == 303
    assert desk.fields()["goal"] == MINE.replace("\r\n", "\n")
    assert db.session.query(LoginSession).count() == 3
