"""What every page here begins with: the blueprint, the viewer, the binder, the copy."""

from flask import Blueprint, current_app

from bsak.distribution import queries
from bsak.distribution.models import Binder, Copy
from bsak.groups.queries import viewer
from bsak.groups.rules import Viewer
from bsak.kernel.errors import Hidden
from bsak.kernel.web import secretariat_phone
from bsak.people.session import actor
from bsak.settings import Settings

bp = Blueprint("distribution", __name__)
bp.context_processor(lambda: {"secretariat_phone": secretariat_phone()})


def me() -> Viewer:
    """Return who asks, as the rules see them."""
    return viewer(actor())


def settings() -> Settings:
    """Return what the program was set up with."""
    found: Settings = current_app.extensions["bsak"]
    return found


def found(code: str) -> Binder:
    """Return the binder with ``code``, however it is cased. Raises Hidden when there is none."""
    binder = queries.by_code(code)
    if binder is None:
        raise Hidden
    return binder


def found_copy(code: str, number: int) -> Copy:
    """Return a numbered copy of a binder. Raises Hidden when there is none."""
    copy = queries.copy_of(code, number)
    if copy is None:
        raise Hidden
    return copy
