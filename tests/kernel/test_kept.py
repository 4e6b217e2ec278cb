"""A kept page is the page that Flask would have made now, for this person, or it is not used."""

from datetime import UTC, datetime

import pytest
import time_machine
from flask import session
from sqlalchemy import create_engine, text

from bsak.kernel import access, kept
from bsak.kernel.db import db
from tests import make


@pytest.fixture
def asked(app, monkeypatch):
    """A page that says how often it was made; returns the list of its makings."""
    made = []
    monkeypatch.setattr(kept, "_left", lambda: 60)  # no minute ends in the midst of a test

    @app.get("/probe")
    @access.public
    @kept.page
    def probe():
        made.append(session.get("name"))
        return f"{session.get('name')} {len(made)}", 409 if "refuse" in session else 200

    return made


def client(app, name="Anne", **more):
    """Return a browser whose session says ``name``."""
    browser = app.test_client()
    with browser.session_transaction() as data:
        data.update(name=name, **more)
    return browser


def read(browser, path="/probe"):
    return browser.get(path, headers={"Accept": "text/html"}).text


@pytest.fixture
def undisturbed(app, asked):
    """Return a function that reads while nothing else is written, as often as that takes.

    What PostgreSQL tells of transactions is told of the whole server, and whoever tests beside us
    writes in a database of their own on it. A page that is made anew for that is only slower.
    """

    def _undisturbed(reading):
        for _attempt in range(1000):
            asked.clear()
            app.wsgi_app._pages.clear()
            before, answer = app.wsgi_app._version(), reading()
            if app.wsgi_app._version() == before:
                return answer
        raise AssertionError("somebody writes without end")

    return _undisturbed


@pytest.fixture(autouse=True)
def plain_client(app):
    from flask.testing import FlaskClient  # noqa: PLC0415 -- the probe is no whole page

    app.test_client_class = FlaskClient


def test_second_answer_is_the_first_one(app, asked, undisturbed):
    anne = client(app)

    first, second = undisturbed(lambda: (anne.get("/probe"), anne.get("/probe")))

    assert (first.text, len(asked)) == (second.text, 1)
    assert dict(first.headers) == dict(second.headers)
    assert first.headers["Cache-Control"] == "no-store"
    assert "X-Keep" not in second.headers


def test_nobody_gets_the_page_of_another(app, asked):
    assert read(client(app, "Anne")) == "Anne 1"
    assert read(client(app, "Bo")) == "Bo 2"
    assert read(app.test_client()) == "None 3"


def test_every_commit_makes_the_page_anew(app, asked):
    anne = client(app)
    read(anne)

    make.user(name="Ny")

    assert read(anne) == "Anne 2"


def test_rollback_makes_no_page_anew(app, undisturbed):
    anne = client(app)

    assert undisturbed(lambda: (read(anne), db.session.rollback(), read(anne))[-1]) == "Anne 1"


def test_commit_of_another_program_counts_too(app, asked, settings):
    anne = client(app)
    read(anne)
    other = create_engine(settings.database_url)
    with other.begin() as connection:
        connection.execute(text("DELETE FROM failed_login"))
        connection.execute(
            text(
                "INSERT INTO failed_login (login, address, at) "
                "VALUES ('x', 'y', '2019-04-11 09:30:00')"
            )
        )
    other.dispose()

    assert read(anne) == "Anne 2"


def test_commit_that_began_before_the_newest_one_counts_too(app, asked, settings):
    """PostgreSQL lets a later transaction finish first; SQLite lets nobody else write."""
    if not settings.database_url.startswith("postgresql"):
        return
    anne = client(app)
    insert = text("INSERT INTO failed_login (login, address, at) VALUES ('x', 'y', now())")
    other = create_engine(settings.database_url)
    with other.connect() as slow:
        slow.execute(insert)
        make.user(name="Hurtig")
        read(anne)
        slow.commit()
    other.dispose()

    assert read(anne) == "Anne 2"


@pytest.mark.parametrize("path", ["/probe?side=2", "/probe?"])
def test_another_address_is_another_page(app, asked, path, undisturbed):
    anne = client(app)
    undisturbed(lambda: (read(anne), read(anne, path)))

    assert len(asked) == (2 if path.endswith("2") else 1)


def test_new_day_is_another_page(app, asked):
    with time_machine.travel(datetime(2026, 11, 22, 22, 58, tzinfo=UTC), tick=False):
        anne = client(app)  # a cookie that is signed later than it is read counts for nothing
        read(anne)
    with time_machine.travel(datetime(2026, 11, 22, 23, 1, tzinfo=UTC), tick=False):  # 00:01 here
        assert read(anne) == "Anne 2"


def test_page_is_not_kept_for_ever(app, asked, monkeypatch):
    anne = client(app)
    monkeypatch.setattr(kept, "_left", lambda: 0)
    read(anne)

    assert read(anne) == "Anne 2"


def test_refusal_is_never_kept(app, asked):
    anne = client(app, refuse=True)
    read(anne)

    assert read(anne) == "Anne 2"


def test_page_that_sets_a_cookie_is_never_kept(app):
    @app.get("/greeting")
    @access.public
    @kept.page
    def greeting():
        session["n"] = session.get("n", 0) + 1
        return str(session["n"])

    anne = client(app)
    old = [anne.get_cookie("bsak").value, anne.get_cookie("bsak").value]
    answers = []
    for cookie in old:
        anne.set_cookie("bsak", cookie)
        answers.append(read(anne, "/greeting"))

    assert answers == ["1", "1"]
    assert kept_pages(app) == 0


def test_full_shelf_throws_out_the_oldest(app, monkeypatch, undisturbed):
    monkeypatch.setattr(kept, "_ROOM", 2)
    anne = client(app)
    asked_for = [f"/probe?side={page}" for page in "12331"]

    answers = undisturbed(lambda: [read(anne, path) for path in asked_for])

    assert answers == ["Anne 1", "Anne 2", "Anne 3", "Anne 3", "Anne 4"]
    assert kept_pages(app) == 2


def test_only_what_is_marked_is_kept(app, sign_in, secretariat):
    browser = sign_in(secretariat)
    browser.get("/min-konto")

    assert kept_pages(app) == 0


def test_page_of_an_ended_session_is_not_shown_again(app, sign_in, secretariat, asked):
    browser = sign_in(secretariat)

    @app.get("/secret")
    @access.requires(access.Permission.REGISTER_READ)
    @kept.page
    def secret():
        return "kun for kendte"

    assert browser.get("/secret").status_code == 200
    cookie = browser.get_cookie("bsak").value
    browser.post("/log-ud")
    browser.set_cookie("bsak", cookie)

    assert browser.get("/secret").status_code == 302


def test_broken_cookie_is_nobody(app, asked):
    broken = app.test_client().get("/probe", headers={"Cookie": 'bsak="\\\x01; ; =x'})

    assert broken.status_code == 200


def kept_pages(app):
    return len(app.wsgi_app._pages)


def test_page_is_kept_until_the_minute_is_over():
    with time_machine.travel(datetime(2026, 11, 22, 7, 59, 45, tzinfo=UTC), tick=False):
        assert kept._left() == 15  # at eight a duty may change hands
