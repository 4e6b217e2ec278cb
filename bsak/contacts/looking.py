"""Looking at private numbers: only who may, and never unseen."""

from bsak.contacts import belonging
from bsak.contacts.models import Person
from bsak.contacts.rules import obstacle_to_private
from bsak.contacts.tracing import record
from bsak.groups.rules import Viewer
from bsak.kernel.errors import refuse


def look(person: Person, *, viewer: Viewer) -> None:
    """Write down that ``viewer`` has seen a person's private numbers. Raises Refused."""
    groups = belonging.groups_of([person.id])[person.id]
    refuse(obstacle_to_private(person, groups, viewer))
    if any(point.is_private for point in person.points):
        record("private_seen", person, viewer)
