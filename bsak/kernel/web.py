"""What every page gets: Danish filters, the header's words, and headers that keep browsers safe."""

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import Flask, current_app, request, url_for
from flask_login import current_user
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from bsak import __version__
from bsak.kernel import clock, codes, danish, pieces, words
from bsak.kernel.access import Permission

_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'self'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def municipality() -> str:
    """Return whose register this is, as papers and letters say it."""
    name: str = current_app.extensions["bsak"].municipality
    return name


def secretariat_phone() -> str:
    """Return the number of whoever keeps the binders as people read it, or nothing."""
    number: str = current_app.extensions["bsak"].secretariat_phone
    return danish.phone(number)


def public_url() -> str:
    """Return where the register is reached from outside, as papers and letters say it."""
    url: str = current_app.extensions["bsak"].public_url
    return url.rstrip("/")


def public_host() -> str:
    """Return the host that names what leaves the house, such as an event in a calendar."""
    return urlsplit(public_url()).netloc


def outside(endpoint: str, **values: Any) -> str:
    """Return the whole address of a page, for what is read outside the program."""
    return public_url() + url_for(endpoint, **values)


def dress(app: Flask, *, municipality: str, is_secure: bool, is_demo: Callable[[], bool]) -> None:
    """Give ``app`` its filters, template words and response headers."""
    for name, function in (
        ("day", danish.day),
        ("short_day", danish.short_day),
        ("moment", danish.moment),
        ("phone", danish.phone),
        ("capital_first", danish.capital_first),
        ("held_together", codes.held_together),
    ):
        app.add_template_filter(function, name)
    words.teach(app)
    pieces.teach(app)
    app.context_processor(
        lambda: {
            "municipality": municipality,
            "version": __version__,
            "demo": is_demo(),
            "held_date": clock.held_day(),
            "nav_items": _navigation(),
            "footer_items": _FOOTER,
        }
    )
    app.url_defaults(_with_fingerprint)
    app.jinja_env.globals["url_for"] = _addresses(app)

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)  # a file handed out is held more strictly
        if is_secure:
            response.headers["Strict-Transport-Security"] = "max-age=63072000"
        if request.endpoint != "static":
            response.headers["Cache-Control"] = "no-store"
        return response


# endpoint, label, what it takes to see it: the order is the order of the menu.
_MENU = (
    ("overview.mine", "Min side", Permission.REGISTER_READ),
    ("overview.board", "Overblik", Permission.REGISTER_READ),
    ("documents.list", "Register", Permission.DOCUMENT_READ),
    ("groups.list", "Krisegrupper", Permission.REGISTER_READ),
    ("seats.chart", "Kriseledelse", Permission.REGISTER_READ),
    ("checks.list", "Tjek", Permission.REGISTER_READ),
    ("review.list", "Gennemlæsning", Permission.REVIEW_READ),
    ("approval.list", "Godkendelse", Permission.REGISTER_READ),
    ("meetings.list", "Møder", Permission.MEETING_READ),
    ("tasks.list", "Opgaver", Permission.REGISTER_READ),
    ("binders.list", "Mapper", Permission.BINDER_BUILD),
    ("library.list", "Bibliotek", Permission.DOCUMENT_READ),
    ("overview.search", "Søg", Permission.DOCUMENT_READ),
    ("people.list", "Konti", Permission.ACCOUNT_MANAGE),
)
# The rooms without a place of their own in the menu, and where people find them.
_UNDER = {
    "organisation": "groups",
    "assessment": "checks",
    "contacts": "seats",
    "duty": "seats",
    "personal": "seats",
    "plans": "documents",
    "writing": "documents",
    "decisions": "meetings",
    "distribution": "binders",
    "intake": "meetings",
    "minutes": "meetings",
}
_FOOTER = (
    ("overview.help", "Hjælp"),
    ("overview.accessibility", "Tilgængelighed"),
)


def _navigation() -> list[tuple[str, str, bool]]:
    if not current_user.is_authenticated:
        return []
    room, permissions = (request.endpoint or "").split(".")[0], current_user.permissions
    return [
        (endpoint, label, _is_current(endpoint, room))
        for endpoint, label, permission in _MENU
        if permission in permissions
    ]


def _is_current(endpoint: str, room: str) -> bool:
    if room == "overview":
        return endpoint == request.endpoint
    return endpoint.split(".")[0] == _UNDER.get(room, room)


def way_back(default: str) -> str:
    """Return the page of ours that the request came from, with its filters, or ``default``.

    The path is matched against our own routes and given without host, so it leads nowhere else.
    """
    referrer = urlsplit(request.referrer or "")
    if referrer.netloc != request.host or referrer.path == request.path:
        return default
    return own_path(referrer.path, referrer.query) or default


def came_from(path: str) -> bool:
    """Say whether the request came from our page at ``path``, whatever its filters."""
    referrer = urlsplit(request.referrer or "")
    return (referrer.netloc, referrer.path) == (request.host, path)


def page_above(path: str) -> str:
    """Return the nearest page of ours above ``path``, such as that of the thing a form changes."""
    while path := path.rpartition("/")[0]:
        if found := own_path(path):
            return found
    return "/"


def own_path(path: str, query: str = "") -> str | None:
    """Return the address when ``path`` is a GET route of ours, else None."""
    if not path.startswith("/") or path.startswith(("//", "/\\")):
        return None
    try:
        adapter = current_app.url_map.bind("")
        endpoint, values = adapter.match(path, method="GET")
    except HTTPException:
        return None
    address = url_for(endpoint, **values)
    # Written anew: what came in decoded may hold a line break, which no header may.
    query = urlencode(parse_qsl(query, keep_blank_values=True))
    return f"{address}?{query}" if query else address


def _addresses(app: Flask) -> Callable[..., str]:
    """Return ``url_for`` for templates; every page asks for the same few fixed addresses."""

    @lru_cache(maxsize=1000)
    def fixed(_root: str, endpoint: str, values: tuple[tuple[str, Any], ...]) -> str:
        return app.url_for(endpoint, **dict(values))

    def address(endpoint: str, **values: Any) -> str:
        is_fixed = (not values or endpoint == "static") and not endpoint.startswith(".")
        if is_fixed and "_external" not in values:
            return fixed(request.script_root, endpoint, tuple(values.items()))
        return app.url_for(endpoint, **values)

    return address


def _with_fingerprint(endpoint: str, values: dict[str, Any]) -> None:
    """Let browsers keep static files until they change."""
    if endpoint == "static" and "v" not in values:
        folder = current_app.static_folder
        if folder and (mark := _fingerprint(Path(folder) / str(values.get("filename", "")))):
            values["v"] = mark


@lru_cache(maxsize=500)
def _fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8] if path.is_file() else ""
