"""Who fills a seat on any day, as the rows and the trail tell it, whatever is done and undone."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from bsak.contacts.models import Person
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.trail import Entry
from bsak.seats import away, moving, organisation, service, undoing
from bsak.seats.days import fills
from bsak.seats.models import Assignment
from tests import make
from tests.racing import second_waits
from tests.seats import making

TODAY = "2026-03-01"
DAY = date.fromisoformat(TODAY)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("BSAK_TODAY", TODAY)


def on(day, seat):
    """Return who fills ``seat`` on ``day`` at each rank, by the plain values."""
    lines = {line.id: line for line in organisation.read(day).seats}
    return {one.rank: one.person for one in lines[seat.id].people}


def replayed(day, seat):
    """Return the same from the trail alone: each act, also undoing, sets the rows it names."""
    rows = {}
    acts = select(Entry).where(Entry.subject == "seat", Entry.subject_id == seat.id)
    for entry in db.session.scalars(acts.order_by(Entry.id)):
        rows |= (entry.after or {}).get("filled", {})
    found = {}
    for person, rank, from_on, to_on in rows.values():
        if date.fromisoformat(from_on) <= day and (
            to_on is None or day < date.fromisoformat(to_on)
        ):
            assert rank not in found, "two people at one rank"
            found[rank] = person
    assert len(set(found.values())) == len(found), "one person twice"
    return found


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["fill", "fill", "fill", "end", "move", "undo"]),
        st.integers(0, 3),  # who
        st.integers(0, 1),  # rank
        st.integers(-4, 4),  # day
    ),
    min_size=6,
    max_size=9,
)


@given(acts=ACTS)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_seat_is_on_any_day_what_its_acts_say(app, acts):
    clerk, seat = make.clerk(), making.seat()
    people = [making.person(f"{n} Eksempel", phone=False) for n in ("Asta", "Bo", "Cai", "Dea")]
    for act, who, rank, days in acts:
        before, day = _everything(seat), DAY + timedelta(days=days)
        try:
            _do(act, seat, people[who], rank, day, clerk)
        except Refused:
            db.session.rollback()
            assert _everything(seat) == before
        db.session.commit()
    for n in (-4, 0, 1, 6):
        when = DAY + timedelta(days=n)
        assert on(when, seat) == replayed(when, seat)


def _do(act, seat, person, rank, day, clerk):
    mine = [one for one in seat.assignments if one.person is person]
    if act == "fill":
        before = _everything(seat)
        service.fill(seat, person, rank, day, actor=clerk)
        assert on(day, seat)[rank] == person.id
        undoing.undo(undoing.last_act(seat), actor=clerk)
        assert _everything(seat) == before
        service.fill(seat, person, rank, day, actor=clerk)
    elif act == "undo" and (last := undoing.last_act(seat)):
        undoing.undo(last, actor=clerk)
    elif mine and act == "end":
        service.end(mine[-1], day, actor=clerk)
    elif mine and act == "move":
        there = on(max(day, mine[-1].from_on), seat).get(rank)
        old = mine[-1].rank
        moved = moving.move(mine[-1], rank, day, actor=clerk)
        now = on(moved.from_on, seat)
        assert now[rank] == person.id
        assert rank == old or now.get(old) == there


def _everything(seat):
    """Return who fills the seat when, without the rows of no days."""
    return sorted(
        (one.rank, one.from_on, one.to_on or date.max, one.person_id)
        for one in seat.assignments
        if one.to_on != one.from_on
    )


def test_rows_are_ended_and_never_deleted(app):
    clerk, seat, asta = make.clerk(), making.seat(), making.person()
    making.filled(seat, asta)
    undoing.undo(undoing.last_act(seat), actor=clerk)
    kept = db.session.scalars(select(Assignment)).one()
    assert kept.to_on == kept.from_on
    assert organisation.read(DAY).strategic[0].is_vacant


def test_who_waited_for_another_acts_on_what_that_one_left(app):
    clerk, seat, asta = make.clerk(), making.seat(), making.person()
    mine = making.filled(seat, asta, rank=1)
    assert fills(mine, DAY)
    ended = update(Assignment).where(Assignment.id == mine.id).values(to_on=DAY)
    db.session.execute(ended, execution_options={"synchronize_session": False})

    with pytest.raises(Refused, match="sidder ikke på pladsen"):
        moving.move(mine, 0, DAY, actor=clerk)


def test_two_who_write_of_one_absence_at_once_write_it_once(app):
    clerk, key = make.clerk(), making.person().id

    def write():
        away.be_away(db.session.get(Person, key), DAY, None, actor=clerk)

    (told,) = second_waits(app, write, write)
    assert told.startswith("Asta Eksempel er allerede skrevet som væk")
