"""Call tests to look at: whom to call for each seat, and how each group was last reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from bsak.contacts import numbers
from bsak.contacts import queries as contacts
from bsak.contacts.models import ContactPoint
from bsak.duty.models import Call, CallTest
from bsak.duty.results import Tally, tally
from bsak.kernel import clock
from bsak.kernel.clock import DENMARK
from bsak.kernel.db import db
from bsak.seats import organisation
from bsak.seats.models import Seat
from bsak.seats.organisation import Filling, SeatLine
from bsak.seats.rules import overlaps


@dataclass(frozen=True, slots=True)
class Callee:
    """Somebody to call for a seat, with the numbers of work that may be tried."""

    filling: Filling
    points: tuple[ContactPoint, ...]
    has_wrong: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A call of a test, and whom to call in turn: the holder, then the deputies."""

    call: Call
    callees: tuple[Callee, ...]
    is_vacant: bool


def by_id(test_id: int) -> CallTest | None:
    """Return a test with its calls, seats and who was reached."""
    return db.session.scalar(_tests().where(CallTest.id == test_id))


def history() -> Sequence[CallTest]:
    """Return every test, the newest first."""
    return db.session.scalars(_newest_first()).all()


def newest_of(group_id: int) -> CallTest | None:
    """Return the newest test of a group that is ended."""
    ended = _newest_first().where(CallTest.group_id == group_id, CallTest.ended_at.is_not(None))
    return db.session.scalars(ended.limit(1)).first()


def newest() -> dict[int | None, CallTest]:
    """Return the newest test that is ended of each group; under None the leadership's."""
    found: dict[int | None, CallTest] = {}
    for test in history():
        if test.ended_at is not None:
            found.setdefault(test.group_id, test)
    return found


def counted(test: CallTest) -> Tally:
    """Return the calls of a test counted."""
    made = [(call.result, call.minutes) for call in test.calls if not is_vacant(call)]
    return tally(made, len(test.calls) - len(made))


def is_vacant(call: Call) -> bool:
    """Say whether nobody sat on a seat while the test ran, so that there was nobody to call."""
    first = call.test.started_at.astimezone(DENMARK).date()
    ended = call.test.ended_at
    last = ended.astimezone(DENMARK).date() if ended else clock.today()
    return call.person_id is None and not any(
        overlaps(one, first, last + timedelta(days=1)) for one in call.seat.assignments
    )


def lines(test: CallTest) -> list[Line]:
    """Return the calls of a test with whom to call, as the seats are filled today."""
    seats = {seat.id: seat for seat in organisation.read(clock.today()).seats}
    asked = _asked([seats[call.seat_id] for call in test.calls if call.seat_id in seats])
    return [Line(call, asked.get(call.seat_id, ()), is_vacant(call)) for call in test.calls]


def callees(group_id: int | None) -> list[tuple[SeatLine, tuple[Callee, ...]]]:
    """Return the seats of a group (None: of the strategic level) and whom to call for each."""
    seats = [s for s in organisation.read(clock.today()).seats if s.group == group_id]
    asked = _asked(seats)
    return [(seat, asked[seat.id]) for seat in seats]


def _asked(seats: Sequence[SeatLine]) -> dict[int, tuple[Callee, ...]]:
    """Return whom to call for each seat, in turn."""
    people = {one.person for seat in seats for one in seat.people}
    points = contacts.points_of_people(people)
    return {
        seat.id: tuple(_callee(one, points.get(one.person, [])) for one in seat.people)
        for seat in seats
    }


def _callee(filling: Filling, points: Sequence[ContactPoint]) -> Callee:
    phones = [p for p in points if p.kind in numbers.PHONES and not p.is_private]
    usable = tuple(point for point in phones if point.wrong_since is None)
    return Callee(filling, usable, len(usable) < len(phones))


def _newest_first() -> Select[CallTest]:
    return _tests().order_by(CallTest.started_at.desc(), CallTest.id.desc())


def _tests() -> Select[CallTest]:
    calls = selectinload(CallTest.calls)
    return select(CallTest).options(
        joinedload(CallTest.group),
        calls.joinedload(Call.seat).selectinload(Seat.assignments),
        calls.joinedload(Call.person),
    )
