"""Call tests: begun, each call told of, ended. A number that was reached is confirmed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bsak.contacts import service as contacts
from bsak.contacts import taking_back
from bsak.contacts.models import Confirmation, ContactPoint, How
from bsak.duty import call_marks, rules
from bsak.duty.models import Call, CallTest, Reached
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.trail import Entry
from bsak.kernel.words import _
from bsak.seats.models import Seat

LONGEST = 7 * 24 * 60  # minutes: a test that takes a week is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a call led to: who was reached by which number. ``minutes`` None: by the clock."""

    result: Reached
    person_id: int | None = None
    point: ContactPoint | None = None
    minutes: int | None = None
    note: str = ""


def begin(group: CrisisGroup | None, *, actor: Viewer) -> CallTest:
    """Begin a test with a call for each open seat of a group; None: the strategic level."""
    group_id = group.id if group else None
    refuse(rules.obstacle_to_testing(group_id, actor))
    _hold(group_id)
    seats = db.session.scalars(
        select(Seat)
        .where(Seat.group_id == group_id, Seat.is_closed.is_(False))
        .order_by(Seat.position, Seat.id)
    ).all()
    if not seats:
        raise Refused(_("Der er ingen pladser at ringe til. Opret dem under Kriseledelse først."))
    if running(group_id):
        raise Refused(_("Der er en prøve i gang. Afslut den, før en ny begynder."))
    test = CallTest(group=group, started_at=clock.now(), started_by_id=actor.user_id)
    test.calls = [Call(seat_id=seat.id, position=at) for at, seat in enumerate(seats)]
    db.session.add(test)
    _record("call_test_begun", test, actor, after={"group": group_id, "calls": len(seats)})
    return test


def running(group_id: int | None) -> CallTest | None:
    """Return the test of a group (None: of the strategic level) that is not ended yet."""
    query = select(CallTest).where(CallTest.group_id == group_id, CallTest.ended_at.is_(None))
    return db.session.scalars(query.order_by(CallTest.id.desc())).first()


def say(call: Call, said: Said, *, actor: Viewer, read: str | None = None) -> None:
    """Write down what a call led to. What is said later stands instead.

    ``read`` is the mark of the form; raises Stale when the call was told of since it was shown.
    """
    refuse(rules.obstacle_to_saying(call.test, actor))
    minutes, note = said.minutes, " ".join(said.note.split())[:300]
    point = said.point.id if said.point else None
    if read is not None:
        call_marks.hold(call)
    before, confirmed = _plain(call), _confirmed(call)
    stood = confirmed.get("point")
    told = call_marks.Told(said.result, said.person_id, minutes, note, point)
    if read is not None and call_marks.is_overtaken(call, read, told, stood):
        return
    if minutes is None and said.result is not Reached.WAITING:
        minutes = minutes_since(call.test, clock.now())
    if minutes is not None and not 0 <= minutes <= LONGEST:
        raise Refused(_("Skriv minutterne fra prøven begyndte som et helt tal, fx 12."))
    call.result, call.minutes, call.person_id = said.result, minutes, said.person_id
    call.note = note
    if _plain(call) == before and point == stood:
        return
    if point != stood:
        _take_back(confirmed, actor)
        confirmed = _confirm(said.point, actor) if said.point else {}
    after = _plain(call) | ({"confirmed": confirmed} if confirmed else {})
    _record("call_told", call.test, actor, before=before, after=after)


def end(test: CallTest, *, actor: Viewer) -> None:
    """End a test; who was not called was not reached."""
    refuse(rules.obstacle_to_testing(test.group_id, actor))
    if test.ended_at is None:
        test.ended_at = clock.now()
        _record("call_test_ended", test, actor)


def resume(test: CallTest, *, actor: Viewer) -> None:
    """Open a test again that was ended too soon."""
    refuse(rules.obstacle_to_testing(test.group_id, actor))
    _hold(test.group_id)
    if test.ended_at is None:
        return
    if running(test.group_id):
        raise Refused(_("Der er en nyere prøve i gang. Afslut den først."))
    test.ended_at = None
    _record("call_test_resumed", test, actor)


def minutes_since(test: CallTest, now: datetime) -> int:
    """Return the whole minutes that a test has lasted."""
    return max(0, int((now - test.started_at).total_seconds() // 60))


def _hold(group_id: int | None) -> None:
    """Let two who begin a test of one group wait for each other: both take its oldest seat."""
    seats = select(Seat.id).where(Seat.group_id == group_id).order_by(Seat.id)
    db.session.execute(seats.limit(1).with_for_update())


def _confirmed(call: Call) -> dict[str, Any]:
    """Return the confirmation that the call gave as it was told last, and what stood before it."""
    told = select(Entry).where(
        Entry.subject == "call_test", Entry.subject_id == call.test_id, Entry.action == "call_told"
    )
    for entry in db.session.scalars(told.order_by(Entry.id.desc())):
        if (after := entry.after or {}).get("call") == call.id:
            found: dict[str, Any] = after.get("confirmed", {})
            return found
    return {}


def _confirm(point: ContactPoint, actor: Viewer) -> dict[str, Any]:
    """Say that a number was answered. Returns what it takes to unsay it."""
    was = taking_back.standing(point)
    given = contacts.confirm(point, is_right=True, how=How.CALLED, actor=actor)
    return {"point": point.id, "confirmation": given.id, "was": was}


def _take_back(confirmed: dict[str, Any], actor: Viewer) -> None:
    """Unsay that a number was answered, if the number and what was said of it are still here."""
    given = db.session.get(Confirmation, confirmed.get("confirmation", 0))
    if given is not None:
        taking_back.take_back(given, confirmed["was"], actor=actor)


def _plain(call: Call) -> dict[str, Any]:
    """Return what a trail may tell of a call: no words, they may name somebody."""
    return {
        "call": call.id,
        "result": call.result.value,
        "person": call.person_id,
        "minutes": call.minutes,
    }


def _record(
    action: str,
    test: CallTest,
    actor: Viewer,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    db.session.flush()
    trail.record(action, "call_test", test.id, actor_id=actor.user_id, before=before, after=after)
