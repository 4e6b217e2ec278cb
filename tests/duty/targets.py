"""What each route of duty is asked about: a roster with shifts, and a call test that runs."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from bsak.contacts.models import Person
from bsak.duty import call_marks, calling, plan, planning, rosters, shifts
from bsak.duty.models import CallTest, Roster
from bsak.duty.planning import Rotation
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.trail import Entry
from bsak.seats import service as seats
from bsak.seats.models import Seat
from bsak.seats.roles import CrisisRole
from tests.duty import making

TERMS = {
    "name": "Ny vagt", "group": "MT", "turn": "week", "weekday": "0", "changes_at": "08:00",
    "has_backup": "y", "begins_on": making.MONDAY.isoformat(), "note": "",
}  # fmt: skip


@dataclass
class Laid:
    """The roster that an address names, an act on it that can be undone, and a test."""

    roster: Roster
    act: Entry
    address: str
    test: CallTest
    people: list[int]

    @property
    def shift(self):
        """Return the day of a shift that is filled."""
        return min(shifts.told_in(self.act.after))


def lay(world, rule):
    """Return what the route looks for, or nothing when it is not ours."""
    if not rule.endpoint.startswith("duty."):
        return None
    people = [person.id for person in _people()]
    terms = rosters.Terms(name=f"Vagt {rule.endpoint} {clock.now()}", group=world.own,
                          begins_on=making.MONDAY)  # fmt: skip
    roster = rosters.plan(terms, actor=world.clerk)
    rotation = Rotation(people, clock.today(), clock.today() + timedelta(weeks=4))
    act = planning.share_out(roster, rotation, actor=world.clerk)
    address = rosters.give_address(roster, actor=world.clerk)
    test = _test(world)
    if rule.endpoint == "duty.tests":
        calling.end(test, actor=world.clerk)
    return Laid(roster, act, address, test, people)


def bodies(laid):
    """Return what a browser would send, by endpoint."""
    if laid is None:
        return {}
    ahead = [day for day in sorted(shifts.told_in(laid.act.after)) if day != laid.shift]
    person = str(laid.people[2])
    order = {f"order-{n}": person if n == 0 else "" for n in range(12)}
    return {
        "duty.plan": TERMS | {"name": f"Vagt {clock.now()}"},
        "duty.edit": TERMS | {"name": laid.roster.name, "has_backup": "", "version": "2",
                              "begins_on": laid.roster.begins_on.isoformat()},
        "duty.shift": {"primary": person, "backup": "", "note": "",
                       "mark": shifts.mark(laid.roster, [laid.shift])},
        "duty.share_out": {"first": str(laid.shift), "last": str(ahead[-1]), "anew": "y",
                           "mark": _mark(laid), **order},
        "duty.swap": {"other": str(ahead[0]), "part": "both", "mark": _mark(laid)},
        "duty.tests": {"group": "MT"},
        "duty.say": {"said": f"person:{laid.people[0]}", "minutes": "4", "note": "",
                     "mark": call_marks.mark(laid.test.calls[0])},
    }  # fmt: skip


def _mark(laid):
    """Return the mark that the form carries, of every shift it offers."""
    return shifts.mark(laid.roster, plan.ahead(laid.roster))


def _people():
    known = db.session.scalars(select(Person).order_by(Person.id).limit(3)).all()
    return known if len(known) == 3 else making.people("Asta", "Bo", "Carl")


def _test(world):
    """Return the test of the own group that runs, begun when there is none."""
    if not db.session.scalar(select(Seat.id).where(Seat.group_id == world.own.id)):
        seat = seats.add_seat(world.own, seats.About(role=CrisisRole.LEADER), actor=world.clerk)
        seats.fill(seat, _people()[0], 0, making.MONDAY, actor=world.clerk)
    return calling.running(world.own.id) or calling.begin(world.own, actor=world.clerk)
