"""The server as shipped: whose word it takes for where a request comes from."""

import os
import re
import sqlite3
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest

from tests.serving import running

FROM_PROXY = {
    "X-Forwarded-For": "10.9.9.9",
    "X-Forwarded-Proto": "https",
    "Content-Type": "application/x-www-form-urlencoded",
}


@contextmanager
def served(instance, proxies):
    """Run the server on ``instance``; yield a connection to it."""
    around = {name: value for name, value in os.environ.items() if not name.startswith("BSAK_")}
    own = {"BSAK_INSTANCE": str(instance), "BSAK_TRUSTED_PROXIES": str(proxies)}
    with (
        running(around | own) as server,
        closing(HTTPConnection("127.0.0.1", server.port)) as connection,
    ):
        yield connection


def ask(connection, method, headers, body=None):
    connection.request(method, "/log-ind", body, {**FROM_PROXY, **headers})
    answer = connection.getresponse()
    return answer, answer.read().decode()


def guess(connection):
    """Try a wrong password the way a proxy would hand it on."""
    answer, page = ask(connection, "GET", {})
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)[1]
    told = {
        "Cookie": answer.headers["Set-Cookie"].partition(";")[0],
        "Referer": f"https://127.0.0.1:{connection.port}/log-ind",
    }
    form = urlencode({"csrf_token": token, "login": "ada", "password": "forkert"})
    return ask(connection, "POST", told, form)[0].status


@pytest.mark.parametrize(("proxies", "seen"), [(1, "10.9.9.9"), (0, "127.0.0.1")])
def test_guesses_count_by_where_they_come_from(tmp_path, proxies, seen):
    with served(tmp_path, proxies) as connection:
        assert guess(connection) == 422

    with closing(sqlite3.connect(tmp_path / "bsak.sqlite")) as database:
        found = database.execute("SELECT login, address FROM failed_login").fetchall()
    assert found == [("ada", seen)]
