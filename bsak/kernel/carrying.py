"""What somebody sent when they were no longer signed in, carried through signing in.

It lies hidden in the pages of that browser and nowhere else, and is given back to nobody but the
person whose page it was sent from: every form's token tells who that is.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import current_app, request, url_for
from itsdangerous import BadData, URLSafeTimedSerializer
from werkzeug.exceptions import HTTPException

from bsak.kernel import access

View = TypeVar("View", bound=Callable[..., Any])

PREFIX = "med:"
TOKEN = "csrf_token"  # noqa: S105 -- the name of a field
_WHOSE, _FILE = "fra", "fil"  # beside what is carried: the token it was sent with, and any file
_OF_THE_FORM = frozenset({"version", "mark", "next"})  # what no person writes
_secret: set[Callable[..., Any]] = set()


@dataclass(frozen=True, slots=True)
class Sent:
    """The fields of a form, in their order; whose page it stood on; whether a file was chosen."""

    fields: tuple[tuple[str, str], ...]
    token: str
    has_file: bool = False

    def is_of(self, user_id: int) -> bool:
        """Say whether ``user_id`` was signed in where the form stood."""
        return _author(self.token) == str(user_id)

    @property
    def hidden(self) -> tuple[tuple[str, str], ...]:
        """Return the hidden fields that carry this through the page for signing in."""
        beside = [(_WHOSE, self.token), *([(_FILE, "ja")] if self.has_file else [])]
        return (*((PREFIX + name, text) for name, text in self.fields), *beside)


def holds_secrets(view: View) -> View:
    """Declare that what is sent to a view is never laid into a page again: it may be a password."""
    _secret.add(view)
    return view


def token_for(user_id: int) -> str:
    """Return what a session keeps for its forms: nobody can guess it, and it tells whose it is."""
    return f"{secrets.token_hex(20)}-{user_id}"


def sent() -> Sent | None:
    """Return what this request brought that must not be lost; None when there is nothing."""
    is_page = request.accept_mimetypes.best != "application/json"  # scripts keep their own words
    if not (request.method == "POST" and is_page and _is_ours() and _carries(request.endpoint)):
        return None
    fields = tuple((n, text) for n, text in request.form.items(multi=True) if n != TOKEN)
    token = request.form.get(TOKEN, "")
    if not _author(token) or all(name in _OF_THE_FORM for name, _text in fields):
        return None
    has_file = any(one.filename for one in request.files.values())
    return Sent(fields, token, has_file)


def brought() -> Sent | None:
    """Return what the page for signing in has carried, by its own names."""
    found = request.form.items(multi=True)
    fields = tuple((n.removeprefix(PREFIX), text) for n, text in found if n.startswith(PREFIX))
    return Sent(fields, request.form.get(_WHOSE, ""), _FILE in request.form) if fields else None


def target(address: str) -> str | None:
    """Return ``address`` written anew when what is sent there is carried, else None."""
    path, _sep, query = address.partition("?")
    if not path.startswith("/") or path.startswith(("//", "/\\")):
        return None
    try:
        endpoint, values = current_app.url_map.bind("").match(path, method="POST")
    except HTTPException:
        return None
    query = urlencode(parse_qsl(query, keep_blank_values=True))
    written = url_for(endpoint, **values)
    return (f"{written}?{query}" if query else written) if _carries(endpoint) else None


def _carries(endpoint: str | None) -> bool:
    """Say whether a view is for people who are signed in, and holds no secrets."""
    if endpoint not in current_app.view_functions or endpoint == "static":
        return False
    is_public = access.declared(current_app, endpoint) is None
    return not is_public and current_app.view_functions[endpoint] not in _secret


def _author(token: str) -> str:
    """Return the key of whoever's page ``token`` stood on, "" when that cannot be told."""
    try:
        # As Flask-WTF signs it; how old it is makes no difference to whose it is.
        told = URLSafeTimedSerializer(current_app.secret_key or "", salt="wtf-csrf-token").loads(
            token
        )
    except BadData:
        return ""
    return str(told).partition("-")[2]


def _is_ours() -> bool:
    """Say whether a page of ours sent the request; a browser always says which site did."""
    source = request.headers.get("Origin") or request.referrer or ""
    return urlsplit(source).netloc == request.host
