"""The council's plans: advice first where the law asks for it, a meeting, and once every term."""

from datetime import date, timedelta

import pytest

from bsak.approval import deciding, queries, service, text_page, waiting
from bsak.approval.deciding import Decision
from bsak.approval.models import Step
from bsak.documents.kinds import Kind
from bsak.documents.models import ChangeType
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from tests import make


def decision(on, **more):
    return Decision(**{"on": on, "meeting": "ordinært møde, punkt 7", **more})


def test_continuity_plan_is_adopted_at_a_meeting(house, today):
    document = house.document(kind=Kind.CONTINUITY_PLAN, title="Plan for fortsat drift")
    submitted = house.submitted(document)
    with pytest.raises(Refused, match="vedtages af Kommunalbestyrelsen"):
        deciding.approve(submitted, actor=house.director)

    revision = deciding.adopt(
        submitted, decision(today, case_number="14.00.00-P35-3-21"), actor=house.clerk
    )
    db.session.commit()

    assert revision.approver_function == "Kommunalbestyrelsen"
    assert revision.meeting.endswith(", ordinært møde, punkt 7")
    assert revision.case_number == "14.00.00-P35-3-21"
    assert queries.adopted_on([document.id]) == {document.id: today}


@pytest.mark.parametrize("who", ["writer", "leader", "second"])
def test_groups_do_not_write_the_council_s_decision_down(house, today, who):
    document = house.document(kind=Kind.CONTINUITY_PLAN)

    with pytest.raises(Refused, match="Kun sekretariatet og kommunaldirektøren"):
        deciding.adopt(house.submitted(document), decision(today), actor=getattr(house, who))


def test_secretariat_that_wrote_the_plan_lets_another_write_the_decision_down(house, today):
    document = house.document(kind=Kind.CONTINUITY_PLAN)
    house.draft(document, actor=house.clerk)
    submitted = house.submit(document, actor=house.clerk)

    with pytest.raises(Refused, match="Den, der har skrevet"):
        deciding.adopt(submitted, decision(today), actor=house.clerk)
    assert deciding.adopt(submitted, decision(today), actor=house.director).number == 1


def test_director_s_text_is_not_adopted_by_the_council(house, today):
    with pytest.raises(Refused, match="godkendes af kommunaldirektøren"):
        deciding.adopt(house.submitted(), decision(today), actor=house.director)


@pytest.mark.parametrize(
    ("said", "told"),
    [({"on": date(2999, 1, 1)}, "ikke holdt endnu"), ({"meeting": " "}, "Skriv mødet")],
)
def test_decision_that_says_too_little_is_refused(house, today, said, told):
    submitted = house.submitted(house.document(kind=Kind.CONTINUITY_PLAN))

    with pytest.raises(Refused, match=told):
        deciding.adopt(submitted, decision(**{"on": today, **said}), actor=house.clerk)


def test_health_plan_waits_for_advice(house, today):
    submitted = house.submitted(house.document(kind=Kind.HEALTH_PLAN))
    asked, got = today - timedelta(30), today - timedelta(3)
    with pytest.raises(Refused, match="rådgivning skal være modtaget"):
        deciding.adopt(submitted, decision(today), actor=house.clerk)
    with pytest.raises(Refused, match="hvornår planen blev sendt"):
        service.take_advice(submitted, Step.ADVICE_RECEIVED, got, actor=house.clerk)

    service.take_advice(submitted, Step.ADVICE_ASKED, asked, actor=house.writer)
    with pytest.raises(Refused, match="før der blev bedt"):
        service.take_advice(
            submitted, Step.ADVICE_RECEIVED, asked - timedelta(1), actor=house.clerk
        )
    service.take_advice(submitted, Step.ADVICE_RECEIVED, got, actor=house.clerk)
    with pytest.raises(Refused, match="før Sundhedsstyrelsens rådgivning"):
        deciding.adopt(submitted, decision(got - timedelta(1)), actor=house.clerk)
    deciding.adopt(submitted, decision(today), actor=house.clerk)

    assert [(s.step, s.on_date) for s in submitted.steps][1:3] == [
        (Step.ADVICE_ASKED, asked), (Step.ADVICE_RECEIVED, got),
    ]  # fmt: skip


def test_advice_is_written_down_once_not_ahead_and_for_the_health_plan_only(house, today):
    health = house.submitted(house.document(kind=Kind.HEALTH_PLAN))
    card = house.submitted(house.document(title="Et kort"))
    stranger = make.viewer(make.member(make.group(code="SU", name="Sundhed")))
    service.take_advice(health, Step.ADVICE_ASKED, today, actor=house.clerk)

    for submitted, step, on, actor in [
        (health, Step.ADVICE_ASKED, today, house.clerk),
        (health, Step.ADVICE_RECEIVED, today + timedelta(1), house.clerk),
        (health, Step.ADVICE_RECEIVED, today, stranger),
        (card, Step.ADVICE_ASKED, today, house.writer),
    ]:
        with pytest.raises(Refused):
            service.take_advice(submitted, step, on, actor=actor)


def test_health_plan_is_withdrawn_without_advice(house, today):
    document = house.document(kind=Kind.HEALTH_PLAN)
    submitted = house.submitted(document)
    for step in (Step.ADVICE_ASKED, Step.ADVICE_RECEIVED):
        service.take_advice(submitted, step, today, actor=house.clerk)
    deciding.adopt(submitted, decision(today), actor=house.clerk)
    gone = house.submit(document, change_type=ChangeType.WITHDRAWN, reason="Ny plan.")

    assert deciding.adopt(gone, decision(today), actor=house.clerk).number == 2
    assert queries.adopted_on([document.id]) == {document.id: today}


def test_plan_from_an_earlier_term_comes_up_again(house, today):
    document = house.document(kind=Kind.CONTINUITY_PLAN)
    assert [one.adopted_on for one in waiting.to_adopt(house.clerk, today)] == [None]
    submitted = house.submitted(document)
    deciding.adopt(submitted, decision(today), actor=house.clerk)
    db.session.commit()
    assert waiting.to_adopt(house.clerk, today) == []
    assert not text_page.page(document, house.clerk, today).adoption.is_due

    submitted.steps[-1].on_date = date(2016, 12, 13)
    db.session.commit()

    (due,) = waiting.to_adopt(house.clerk, date(2026, 11, 22))
    assert (due.adopted_on, due.by) == (date(2016, 12, 13), date(2029, 12, 31))
    assert text_page.page(document, house.clerk, date(2026, 11, 22)).adoption.is_due


def test_last_day_of_the_term_still_counts(house, today):
    document = house.document(kind=Kind.CONTINUITY_PLAN)
    submitted = house.submitted(document)
    deciding.adopt(submitted, decision(today), actor=house.clerk)
    submitted.steps[-1].on_date = date(2026, 1, 1)
    db.session.commit()

    assert waiting.to_adopt(house.clerk, date(2029, 12, 31)) == []
    assert [one.document for one in waiting.to_adopt(house.clerk, date(2030, 1, 1))] == [document]
