"""Who gets in, and when they are out again."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.people import rules, service
from bsak.people.models import FailedLogin, LoginSession, Role
from tests import make


def test_right_password_opens_a_session(app):
    make.user(login="anna")

    user = service.sign_in("Anna ", make.PASSWORD, address="10.0.0.1")

    assert service.session_user(user.token) is user


def test_password_with_danish_letters_is_held_exactly(app):
    make.user(login="anna")

    assert service.sign_in("anna", make.PASSWORD.replace("ø", "o"), address="10.0.0.1") is None


def test_guessing_from_one_address_becomes_impossible_but_owner_gets_in(app):
    make.user(login="anna")
    for _ in range(rules.TRIES_AT_ONE_ACCOUNT_FROM_ONE_ADDRESS):
        assert service.sign_in("anna", "forkert", address="10.0.0.66") is None

    with pytest.raises(Refused, match="Vent 15 minutter"):
        service.sign_in("anna", make.PASSWORD, address="10.0.0.66")
    assert service.sign_in("anna", make.PASSWORD, address="10.0.0.1")


@pytest.mark.parametrize("ending", ["password", "given password", "closing", "signing out"])
def test_session_is_dead_everywhere_after(app, ending):
    user = make.user(login="anna")
    tokens = [service.sign_in("anna", make.PASSWORD, address="10.0.0.1").token for _ in range(2)]
    if ending == "password":
        service.change_password(user, old=make.PASSWORD, new="blå pærer i juni")
    elif ending == "given password":
        service.give_password(user, "blå pærer i juni", actor=make.user(role=Role.ADMIN))
    elif ending == "closing":
        service.close(user, actor=make.user(role=Role.ADMIN))
    else:
        user.token = tokens[0]
        service.sign_out(user)
        tokens = tokens[:1]
    db.session.flush()

    assert [service.session_user(token) for token in tokens] == [None] * len(tokens)


@pytest.mark.parametrize("weak", ["kort", "aaaaaaaaaaaaaaa", "adgangskode12", "x" * 1001])
def test_weak_password_is_refused_with_advice(app, weak):
    with pytest.raises(Refused):
        service.add(login="ny", name="Ny", role=Role.READER, password=weak)


def test_password_is_not_changed_to_itself(app):
    user = make.user(login="anna")

    with pytest.raises(Refused, match="Vælg en anden"):
        service.change_password(user, old=make.PASSWORD, new=make.PASSWORD)


@pytest.mark.parametrize("login", ["anna berg", "anna@by.dk", "anna/berg", "<b>", "a\tb"])
def test_login_with_other_signs_is_refused(app, login):
    with pytest.raises(Refused, match="ingen mellemrum"):
        service.add(login=login, name="Ny", role=Role.READER, password=make.PASSWORD)


def test_login_may_have_danish_letters_and_marks(app):
    made = service.add(login="Åse.b-1_x", name="Ny", role=Role.READER, password=make.PASSWORD)

    assert made.login == "åse.b-1_x"


def test_admin_gives_a_new_first_password_and_the_trail_says_so(app, sign_in):
    admin, user = make.user(role=Role.ADMIN), make.user(login="anna")
    browser, path = sign_in(admin), f"/konti/{user.id}/adgangskode"

    weak = browser.post(path, data={"given": "kort"})
    assert (weak.status_code, "mindst 12 tegn" in weak.text) == (422, True)
    assert browser.post(path, data={"given": "blå pærer i juni"}).location == "/konti"

    assert service.sign_in("anna", make.PASSWORD, address="10.0.0.1") is None
    assert service.sign_in("anna", "blå pærer i juni", address="10.0.0.1")
    acts = db.select(trail.Entry.actor_id).where(trail.Entry.action == "password_given")
    assert db.session.scalars(acts).all() == [admin.id]


def test_own_password_is_not_given_but_changed_with_the_old_one(app):
    admin = make.user(role=Role.ADMIN)

    with pytest.raises(Refused, match="Min konto"):
        service.give_password(admin, "blå pærer i juni", actor=admin)


@pytest.mark.parametrize("password", [make.PASSWORD, "forkert"])
def test_sign_in_removes_what_no_longer_counts_and_nothing_else(app, password):
    anna, now = make.user(login="anna"), clock.now()
    window = timedelta(minutes=rules.WINDOW_MINUTES)
    for at in (now - window - timedelta(seconds=1), now - window / 2):
        make.kept(FailedLogin(login="ole", address="10.0.0.9", at=at))
    for number, expires_at in enumerate((now - timedelta(seconds=1), now + timedelta(hours=1))):
        session = LoginSession(token_hash=str(number), user_id=anna.id, expires_at=expires_at)
        session.started_at = now - timedelta(days=1)
        make.kept(session)

    service.sign_in("anna", password, address="10.0.0.1")
    db.session.flush()

    tries = db.session.scalars(select(FailedLogin.at).where(FailedLogin.login == "ole")).all()
    assert tries == [now - window / 2]
    kept = set(db.session.scalars(select(LoginSession.token_hash)))
    assert kept & {"0", "1"} == {"1"}
