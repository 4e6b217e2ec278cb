"""What somebody sent when they were no longer signed in, carried through signing in.

It lies hidden in the pages of that browser and nowhere else. Only views that say so, and only what
a page of ours sent: another site must not put words into anybody's mouth.
"""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import current_app, request, url_for
from werkzeug.exceptions import HTTPException

View = TypeVar("View", bound=Callable[..., Any])

PREFIX = "med:"
_OF_THE_SENDING = frozenset({"csrf_token"})
_views: set[Callable[..., Any]] = set()


def carried(view: View) -> View:
    """Declare that what is sent to a view is not lost when the session has ended."""
    _views.add(view)
    return view


def sent() -> dict[str, str]:
    """Return the fields of this request that must not be lost; {} when there are none."""
    view = current_app.view_functions.get(request.endpoint or "")
    if request.method != "POST" or view not in _views or request.files or not _is_ours():
        return {}
    return {name: text for name, text in request.form.items() if name not in _OF_THE_SENDING}


def brought() -> dict[str, str]:
    """Return what the page for signing in has carried, by its own names."""
    found = request.form.items()
    return {n.removeprefix(PREFIX): text for n, text in found if n.startswith(PREFIX)}


def target(path: str) -> str | None:
    """Return the address ``path`` when what is sent there is carried, else None."""
    if not path.startswith("/") or path.startswith(("//", "/\\")):
        return None
    try:
        endpoint, values = current_app.url_map.bind("").match(path, method="POST")
    except HTTPException:
        return None
    return url_for(endpoint, **values) if current_app.view_functions[endpoint] in _views else None


def _is_ours() -> bool:
    """Say whether a page of ours sent the request; a browser always says which site did."""
    source = request.headers.get("Origin") or request.referrer or ""
    return urlsplit(source).netloc == request.host
