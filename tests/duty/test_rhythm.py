"""A duty changes hands at the same Danish hour all year, and somebody's shift always runs."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bsak.duty import saying
from bsak.duty.gaps import Away, Gap, Lack, Presence, Who, days_between, gaps, in_a_row
from bsak.duty.models import Roster, Turn
from bsak.duty.rhythm import Rhythm
from bsak.duty.rotation import shared_out
from bsak.kernel.clock import DENMARK

WEEKS = Rhythm(Turn.WEEK, 0, time(8), date(2026, 1, 1))
MONDAY = date(2026, 3, 2)
rhythms = st.builds(
    Rhythm,
    st.sampled_from(Turn),
    st.integers(0, 6),
    st.times(),
    st.dates(date(2020, 1, 1), date(2027, 12, 31)),
)
moments = st.integers(0, 10 * 366 * 24 * 60).map(
    lambda minutes: datetime(2019, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@pytest.mark.parametrize(
    ("shift", "hours"),
    [("2026-03-16", 168), ("2026-03-23", 167), ("2026-10-19", 169), ("2026-10-26", 168)],
)
def test_week_in_which_the_clocks_change_is_an_hour_shorter_or_longer(shift, hours):
    day = date.fromisoformat(shift)
    begins, ends = WEEKS.begins(day), WEEKS.ends(day)

    assert ends - begins == timedelta(hours=hours)
    assert begins.astimezone(DENMARK).hour == ends.astimezone(DENMARK).hour == 8


def test_first_shift_begins_when_the_duty_first_changes_hands():
    assert WEEKS.first == date(2026, 1, 5)
    assert WEEKS.at(datetime(2026, 1, 5, 6, 59, tzinfo=UTC)) is None
    assert WEEKS.at(datetime(2026, 1, 5, 7, 0, tzinfo=UTC)) == date(2026, 1, 5)
    assert WEEKS.at(datetime(2026, 1, 12, 6, 59, tzinfo=UTC)) == date(2026, 1, 5)


@given(rhythms, moments)
def test_exactly_one_shift_runs_at_any_moment(rhythm, moment):
    shift = rhythm.at(moment)
    if shift is None:
        assert moment < rhythm.begins(rhythm.first)
    else:
        assert rhythm.has(shift)
        assert rhythm.begins(shift) <= moment < rhythm.ends(shift)


@given(rhythms, st.dates(date(2019, 1, 1), date(2028, 1, 1)), st.integers(0, 40))
def test_days_of_a_time_are_the_shifts_that_touch_it(rhythm, first, more):
    last = first + timedelta(days=more)
    shifts = list(rhythm.days(first, last))

    for shift in shifts:
        assert rhythm.has(shift)
        assert shift <= last
        assert rhythm.after(shift) > first
    assert all(rhythm.after(one) == other for one, other in pairwise(shifts))
    covered = {day for shift in shifts for day in days_between(shift, rhythm.after(shift))}
    asked = [first + timedelta(days=n) for n in range(more + 1)]
    assert all((day in covered) == (day >= rhythm.first) for day in asked)


people = st.integers(1, 5)
aways = st.builds(
    Away,
    people,
    st.dates(MONDAY, MONDAY + timedelta(days=10)),
    st.none() | st.dates(MONDAY, MONDAY + timedelta(days=10)),
)


@given(
    st.none() | people,
    st.none() | people,
    st.lists(aways, max_size=4),
    st.dictionaries(people, st.dates(MONDAY, MONDAY + timedelta(days=10))),
    st.booleans(),
)
def test_shift_without_gaps_has_somebody_who_is_there_every_day(one, two, away, left, has_backup):
    who, presence = Who(one, two), Presence(away, left)
    days = days_between(MONDAY, MONDAY + timedelta(days=7))
    found = gaps(MONDAY, MONDAY + timedelta(days=7), who, presence, has_backup=has_backup)

    assert (one is None) == (Gap(MONDAY, Lack.NOBODY) in found)
    assert (has_backup and two is None) == (Gap(MONDAY, Lack.NO_BACKUP) in found)
    unable = {gap.person: gap.days for gap in found if gap.person}
    for person in who.people:
        bad = [
            day
            for day in days
            if left.get(person, date.max) <= day
            or any(a.person == person and a.from_on <= day <= (a.to_on or date.max) for a in away)
        ]
        assert bool(bad) == (person in unable)
        assert set(unable.get(person, ())) <= set(bad)


@given(
    st.lists(people, min_size=1, max_size=5, unique=True),
    st.dictionaries(st.integers(0, 11), st.tuples(people, st.none())),
    st.sets(st.tuples(people, st.integers(0, 11))),
)
def test_sharing_out_gives_turns_in_order_and_moves_nobody(order, filled, away):
    shifts = [MONDAY + timedelta(weeks=n) for n in range(12)]
    standing = {shifts[n]: Who(*who) for n, who in filled.items()}

    def is_there(person, shift):
        return (person, shifts.index(shift)) not in away

    shared = shared_out(shifts, order, standing, is_there, has_backup=True)

    for shift, who in shared.items():
        assert who.primary is None or who.primary != who.backup
        if shift in standing:
            assert who.primary == standing[shift].primary
        elif who.primary is None:
            assert not [one for one in order if is_there(one, shift)]
        else:
            assert is_there(who.primary, shift)
    if not standing and not away:
        assert [who.primary for who in shared.values()] == [
            order[n % len(order)] for n in range(12)
        ]


def test_backup_is_whoever_is_next():
    shifts = [MONDAY + timedelta(weeks=n) for n in range(3)]
    shared = shared_out(shifts, [1, 2, 3], {}, lambda *_: True, has_backup=True)
    assert list(shared.values()) == [Who(1, 2), Who(2, 3), Who(3, 1)]


def test_shifts_running_are_counted():
    assert in_a_row([1, 1, 2, None, None, 2, 2, 2]) == [1, 2, 1, 0, 0, 1, 2, 3]


@pytest.mark.parametrize(("changes_at", "days"), [
    ("08:00", "30. nov.–6. dec. 2026"), ("15:00", "30. nov.–7. dec. 2026"),
])  # fmt: skip
def test_days_of_two_weeks_meet_in_the_day_of_change_only_when_that_is_divided(changes_at, days):
    weekly = Roster(turn=Turn.WEEK, weekday=0, changes_at=changes_at, begins_on=date(2026, 1, 5))
    assert saying.days(weekly, date(2026, 11, 30)) == days
