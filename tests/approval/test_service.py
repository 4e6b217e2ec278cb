"""From draft to revision: what is frozen, who decides, what is refused, what stays."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from bsak.approval import deciding, hurdles, queries, service
from bsak.approval.models import State, Step, Submission
from bsak.documents import history, revisions
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import ChangeType, Revision
from bsak.documents.search import matching
from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, Stale
from bsak.review.models import Comment, ReviewRound
from bsak.writing import queries as writing
from bsak.writing import service as drafts
from tests import make


def texts_of(document):
    return list(db.session.scalars(select(Revision).where(Revision.document_id == document.id)))


def test_approved_text_comes_into_force_with_everybody_named(house, today):
    document = house.document(status=Status.IN_REVIEW)
    draft = house.draft(document)
    drafts.put(draft, {"goal": "Ingen kommer til skade."}, house.second)
    submitted = house.submit(document, case_number="14.00.08-A21-1-19")

    revision = deciding.approve(submitted, actor=house.director)
    db.session.commit()

    assert revisions.in_force([document.id], today) == {document.id: revision}
    assert revision.wording["goal"] == "Ingen kommer til skade."
    assert revision.approver_function == "Kommunaldirektøren"
    assert revision.approved_by_id == house.director.user_id
    assert [w.user_id for w in revision.writers] == [house.writer.user_id, house.second.user_id]
    assert (revision.number, revision.case_number) == (1, "14.00.08-A21-1-19")
    assert document.status is Status.COMPLETED
    assert document.review_due == revision.review_due
    assert writing.draft_of(document.id) is None
    assert [s.step for s in submitted.steps] == [Step.SUBMITTED, Step.APPROVED]
    assert document.id in {row.document_id for row in db.session.execute(matching("skade"))}


def test_what_has_no_room_in_the_foot_of_the_sheet_is_not_approved(house):
    document = house.document(owner_function="Chef for det, der er for langt til at stå her, " * 5)
    house.draft(document)
    submitted = house.submit(document)

    with pytest.raises(Refused, match="ikke plads i arkets fod"):
        deciding.approve(submitted, actor=house.director)

    assert submitted.state is State.WAITING


def test_untried_card_is_approved_only_with_a_reason_that_stays_and_is_printed(house):
    document = house.document()
    document.exercised_on = None
    house.draft(document)
    with pytest.raises(Refused, match="ikke afprøvet"):
        house.submit(document, why_untried=" ")
    db.session.rollback()

    submitted = house.submit(document, reason="Nyt kort.", why_untried="Vandet skal virke nu.")
    revision = deciding.approve(submitted, actor=house.director)

    assert revision.reason == "Nyt kort. Ikke afprøvet: Vandet skal virke nu."
    assert revision.approver_function == "Kommunaldirektøren, uden afprøvning"


@pytest.mark.parametrize("change_type", [ChangeType.EDITORIAL, ChangeType.URGENT])
def test_card_that_says_the_same_or_cannot_wait_needs_no_new_trial(house, change_type):
    document = house.document()
    deciding.approve(house.submitted(document), actor=house.director)
    document.exercised_on = None
    house.draft(document, goal="Ingen kommer til skade.")
    submitted = house.submit(document, change_type=change_type, why_untried="")

    revision = deciding.approve(submitted, actor=house.director)
    assert revision.approver_function == "Kommunaldirektøren"


def test_card_is_tried_anew_after_what_it_says_was_changed(house, today):
    document = house.document()
    deciding.approve(house.submitted(document), actor=house.director)
    house.draft(document, goal="Ingen kommer til skade.")
    document.exercised_on = today - timedelta(days=1)
    with pytest.raises(Refused, match="ikke afprøvet"):
        house.submit(document, change_type=ChangeType.TECHNICAL, why_untried="")
    document.exercised_on = today

    house.submit(document, change_type=ChangeType.TECHNICAL, why_untried="")


def test_what_was_submitted_is_what_is_approved(house):
    document = house.document()
    draft = house.draft(document, goal="Som sendt.")
    submitted = house.submit(document)
    assert not deciding.has_moved_on(submitted)
    drafts.put(draft, {"goal": "Skrevet bagefter."}, house.second)
    assert deciding.has_moved_on(submitted)

    revision = deciding.approve(submitted, actor=house.director)

    assert revision.wording["goal"] == "Som sendt."
    kept = writing.draft_of(document.id)
    assert (kept.fields["goal"], kept.based_on) == ("Skrevet bagefter.", 1)


def test_nobody_who_wrote_in_it_approves(house):
    document = house.document()
    draft = house.draft(document)
    drafts.put(draft, {"goal": "Rettet af direktøren."}, house.director)
    submitted = house.submit(document)

    with pytest.raises(Refused, match="Den, der har skrevet i teksten"):
        deciding.approve(submitted, actor=house.director)

    assert texts_of(document) == []


def test_four_eyes_hold_below_the_approval_room_too(house, today):
    document = house.document()
    approval = revisions.Approval(
        wording={}, words="", author_id=house.second.user_id,
        writer_ids=(house.second.user_id, house.writer.user_id),
        approver_function="", valid_from=today, review_due=today,
    )  # fmt: skip

    with pytest.raises(Refused):
        revisions.put_in_force(document, approval, actor=house.writer)


def test_the_database_refuses_an_author_who_approves(house):
    submitted = house.submitted()
    deciding.approve(submitted, actor=house.director)
    db.session.commit()

    with pytest.raises(IntegrityError, match="four_eyes"):
        db.session.execute(text("UPDATE revision SET approved_by_id = author_id"))
    db.session.rollback()


def test_the_database_holds_one_waiting_text_of_each_document(house):
    submitted = house.submitted()
    same = {c.name: getattr(submitted, c.name) for c in Submission.__table__.c if c.name != "id"}

    with pytest.raises(IntegrityError):
        db.session.execute(Submission.__table__.insert(), same)
    db.session.rollback()


@pytest.mark.parametrize("who", ["writer", "leader", "clerk", "second"])
def test_only_the_director_approves_a_card(house, who):
    submitted = house.submitted()

    with pytest.raises(Refused, match="Kun kommunaldirektøren"):
        deciding.approve(submitted, actor=getattr(house, who))


def test_second_of_two_approvers_is_told(house):
    submitted = house.submitted()
    assert submitted.version == 1  # as this approver has read it
    db.session.execute(text("UPDATE submission SET version = version + 1"))

    with pytest.raises(StaleDataError):
        deciding.approve(submitted, actor=house.director)
    db.session.rollback()

    assert db.session.scalars(select(Revision)).all() == []


def test_form_from_before_something_happened_is_refused(house):
    submitted = house.submitted()

    with pytest.raises(Stale):
        deciding.approve(submitted, actor=house.director, version=submitted.version + 1)


def test_text_sent_back_says_why_and_can_be_sent_again(house):
    document = house.document()
    submitted = house.submitted(document)

    service.send_back(submitted, "Trin 3 mangler et nummer.", actor=house.director)

    assert submitted.state is State.RETURNED
    assert (submitted.steps[-1].reason, submitted.steps[-1].function) == (
        "Trin 3 mangler et nummer.", "Kommunaldirektøren",
    )  # fmt: skip
    assert writing.draft_of(document.id) is not None
    again = house.submit(document)
    assert queries.waiting(document.id) is again
    with pytest.raises(Refused, match="sendt tilbage"):
        deciding.approve(submitted, actor=house.director)


def test_sending_back_needs_a_reason(house):
    with pytest.raises(Refused, match="hvad der skal rettes"):
        service.send_back(house.submitted(), " \n ", actor=house.director)


def test_text_taken_back_is_not_approved(house):
    submitted = house.submitted()

    service.take_back(submitted, actor=house.second)

    for act in (deciding.approve, service.take_back):
        with pytest.raises(Refused, match="trukket tilbage"):
            act(submitted, actor=house.director if act is deciding.approve else house.writer)


def test_strangers_neither_submit_nor_take_back(house):
    stranger = make.viewer(make.member(make.group(code="SU", name="Sundhed")))
    document = house.document()
    submitted = house.submitted(document)

    with pytest.raises(Refused, match="Kun gruppens medlemmer"):
        service.take_back(submitted, actor=stranger)
    service.take_back(submitted, actor=house.writer)
    with pytest.raises(Refused, match="Kun gruppens medlemmer"):
        house.submit(document, actor=stranger)


def test_one_text_waits_at_a_time(house):
    document = house.document()
    house.submitted(document)

    with pytest.raises(Refused, match="venter allerede"):
        house.submit(document)


def test_text_without_a_draft_is_not_sent(house):
    with pytest.raises(Refused, match="ingen kladde"):
        house.submit(house.document())


def test_text_that_breaks_the_rules_is_not_sent(house):
    document = house.document()
    house.draft(document, goal="Følg kortet SK-AC-99.")

    with pytest.raises(Refused, match="fejl at rette"):
        house.submit(document)


def test_text_with_a_blocking_comment_is_neither_sent_nor_approved(house):
    document = house.document()
    submitted = house.submitted(document)
    blocking = _comment(document)
    with pytest.raises(Refused, match="skal løses"):
        deciding.approve(submitted, actor=house.director)
    service.take_back(submitted, actor=house.writer)
    db.session.commit()
    with pytest.raises(Refused, match="skal løses"):
        house.submit(document)

    blocking.closed_at = clock.now()
    assert deciding.approve(house.submit(document), actor=house.director).number == 1


def _comment(document):
    round_ = ReviewRound(document=document, fields={}, draft_version=1, due_on=clock.today(),
                         sent_at=clock.now())  # fmt: skip
    make.kept(round_)
    return make.kept(Comment(document_id=document.id, round_id=round_.id, text="Nej.",
                             is_blocking=True, made_at=clock.now()))  # fmt: skip


def test_open_review_ends_with_the_approval(house):
    document = house.document()
    submitted = house.submitted(document)
    round_ = make.kept(ReviewRound(document=document, fields={}, draft_version=1,
                                   due_on=clock.today(), sent_at=clock.now()))  # fmt: skip

    deciding.approve(submitted, actor=house.director)

    assert round_.closed_at is not None


def test_text_like_the_one_in_force_is_not_sent(house):
    document = house.document()
    deciding.approve(house.submitted(document), actor=house.director)
    house.draft(document)

    with pytest.raises(Refused, match="samme som udgave 1"):
        house.submit(document, change_type=ChangeType.EDITORIAL)


def test_draft_that_somebody_wrote_in_meanwhile_is_not_sent_unread(house, today):
    document = house.document()
    draft = house.draft(document)
    request = service.Request(change_type=ChangeType.NEW, reason="x", valid_from=today)
    seen = draft.version
    drafts.put(draft, {"goal": "Nyt."}, house.second)

    with pytest.raises(Stale):
        service.submit(document, request, actor=house.writer, draft_version=seen)


def test_later_day_waits_and_the_old_text_holds_until_then(house, today):
    document = house.document()
    first = deciding.approve(house.submitted(document), actor=house.director)
    house.draft(document, goal="Ny tekst.")
    soon = today + timedelta(days=10)
    second = deciding.approve(
        house.submit(document, change_type=ChangeType.TECHNICAL, valid_from=soon),
        actor=house.director,
    )

    assert revisions.in_force([document.id], today) == {document.id: first}
    assert revisions.in_force([document.id], soon) == {document.id: second}


def test_text_approved_late_holds_from_the_approval(house, today):
    submitted = house.submitted()
    submitted.valid_from = today - timedelta(days=3)

    assert deciding.approve(submitted, actor=house.director).valid_from == today


def test_urgent_text_approved_too_late_needs_a_new_day(house, today):
    submitted = house.submitted()
    submitted.valid_from, submitted.review_due = today - timedelta(40), today - timedelta(10)

    with pytest.raises(Refused, match="for tidligt nu"):
        deciding.approve(submitted, actor=house.director)


def test_withdrawal_goes_through_approval_and_leaves_nothing_in_force(house, today):
    document = house.document()
    first = deciding.approve(house.submitted(document), actor=house.director)
    submitted = house.submit(document, change_type=ChangeType.WITHDRAWN, reason="Ikke krævet.")

    last = deciding.approve(submitted, actor=house.director)

    assert (last.number, last.wording) == (2, first.wording)
    assert document.status is Status.WITHDRAWN
    assert revisions.in_force([document.id], today) == {}


def test_who_proposes_a_withdrawal_does_not_approve_it(house, app):
    document = house.document()
    deciding.approve(house.submitted(document), actor=house.director)
    both = make.member(house.group)
    both.role = house.director_account.role
    both = make.viewer(make.kept(both))
    submitted = house.submit(document, actor=both, change_type=ChangeType.WITHDRAWN, reason="Væk.")

    with pytest.raises(Refused, match="Den, der har skrevet"):
        deciding.approve(submitted, actor=both)


def test_withdrawn_document_is_not_approved(house):
    document = house.document()
    submitted = house.submitted(document)
    document.status = Status.WITHDRAWN

    with pytest.raises(Refused, match="udgået"):
        deciding.approve(submitted, actor=house.director)


@pytest.mark.parametrize("said", [{"reason": "  "}, {"valid_from": clock.today() - timedelta(1)}])
def test_request_that_says_too_little_is_refused(house, said):
    document = house.document()
    house.draft(document)

    with pytest.raises(Refused):
        house.submit(document, **said)


def test_hostile_words_are_kept_as_words(house):
    nasty = "<script>alert(1)</script> {{ 7*7 }} \x00\u202e'; DROP TABLE revision;--"
    document = house.document()
    house.draft(document)
    submitted = house.submit(document, reason=nasty)

    revision = deciding.approve(submitted, actor=house.director)

    assert revision.reason == nasty.replace("\x00", "").strip()


def test_every_act_is_told_in_the_history(house):
    document = house.document()
    submitted = house.submitted(document)
    service.take_back(submitted, actor=house.writer)
    submitted = house.submit(document)
    service.send_back(submitted, "Ret trin 3.", actor=house.director)
    deciding.approve(house.submit(document), actor=house.director)

    told = [line.what for line in history.of(document)]

    assert "Sendt tilbage: Ret trin 3." in told
    assert told[0].startswith("Udgave 1 godkendt (ny). Gælder fra ")
    assert not [line for line in told if line.startswith("Ændring:") and "draft" not in line]
    assert trail.Entry.__tablename__ == "trail"


def test_frozen_text_is_the_one_form_of_a_wording(house):
    document = house.document()
    draft = house.draft(document)

    assert hurdles.frozen(draft) == house.submit(document).wording
    assert document.kind is Kind.ACTION_CARD
