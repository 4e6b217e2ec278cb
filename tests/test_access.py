"""Who gets what from every route: the table in access_table.csv is the whole truth.

A cell holds the status of the answer, ``login`` where people are asked who they are, and ``out``
where they are shown out.
A new route needs a row for each thing it can be asked about, or a test here fails.
"""

import csv
import os
import re
from pathlib import Path

import pytest
from flask import url_for

from bsak.kernel import access
from bsak.people.models import Role
from tests import make, world
from tests.page import FreshClient
from tests.reuse import opened
from tests.world import ROLES, World

TABLE = Path(__file__).with_name("access_table.csv")
ON_POSTGRESQL = "TEST_DATABASE_URL" in os.environ
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))


def row_name(row):
    return f"{row['method']} {row['endpoint']} {row['about']}".strip("- ")


def rules(app):
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]


def missing(app, rows) -> list[str]:
    """Return the routes without a row, and the rows without a route."""
    told = {(row["endpoint"], row["method"]) for row in rows}
    there = {(rule.endpoint, method) for rule in rules(app) for method in world.methods(rule)}
    return sorted(f"{method} {endpoint}" for endpoint, method in told ^ there)


def uncovered(app, rows) -> list[str]:
    """Return the routes that name one document and are not asked about a confidential one."""
    asked = {(row["endpoint"], row["method"]) for row in rows if row["about"] == "secret"}
    return sorted(
        f"{method} {rule.endpoint}"
        for rule in rules(app)
        for method in world.methods(rule)
        if world.takes_document(rule) and (rule.endpoint, method) not in asked
    )


def answer(response) -> str:
    """Return the cell that ``response`` belongs in."""
    if "Clear-Site-Data" in response.headers:
        return "out"
    place = response.headers.get("Location", "")
    return "login" if place.partition("?")[0] == "/log-ind" else str(response.status_code)


def refused(cell: str) -> bool:
    return cell == "login" or cell.startswith("4")


def ask(app, sign_in, place: World, row, role):
    """Send what ``row`` tells of as ``role``; return the cell, and whether anything changed."""
    rule = next(
        r for r in rules(app) if r.endpoint == row["endpoint"] and row["method"] in r.methods
    )
    values = place.values(rule, row["about"], role)
    body = {} if row["method"] == "GET" else place.body(row["endpoint"], role)
    with app.test_request_context():
        path = url_for(row["endpoint"], **values)
    browser = sign_in(place.people[role]) if role in place.people else app.test_client()
    before = world.digest()
    response = browser.open(path, method=row["method"], data=body)
    response.close()
    place.settle(browser, response)
    cell, changed = answer(response), before != world.digest()
    if changed or (row["method"] != "GET" and not refused(cell)):
        place.ready.clear()
    return cell, changed


@pytest.fixture(autouse=True)
def plain_client(app):
    """What the pages hold is read elsewhere; here only the answers count."""
    app.test_client_class = FreshClient


def asking(row, on_postgresql=ON_POSTGRESQL):
    """Return the roles to ask: on PostgreSQL all who are let in, and one of those refused alike.

    Who is refused was proved on SQLite, and hardly anything asks the database for it.
    """
    if not on_postgresql:
        return ROLES
    alike = {row[role]: role for role in ROLES if refused(row[role])}
    return [role for role in ROLES if not refused(row[role]) or role in alike.values()]


@pytest.mark.parametrize("row", ROWS, ids=row_name)
def test_each_role_gets_what_the_table_says(app, sign_in, row):
    place, roles = World(), asking(row)

    got = {role: ask(app, sign_in, place, row, role) for role in roles}

    assert {role: cell for role, (cell, _) in got.items()} == {role: row[role] for role in roles}
    for role, (cell, changed) in got.items():
        assert not (changed and (row["method"] == "GET" or refused(cell))), f"{role} left a trace"


def test_second_database_is_asked_for_all_let_in_and_for_every_refusal():
    cells = dict.fromkeys(ROLES, "403") | {"anonymous": "login", "leader": "200", "admin": "302"}

    assert asking(cells, on_postgresql=False) == ROLES
    assert asking(cells, on_postgresql=True) == ["anonymous", "leader", "reviewer", "admin"]


def test_every_route_stands_in_the_table(app):
    assert missing(app, ROWS) == []
    assert uncovered(app, ROWS) == []
    assert len({row_name(row) for row in ROWS}) == len(ROWS)


def test_every_route_declares_who_may_open_it(app):
    for rule in rules(app):
        access.declared(app, rule.endpoint)  # raises LookupError


def test_new_route_without_a_row_is_found(app):
    app.add_url_rule("/register/<code>/ny", "documents.new", lambda code: code, methods=["POST"])

    assert missing(app, ROWS) == ["POST documents.new"]
    assert uncovered(app, ROWS) == ["POST documents.new"]
    with pytest.raises(LookupError, match=r"documents\.new declares neither"):
        access.declared(app, "documents.new")


def test_route_that_declares_nothing_answers_nobody(app, sign_in):
    app.config.update(TESTING=False, PROPAGATE_EXCEPTIONS=False)
    app.add_url_rule("/forgotten", "forgotten", lambda: "hemmeligt")

    answers = [app.test_client().get("/forgotten"), sign_in(make.user()).get("/forgotten")]

    assert [a.status_code for a in answers] == [500, 500]
    assert all("hemmeligt" not in a.text for a in answers)


def test_route_that_lets_too_many_in_is_found(app, sign_in):
    """The table bites: the same request, asked against a page that forgot its rule."""
    row = next(r for r in ROWS if row_name(r) == "GET documents.show secret")
    app.view_functions["documents.show"] = access.public(lambda code: "<!doctype html>alt")

    cell, _changed = ask(app, sign_in, World(), row, "reader")

    assert (row["reader"], cell) == ("404", "200")


def test_get_that_writes_is_found(app, sign_in):
    row = next(r for r in ROWS if row_name(r) == "GET groups.list")

    @access.public
    def careless():
        make.user(name="Skrevet af en GET")
        return "", 302

    app.view_functions["groups.list"] = careless

    assert ask(app, sign_in, World(), row, "reader")[1] is True


def any_values(rule):
    """Return something that fits in each of a route's places; a word has to be one it knows."""
    words = re.findall(r"<any\((\w+)[^>]*:(\w+)>", rule.rule)
    return dict.fromkeys(rule.arguments, "1") | {name: word for word, name in words}


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_every_route_knows_only_its_own_verbs(app, sign_in, secretariat, method):
    browser, place, taken = sign_in(secretariat), World(), []
    for rule in rules(app):
        with app.test_request_context():
            path = url_for(rule.endpoint, **any_values(rule))
        adapter = app.url_map.bind("")
        if (
            method not in adapter.allowed_methods(path)
            and browser.open(path, method=method).status_code != 405
        ):
            taken.append(path)

    assert (taken, place.own.code) == ([], "MT")


@pytest.fixture
def guarded(settings):
    """The application as people meet it, with the forms' tokens on."""
    with opened(settings) as app:
        app.test_client_class = FreshClient
        yield app


def signed_in(app, person):
    browser = app.test_client()
    with browser.session_transaction() as session:
        session["_user_id"] = make.session(person)
    return browser


def test_every_change_needs_the_token_of_the_form(guarded):
    place, asked, accepted = World(), [], []
    for rule in rules(guarded):
        for method in set(world.methods(rule)) - {"GET"}:
            values = place.values(rule, "open", rule.endpoint)
            body = place.body(rule.endpoint, rule.endpoint)
            browser = signed_in(guarded, place.people["secretariat"])
            before = world.digest()
            with guarded.test_request_context():
                path = url_for(rule.endpoint, **values)
            response = browser.open(path, method=method, data=body)
            asked.append(rule.endpoint)
            if response.status_code != 400 or world.digest() != before:
                accepted.append(rule.endpoint)

    assert accepted == []
    assert len(asked) > 20


def test_token_of_another_session_is_refused(guarded):
    admin = make.user(role=Role.ADMIN)
    tokens, told = [], []
    for _ in range(2):
        browser = signed_in(guarded, admin)
        page = browser.get("/konti").text
        tokens.append(re.search(r'name="csrf_token"[^>]* value="([^"]+)"', page)[1])
    for token in tokens:
        address = f"/konti/{make.user().id}/luk"
        told.append(browser.post(address, data={"csrf_token": token}).status_code)

    assert told == [400, 302]
