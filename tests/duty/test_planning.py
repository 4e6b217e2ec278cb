"""Shifts are shared out, swapped and put back, and nobody overwrites another in silence."""

from datetime import date, datetime, timedelta

import pytest

from bsak.contacts import service as contacts
from bsak.duty import planning, queries, rosters, shifts
from bsak.duty.gaps import Lack, Who
from bsak.duty.models import Turn
from bsak.duty.planning import Rotation, Swapped
from bsak.duty.shifts import Seen
from bsak.kernel.clock import DENMARK
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, Stale
from bsak.kernel.trail import Entry
from tests import make
from tests.duty import making
from tests.duty.making import MONDAY, WEEKS


def stands(roster):
    return list(shifts.who_have(roster, WEEKS).values())


def share(roster, order, clerk, **more):
    rotation = Rotation(order, WEEKS[0], WEEKS[-1], **more)
    return planning.share_out(roster, rotation, actor=clerk)


def test_weeks_are_shared_out_and_taken_back_as_one(roster, four, clerk):
    planning.assign(roster, WEEKS[1], Who(four[3], None), actor=clerk)
    before = stands(roster)

    entry = share(roster, four[:3], clerk)
    a, b, c, d = four
    assert stands(roster) == [Who(a, b), Who(d, b), Who(b, c), Who(c, a), Who(a, b), Who(b, c)]

    planning.undo(roster, entry.id, actor=clerk)
    assert stands(roster) == before


def test_swapping_twice_is_nothing(roster, four, clerk):
    share(roster, four, clerk)
    before = stands(roster)

    for part in Swapped:
        planning.swap(roster, WEEKS[0], WEEKS[2], part, actor=clerk)
        a, b, c, d = four
        first = stands(roster)[0]
        assert first == {"both": Who(c, d), "primary": Who(c, b), "backup": Who(a, d)}[part]
        planning.swap(roster, WEEKS[2], WEEKS[0], part, actor=clerk)
        assert stands(roster) == before


def test_swap_that_would_make_somebody_their_own_backup_is_refused(roster, four, clerk):
    share(roster, four, clerk)
    with pytest.raises(Refused, match="sin egen bagvagt"):
        planning.swap(roster, WEEKS[0], WEEKS[1], Swapped.PRIMARY, actor=clerk)


def test_two_who_plan_never_overwrite_each_other_in_silence(roster, four, clerk):
    share(roster, four, clerk)
    one, two = (Seen(days, shifts.mark(roster, days)) for days in (WEEKS[:1], WEEKS[:2]))
    entry = planning.assign(roster, WEEKS[0], Who(four[3], four[0]), actor=clerk, seen=one)
    planning.assign(roster, WEEKS[0], Who(four[2], four[0]), actor=clerk)
    db.session.commit()

    with pytest.raises(Stale) as stale:
        planning.assign(roster, WEEKS[0], Who(four[1], None), actor=clerk, seen=one)
    assert stale.value.theirs == {"Vagt": "Carl Eksempel", "Bagvagt": "Asta Eksempel",
                                  "Bemærkning": ""}  # fmt: skip
    with pytest.raises(Refused, match="Nogen har ændret"):
        planning.swap(roster, WEEKS[0], WEEKS[1], Swapped.BOTH, actor=clerk, seen=two)
    anew = Rotation(four[:2], WEEKS[0], WEEKS[1], anew=True)
    with pytest.raises(Refused, match="Nogen har ændret"):
        planning.share_out(roster, anew, actor=clerk, seen=two)
    with pytest.raises(Refused, match="ændret siden"):
        planning.undo(roster, entry.id, actor=clerk)


def test_trail_tells_of_people_by_number_alone(roster, four, clerk):
    share(roster, four, clerk)
    planning.assign(roster, WEEKS[0], Who(four[3], None), note="Asta er på ferie", actor=clerk)
    told = db.session.query(Entry).filter_by(subject=shifts.SUBJECT).order_by(Entry.id).all()

    assert told[-1].before == {"shifts": {"2026-03-02": [four[0], four[1]]}}
    assert told[-1].after == {"shifts": {"2026-03-02": [four[3], None]}}
    assert not [one for one in told if "Eksempel" in str(one.after) or "Asta" in str(one.after)]


def test_who_has_left_or_is_away_is_a_gap_and_gets_no_shift(roster, four, clerk):
    share(roster, four[:2], clerk)
    leaver = db.session.get(contacts.Person, four[1])
    contacts.leave(leaver, WEEKS[3], actor=None)
    ahead = queries.gaps_ahead(MONDAY, timedelta(weeks=5))

    assert {one.gap.shift for one in ahead if one.gap.lack is Lack.LEFT} == set(WEEKS[3:])
    assert {one.name for one in ahead if one.gap.person} == {"Bo Eksempel"}
    with pytest.raises(Refused, match="er fratrådt"):
        planning.assign(roster, MONDAY + timedelta(weeks=8), Who(four[1], None), actor=clerk)


def test_days_of_change_are_settled_once_shifts_are(roster, four, clerk):
    share(roster, four, clerk)
    tuesdays = rosters.Terms(name="Krisevagt", begins_on=MONDAY, weekday=1)
    with pytest.raises(Refused, match="andre dage"):
        rosters.change(roster, tuesdays, actor=clerk)
    later = rosters.Terms(name="Krisevagt", begins_on=MONDAY, has_backup=False)
    rosters.change(roster, later, actor=clerk)
    assert not roster.has_backup


def test_only_the_leader_and_the_secretariat_plan_for_a_group(app, clerk, four):
    group = make.group()
    leader, member = make.member(group, is_leader=True), make.member(group)
    roster = making.roster(clerk, name="Teknisk vagt", group=group)

    share(roster, four, make.viewer(leader))
    with pytest.raises(Refused, match="Kun gruppens leder"):
        share(roster, four, make.viewer(member), anew=True)
    with pytest.raises(Refused, match="hele kommunen"):
        making.roster(make.viewer(leader), name="Krisevagt")


def test_on_duty_is_whoever_has_the_shift_that_runs(roster, four, clerk, queries_of):
    share(roster, four, clerk)
    making.roster(clerk, name="Døgnvagt", turn=Turn.DAY, begins_on=date(2026, 3, 1))
    db.session.commit()

    def asked(hour):
        at = datetime(2026, 3, 9, hour, tzinfo=DENMARK)
        return {one.roster.name: (one.primary, one.backup) for one in queries.on_duty(at)}

    assert asked(7) == {"Krisevagt": ("Asta Eksempel", "Bo Eksempel"), "Døgnvagt": ("", "")}
    assert asked(8)["Krisevagt"] == ("Bo Eksempel", "Carl Eksempel")
    assert queries_of(lambda: asked(8)) == 1
