"""The numbers of an agenda, whatever is done to it."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bsak.kernel.db import db
from bsak.meetings import items, placing
from bsak.meetings.items import Point
from bsak.meetings.models import AgendaItem
from tests import make
from tests.meetings.targets import planned

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "move", "postpone", "place", "drop"]),
        st.integers(0, 9),
        st.integers(-2, 12),
    ),
    max_size=25,
)


def numbers(meeting):
    """Return the numbers of the agenda as the database has them, with the titles."""
    rows = select(AgendaItem.number, AgendaItem.title).where(AgendaItem.meeting_id == meeting.id)
    return [tuple(row) for row in db.session.execute(rows.order_by(AgendaItem.number))]


def step(meeting, later, what, which, to, clerk, n):
    """Do one thing to the agenda, and to ``later``, the points that wait."""
    on = list(meeting.items)
    if what == "add":
        items.add(meeting, Point(title=f"Punkt {n}"), actor=clerk)
    elif what == "place" and later:
        placing.place(later.pop(which % len(later)), meeting, actor=clerk, to=to)
    elif what == "move" and on:
        placing.move(on[which % len(on)], to, actor=clerk)
    elif what == "postpone" and on:
        later.append(on[which % len(on)])
        placing.postpone(later[-1], actor=clerk)
    elif what == "drop" and on:
        placing.drop(on[which % len(on)], actor=clerk)


@given(steps=STEPS)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_points_are_numbered_from_one_whatever_is_done(app, steps):
    clerk, later = make.clerk(), []
    day = date(2030, 1, 1)
    meeting = planned(clerk, body=f"Forum {make.user().id}", held_on=day, titles=("A", "B", "C"))

    for n, (what, which, to) in enumerate(steps):
        step(meeting, later, what, which, to, clerk, n)

        kept = numbers(meeting)
        assert [number for number, _ in kept] == list(range(1, len(kept) + 1))
        assert [(item.number, item.title) for item in meeting.items] == kept


def test_moved_point_stands_where_it_was_put_and_the_others_make_room(app):
    clerk = make.clerk()
    meeting = planned(clerk, titles=("A", "B", "C", "D"))

    placing.move(meeting.items[3], 2, actor=clerk)

    assert numbers(meeting) == [(1, "A"), (2, "D"), (3, "B"), (4, "C")]


def test_point_that_is_put_off_comes_back_where_it_was(app):
    clerk = make.clerk()
    meeting = planned(clerk, titles=("A", "B", "C"))
    point = meeting.items[1]

    was = placing.postpone(point, actor=clerk)
    assert (point.meeting_id, numbers(meeting)) == (None, [(1, "A"), (2, "C")])
    placing.place(point, meeting, actor=clerk, to=was)

    assert numbers(meeting) == [(1, "A"), (2, "B"), (3, "C")]


def test_moving_does_not_disturb_whoever_writes_in_a_point(app):
    clerk = make.clerk()
    meeting = planned(clerk, titles=("A", "B"))
    point, version = meeting.items[1], meeting.items[1].version

    placing.move(point, 1, actor=clerk)
    items.edit(point, Point(title="B, rettet"), actor=clerk, version=version)

    assert numbers(meeting) == [(1, "B, rettet"), (2, "A")]
