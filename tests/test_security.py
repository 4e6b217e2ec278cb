"""What every answer carries, where a redirect may lead, and what a session cookie is."""

import pytest

from bsak.app import create_app
from bsak.kernel import access
from bsak.kernel.db import db
from bsak.people.models import Role
from bsak.settings import Settings
from tests import make
from tests.page import FreshClient
from tests.world import World

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
POLICY = ("default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'")
# What browsers read as another site, though urllib does not; all were real holes somewhere.
ELSEWHERE = (
    "https://evil.example", "//evil.example", "/\\evil.example", "\\/evil.example", "\\\\evil",
    "////evil.example", "/%09//evil.example", "\t//evil.example", "http:evil.example",
    "javascript:alert(1)", "/%0d/evil.example", "/\r\nSet-Cookie: x=1", "/..//evil.example",
    "/log-ind@evil.example", "https:/evil.example", "/./\\evil.example", "%2f%2fevil.example",
)  # fmt: skip


@pytest.fixture(autouse=True)
def plain_client(app):
    app.test_client_class = FreshClient


def lacking(response) -> list[str]:
    """Return the protections that an answer goes without."""
    held = response.headers
    found = [name for name, value in HEADERS.items() if held.get(name) != value]
    policy = held.get("Content-Security-Policy", "")
    found += [part for part in POLICY if part not in policy]
    return found + (["unsafe"] if "unsafe" in policy else [])


def break_down(app):
    @app.get("/break")
    @access.public
    def broken():
        raise ZeroDivisionError("secret detail")

    app.config.update(TESTING=False, PROPAGATE_EXCEPTIONS=False)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/log-ind", 200),
        ("GET", "/", 302),
        ("GET", "/overblik", 200),
        ("GET", "/findes/ikke", 404),
        ("GET", "/konti", 403),
        ("DELETE", "/overblik", 405),
        ("GET", "/break", 500),
        ("GET", "/static/css/tokens.css", 200),
        ("GET", "/static/../pyproject.toml", 404),
        ("GET", "/register.xlsx", 200),
    ],
)
def test_every_answer_carries_its_protection(app, sign_in, secretariat, method, path, status):
    break_down(app)
    person = None if path == "/log-ind" else secretariat
    browser = sign_in(person) if person else app.test_client()
    response = browser.open(path, method=method)
    response.close()

    assert (response.status_code, lacking(response)) == (status, [])
    if not path.startswith("/static/"):
        assert response.headers["Cache-Control"] == "no-store"


def test_answer_without_protection_is_found(app):
    response = app.test_client().get("/log-ind")
    response.headers["Content-Security-Policy"] = "default-src 'self' 'unsafe-inline'"
    del response.headers["X-Content-Type-Options"]

    assert lacking(response) == ["X-Content-Type-Options", *POLICY[1:], "unsafe"]


def test_fault_tells_nothing_of_the_program(app):
    break_down(app)

    page = app.test_client().get("/break").text

    assert ("secret detail" in page, "Traceback" in page) == (False, False)


@pytest.mark.parametrize("target", ELSEWHERE)
def test_sign_in_never_leads_to_another_site(app, target):
    make.user(login="anna")
    response = app.test_client().post(
        "/log-ind",
        query_string={"next": target},
        data={"login": "anna", "password": make.PASSWORD},
    )

    assert (response.status_code, response.headers["Location"]) == (302, "/")


def test_sign_in_leads_back_to_where_one_was_going(app):
    make.user(login="anna")
    asked = app.test_client().get("/register?gruppe=SU").headers["Location"]
    response = app.test_client().post(asked, data={"login": "anna", "password": make.PASSWORD})

    assert response.headers["Location"] == "/register?gruppe=SU"


@pytest.mark.parametrize("referrer", [f"http://evil.example{p}" for p in ("/", "/register")])
def test_saving_never_leads_back_to_another_site(app, sign_in, referrer):
    place = World()
    document = place.document("open", "member", "documents.report")
    db.session.commit()
    response = sign_in(place.people["member"]).post(
        f"/register/{document.code}/meld",
        data={"status": "in_review", "version": document.version},
        headers={"Referer": referrer},
    )

    assert response.headers["Location"] == f"/register/{document.code}"


@pytest.mark.parametrize(
    ("is_secure", "name", "flags"),
    [
        (False, "bsak", {"HttpOnly", "SameSite=Lax", "Path=/"}),
        (True, "__Host-bsak", {"HttpOnly", "SameSite=Lax", "Path=/", "Secure"}),
    ],
)
def test_session_cookie_is_closed_to_scripts_and_other_sites(settings, is_secure, name, flags):
    told = Settings(
        instance=settings.instance,
        database_url=settings.database_url,
        secret_key="test",
        secure_cookies=is_secure,
    )
    app = create_app(told, TESTING=True, WTF_CSRF_ENABLED=False)
    with app.app_context():
        make.user(login="anna")
        response = app.test_client().post(
            "/log-ind",
            data={"login": "anna", "password": make.PASSWORD},
            base_url="https://localhost" if is_secure else "http://localhost",
        )
        db.session.remove()
        db.engine.dispose()
    first, *rest = (part.strip() for part in response.headers["Set-Cookie"].split(";"))

    assert first.startswith(f"{name}=")
    assert flags <= set(rest)
    assert not any(part.startswith("Domain") for part in rest)
    assert ("Strict-Transport-Security" in response.headers) is is_secure


def test_copied_cookie_is_worthless_after_signing_out(app, sign_in, secretariat):
    browser = sign_in(secretariat)
    cookie = browser.get_cookie("bsak").value
    before = browser.get("/overblik").status_code
    browser.post("/log-ud")
    browser.set_cookie("bsak", cookie)

    assert (before, browser.get("/overblik").status_code) == (200, 302)


def test_role_that_is_taken_away_is_gone_at_the_next_click(app, sign_in):
    admin = make.user(role=Role.ADMIN)
    browser = sign_in(admin)
    before = browser.get("/konti").status_code
    admin.role = Role.READER
    db.session.commit()

    assert (before, browser.get("/konti").status_code) == (200, 403)
