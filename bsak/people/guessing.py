"""Guessing is slow: wrong passwords, and wrong keys of papers that anybody may answer by."""

from datetime import datetime, timedelta

from sqlalchemy import Select, func, select

from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.words import _
from bsak.people import rules
from bsak.people.models import FailedLogin

_KEY = "/"  # stands where a login would; no login can hold it


def note(login: str, address: str) -> None:
    """Remember a wrong password."""
    db.session.add(FailedLogin(login=login[:120], address=address, at=clock.now()))


def note_key(address: str) -> None:
    """Remember a wrong key."""
    note(_KEY, address)


def refuse_more_passwords(login: str, address: str) -> None:
    """Raise Refused after too many wrong tries from one address or for one account."""
    here, this = FailedLogin.address == address, FailedLogin.login == login
    _refuse(
        (_tries().where(here, this), rules.TRIES_AT_ONE_ACCOUNT_FROM_ONE_ADDRESS),
        (_tries().where(here), rules.TRIES_FROM_ONE_ADDRESS),
        (_tries().where(this), rules.TRIES_AT_ONE_ACCOUNT),
    )


def refuse_more_keys(address: str) -> None:
    """Raise Refused after too many wrong keys from one address; others go on undisturbed."""
    here = _tries().where(FailedLogin.address == address, FailedLogin.login == _KEY)
    _refuse((here, rules.TRIES_FROM_ONE_ADDRESS))


def _tries() -> Select[int]:
    since: datetime = clock.now() - timedelta(minutes=rules.WINDOW_MINUTES)
    return select(func.count()).where(FailedLogin.at > since)


def _refuse(*limits: tuple[Select[int], int]) -> None:
    if any((db.session.scalar(query) or 0) >= limit for query, limit in limits):
        raise Refused(
            _(
                "Der er prøvet for mange gange. Vent %(n)d minutter, og prøv igen.",
                n=rules.WINDOW_MINUTES,
            )
        )
