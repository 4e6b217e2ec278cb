"""What every page of this room begins with: the blueprint, who asks, and about whom."""

from flask import Blueprint

from bsak.contacts import queries as contacts
from bsak.contacts.models import Person
from bsak.groups import queries as groups
from bsak.groups.rules import Viewer
from bsak.kernel.errors import Hidden
from bsak.people.session import actor

bp = Blueprint("personal", __name__)


def me() -> Viewer:
    """Return who asks, as the rules see them."""
    return groups.viewer(actor())


def find(person_id: int) -> Person:
    """Return the person an address names. Raises Hidden when there is none."""
    person = contacts.person(person_id)
    if person is None:
        raise Hidden
    return person
