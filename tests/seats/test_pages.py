"""The pages of the crisis organisation: filling, leaving, being away, and who may do it where."""

import re
from datetime import date, timedelta

import pytest
from markupsafe import escape
from sqlalchemy import select

from bsak.contacts import belonging
from bsak.contacts import service as contacts
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.trail import Entry
from bsak.people.models import Role
from bsak.seats import away, organisation, queries, service
from bsak.seats.models import Absence, Assignment, Seat
from bsak.seats.roles import CrisisRole
from tests import make
from tests.seats import making

TODAY = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("BSAK_TODAY", TODAY.isoformat())


@pytest.fixture
def group(app):
    return make.group()


def clerk_browser(sign_in):
    return sign_in(make.user(name="Sekretariatet", role=Role.SECRETARIAT))


def line(seat, day=TODAY):
    return next(one for one in organisation.read(day).seats if one.id == seat.id)


def test_a_new_group_gets_the_five_seats_in_one_click_and_no_more(group, sign_in):
    browser = clerk_browser(sign_in)
    assert "Opret de fem faste pladser" in browser.get("/kriseledelse").text
    for _again in range(2):
        browser.post("/kriseledelse/pladser/faste", data={"group": "MT"})
    roles = db.session.scalars(select(Seat.role).order_by(Seat.position)).all()
    assert roles == [*CrisisRole]
    page = browser.get("/kriseledelse").text
    assert page.count("Ledig") == 5


def test_somebody_comes_on_a_later_day_and_it_is_undone_from_the_message(group, sign_in):
    browser = clerk_browser(sign_in)
    seat, asta, bo = making.seat(group), making.person(), making.person("Bo Eksempel")
    making.filled(seat, asta)
    body = {"person": bo.id, "rank": "0", "from_on": "2026-12-01", "version": seat.version}
    page = browser.post(f"/kriseledelse/pladser/{seat.id}/besaet", data=body, follow_redirects=True)
    assert "Bo Eksempel er indehaver fra 1. december 2026." in page.text
    assert line(seat).holder.person == asta.id
    assert line(seat).coming[0].name == "Bo Eksempel"
    assert line(seat, date(2026, 12, 1)).holder.person == bo.id
    assert "Bo Eksempel fra 1. dec. 2026" in browser.get("/kriseledelse").text

    stale = browser.post(f"/kriseledelse/pladser/{seat.id}/besaet", data=body)
    assert stale.status_code == 422
    assert "Nogen har ændret pladsen" in stale.text
    act = db.session.scalars(select(Entry).order_by(Entry.id.desc())).first()
    browser.post(f"/kriseledelse/fortryd/{act.id}")
    assert line(seat, date(2026, 12, 1)).holder.person == asta.id


def test_one_person_sits_once_on_a_seat(group):
    clerk, seat, asta = make.clerk(), making.seat(group), making.person()
    making.filled(seat, asta)
    with pytest.raises(Refused, match="sin egen stedfortræder"):
        service.fill(seat, asta, 1, TODAY, actor=clerk)
    with pytest.raises(Refused, match="allerede"):
        service.fill(seat, asta, 0, TODAY, actor=clerk)
    service.end(seat.assignments[0], date(2026, 4, 1), actor=clerk)
    service.fill(seat, asta, 1, date(2026, 4, 1), actor=clerk)


def test_while_the_holder_is_away_the_first_deputy_who_is_there_acts(group, sign_in):
    clerk, seat = make.clerk(), making.seat(group)
    asta, bo, cai = (making.person(f"{name} Eksempel") for name in ("Asta", "Bo", "Cai"))
    for rank, one in enumerate((asta, bo, cai)):
        making.filled(seat, one, rank)
    assert line(seat).acting.person == asta.id
    mine = away.be_away(asta, TODAY, date(2026, 3, 10), actor=clerk)
    away.be_away(bo, date(2026, 2, 1), None, actor=clerk)
    db.session.commit()
    assert line(seat).acting.person == cai.id
    assert line(seat, date(2026, 3, 11)).acting.person == asta.id
    page = sign_in(make.member(group)).get("/kriseledelse").text
    assert "Væk til og med 10. mar" in page
    assert "Cai Eksempel træder til" in page
    with pytest.raises(Refused, match="allerede skrevet som væk"):
        away.be_away(asta, date(2026, 3, 10), None, actor=clerk)
    act = away.come_back(mine, TODAY, actor=clerk)
    assert line(seat).acting.person == asta.id
    assert db.session.get(Absence, mine.id) is None
    again = away.undo(act, actor=clerk)
    assert (again.from_on, again.to_on) == (TODAY, date(2026, 3, 10))
    act = away.come_back(db.session.scalars(select(Absence)).first(), TODAY, actor=clerk)
    assert line(seat).acting.person == bo.id
    away.undo(act, actor=clerk)
    assert sorted((one.from_on, one.to_on) for one in queries.absences()) == [
        (date(2026, 2, 1), None), (TODAY, date(2026, 3, 10))
    ]  # fmt: skip


def test_a_leader_fills_the_seats_of_the_own_group_alone(group):
    other = make.group(code="SK", name="Skoler & Dagtilbud")
    leader = make.viewer(make.member(group, is_leader=True))
    own, foreign, top = making.seat(group), making.seat(other), making.seat()
    asta = making.person()
    service.fill(own, asta, 0, TODAY, actor=leader)
    for seat in (foreign, top):
        with pytest.raises(Refused, match="Kun"):
            service.fill(seat, asta, 0, TODAY, actor=leader)
    away.be_away(asta, TODAY, None, actor=leader)
    with pytest.raises(Refused, match="Kun"):
        away.be_away(making.person("Bo Eksempel"), TODAY, None, actor=leader)


def test_a_deputy_becomes_the_holder_and_the_holder_deputy(group, sign_in):
    browser, seat = clerk_browser(sign_in), making.seat(group)
    asta, bo = making.person(), making.person("Bo Eksempel")
    making.filled(seat, asta)
    deputy = making.filled(seat, bo, 1)
    browser.post(f"/kriseledelse/besaettelser/{deputy.id}/op")
    assert line(seat).holder.person == bo.id
    assert [one.person for one in line(seat).deputies] == [asta.id]
    page = browser.get(f"/kriseledelse/pladser/{seat.id}").text
    assert "28. feb. 2026" in page  # the last day as they were


def test_who_has_left_holds_nothing_and_a_seat_in_use_is_not_closed(group):
    clerk, seat, asta = make.clerk(), making.seat(group), making.person()
    making.filled(seat, asta)
    with pytest.raises(Refused, match="Der sidder nogen"):
        service.close_seat(seat, actor=clerk)
    asta.left_on = TODAY
    db.session.flush()
    assert line(seat).is_vacant
    assert line(seat).acting is None
    with pytest.raises(Refused, match="fratrådt"):
        service.fill(making.seat(group), asta, 0, TODAY, actor=clerk)


def test_people_belong_where_they_sit_and_find_their_seats_on_their_page(group, sign_in):
    user = make.member(group)
    seat, asta, bo = making.seat(group), making.person(user=user), making.person("Bo Eksempel")
    making.filled(seat, asta)
    making.filled(seat, bo, 1)
    assert belonging.groups_of([asta.id, bo.id]) == {n.id: {group.id} for n in (asta, bo)}
    (mine,) = queries.of_user(user.id)
    assert (mine.rank, [one.person_id for one in mine.others]) == (0, [bo.id])
    browser = sign_in(user)
    assert "Bo Eksempel (1. stedfortræder)" in browser.get("/min-side").text
    assert "1 stedfortræder" in browser.get("/krisegrupper/MT").text


def test_the_organisation_is_read_by_as_many_questions_however_large_it_is(group, queries_of):
    few = queries_of(lambda: organisation.read(TODAY))
    for role in CrisisRole:
        making.filled(making.seat(group, role), making.person(f"{role.value} Eksempel"))
    assert queries_of(lambda: organisation.read(TODAY)) == few


def test_the_trail_names_nobody(group):
    asta = making.person("Zenobia Eksempel")
    making.filled(making.seat(group), asta)
    away.be_away(asta, TODAY, None, actor=make.clerk())
    told = [f"{e.before}{e.after}{e.note}" for e in db.session.scalars(select(Entry))]
    assert not [one for one in told if "Zenobia" in one or "000000" in one]
    assert db.session.scalars(select(Assignment)).one().person_id == asta.id


def test_a_day_is_understood_as_danes_write_it(app, sign_in):
    asta, browser = making.person(), clerk_browser(sign_in)
    said = {"person": str(asta.id), "from_on": "03.03.2026", "to_on": "5/3/2026"}
    assert browser.post("/kriseledelse/fravaer", data=said).status_code == 302
    found = db.session.scalars(select(Absence)).one()
    assert (found.from_on.day, found.to_on.day) == (3, 5)


def test_whoever_writes_an_absence_is_told_of_the_days_and_of_who_acts(group, sign_in):
    leader, log = making.seat(group), making.seat(group, CrisisRole.SITUATION_LOG)
    asta, bo = making.person(), making.person("Bo Eksempel")
    making.filled(leader, asta)
    making.filled(leader, bo, 1)
    making.filled(log, asta)
    browser = clerk_browser(sign_in)

    said = {"person": str(asta.id), "from_on": "03.03.2026", "to_on": "5/3/2026"}
    browser.post("/kriseledelse/fravaer", data=said)
    page = " ".join(browser.get("/kriseledelse/fravaer").text.split())
    assert "Asta Eksempel er væk fra 3. marts 2026 til og med 5. marts 2026." in page
    assert f"Bo Eksempel træder til på pladsen Kriseleder, {escape(group.name)}." in page
    log_name = f"{CrisisRole.SITUATION_LOG.label}, {escape(group.name)}"
    assert f"Ingen kan træde til på pladsen {log_name}: sæt en stedfortræder på." in page

    said = {"person": str(bo.id), "from_on": "03.03.2026", "to_on": ""}
    browser.post("/kriseledelse/fravaer", data=said)
    page = " ".join(browser.get("/kriseledelse/fravaer").text.split())
    assert "Bo Eksempel er væk fra 3. marts 2026 og indtil videre. Ingen kan træde til" in page


def test_list_of_absences_says_who_acts_on_the_first_day_of_each(group, sign_in):
    leader, log = making.seat(group), making.seat(group, CrisisRole.SITUATION_LOG)
    asta, bo, carl = (making.person(name) for name in ("Asta E", "Bo E", "Carl E"))
    for rank, one in enumerate((asta, bo, carl)):
        making.filled(leader, one, rank)
    making.filled(log, asta)
    first, later = TODAY + timedelta(days=10), TODAY + timedelta(days=20)
    away.be_away(bo, TODAY, TODAY + timedelta(days=12), actor=make.clerk())
    away.be_away(asta, first, first, actor=make.clerk())
    away.be_away(asta, later, None, actor=make.clerk())
    contacts.leave(carl, later, actor=None)
    db.session.commit()
    page = clerk_browser(sign_in).get("/kriseledelse/fravaer").text
    told = re.findall(r'data-label="Træder til">(.*?)</td>', page)
    at_leader = f"(Kriseleder, {escape(group.name)})"
    alone = f"Ingen ({CrisisRole.SITUATION_LOG.label}, {escape(group.name)})"
    assert told == ["–", f"Carl E {at_leader}; {alone}", f"Bo E {at_leader}; {alone}"]


def test_a_deputy_who_has_left_counts_as_none_and_leads_to_what_they_hold(group, sign_in):
    seat, (asta, bo) = making.seat(group), (making.person(), making.person("Bo Eksempel"))
    making.filled(seat, asta)
    making.filled(seat, bo, 1)
    away.be_away(asta, TODAY, None, actor=make.clerk())
    contacts.leave(bo, TODAY, actor=None)
    db.session.commit()
    browser = clerk_browser(sign_in)
    for page in ("/kriseledelse", "/kriseledelse/liste", "/krisegrupper/MT"):
        said = browser.get(page).text
        assert "Bo Eksempel er fratrådt. Find en ny 1. stedfortræder" in said, page
        assert "Ingen kan træde til" in said
        assert "1 stedfortræder" not in said
    page = browser.get(f"/kriseledelse/pladser/{seat.id}").text
    assert f"/personer/{bo.id}/overdragelse?til=leaves" in page
    assert f"/personer/{asta.id}/overdragelse?til=leave" in page
    leader = sign_in(make.member(group, is_leader=True))
    assert "/overdragelse" not in leader.get(f"/kriseledelse/pladser/{seat.id}").text

    contacts.leave(asta, TODAY, actor=None)
    db.session.commit()
    said = browser.get("/kriseledelse").text
    assert "Asta Eksempel er fratrådt. Pladsen skal besættes" in said
    assert "Ingen kan træde til" not in said
