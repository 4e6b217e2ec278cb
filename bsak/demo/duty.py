"""The demo's duties and call test: a week nobody backs up, and a seat that could not be reached."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select

from bsak.contacts.models import Person
from bsak.duty import calling, planning, queries, rosters
from bsak.duty.calling import Said
from bsak.duty.gaps import Who
from bsak.duty.models import Reached, Roster, Turn
from bsak.duty.planning import Rotation, Swapped
from bsak.duty.rhythm import rhythm
from bsak.groups import queries as groups
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.clock import DENMARK
from bsak.kernel.db import db
from bsak.people.models import User
from bsak.seats import organisation
from bsak.seats.organisation import SeatLine

_WEEK = timedelta(weeks=1)
_CHIEFS = ("Bo", "Cecilie", "Ida", "Gorm", "Ulla", "Maren")
_ENGINEERS = ("Karen", "Poul", "Jens", "Lars")
_NO_BACKUP = 6  # weeks from now
_TESTED = timedelta(days=12)  # ago
_MINUTES = (3, 5, 8, 14, 21)
_UNREACHED = 3  # which of the group's seats


def hand_out(by_code: dict[str, CrisisGroup], accounts: dict[str, User]) -> None:
    """Plan the municipality's duty by the week and a group's by the day; test a group."""
    clerk = groups.viewer(accounts["sekretariat"])
    today = clock.today()
    monday = today - timedelta(days=today.weekday())
    crisis = rosters.plan(rosters.Terms(name="Krisevagt", begins_on=monday - 4 * _WEEK),
                          actor=clerk)  # fmt: skip
    _share(crisis, _CHIEFS, monday + 11 * _WEEK, clerk)
    planning.swap(crisis, monday + _WEEK, monday + 3 * _WEEK, Swapped.BOTH, actor=clerk)
    _leave_without_backup(crisis, monday + _NO_BACKUP * _WEEK, clerk)
    technical = rosters.Terms(
        name="Teknisk døgnvagt",
        group=by_code["MT"],
        turn=Turn.DAY,
        has_backup=False,
        begins_on=monday - _WEEK,
        note="Vejvagten og miljøvagten ringer hertil uden for kontortid.",
    )
    _share(rosters.plan(technical, actor=clerk), _ENGINEERS, monday + 9 * _WEEK, clerk)
    _test(by_code["MT"], clerk)


def _share(roster: Roster, names: tuple[str, ...], last: date, clerk: Viewer) -> None:
    known = db.session.scalars(select(Person).where(Person.name.in_([_full(n) for n in names])))
    people = {person.name: person.id for person in known}
    order = [people[_full(name)] for name in names]
    rotation = Rotation(order, rhythm(roster).first, last)
    planning.share_out(roster, rotation, actor=clerk)


def _leave_without_backup(roster: Roster, week: date, clerk: Viewer) -> None:
    stands = queries.who_has(queries.shifts(roster, week, week)[week])
    planning.assign(roster, week, Who(stands.primary, None), actor=clerk)


def _test(group: CrisisGroup, clerk: Viewer) -> None:
    """Call every seat of a group; ages of numbers stay as the crew's list has them."""
    seats = {seat.id: seat for seat in organisation.read(clock.today()).seats}
    test = calling.begin(group, actor=clerk)
    for at, call in enumerate(test.calls):
        calling.say(call, _said(at, seats[call.seat_id]), actor=clerk)
    calling.end(test, actor=clerk)
    morning = datetime.combine(clock.today() - _TESTED, time(9), DENMARK)
    test.started_at = morning.astimezone(UTC)
    test.ended_at = test.started_at + timedelta(minutes=26)
    db.session.flush()


def _said(at: int, seat: SeatLine) -> Said:
    minutes, person = _MINUTES[at % len(_MINUTES)], seat.acting
    if person is None or at == _UNREACHED:
        return Said(result=Reached.NOT_REACHED, minutes=minutes, note="Telefonsvarer")
    result = Reached.DEPUTY if person.rank else Reached.REACHED
    return Said(result=result, person_id=person.person, minutes=minutes)


def _full(first: str) -> str:
    return f"{first} Eksempel"
