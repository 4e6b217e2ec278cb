"""What every page of this room begins with: the blueprint, who asks, and the seat it is about."""

from flask import Blueprint

from bsak.groups import queries as groups
from bsak.groups.rules import Viewer
from bsak.kernel.errors import Hidden
from bsak.people.session import actor
from bsak.seats import queries
from bsak.seats.models import Seat

bp = Blueprint("seats", __name__)


def me() -> Viewer:
    """Return who asks, as the rules see them."""
    return groups.viewer(actor())


def found(seat_id: int) -> Seat:
    """Return a seat, also a closed one."""
    seat = queries.seat(seat_id)
    if seat is None:
        raise Hidden
    return seat
