"""What the crisis organisation lacks is told on one's own page, and leads to the rows."""

import re
from datetime import timedelta
from html import unescape

import pytest

from bsak.contacts import service
from bsak.contacts.models import How, Person
from bsak.kernel.db import db
from bsak.overview.organisation import lacking
from bsak.seats import away, organisation
from bsak.seats.queries import vacancies
from bsak.seats.roles import CrisisRole
from tests import make
from tests.contacts import making as contacts
from tests.seats import making


@pytest.fixture
def groups(app, today):
    """Two groups: one lacks a holder and a deputy and has bad numbers, one lacks a holder."""
    own, other = make.group(), make.group(code="SK", name="Skoler")
    asta, bo = contacts.person(), contacts.person("Bo Eksempel", phone="00000005")
    leader = making.seat(own)
    making.filled(leader, asta, from_on=today)
    making.filled(making.seat(own, CrisisRole.PEOPLE), bo, from_on=today)
    making.filled(making.seat(own, CrisisRole.OPERATIONS), bo, from_on=today)
    making.filled(leader, bo, 1, from_on=today)
    making.seat(own, CrisisRole.SITUATION_LOG)
    making.seat(other)
    away.be_away(bo, today, None, actor=make.clerk())  # comes back: still a deputy
    service.confirm(asta.points[0], is_right=False, how=How.TYPED)
    service.confirm(contacts.point(asta, "00000007"), is_right=True, how=How.TYPED, on=today)
    contacts.point(asta, "00000008", is_private=True)
    gone = contacts.person("Carl Eksempel", phone="00000009")
    service.leave(gone, today - timedelta(days=1), actor=None)
    contacts.person("Dorte Eksempel", phone="00000010")
    db.session.commit()
    return own, other


def rows_of(browser, words):
    """Follow the link on one's own page with these words; return what the list tells it found."""
    page = browser.get("/min-side").text
    address = re.search(rf'href="([^"]+)">{words}<', page)
    assert address, words
    listed = browser.get(unescape(address[1])).text
    return re.search(r'role="status">([^<]+)<', listed)[1]


def test_the_secretariat_is_told_of_all_and_led_to_the_rows(groups, sign_in, secretariat):
    browser = sign_in(secretariat)
    assert rows_of(browser, "2 pladser er ledige") == "2 pladser"
    assert rows_of(browser, "2 pladser er uden stedfortræder") == "2 pladser"
    assert rows_of(browser, "1 nummer er meldt forkert") == "1 kontakt"
    assert rows_of(browser, "2 numre er ikke bekræftet i seks måneder") == "2 kontakter"


def test_a_leader_is_told_of_own_groups_alone_and_others_of_nothing(groups, sign_in, today):
    own, other = groups
    browser = sign_in(make.member(own, is_leader=True))
    assert rows_of(browser, "1 plads er ledig") == "1 plads"
    assert rows_of(browser, "1 nummer er meldt forkert") == "1 kontakt"
    assert rows_of(browser, "1 nummer er ikke bekræftet i seks måneder") == "1 kontakt"
    assert "Skoler" not in browser.get("/min-side").text
    assert lacking(make.viewer(make.member(own)), today) == ()
    assert [
        one.code for one in lacking(make.viewer(make.member(other, is_leader=True)), today)
    ] == ["SK"]


def test_the_overview_tells_of_vacant_seats_in_one_question(groups, sign_in, today, queries_of):
    own, _other = groups
    browser = sign_in(make.member(own))
    assert "2 pladser i krisen er ledige" in browser.get("/overblik").text
    holder = organisation.of_group(own.id, today)[0].holder.person
    service.leave(db.session.get(Person, holder), today, actor=None)
    closed = making.seat(make.group(code="XX", name="Lukket"))
    closed.group.is_closed = True
    db.session.commit()
    seen = sum(line.is_vacant for line in organisation.read(today).seats)
    db.session.rollback()
    assert vacancies(today) == seen == 3
    assert queries_of(lambda: vacancies(today)) == 1


def test_questions_do_not_grow_with_what_is_lacking(groups, today, queries_of):
    own, _other = groups
    viewers = [make.clerk(), make.viewer(make.member(own, is_leader=True))]

    def asked():
        db.session.rollback()
        return [queries_of(lambda who=who: lacking(who, today)) for who in viewers]

    few = asked()
    for n in range(4):
        person = contacts.person(f"Eva Eksempel {n}", phone=f"0000002{n}")
        making.filled(making.seat(own, None, name=f"Plads {n}"), person, from_on=today)
    assert asked() == few
