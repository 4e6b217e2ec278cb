"""Puts the rooms together. The only module that knows them all."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask, abort, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import Babel
from flask_login import LoginManager, current_user
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import IntegerConverter, Map
from werkzeug.wrappers import Response

from bsak import settings as settings_room
from bsak.agenda.routes import bp as agenda
from bsak.approval.routes import bp as approval
from bsak.assessment.routes import bp as assessment
from bsak.binders.routes import bp as binders
from bsak.checks.routes import bp as checks
from bsak.contacts.routes import bp as contacts
from bsak.decisions.routes import bp as decisions
from bsak.distribution.routes import bp as distribution
from bsak.documents.routes import bp as documents
from bsak.duty.routes import bp as duty
from bsak.groups.organisation import bp as organisation
from bsak.groups.routes import bp as groups
from bsak.intake.routes import bp as intake
from bsak.kernel import access, clock, failures, kept, web
from bsak.kernel.db import db, reading_only
from bsak.kernel.paths import asset_folder
from bsak.library.routes import bp as library
from bsak.meetings.routes import bp as meetings
from bsak.minutes.routes import bp as minutes
from bsak.overview.routes import bp as overview
from bsak.people import service as people_service
from bsak.people.routes import ask_to_sign_in, send_again
from bsak.people.routes import bp as people
from bsak.personal.routes import bp as personal
from bsak.plans.routes import bp as plans
from bsak.review.routes import bp as review
from bsak.seats.routes import bp as seats
from bsak.settings import Settings
from bsak.tasks.routes import bp as tasks
from bsak.writing.routes import bp as writing

ROOMS = (
    people, groups, organisation, contacts, seats, duty, meetings, documents, plans,
    writing, review, approval, tasks, binders, distribution, library,
    checks, assessment, agenda, decisions, minutes, personal, intake, overview,
)  # fmt: skip


def create_app(settings: Settings | None = None, **flask_settings: Any) -> Flask:
    """Build the application from ``settings``; ``flask_settings`` are for tests."""
    settings = settings or settings_room.load()
    clock.hold(settings.today)
    app = Flask(
        "bsak",
        instance_path=settings.instance,
        template_folder=str(asset_folder("templates")),
        static_folder=str(asset_folder("static")),
        static_url_path="/static",
    )
    app.url_map.converters["int"] = _RowNumber
    app.config.from_mapping(_flask_settings(settings), **flask_settings)
    app.extensions["bsak"] = settings
    if settings.trusted_proxies:
        n = settings.trusted_proxies
        # Flask says to wrap the application so; the checker sees a method replaced.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n, x_proto=n, x_host=n)  # type: ignore[method-assign]
    _begin_requests(app)
    db.init_app(app)
    Babel(app, default_locale="da", default_timezone="Europe/Copenhagen")
    CSRFProtect(app)
    _let_people_in(app)
    access.guard(app)
    web.dress(
        app,
        municipality=settings.municipality,
        is_secure=settings.secure_cookies,
        is_demo=(Path(settings.instance) / "demo").exists,
    )
    failures.register(app, send_again=send_again)
    for room in ROOMS:
        app.register_blueprint(room)
    _end_requests(app)
    kept.install(app)
    return app


def _flask_settings(settings: Settings) -> dict[str, Any]:
    return {
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        # What people typed stays out of the log when the database refuses it.
        "SQLALCHEMY_ENGINE_OPTIONS": {"hide_parameters": True},
        "SESSION_COOKIE_NAME": "__Host-bsak" if settings.secure_cookies else "bsak",
        "SESSION_COOKIE_SECURE": settings.secure_cookies,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=24),
        "MAX_CONTENT_LENGTH": settings.upload_megabytes * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
        "WTF_CSRF_TIME_LIMIT": None,  # as long as the session: a form may lie open over lunch
        "SEND_FILE_MAX_AGE_DEFAULT": timedelta(hours=1),
    }


class _RowNumber(IntegerConverter):
    """A number in an address: no larger than a row's can be, in either database."""

    def __init__(self, map: Map, *args: Any, **kwargs: Any) -> None:
        super().__init__(map, *args, **{"max": 2**31 - 1, **kwargs})


def _begin_requests(app: Flask) -> None:
    @app.before_request
    def refuse_nul() -> None:
        """No keyboard writes the sign that ends a text in C, and PostgreSQL stores none."""
        sent = [request.path, *request.args.values(), *request.form.values()]
        if any("\0" in text for text in sent):
            abort(400)

    @app.before_request
    def choose_lock() -> None:
        """Only a request that may write takes the database's write lock."""
        reading_only.set(request.method in ("GET", "HEAD", "OPTIONS"))


def _let_people_in(app: Flask) -> None:
    login = LoginManager(app)
    login.session_protection = None  # sessions are rows of our own, see people.LoginSession
    login.user_loader(people_service.session_user)

    # Flask-Login has no types.
    @login.unauthorized_handler  # type: ignore[untyped-decorator]
    def to_sign_in() -> ResponseReturnValue:
        return ask_to_sign_in()


def _end_requests(app: Flask) -> None:
    @app.after_request
    def commit(response: Response) -> Response:
        """A page that went well keeps what it did; any other leaves no trace."""
        if response.status_code >= 400:
            db.session.rollback()
            return response
        try:
            db.session.commit()
        except Exception as error:  # whatever stops it has a page of its own
            db.session.rollback()
            session.pop("_flashes", None)  # they tell of what was not kept after all
            return app.make_response(app.handle_user_exception(error))
        return response

    @app.get("/")
    @access.public
    def front() -> ResponseReturnValue:
        """Lead each person to the page of their own."""
        if not current_user.is_authenticated:
            return redirect(url_for("people.sign_in"))
        return redirect(url_for("overview.mine"))
