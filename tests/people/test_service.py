"""Who gets in, and when they are out again."""

import pytest

from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.people import rules, service
from bsak.people.models import Role
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


@pytest.mark.parametrize("ending", ["password", "closing", "signing out"])
def test_session_is_dead_everywhere_after(app, ending):
    user = make.user(login="anna")
    tokens = [service.sign_in("anna", make.PASSWORD, address="10.0.0.1").token for _ in range(2)]
    if ending == "password":
        service.change_password(user, old=make.PASSWORD, new="blå pærer i juni")
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
