"""Who may open which page. A view that declares nothing is a bug, not a public page."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask, abort, current_app, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

View = TypeVar("View", bound=Callable[..., Any])

_declared: dict[Callable[..., Any], "Permission | None"] = {}


class Permission(StrEnum):
    """What a role can be given. Named ``thing:verb``; keep alphabetical."""

    ACCOUNT_MANAGE = "account:manage"
    BINDER_BUILD = "binder:build"
    BINDER_MANAGE = "binder:manage"
    CONTACT_MANAGE = "contact:manage"
    DOCUMENT_APPROVE = "document:approve"
    DOCUMENT_EDIT = "document:edit"
    DOCUMENT_READ = "document:read"
    GROUP_MANAGE = "group:manage"
    MEETING_MANAGE = "meeting:manage"
    MEETING_READ = "meeting:read"
    MINUTES_IMPORT = "minutes:import"
    REGISTER_MANAGE = "register:manage"
    REGISTER_READ = "register:read"
    REVIEW_READ = "review:read"


def requires(permission: Permission) -> Callable[[View], View]:
    """Declare the permission a view needs. Stands right under the route decorator."""

    def declare(view: View) -> View:
        _declared[view] = permission
        return view

    return declare


def public(view: View) -> View:
    """Declare that anyone may open a view."""
    _declared[view] = None
    return view


def declared(app: Flask, endpoint: str) -> Permission | None:
    """Return what ``endpoint`` requires (None: nothing). Raises LookupError when undeclared."""
    try:
        return _declared[app.view_functions[endpoint]]
    except KeyError:
        raise LookupError(f"{endpoint} declares neither @requires(...) nor @public") from None


def guard(app: Flask) -> None:
    """Hold every request against its view's declaration."""

    @app.before_request
    def check() -> ResponseReturnValue | None:
        if request.endpoint in (None, "static"):
            return None
        permission = declared(app, request.endpoint)
        if permission is None:
            return None
        if not current_user.is_authenticated:
            # Flask-Login puts its manager on the application, and has no types.
            return current_app.login_manager.unauthorized()  # type: ignore[attr-defined, no-any-return]
        if permission not in current_user.permissions:
            abort(403)
        return None
