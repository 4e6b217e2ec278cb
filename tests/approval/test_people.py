"""Mandates to approve, holders who confirm, and texts gone through unchanged."""

from datetime import timedelta

import pytest

from bsak.approval import deciding, holding, mandates, queries, reaffirming, text_page, waiting
from bsak.approval.days import years_after
from bsak.approval.mandates import Mandate
from bsak.approval.models import State
from bsak.approval.people import trustees
from bsak.contacts.models import Person
from bsak.documents import revisions
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import ChangeType
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused, Stale
from bsak.people.models import Role
from bsak.writing import service as drafts
from tests import make


def mandate(person, **more):
    usual = {"function": "Kommunikationschefen", "kinds": (Kind.ACTION_CARD,), "reason": "Ferie"}
    return Mandate(person=person, **{**usual, **more})


def test_delegate_approves_in_their_own_capacity(house, today):
    submitted = house.submitted()
    delegate = make.viewer(house.reader_account)
    assert waiting.to_decide(delegate, today) == []
    mandates.give(mandate(house.reader_account), actor=house.director)

    assert waiting.to_decide(delegate, today) == [submitted]
    revision = deciding.approve(submitted, actor=delegate)

    assert revision.approver_function == (
        "Kommunikationschefen efter bemyndigelse fra kommunaldirektøren"
    )


def test_mandate_that_is_over_or_called_off_gives_nothing(house, today):
    given = mandates.give(mandate(house.reader_account, until=today), actor=house.director)
    user_id = house.reader_account.id

    assert queries.mandates(user_id, today) == {Kind.ACTION_CARD: "Kommunikationschefen"}
    assert queries.mandates(user_id, today + timedelta(1)) == {}
    assert queries.mandates(user_id, today - timedelta(1)) == {}
    mandates.end(given, actor=house.director)
    assert queries.mandates(user_id, today) == {}
    mandates.resume(given, actor=house.director)
    assert queries.mandates(user_id, today) != {}


def left(account, on):
    """Return the person behind an account, who leaves on a day."""
    return make.kept(Person(name=account.name, sort_key="", user_id=account.id, left_on=on,
                            added_on=on - timedelta(9)))  # fmt: skip


def test_mandate_of_one_who_has_left_gives_nothing(house, today):
    submitted = house.submitted()
    given = mandates.give(mandate(house.reader_account), actor=house.director)
    person = left(house.reader_account, today + timedelta(1))
    delegate = make.viewer(house.reader_account)
    assert waiting.to_decide(delegate, today) == [submitted]

    person.left_on = today
    db.session.flush()

    assert house.reader_account.is_active
    assert queries.idle(today) == {given.id}
    assert waiting.to_decide(delegate, today) == []
    with pytest.raises(Refused, match="bemyndiget"):
        deciding.approve(submitted, actor=delegate)
    chosen_from = {account.id for account in trustees(house.director.user_id)}
    assert chosen_from
    assert house.reader_account.id not in chosen_from
    with pytest.raises(Refused, match="fratrådt"):
        mandates.give(mandate(house.reader_account), actor=house.director)


def test_mandate_of_a_closed_account_gives_nothing(house, today):
    mandates.give(mandate(house.reader_account), actor=house.director)
    house.reader_account.closed_at = clock.now()
    db.session.flush()

    assert queries.mandates(house.reader_account.id, today) == {}


@pytest.mark.parametrize(("days", "until"), [(0, None), (1, None), (9, 30), (9, 3)])
def test_mandate_lapses_the_day_somebody_goes_and_comes_back_as_it_was(house, today, days, until):
    last = today + timedelta(until) if until else None
    given = mandates.give(mandate(house.reader_account, until=last), actor=house.director)
    user_id, goes = house.reader_account.id, today + timedelta(days)
    with pytest.raises(Refused):
        mandates.lapse(given, goes, actor=house.director)

    mandates.lapse(given, goes, actor=house.clerk)

    assert queries.mandates(user_id, goes) == {}
    assert bool(queries.mandates(user_id, today)) is (days > 0)
    mandates.revive(given, last, actor=house.clerk)
    assert (given.ended_at, given.until) == (None, last)


def test_mandate_does_not_open_what_is_confidential(house, today):
    document = house.document()
    submitted = house.submitted(document)
    document.is_confidential = True
    db.session.commit()
    mandates.give(mandate(house.reader_account), actor=house.director)

    assert waiting.to_decide(make.viewer(house.reader_account), today) == []
    assert waiting.to_decide(house.director, today) == [submitted]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"kinds": ()}, "mindst én art"),
        ({"kinds": (Kind.CONTINUITY_PLAN,)}, "kan ikke lægges ud"),
        ({"function": "  "}, "hvilken funktion"),
        ({"until": clock.today() - timedelta(1)}, "Slutdagen er gået"),
    ],
)
def test_mandate_that_makes_no_sense_is_refused(house, more, told):
    with pytest.raises(Refused, match=told):
        mandates.give(mandate(house.reader_account, **more), actor=house.director)


def test_mandate_is_for_the_municipalitys_own(house):
    outside = make.user(role=Role.REVIEWER)

    with pytest.raises(Refused, match="ekstern læser"):
        mandates.give(mandate(outside), actor=house.director)
    offered = {user.id for user in trustees(house.director.user_id)}
    assert offered
    assert not offered & {outside.id, house.director.user_id}


def test_only_the_director_gives_and_ends_mandates(house):
    given = mandates.give(mandate(house.reader_account), actor=house.director)
    for who in (house.clerk, house.leader, make.viewer(house.reader_account)):
        for act in (lambda w: mandates.give(mandate(house.writer_account), actor=w),
                    lambda w: mandates.end(given, actor=w)):  # fmt: skip
            with pytest.raises(Refused, match="Kun kommunaldirektøren kan bemyndige"):
                act(who)
    with pytest.raises(Refused, match="selv godkende"):
        mandates.give(mandate(house.director_account), actor=house.director)


@pytest.fixture
def text(house):
    """A document with a text in force."""
    document = house.document()
    deciding.approve(house.submitted(document), actor=house.director)
    db.session.commit()
    return document


def waits(viewer):
    return [(one.document.id, one.revision.number) for one in
            waiting.to_confirm(viewer, clock.today())]  # fmt: skip


def test_holder_is_asked_for_each_new_revision(house, text, today):
    reader = make.viewer(house.reader_account)
    holding.name_holder(text, house.reader_account, actor=house.leader)
    assert waits(reader) == [(text.id, 1)]
    assert text_page.page(text, reader, today).mine.confirmed_at is None

    holding.acknowledge(text, 1, actor=reader)
    holding.acknowledge(text, 1, actor=reader)  # a second tab
    assert waits(reader) == []
    assert text_page.page(text, reader, today).mine.confirmed_at is not None

    house.draft(text, goal="Ny tekst.")
    deciding.approve(house.submit(text, change_type=ChangeType.TECHNICAL), actor=house.director)
    assert waits(reader) == [(text.id, 2)]
    with pytest.raises(Refused, match="ny udgave"):
        holding.acknowledge(text, 1, actor=reader)


def test_nobody_confirms_for_others(house, text):
    holding.name_holder(text, house.reader_account, actor=house.clerk)

    with pytest.raises(Refused, match="ikke bedt om"):
        holding.acknowledge(text, 1, actor=house.leader)


@pytest.mark.parametrize("who", ["writer", "director"])
def test_only_leader_and_secretariat_name_holders(house, text, who):
    with pytest.raises(Refused, match="Kun gruppens leder"):
        holding.name_holder(text, house.reader_account, actor=getattr(house, who))


def test_confidential_text_has_holders_who_may_see_it(house, text):
    holding.name_holder(text, house.reader_account, actor=house.leader)
    text.is_confidential = True
    db.session.commit()

    assert waits(make.viewer(house.reader_account)) == []
    with pytest.raises(Refused, match="må ikke se"):
        holding.name_holder(text, make.user(), actor=house.leader)
    assert holding.name_holder(text, house.writer_account, actor=house.leader)


def test_holder_who_is_taken_off_is_asked_no_more(house, text):
    holding.name_holder(text, house.reader_account, actor=house.leader)
    holding.remove_holder(text, house.reader_account, actor=house.leader)

    assert waits(make.viewer(house.reader_account)) == []
    with pytest.raises(Hidden):
        holding.remove_holder(text, house.reader_account, actor=house.leader)


def test_withdrawn_text_asks_nobody(house, text):
    holding.name_holder(text, house.reader_account, actor=house.leader)
    gone = house.submit(text, change_type=ChangeType.WITHDRAWN, reason="Væk.")
    deciding.approve(gone, actor=house.director)

    assert waits(make.viewer(house.reader_account)) == []


def test_review_comes_up_sixty_days_before_and_moves_when_gone_through(house, text, today):
    text.review_due = today + timedelta(61)
    db.session.commit()
    assert waiting.to_review(house.writer, today, only_own=True) == []
    text.review_due = today + timedelta(60)
    db.session.commit()
    assert waiting.to_review(house.writer, today, only_own=True) == [text]

    said = reaffirming.reaffirm(text, actor=house.writer, note="Øvet i maj.")

    assert text.review_due == said.review_due == years_after(today, 1)
    assert said.revision_number == 1
    assert waiting.to_review(house.writer, today, only_own=True) == []
    reaffirming.undo(text, said, actor=house.writer)
    assert text.review_due == today + timedelta(60)


def test_day_chosen_when_gone_through_is_the_day_on_paper_also_when_it_is_earlier(
    house, text, today
):
    revision = revisions.in_force([text.id], today)[text.id]
    earlier = revision.review_due - timedelta(60)

    reaffirming.reaffirm(text, actor=house.writer, review_due=earlier)

    assert revisions.review_days({text.id: revision}) == {text.id: earlier}


def test_going_through_is_for_those_who_may_edit_and_texts_that_are_done(house, text, today):
    stranger = make.viewer(make.member(make.group(code="SU", name="Sundhed")))
    for actor, due in [
        (stranger, None), (house.director, None), (house.writer, today),
        (house.writer, today + timedelta(5 * 366)),
    ]:  # fmt: skip
        with pytest.raises(Refused):
            reaffirming.reaffirm(text, actor=actor, review_due=due)
    text.status = Status.IN_PROGRESS
    with pytest.raises(Refused, match="udarbejdet"):
        reaffirming.reaffirm(text, actor=house.writer)


def test_second_tab_does_not_move_the_review_unseen(house, text):
    with pytest.raises(Stale):
        reaffirming.reaffirm(text, actor=house.writer, version=text.version - 1)


def test_only_the_newest_word_is_taken_back_and_by_who_gave_it(house, text):
    first = reaffirming.reaffirm(text, actor=house.writer)
    with pytest.raises(Refused, match="Kun den"):
        reaffirming.undo(text, first, actor=house.second)
    reaffirming.reaffirm(text, actor=house.second)
    with pytest.raises(Refused, match="ændret siden"):
        reaffirming.undo(text, first, actor=house.writer)


def test_what_was_sent_and_sent_back_is_shown_to_the_group_and_the_secretariat(house, today):
    document = house.document()
    submitted = house.submitted(document)
    stranger = make.viewer(make.member(make.group(code="SU", name="Sundhed")))

    assert [waiting.sent(v, State.WAITING) for v in (house.writer, house.clerk, stranger)] == [
        [submitted], [submitted], [],
    ]  # fmt: skip
    assert waiting.to_decide(house.clerk, today) == []


def test_writer_who_approves_is_not_asked_to(house, today):
    document = house.document()
    drafts.put(house.draft(document), {"goal": "Rettet."}, house.director)
    house.submit(document)

    assert waiting.to_decide(house.director, today) == []
    second = make.viewer(make.user(role=Role.APPROVER))
    assert len(waiting.to_decide(second, today)) == 1
