"""Somebody signed in to a running bsak: fetches pages and reports on documents as a form does."""

import http.client
import re
import time
from urllib.parse import urlencode

from bsak.demo.organisation import PASSWORD
from tests.bench.children import Unmeasured

_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
_VERSION = re.compile(r'name="version"[^>]*value="(\d+)"')
_FORM = "application/x-www-form-urlencoded"


class Browser:
    """One session of the demo's secretariat."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.cookie = ""
        token = self._token("/log-ind")
        self.post("/log-ind", csrf_token=token, login="sekretariat", password=PASSWORD)

    def get(self, path: str, status: int = 200) -> bytes:
        """Return the page at ``path``. Raises Unmeasured when it is not there."""
        return self._ask("GET", path, None, status)

    def timed(self, path: str) -> float:
        """Return how many seconds the page at ``path`` takes."""
        start = time.perf_counter()
        self.get(path)
        return time.perf_counter() - start

    def post(self, path: str, **fields: str) -> None:
        """Send a form that leads on to another page."""
        self._ask("POST", path, urlencode(fields), 302)

    def report(self, code: str, status: str) -> None:
        """Say how far a document is, as its owner does in two clicks."""
        page = self.get(f"/register/{code}").decode()
        version = _VERSION.search(page)
        token = self._found(_TOKEN.search(page), "token")
        self.post(
            f"/register/{code}/meld",
            csrf_token=token,
            status=status,
            version=self._found(version, "version"),
        )

    def _token(self, path: str) -> str:
        return self._found(_TOKEN.search(self.get(path).decode()), "token")

    def _found(self, match: "re.Match[str] | None", what: str) -> str:
        if match is None:
            raise Unmeasured(f"a page has no {what} in its form any more; mend tests/bench")
        return match[1]

    def _ask(self, method: str, path: str, body: str | None, status: int) -> bytes:
        headers = {"Cookie": self.cookie} if self.cookie else {}
        if body is not None:
            headers["Content-Type"] = _FORM
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        page = answer.read()
        for name, value in answer.getheaders():
            if name == "Set-Cookie":
                self.cookie = value.split(";")[0]
        if answer.status != status:
            raise Unmeasured(f"{path} answered {answer.status}")
        return page
