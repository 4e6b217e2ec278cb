"""Pages kept as they were sent, and sent again until anything in the database changes."""

import os
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from http.cookies import CookieError, SimpleCookie
from typing import Any, TypeVar

from flask import Flask, current_app, g, has_request_context, request
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from werkzeug.wrappers import Response

from bsak.kernel import clock
from bsak.kernel.db import db, reading_only

_ROOM = 400  # pages
_MINUTE = 60  # seconds
T = TypeVar("T")
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def page(view: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a view whose page depends on nothing but address, session, minute and database."""

    @wraps(view)
    def marked(*args: Any, **kwargs: Any) -> Any:
        g.keep_page = True
        return view(*args, **kwargs)

    return marked


def remembered(name: str, make: Callable[[], T]) -> T:
    """Return what ``make`` returns, asked anew only when the database or the day has changed.

    It must be the same for everybody, and is the same all through one request. A request that may
    write is always asked anew.
    """
    known = current_app.extensions.get("kept")
    if known is None or not reading_only.get() or not has_request_context():
        return make()
    version, shelf = known
    said: dict[str, T] = request.environ.setdefault("bsak.remembered", {})
    if name not in said:
        mark = (version(), clock.today())  # before asking: what changes meanwhile is asked again
        kept = shelf.get(name)
        if kept is None or kept[0] != mark:
            kept = shelf[name] = (mark, make())
        said[name] = kept[1]
    return said[name]


@dataclass(frozen=True, slots=True)
class _Kept:
    version: object
    until: float
    status: str
    headers: list[tuple[str, str]]
    body: bytes


def install(app: Flask) -> None:
    """Put the kept pages before ``app``: an answer from them never reaches Flask."""
    version = _probe(app)
    app.extensions["kept"] = (version, {})
    shelf = _Shelf(app.wsgi_app, str(app.config["SESSION_COOKIE_NAME"]), version)
    # Flask says to wrap the application so; the checker sees a method replaced.
    app.wsgi_app = shelf  # type: ignore[method-assign, assignment]

    @app.after_request
    def offer(response: Response) -> Response:
        if g.get("keep_page") and response.status_code == 200:
            response.headers["X-Keep"] = "1"
        return response


class _Shelf:
    """The kept pages of one process, the least used thrown out first."""

    def __init__(self, app: Wsgi, cookie: str, version: Callable[[], object]) -> None:
        self._app, self._cookie, self._version = app, cookie, version
        self._pages: OrderedDict[tuple[str, ...], _Kept] = OrderedDict()
        self._lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        session = self._session(environ)
        if environ["REQUEST_METHOD"] != "GET" or not session:
            return self._app(environ, start)
        key = (session, environ.get("SCRIPT_NAME", ""), environ["PATH_INFO"],
               environ.get("QUERY_STRING", ""), clock.today().isoformat())  # fmt: skip
        version = self._version()
        kept = self._pages.get(key)
        if kept and kept.version == version and kept.until > time.monotonic():
            start(kept.status, kept.headers)
            return [kept.body]
        return self._ask(environ, start, key, version)

    def _session(self, environ: dict[str, Any]) -> str:
        try:
            morsel = SimpleCookie(environ.get("HTTP_COOKIE", "")).get(self._cookie)
        except CookieError:
            return ""
        return morsel.value if morsel else ""

    def _ask(
        self,
        environ: dict[str, Any],
        start: Callable[..., Any],
        key: tuple[str, ...],
        version: object,
    ) -> Iterable[bytes]:
        said: list[Any] = []

        def listen(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            offered = any(name == "X-Keep" for name, _ in headers)
            changes = any(name == "Set-Cookie" for name, _ in headers)
            headers = [pair for pair in headers if pair[0] != "X-Keep"]
            said[:] = [status, headers, offered and not changes]
            return start(status, headers, exc_info) if exc_info else start(status, headers)

        until = time.monotonic() + _left()  # reckoned before asking: it may take a while
        body = self._app(environ, listen)
        if not said or not said[2]:
            return body
        whole = b"".join(body)
        with self._lock:
            self._pages[key] = _Kept(version, until, said[0], said[1], whole)
            self._pages.move_to_end(key)
            while len(self._pages) > _ROOM:
                self._pages.popitem(last=False)
        return [whole]


def _left() -> float:
    """Return the seconds left of this minute, which is how long a page is kept at most.

    A duty changes hands at a whole minute, and an ended session must not live on for long.
    """
    return _MINUTE - time.time() % _MINUTE


def _probe(app: Flask) -> Callable[[], object]:
    """Return a function whose value changes with every commit, cheaply."""
    url = make_url(app.config["SQLALCHEMY_DATABASE_URI"])
    if url.get_backend_name() == "sqlite":
        return _file_counter(url.database or "")
    with app.app_context():
        engine = db.engine.execution_options(isolation_level="AUTOCOMMIT")
    # The whole snapshot, with the transactions still under way: one that began before the newest
    # finished one must count when it commits too.
    ask = text("SELECT pg_current_snapshot()::text")

    def transactions() -> object:
        try:
            with engine.connect() as connection:
                return connection.scalar(ask)
        except OperationalError:
            return object()  # unlike any other: the request itself tells people what is wrong

    return transactions


def _file_counter(path: str) -> Callable[[], object]:
    """Read SQLite's change counter (bytes 24 to 28 of the file; file format, section 1.3.7).

    With the rollback journal it grows with every commit of any connection or process, and
    reading it takes no lock and no turn from the other threads.
    """
    if not path or path == ":memory:":
        return object  # nothing is kept: every answer differs from the last
    handles: dict[str, int] = {}

    def counter() -> object:
        if "file" not in handles:
            try:
                handles["file"] = os.open(path, os.O_RDONLY)
            except FileNotFoundError:
                return object()
        return os.pread(handles["file"], 4, 24)

    return counter
