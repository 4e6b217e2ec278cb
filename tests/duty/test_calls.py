"""A call test counts who was reached and how soon; a number that was answered is confirmed."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bsak.contacts import numbers, service
from bsak.contacts.models import Confirmation, ContactPoint, How
from bsak.duty import call_marks, called, calling
from bsak.duty.calling import Said
from bsak.duty.models import CallTest, Reached
from bsak.duty.results import tally
from bsak.groups.models import CrisisGroup
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.trail import Entry
from bsak.personal import traces
from bsak.personal.sought import Sought
from bsak.seats.roles import CrisisRole
from tests import make
from tests.contacts import making as contacts
from tests.duty import making
from tests.pdf import gate
from tests.racing import second_waits
from tests.seats import making as seats


@pytest.fixture
def group(app):
    return make.group()


@pytest.fixture
def seated(group):
    """Two seats of a group, the first with a deputy, and one that nobody holds."""
    asta, bo, carl = making.people("Asta", "Bo", "Carl")
    leader, log = seats.seat(group), seats.seat(group, CrisisRole.SITUATION_LOG)
    seats.seat(group, CrisisRole.PEOPLE)
    seats.filled(leader, asta)
    seats.filled(leader, bo, rank=1)
    seats.filled(log, carl)
    return asta, bo, carl


def pressed(browser, address, **said):
    """Send the form of a call as its page has it, with what was pressed and typed."""
    page = browser.get(address.partition("/opkald")[0]).text.partition(f'action="{address}"')[2]
    mark = re.search(r'name="mark" value="(\w+)"', page)[1]
    return browser.post(address, data={"mark": mark, "note": "", **said})


def test_test_is_called_through_on_the_page(group, seated, sign_in):
    leader = sign_in(make.member(group, is_leader=True))
    _asta, bo, carl = seated
    leader.post("/proever", data={"group": "MT"})
    test = calling.running(group.id)
    test.started_at = clock.now() - timedelta(minutes=7, seconds=20)
    db.session.commit()
    path = f"/proever/{test.id}"
    first, second, third = (f"{path}/opkald/{call.id}" for call in test.calls)
    page = leader.get(path).text
    assert 'href="tel:+4500000020"' in page
    assert "Ingen sidder på pladsen." in page
    assert f'action="{second}"' in page
    assert f'action="{third}"' not in page
    assert "0 af 2 nået. 1 plads er ledig. 2 mangler at blive ringet op." in page

    pressed(leader, first, said=f"number:{bo.points[0].id}")
    pressed(leader, second, said="not_reached", note="Telefonsvarer")
    page = leader.get(path).text
    assert "<strong>Ikke nået</strong>. Telefonsvarer" in page, "no time tells of who was not met"
    wrong = pressed(leader, second, said="not_reached", minutes="12,5", note="Prøv bil")
    assert wrong.status_code == 422
    assert "som et helt tal" in wrong.text
    assert 'value="Prøv bil"' in wrong.text
    assert 'value="12,5"' in wrong.text
    assert leader.post(second, data={"said": f"number:{bo.points[0].id}"}).status_code == 404
    pressed(leader, second, said=f"person:{carl.id}", minutes="12")
    leader.post(f"{path}/slut")

    db.session.expire_all()
    told = [(call.result, call.person_id, call.minutes) for call in called.by_id(test.id).calls]
    assert told == [
        (Reached.DEPUTY, bo.id, 7),
        (Reached.REACHED, carl.id, 12),
        (Reached.WAITING, None, None),
    ]
    assert bo.points[0].confirmed_on == clock.today()
    assert carl.points[0].confirmed_on is None  # nobody said by which number
    page = leader.get(path).text
    assert "2 af 2 nået (heraf 1 stedfortræder); halvdelen af dem inden for 10" in page
    assert "1 plads er ledig." in page
    assert "<strong>Ledig</strong>" in page
    assert "mangler at blive ringet op" not in page
    assert "Ikke ringet op" not in page
    assert leader.post(first, data={"said": "waiting"}).status_code == 409
    assert not [e for e in db.session.query(Entry) if "Eksempel" in f"{e.before}{e.after}{e.note}"]


def test_stale_form_of_a_call_puts_nothing_back_and_shows_both_texts(group, seated, sign_in):
    leader, (asta, _bo, carl) = sign_in(make.member(group, is_leader=True)), seated
    test = calling.begin(group, actor=make.clerk())
    call = test.calls[0]
    calling.say(call, Said(result=Reached.NOT_REACHED, note="Ring til Carl Eksempel"),
                actor=make.clerk())  # fmt: skip
    db.session.commit()
    address = f"/proever/{test.id}/opkald/{call.id}"
    form = {"mark": call_marks.mark(call), "note": call.note}
    sought = Sought(names=("Carl Eksempel",))
    traces.take_out(traces.find(sought), sought, person_id=carl.id)
    db.session.commit()

    late = leader.post(address, data={**form, "said": f"person:{asta.id}"})

    db.session.expire_all()
    assert (late.status_code, call.note) == (409, "Ring til [navn slettet]")
    assert "Ring til Carl Eksempel" in late.text
    assert "Ring til [navn slettet]" in late.text
    now = {"mark": call_marks.mark(call), "note": "", "said": f"person:{asta.id}"}
    answers = [leader.post(address, data=now).status_code for _press in range(2)]  # pressed twice
    assert answers == [302, 302]
    assert db.session.query(Entry).filter_by(action="call_told").count() == 2


def test_a_second_press_with_another_number_is_not_dropped_in_silence(group, seated, sign_in):
    leader, (asta, _bo, _carl) = sign_in(make.member(group, is_leader=True)), seated
    second = contacts.point(asta, "00000099")
    test = calling.begin(group, actor=make.clerk())
    db.session.commit()
    call = test.calls[0]
    address = f"/proever/{test.id}/opkald/{call.id}"
    form = {"mark": call_marks.mark(call), "note": ""}
    first = f"number:{asta.points[0].id}"
    answers = [leader.post(address, data={**form, "said": first}).status_code for _press in "ab"]
    assert answers == [302, 302]

    stands, typed = (numbers.shown(one.kind, one.value) for one in asta.points)
    for pressed in (f"number:{second.id}", f"person:{asta.id}"):
        late = leader.post(address, data={**form, "said": pressed})
        assert late.status_code == 409
        assert "Nogen har skrevet noget andet om opkaldet imens." in late.text
        assert f">{stands}</div>" in late.text
        assert (f">{typed}</div>" in late.text) is pressed.startswith("number")
    assert days(asta) == [clock.today(), None]


def test_not_reached_marks_no_number_as_wrong(group, seated, sign_in, secretariat):
    clerk = make.clerk()
    test = calling.begin(group, actor=clerk)
    for call in test.calls:
        calling.say(call, Said(result=Reached.NOT_REACHED), actor=clerk)
    calling.end(test, actor=clerk)
    db.session.commit()

    assert db.session.query(ContactPoint).filter(ContactPoint.wrong_since.is_not(None)).count() == 0
    assert called.counted(test).sentence == "0 af 2 nået. 1 plads er ledig."
    test.calls[1].result = Reached.WAITING
    db.session.commit()
    page = sign_in(secretariat).get(f"/proever/{test.id}").text
    assert "1 blev ikke ringet op." in page
    assert called.newest() == {group.id: test}
    assert "0 af 2 nået. 1 plads er ledig." in sign_in(secretariat).get("/krisegrupper/MT").text
    calling.resume(test, actor=clerk)
    assert called.newest() == {}


def test_one_test_of_a_group_runs_at_a_time_and_others_may_not_begin_it(group, seated, app):
    calling.begin(group, actor=make.clerk())
    with pytest.raises(Refused, match="en prøve i gang"):
        calling.begin(group, actor=make.clerk())
    with pytest.raises(Refused, match="Kun gruppens leder"):
        calling.begin(group, actor=make.viewer(make.member(group)))
    with pytest.raises(Refused, match="ingen pladser"):
        calling.begin(None, actor=make.clerk())


def test_form_for_a_night_without_power_passes_the_gate(group, seated, sign_in, secretariat):
    browser = sign_in(secretariat)
    words = ["Opkaldsprøve: Miljø, Teknik & Drift", "Hvem svarede?", "Asta Eksempel", "Bo Eksempel"]
    blank = browser.get("/proever/skema.pdf?gruppe=MT").data
    assert gate.check(blank, words=words, mirrored=False, even=False) == []

    test = calling.begin(group, actor=make.clerk())
    test.started_at = clock.now() - timedelta(minutes=9)
    calling.say(test.calls[0], Said(result=Reached.REACHED, person_id=seated[0].id),
                actor=make.clerk())  # fmt: skip
    db.session.commit()
    result = browser.get(f"/proever/{test.id}.pdf").data
    words = ["1 af 2 nået efter 9 minutter. 1 plads er ledig.",
             "Nået, Asta Eksempel"]  # fmt: skip
    assert gate.check(result, words=words, mirrored=False, even=False) == []


def test_median_is_of_those_who_were_reached():
    said = [(Reached.REACHED, 3), (Reached.DEPUTY, 10), (Reached.NOT_REACHED, 60),
            (Reached.REACHED, None), (Reached.WAITING, None)]  # fmt: skip
    assert tally(said).median == 6.5
    assert (tally(said).answered, tally(said).total) == (3, 5)


def test_a_call_that_was_told_wrong_takes_back_the_confirmation_it_gave_and_no_other(
    group, seated, app
):
    clerk, (asta, bo, carl) = make.clerk(), seated
    long_ago = date(2018, 5, 6)
    for one in (asta, carl):
        service.confirm(one.points[0], is_right=True, how=How.TYPED, on=long_ago)
    second = contacts.point(asta, "00000099")
    test = calling.begin(group, actor=clerk)
    first, other = test.calls[:2]
    not_reached = Said(result=Reached.NOT_REACHED)

    calling.say(first, reached(asta, asta.points[0]), actor=clerk)
    calling.say(first, reached(asta, second), actor=clerk)
    assert days(asta) == [long_ago, clock.today()], "the number that was pressed first stayed"
    calling.say(first, replace(reached(asta, second), note="Lød travl"), actor=clerk)
    calling.say(first, not_reached, actor=clerk)
    assert days(asta) == [long_ago, None]
    calling.say(first, reached(bo, bo.points[0], Reached.DEPUTY), actor=clerk)
    assert days(bo) == [clock.today()]

    calling.say(other, reached(carl, carl.points[0]), actor=clerk)
    service.confirm(carl.points[0], is_right=True, how=How.LINK)
    calling.say(other, not_reached, actor=clerk)
    assert days(carl) == [clock.today()], "what the person said later was taken back"
    left = [one.how for one in db.session.query(Confirmation).order_by(Confirmation.id)]
    assert left == [How.TYPED, How.TYPED, How.CALLED, How.LINK]


def reached(person, point, result=Reached.REACHED):
    """Return that somebody answered a number."""
    return Said(result=result, person_id=person.id, point=point, minutes=3)


def days(person):
    """Return when each number of a person was last confirmed."""
    return [point.confirmed_on for point in person.points]


def test_two_who_begin_a_test_at_once_begin_one(group, seated, app):
    clerk, key = make.clerk(), group.id

    def begin():
        calling.begin(db.session.get(CrisisGroup, key), actor=clerk)

    assert second_waits(app, begin, begin) == [
        "Der er en prøve i gang. Afslut den, før en ny begynder."
    ]
    assert db.session.query(CallTest).count() == 1
