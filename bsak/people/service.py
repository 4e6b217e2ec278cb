"""Accounts and sessions: open, close, sign in and out."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import make_transient_to_detached
from sqlalchemy.orm.util import identity_key

from bsak.kernel import clock, trail
from bsak.kernel.db import db, rows
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _
from bsak.people import guessing, rules
from bsak.people.models import FailedLogin, LoginSession, Role, User

_hasher = PasswordHasher()
# Checked when the login is unknown, so that the answer takes as long as for a known one.
_NOBODY = _hasher.hash(secrets.token_hex())
# Built once, since every request asks it; for columns, which cost a fifth of a whole account.
_OF_ACCOUNT = tuple(User.__table__.c)
_OF_SESSION = (
    select(*_OF_ACCOUNT, LoginSession.expires_at)
    .join(LoginSession, LoginSession.user_id == User.id)
    .where(LoginSession.token_hash == bindparam("token_hash"))
)


def add(*, login: str, name: str, role: Role, password: str, actor: User | None = None) -> User:
    """Open an account. Raises Refused when the login is taken or the password too weak."""
    login = login.strip().casefold()
    if not login or not name.strip():
        raise Refused(_("Skriv både brugernavn og navn."))
    refuse(rules.obstacle_to_login(login))
    if db.session.scalar(select(User.id).where(User.login == login)):
        raise Refused(_("Brugernavnet %(login)s er taget. Vælg et andet.", login=login))
    refuse(rules.obstacle_to_password(password))
    user = User(login=login, name=name.strip(), role=role, password_hash=_hasher.hash(password))
    db.session.add(user)
    db.session.flush()
    _record("account_opened", user, actor, {"login": login, "role": role})
    return user


def sign_in(login: str, password: str, *, address: str) -> User | None:
    """Return the account with a new session's token on it, or None.

    Raises Refused after too many wrong tries from one address or for one account.
    """
    login = login.strip().casefold()
    guessing.refuse_more_passwords(login, address)
    _forget_what_is_over()
    open_account = select(User).where(User.login == login, User.closed_at.is_(None))
    user: User | None = db.session.scalar(open_account)
    try:
        _hasher.verify(user.password_hash if user else _NOBODY, password)
    except VerificationError:
        user = None
    if user is None:
        guessing.note(login, address)
        trail.record("sign_in_failed", "user", None, actor_id=None)
        return None
    if _hasher.check_needs_rehash(user.password_hash):
        user.password_hash = _hasher.hash(password)
    db.session.execute(delete(FailedLogin).where(FailedLogin.login == login))
    user.token = secrets.token_urlsafe(32)
    start = clock.now()
    db.session.add(
        LoginSession(
            token_hash=_hash(user.token),
            user_id=user.id,
            started_at=start,
            expires_at=start + timedelta(hours=rules.SESSION_HOURS),
        )
    )
    _record("signed_in", user, user)
    return user


def session_user(token: str) -> User | None:
    """Return the open account that ``token`` is a live session of, or None."""
    found = rows(_OF_SESSION, {"token_hash": _hash(token)})
    if not found or found[0].expires_at <= clock.now():
        return None
    user = _as_loaded(found[0])
    if not user.is_active:
        return None
    user.token = token
    return user


def _as_loaded(row: Any) -> User:
    """Return the account whose columns begin ``row`` as if the session had loaded it."""
    known = db.session().identity_map.get(identity_key(User, row.id))
    if known is not None:
        return known
    user = User(**{column.key: value for column, value in zip(_OF_ACCOUNT, row, strict=False)})
    make_transient_to_detached(user)
    db.session.add(user)
    return user


def sign_out(user: User) -> None:
    """End the session that this request came in by."""
    db.session.execute(delete(LoginSession).where(LoginSession.token_hash == _hash(user.token)))
    _record("signed_out", user, user)


def change_password(user: User, *, old: str, new: str) -> None:
    """Give ``user`` a new password and end all of their sessions."""
    try:
        _hasher.verify(user.password_hash, old)
    except VerificationError:
        raise Refused(_("Den nuværende adgangskode passer ikke. Prøv igen.")) from None
    refuse(rules.obstacle_to_new_password(old, new))
    user.password_hash = _hasher.hash(new)
    end_sessions(user)
    _record("password_changed", user, user)


def give_password(user: User, new: str, *, actor: User) -> None:
    """Give ``user`` a new first password; whoever is signed in with the old one is out."""
    refuse(rules.obstacle_to_giving_password(user, actor))
    refuse(rules.obstacle_to_password(new))
    user.password_hash = _hasher.hash(new)
    end_sessions(user)
    # They may well have guessed wrong often before they asked for help.
    db.session.execute(delete(FailedLogin).where(FailedLogin.login == user.login))
    _record("password_given", user, actor)


def close(user: User, *, actor: User) -> None:
    """Close an account; whoever uses it is out at the next click."""
    refuse(rules.obstacle_to_closing(user, actor))
    user.closed_at = clock.now()
    end_sessions(user)
    _record("account_closed", user, actor)


def reopen(user: User, *, actor: User) -> None:
    """Open a closed account again."""
    user.closed_at = None
    _record("account_reopened", user, actor)


def set_role(user: User, role: Role, *, actor: User) -> None:
    """Change what an account is for."""
    refuse(rules.obstacle_to_role(user, actor))
    before, user.role = user.role, role
    _record("role_changed", user, actor, {"role": role}, {"role": before})


def end_sessions(user: User) -> None:
    """End every session of ``user``."""
    db.session.execute(delete(LoginSession).where(LoginSession.user_id == user.id))


def _forget_what_is_over() -> None:
    """Remove wrong tries that no longer count and sessions that have run out, whoever's."""
    counted_from = clock.now() - timedelta(minutes=rules.WINDOW_MINUTES)
    db.session.execute(delete(FailedLogin).where(FailedLogin.at <= counted_from))
    db.session.execute(delete(LoginSession).where(LoginSession.expires_at <= clock.now()))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _record(
    action: str,
    user: User,
    actor: User | None,
    after: dict[str, Any] | None = None,
    before: dict[str, Any] | None = None,
) -> None:
    trail.record(
        action,
        "user",
        user.id,
        actor_id=actor.id if actor else None,
        before=before,
        after=after,
    )
