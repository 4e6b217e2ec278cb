"""Sending a text to be read: to whom, until when, what happens to the document, and ending it."""

from datetime import timedelta

import pytest

from bsak.documents import editing, history
from bsak.documents.kinds import Status
from bsak.documents.models import StatusChange
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.people.models import Role
from bsak.review import queries, rules, service, talking
from bsak.review.models import Answer, ReviewRound
from bsak.review.service import Letter
from bsak.writing import service as writing
from tests import make


def steps(document):
    return [(s.was, s.status) for s in db.session.query(StatusChange).order_by(StatusChange.id)][1:]


def test_what_was_sent_stays_as_it_was_while_the_draft_goes_on(place):
    sent = place.send(message="Se især på trin 3.")
    place.write("goal", "Noget nyt.")

    db.session.refresh(sent)
    assert sent.fields["goal"] != "Noget nyt."
    assert sent.draft_version == 1
    assert place.draft.fields["goal"] == "Noget nyt."


def test_document_is_in_review_until_the_round_ends_and_then_as_before(place):
    sent = place.send()
    assert place.document.status is Status.IN_REVIEW
    service.end(sent, actor=place.leader)
    assert place.document.status is Status.IN_PROGRESS
    service.resume(sent, actor=place.leader)

    assert place.document.status is Status.IN_REVIEW
    assert steps(place.document) == [
        (Status.IN_PROGRESS, Status.IN_REVIEW),
        (Status.IN_REVIEW, Status.IN_PROGRESS),
        (Status.IN_PROGRESS, Status.IN_REVIEW),
    ]


def test_text_in_force_stays_in_force_while_the_next_one_is_read(place):
    place.document.status = Status.COMPLETED
    sent = place.send()
    assert place.document.status is Status.COMPLETED
    service.end(sent, actor=place.leader)

    assert place.document.status is Status.COMPLETED


def test_status_that_somebody_changed_meanwhile_is_left_alone(place):
    sent = place.send()
    place.document.status = Status.NOT_STARTED
    service.end(sent, actor=place.leader)

    assert place.document.status is Status.NOT_STARTED


def test_more_readers_join_the_open_round_and_nobody_is_asked_twice(place):
    first = place.send()
    again = place.send(groups=(place.foreign,), people=(place.employee_account,), is_external=True)
    place.send(is_external=True)

    assert again.id == first.id
    assert [queries.name(r) for r in again.readers] == ["Skoler & Dagtilbud", "Ansat", "HBR"]
    assert db.session.query(ReviewRound).count() == 1


def test_history_tells_it_in_danish_and_names_no_person(place):
    place.send(people=(place.employee_account,), groups=(place.foreign,), is_external=True)
    told = [line.what for line in history.of(place.document)]

    assert told[0].startswith("Sendt til gennemlæsning: SK, HBR, 1 person. Svar senest ")
    assert not any("Ansat" in line for line in told)


@pytest.mark.parametrize(
    ("who", "may"),
    [("leader", True), ("member", False), ("other", False), ("approver", False), ("hbr", False),
     ("employee", False)],
)  # fmt: skip
def test_leader_and_secretariat_send(place, who, may):
    assert (rules.obstacle_to_sending(place.document, getattr(place, who)) is None) is may
    assert rules.obstacle_to_sending(place.document, make.clerk()) is None


def test_leader_of_another_group_does_not_send(place):
    stranger = make.viewer(make.member(place.foreign, is_leader=True))

    with pytest.raises(Refused, match="leder eller sekretariatet"):
        service.send(place.document, Letter(due_on=clock.today(), is_external=True), actor=stranger)


def test_day_that_is_past_is_refused_and_today_is_not(place):
    yesterday = clock.today() - timedelta(days=1)
    with pytest.raises(Refused, match="er gået"):
        place.send(due_on=yesterday)
    place.send(due_on=clock.today())


def test_nobody_asked_no_text_and_withdrawn_are_refused(place):
    with pytest.raises(Refused, match="mindst én"):
        place.send(groups=())
    writing.drop(place.draft, actor=place.member)
    with pytest.raises(Refused, match="ingen kladde"):
        place.send()
    place.document.status = Status.WITHDRAWN
    with pytest.raises(Refused, match="udgået"):
        place.send()


def test_confidential_text_is_sent_only_to_those_who_may_see_it(place):
    place.document.is_confidential = True
    with pytest.raises(Refused, match=r"til: Ansat, Skoler & Dagtilbud, HBR\."):
        place.send(
            people=(place.employee_account, place.member_account, place.approver_account),
            groups=(place.foreign, place.group),
            is_external=True,
        )
    sent = place.send(people=(place.approver_account,), groups=(place.group,))

    assert len(sent.readers) == 2


ASKED_AS = {
    "person": lambda place: {"people": (place.employee_account,)},
    "group": lambda place: {"groups": (place.foreign,)},
    "hbr": lambda place: {"is_external": True},
}
READS = {
    # who reads an open text: asked as nobody in particular, as person, as group, as HBR
    "member": (True, True, True, True),
    "other": (True, True, True, True),  # inside the house
    "approver": (True, True, True, True),
    "employee": (False, True, False, False),
    "hbr": (False, False, False, True),
    "admin": (False, False, False, False),
}


@pytest.mark.parametrize("who", READS)
def test_who_reads_what_was_sent(place, who):
    place.admin_account = make.user(name="Admin", role=Role.ADMIN)
    viewer = getattr(place, who)
    got = []
    for asking in (lambda p: {"people": (p.leader_account,)}, *ASKED_AS.values()):
        sent = place.send(**asking(place))
        mine = queries.asked([sent.id], viewer)
        got.append(rules.reads(place.document, viewer, is_asked=bool(mine)))
        service.end(sent, actor=place.leader)

    assert tuple(got) == READS[who]


def test_text_made_confidential_after_it_was_sent_is_closed_to_who_was_asked(place):
    sent = place.send(people=(place.employee_account,), groups=(place.foreign,), is_external=True)
    editing.set_secrecy(place.document, is_confidential=True, actor=place.leader)

    for who in (place.employee, place.other, place.hbr):
        assert queries.asked([sent.id], who)
        assert not rules.reads(place.document, who, is_asked=True)
        assert queries.sent_to(who) == []
    assert rules.reads(place.document, place.member, is_asked=False)


def test_waiting_ends_with_an_answer_and_any_member_answers_for_the_group(place):
    sent = place.send(groups=(place.foreign,), is_external=True)
    assert [r.round_id for r in queries.waiting_for(place.other)] == [sent.id]
    assert queries.waiting_for(place.employee) == []
    (reader,) = queries.asked([sent.id], place.other)
    service.finish(reader, Answer.AGREES, actor=place.other)

    assert queries.waiting_for(place.other) == []
    assert reader.answered_by_id == place.other_account.id
    assert len(queries.waiting_for(place.hbr)) == 1
    assert queries.warning_before_approving(place.document.id).endswith("endnu: HBR.")
    service.end(sent, actor=place.leader)
    assert queries.waiting_for(place.hbr) == []


def test_answer_must_fit_what_was_said_and_can_change_until_the_round_closes(place):
    sent = place.send()
    (reader,) = queries.asked([sent.id], place.other)
    with pytest.raises(Refused, match="Skriv din kommentar"):
        service.finish(reader, Answer.HAS_COMMENTS, actor=place.other)
    service.finish(reader, Answer.AGREES, actor=place.other)
    talking.comment(sent, "goal", "Målet mangler en frist.", is_blocking=True, actor=place.other)
    assert reader.answer is Answer.HAS_COMMENTS
    with pytest.raises(Refused, match="åben kommentar"):
        service.finish(reader, Answer.AGREES, actor=place.other)
    service.finish(reader, Answer.HAS_COMMENTS, actor=place.other)
    service.end(sent, actor=place.leader)

    with pytest.raises(Refused, match="afsluttet"):
        service.finish(reader, Answer.HAS_COMMENTS, actor=place.other)


def test_comment_of_one_member_is_the_groups(place):
    sent = place.send()
    (reader,) = queries.asked([sent.id], place.other)
    talking.comment(sent, "goal", "Uklart.", is_blocking=False, actor=place.other)
    colleague = make.viewer(make.member(place.foreign))
    service.finish(reader, Answer.HAS_COMMENTS, actor=colleague)

    assert reader.answered_by_id == colleague.user_id


def test_reader_who_has_said_nothing_can_be_taken_off_but_not_the_last(place):
    sent = place.send(groups=(place.foreign,), is_external=True)
    service.remove(sent.readers[1], actor=place.leader)
    assert queries.waiting_for(place.hbr) == []

    with pytest.raises(Refused, match="kun én"):
        service.remove(sent.readers[0], actor=place.leader)


def test_text_that_has_gone_on_closes_its_round_and_keeps_its_status(place):
    place.send()
    service.conclude(place.document, actor=place.approver)

    assert queries.open_round(place.document.id) is None
    assert place.document.status is Status.IN_REVIEW


def test_ended_round_is_not_resumed_over_a_newer_one(place):
    first = place.send()
    service.end(first, actor=place.leader)
    place.send()

    with pytest.raises(Refused, match="igen siden"):
        service.resume(first, actor=place.leader)
