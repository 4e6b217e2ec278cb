"""Comments: who may do what with one, what two people at once do, and what blocks approval."""

import pytest

from bsak.documents import history
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused, Stale
from bsak.review import gather, queries, rules, service, talking
from bsak.review.models import Comment
from bsak.writing import rows
from bsak.writing import service as writing
from tests import make


@pytest.fixture
def sent(place):
    return place.send(groups=(place.foreign,), is_external=True)


@pytest.fixture
def said(place, sent):
    """A blocking comment of HBR's."""
    made = talking.comment(sent, "goal", "Mangler frist.", is_blocking=True, actor=place.hbr)
    db.session.commit()
    return made


def answer(place, comment, text="Rettet."):
    talking.answer(comment, text, seen=rules.mark(comment), actor=place.member)


def close(comment, who):
    talking.close(comment, seen=rules.mark(comment), actor=who)


@pytest.mark.parametrize(
    ("who", "may"),
    [("member", True), ("leader", True), ("other", True), ("hbr", True), ("approver", False),
     ("employee", False)],
)  # fmt: skip
def test_those_who_were_asked_and_those_who_write_comment(place, sent, who, may):
    viewer = getattr(place, who)
    is_asked = bool(queries.asked([sent.id], viewer))

    assert (rules.obstacle_to_commenting(sent, viewer, is_asked=is_asked) is None) is may


@pytest.mark.parametrize(
    ("who", "answers", "closes", "closes_answered", "changes"),
    [("member", True, False, False, False), ("leader", True, False, True, False),
     ("other", False, False, False, False), ("hbr", False, True, True, True),
     ("approver", False, False, False, False), ("employee", False, False, False, False)],
)  # fmt: skip
def test_who_may_do_what_with_a_blocking_comment(
    place, said, who, answers, closes, closes_answered, changes
):
    viewer, document = getattr(place, who), place.document
    assert (rules.obstacle_to_answering(document, said, viewer) is None) is answers
    assert (rules.obstacle_to_closing(document, said, viewer) is None) is closes
    assert (rules.obstacle_to_changing(said, viewer) is None) is changes
    answer(place, said)

    assert (rules.obstacle_to_closing(document, said, viewer) is None) is closes_answered
    assert rules.obstacle_to_changing(said, viewer) is not None


def test_secretariat_closes_what_is_answered_and_the_leader_what_does_not_block(place, sent, said):
    clerk = make.clerk()
    assert "Svar på kommentaren" in rules.obstacle_to_closing(place.document, said, clerk)
    small = talking.comment(sent, "goal", "Stavefejl.", is_blocking=False, actor=place.hbr)

    assert rules.obstacle_to_closing(place.document, small, place.leader) is None
    assert rules.obstacle_to_closing(place.document, small, place.member) is not None


def test_open_blocking_comment_forbids_approval_until_it_is_closed(place, sent, said):
    talking.comment(sent, "", "Godt kort.", is_blocking=False, actor=place.hbr)
    assert queries.obstacle_to_approving(place.document.id).startswith("1 kommentar skal løses")
    answer(place, said)
    assert queries.obstacle_to_approving(place.document.id) is not None
    close(said, place.leader)
    assert queries.obstacle_to_approving(place.document.id) is None
    talking.reopen(said, actor=place.hbr)
    service.end(sent, actor=place.leader)  # ending the round settles nothing

    assert queries.obstacle_to_approving(place.document.id) is not None


def test_comment_on_another_document_blocks_nothing_here(place, said):
    other = make.document(place.group, title="En anden")

    assert queries.obstacle_to_approving(other.id) is None
    with pytest.raises(Hidden):
        talking.held(other.id, said.id)


def test_two_comments_on_one_passage_both_stand(place, sent):
    for who in (place.hbr, place.other):
        talking.comment(sent, "goal", f"Fra {who.name}.", is_blocking=False, actor=who)
    page = gather.whole(sent, [sent], [], place.member)
    (spot,) = [spot for spot in page.spots if spot.passage.place == "goal"]

    assert [t.comment.text for t in spot.talks] == ["Fra Beredskabet.", "Fra Nabo."]


def test_comment_keeps_the_passage_as_it_was_sent(place, sent):
    step = next(p for p in place.passages() if p.label == "Trin 1")
    made = talking.comment(sent, step.place, "Hvem?", is_blocking=False, actor=place.hbr)
    rows.remove(place.draft, step.place, place.draft.mark, actor=place.member)
    page = gather.whole(sent, [sent], [], place.member)
    (spot,) = [spot for spot in page.spots if spot.passage.place == step.place]

    assert made.passage == step.text != ""
    assert (spot.is_changed, spot.now) == (True, ())
    assert [t.comment.id for t in spot.talks] == [made.id]


def test_comment_on_a_removed_passage_can_be_read_when_the_text_is_sent_again(place, sent):
    step = next(p for p in place.passages() if p.label == "Trin 1")
    made = talking.comment(sent, step.place, "Hvem?", is_blocking=True, actor=place.hbr)
    service.end(sent, actor=place.leader)
    rows.remove(place.draft, step.place, place.draft.mark, actor=place.member)
    again = place.send(is_external=True)
    inside = gather.whole(again, [again, sent], [], place.member)
    outside = gather.whole(again, [again], [], place.hbr)
    (listed,) = gather.talks_of(place.document, place.member)

    assert [t.comment.passage for t in inside.elsewhere] == [step.text]
    assert outside.elsewhere == ()  # earlier rounds are for those inside
    assert (listed.comment.id, listed.label) == (made.id, "Trin 1")


def test_passage_that_was_changed_since_shows_both(place, sent):
    place.write("goal", "Alle er ude inden 5 minutter.")
    changed = [s for s in gather.whole(sent, [sent], [], place.hbr).spots if s.is_changed]

    assert [spot.passage.place for spot in changed] == ["goal"]
    assert changed[0].now[0].text == "Alle er ude inden 5 minutter."


def test_close_and_answer_of_what_has_changed_meanwhile_are_refused(place, said):
    seen = rules.mark(said)
    talking.change(said, "Mangler alt.", is_blocking=True, seen=seen, actor=place.hbr)
    with pytest.raises(Stale) as told:
        talking.answer(said, "Fristen er skrevet på.", seen=seen, actor=place.member)
    assert told.value.mine == {"Svar": "Fristen er skrevet på."}
    assert told.value.theirs == {"Kommentar": "Mangler alt."}
    seen = rules.mark(said)
    answer(place, said, "Nej.")
    with pytest.raises(Stale):
        talking.close(said, seen=seen, actor=place.hbr)

    assert said.closed_at is None


def test_comment_taken_back_can_be_put_back_once_by_its_maker(place, said):
    entry = talking.take_back(said, seen=rules.mark(said), actor=place.hbr)
    assert queries.obstacle_to_approving(place.document.id) is None
    with pytest.raises(Hidden):
        talking.put_back(entry, actor=place.other)
    back = talking.put_back(entry, actor=place.hbr)
    assert talking.put_back(entry, actor=place.hbr) == back

    assert (back.place, back.text, back.is_blocking) == ("goal", "Mangler frist.", True)
    assert db.session.query(Comment).count() == 1


@pytest.mark.parametrize("place_of", ["phases", "findes/ikke", "goal/x", "schema"])
def test_place_that_no_passage_has_is_refused(place, sent, place_of):
    with pytest.raises(Refused, match="Stedet findes ikke"):
        talking.comment(sent, place_of, "Hm.", is_blocking=False, actor=place.hbr)


@pytest.mark.parametrize("text", ["", " \n\t", "\x00\x01", "x" * 4001])
def test_empty_and_endless_comments_are_refused(place, sent, text):
    with pytest.raises(Refused):
        talking.comment(sent, "goal", text, is_blocking=False, actor=place.hbr)


def test_closed_round_gives_back_what_was_typed(place, sent):
    service.end(sent, actor=place.leader)

    with pytest.raises(Stale) as told:
        talking.comment(sent, "goal", "Lang tanke.", is_blocking=False, actor=place.hbr)
    assert told.value.mine == {"Kommentar": "Lang tanke."}


def test_writers_hear_of_comments_without_an_answer(place, sent, said):
    talking.comment(sent, "", "Godt kort.", is_blocking=False, actor=place.hbr)
    (waiting,) = queries.to_answer(place.member)
    assert (waiting.number, waiting.blocking) == (2, 1)
    assert queries.to_answer(place.other) == []
    answer(place, said)

    assert [(w.number, w.blocking) for w in queries.to_answer(place.member)] == [(1, 0)]


def test_every_act_is_told_in_the_documents_history(place, said):
    answer(place, said)
    close(said, place.hbr)
    talking.reopen(said, actor=place.hbr)
    told = [line.what for line in history.of(place.document)]

    assert told[:4] == ["Åbnede en kommentar igen.", "Lukkede en kommentar.",
                        "Svarede på en kommentar.",
                        "Skrev en kommentar, der skal løses før godkendelse."]  # fmt: skip
    assert not any(line.startswith("Ændring:") for line in told[:5])


def test_what_came_later_is_counted_and_a_draft_that_is_gone_is_told(place, sent):
    rows.add(place.draft, "contingencies", actor=place.member)
    assert gather.whole(sent, [sent], [], place.hbr).added_count == 0  # nothing is said there yet
    keys = place.draft.fields["contingencies"].split()
    place.write(f"contingencies/{keys[-1]}/condition", "Telefonerne er døde")
    page = gather.whole(sent, [sent], [], place.member)
    assert (page.added_count, page.is_changed, page.may_write) == (1, True, True)
    writing.drop(place.draft, actor=place.member)
    page = gather.whole(sent, [sent], [], place.member)

    assert (page.has_draft, page.is_changed, page.added_count) == (False, False, 0)
    assert not any(spot.is_changed for spot in page.spots)
