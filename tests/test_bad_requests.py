"""Requests no page of ours sends: each gets an answer, none of them the page for our own faults."""

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from bsak.documents.models import Remark
from bsak.kernel.db import db
from bsak.people.models import Role
from tests import make
from tests.page import FreshClient


@pytest.fixture
def honest(app):
    """The app as it is served: a fault becomes a page."""
    app.config.update(TESTING=False, PROPAGATE_EXCEPTIONS=False)
    app.test_client_class = FreshClient
    return app


@pytest.mark.parametrize(
    "path", ["/k/%00/1", "/register?q=a%00b", "/register/%00", "/soeg?q=%00", "/log-ind?next=%00"]
)
def test_sign_that_ends_a_text_is_refused(honest, sign_in, secretariat, path):
    assert sign_in(secretariat).get(path).status_code in (400, 404)


@pytest.mark.parametrize("number", [2**31, 2**63, 10**30])
@pytest.mark.parametrize("path", ["/moeder/{}", "/konti/{}/adgangskode", "/m/MT/{}"])
def test_number_no_row_has_is_not_found(honest, sign_in, path, number):
    admin = sign_in(make.user(role=Role.ADMIN))

    assert admin.get(path.format(number)).status_code in (403, 404)


@pytest.mark.parametrize("version", ["²", "9" * 5000, "-1", "x", ""])
def test_version_nobody_gave_is_stale(honest, sign_in, secretariat, version):
    make.document(make.group())
    client = sign_in(secretariat)

    answer = client.post(
        "/register/MT-AC-01/meld", data={"status": "in_progress", "version": version}
    )

    assert answer.status_code in (409, 422, 302, 400)
    assert answer.status_code != 302 or version == ""


@pytest.mark.parametrize("path", ["/log-ind", "/konti", "/min-konto"])
def test_form_without_its_fields_is_refused(honest, sign_in, path):
    asked = honest.test_client() if path == "/log-ind" else sign_in(make.user(role=Role.ADMIN))

    assert asked.post(path, data={"x": "y"}).status_code == 422


def test_line_break_in_where_to_go_reaches_no_header(honest):
    user = make.user(role=Role.SECRETARIAT)

    answer = honest.test_client().post(
        "/log-ind?next=/register%3Fq=%0d%0aSet-Cookie:x",
        data={"login": user.login, "password": make.PASSWORD},
    )

    assert answer.status_code == 302
    assert "\n" not in answer.headers["Location"]


def test_change_that_cannot_be_kept_is_not_said_to_be_kept(honest, sign_in, secretariat):
    make.document(make.group())
    client = sign_in(secretariat)

    def full(_session):
        raise OperationalError("COMMIT", {}, Exception("disk full"))

    event.listen(db.session, "before_commit", full)
    try:
        answer = client.post("/register/MT-AC-01/bemaerkning", data={"text": "Gemmes ikke"})
    finally:
        event.remove(db.session, "before_commit", full)

    assert answer.status_code == 503
    assert "er gemt" not in answer.get_data(as_text=True)
    assert "er gemt" not in client.get("/register/MT-AC-01").get_data(as_text=True)
    assert db.session.query(Remark).count() == 0


def test_administrator_keeps_the_role_that_gives_roles(honest, sign_in):
    admin = make.user(role=Role.ADMIN)

    answer = sign_in(admin).post(f"/konti/{admin.id}/rolle", data={"role": "reader"})

    assert answer.status_code == 409
    assert make.as_stored(admin).role is Role.ADMIN


@pytest.mark.parametrize("rest", ["meld", "frist", "meld?x=1"])
def test_opened_address_that_only_takes_what_is_sent_leads_to_the_page_above(
    sign_in, secretariat, rest
):
    document = make.document(make.group())

    answer = sign_in(secretariat).get(f"/register/{document.code}/{rest}")

    assert answer.status_code == 405
    assert "Intet er ændret" in answer.text
    assert f'href="/register/{document.code}"' in answer.text
    assert "kopiér" not in answer.text
