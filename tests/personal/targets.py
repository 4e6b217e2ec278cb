"""What each route about one person is asked about: somebody who holds a seat."""

from dataclasses import dataclass
from datetime import date

from bsak.contacts.models import Person
from bsak.kernel import clock
from bsak.personal import queries, service
from bsak.personal.models import Going, Handover
from bsak.personal.things import Departure
from tests.seats import making

DAY = date(2030, 1, 1)


@dataclass
class Laid:
    """The person, and what they have handed over."""

    person: Person
    mark: str
    handover: Handover | None = None


def lay(world, rule):
    """Return what ``rule`` is about; of other rooms nothing."""
    if not rule.endpoint.startswith("personal."):
        return None
    person = making.person("Bo Eksempel", phone=False)
    making.filled(making.seat(world.own), person, 0)
    departure = Departure(person, Going.LEAVES, DAY)
    laid = Laid(person, service.mark(queries.things(departure)))
    if "handover_id" in rule.arguments:
        takers = {thing.key: None for thing in queries.things(departure)}
        laid.handover = service.hand_over(departure, takers, actor=world.clerk)
    if rule.endpoint == "personal.erase":
        gone = Departure(person, Going.LEAVES, clock.today())
        service.hand_over(gone, {t.key: None for t in queries.things(gone)}, actor=world.clerk)
    return laid


def known_values(laid):
    """Return what the addresses of the room need."""
    return {
        "person_id": lambda: laid.person.id,
        "handover_id": lambda: laid.handover.id,
    }


def bodies(laid):
    """Return what a browser would send."""
    if laid is None:
        return {}
    return {
        "personal.holds": {"from_on": DAY.isoformat(), "made_from": laid.mark},
        "personal.erase": {"is_sure": "y"},
    }
