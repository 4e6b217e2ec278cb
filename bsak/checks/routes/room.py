"""What every page of this room begins with: the blueprint and who asks."""

from flask import Blueprint

from bsak.groups import queries as groups
from bsak.groups.rules import Viewer
from bsak.people.session import actor

bp = Blueprint("checks", __name__)


def me() -> Viewer:
    """Return who asks, as the rules see them."""
    return groups.viewer(actor())
