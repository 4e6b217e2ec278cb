"""What people see when something cannot be done: plain pages that say what to do next."""

import logging
import secrets
from collections.abc import Callable
from pathlib import Path

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused, Stale
from bsak.kernel.web import own_path, page_above, way_back
from bsak.kernel.words import _

log = logging.getLogger("bsak")
_OWN_PAGE = {400, 403, 404, 413, 429}


def register(app: Flask, *, send_again: Callable[[], ResponseReturnValue | None]) -> None:
    """Give ``app`` a page for every way a request can end badly.

    ``send_again`` returns the page that saves what a form with an old token held, or None.
    """
    _answer_refusals(app, send_again)
    _answer_faults(app, Path(str(app.root_path), str(app.template_folder), "errors"))


def _answer_refusals(app: Flask, send_again: Callable[[], ResponseReturnValue | None]) -> None:
    @app.errorhandler(Refused)
    def refused(error: Refused) -> ResponseReturnValue:
        db.session.rollback()
        mine, theirs = ({}, {}) if not isinstance(error, Stale) else (error.mine, error.theirs)
        page = render_template(
            "errors/409.html", reason=str(error), mine=mine, theirs=theirs, back=_page_again()
        )
        return page, 409

    @app.errorhandler(StaleDataError)
    def overtaken(_error: StaleDataError) -> ResponseReturnValue:
        reason = _("Nogen har gemt en ændring samtidig med dig.")
        db.session.rollback()
        return render_template("errors/409.html", reason=reason, mine={}, back=_page_again()), 409

    @app.errorhandler(CSRFError)
    def lost_token(_error: CSRFError) -> ResponseReturnValue:
        return send_again() or (render_template("errors/400.html"), 400)


def _answer_faults(app: Flask, folder: Path) -> None:
    @app.errorhandler(Hidden)
    def hidden(_error: Hidden) -> ResponseReturnValue:
        return (folder / "404.html").read_text(encoding="utf-8"), 404

    @app.errorhandler(HTTPException)
    def by_number(error: HTTPException) -> ResponseReturnValue:
        number = error.code or 500
        if number == 404:
            return (folder / "404.html").read_text(encoding="utf-8"), 404
        if number in _OWN_PAGE:
            return render_template(f"errors/{number}.html", back=way_back("/")), number
        if number < 400:
            return error.get_response()
        allow = [(name, value) for name, value in error.get_headers() if name == "Allow"]
        is_opened = number == 405 and request.method in ("GET", "HEAD")
        back = page_above(request.path) if is_opened else way_back("/")
        page = render_template("errors/400.html", back=back, is_opened=is_opened)
        return page, number, allow

    @app.errorhandler(OperationalError)
    def no_database(error: OperationalError) -> ResponseReturnValue:
        log.error("database out of reach: %s", error.orig)
        return (folder / "503.html").read_text(encoding="utf-8"), 503

    @app.errorhandler(Exception)
    def broken(error: Exception) -> ResponseReturnValue:
        if app.config.get("PROPAGATE_EXCEPTIONS"):
            raise error
        number = secrets.token_hex(4)
        log.exception("incident %s", number)
        page = (folder / "500.html").read_text(encoding="utf-8")
        return page.replace("{{ incident }}", number), 500


def _page_again() -> str:
    """Return the page whose form was refused: a form often lies where it is sent to."""
    return way_back(own_path(request.path) or "/")
