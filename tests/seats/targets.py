"""What each route of the crisis organisation is asked about: a seat of the own group."""

from dataclasses import dataclass
from datetime import date

from bsak.contacts.models import Person
from bsak.seats import away, service, telling, undoing
from bsak.seats.models import Absence, Assignment, OrganisationNote, Seat
from tests.seats import making

DAY = "2030-01-01"
EMPTY = {"seats.fill", "seats.close", "seats.reopen"}


@dataclass
class Laid:
    """A seat, who fills it, and what has been written about them."""

    seat: Seat
    person: Person
    filled: Assignment | None = None
    absence: Absence | None = None
    note: OrganisationNote | None = None


def lay(world, rule):
    """Return what ``rule`` is about; of other rooms nothing."""
    if not rule.endpoint.startswith("seats."):
        return None
    laid = Laid(making.seat(world.own), making.person("Asta Eksempel", phone=False))
    if rule.endpoint == "seats.reopen":
        service.close_seat(laid.seat, actor=world.clerk)
    if rule.endpoint not in EMPTY:
        rank = 1 if rule.endpoint == "seats.move_up" else 0
        laid.filled = making.filled(laid.seat, laid.person, rank)
    if "absence_id" in rule.arguments:
        laid.absence = away.be_away(laid.person, date(2020, 1, 1), None, actor=world.clerk)
    if "note_id" in rule.arguments:
        laid.note = telling.mark("", actor=world.clerk)
    return laid


def known_values(laid):
    """Return what the addresses of the room need."""
    return {
        "seat_id": lambda: laid.seat.id,
        "assignment_id": lambda: laid.filled.id,
        "undone_id": lambda: undoing.last_act(laid.seat).id,
        "absence_id": lambda: laid.absence.id,
        "note_id": lambda: laid.note.id,
    }


def bodies(laid):
    """Return what a browser would send."""
    if laid is None:
        return {}
    version = {"version": str(laid.seat.version)}
    return {
        "seats.add": {"group": "MT", "role": "leader"},
        "seats.add_fixed": {"group": "MT"},
        "seats.edit": {"group": "MT", "role": "people", **version},
        "seats.fill": {"person": str(laid.person.id), "rank": "0", "from_on": DAY, **version},
        "seats.end": {"on": DAY, **version},
        "seats.away": {"person": str(laid.person.id), "from_on": DAY},
    }
