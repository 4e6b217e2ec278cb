"""A copy that comes into use late has what one has that was there before."""

from io import BytesIO

import pytest

from bsak.distribution import (
    composing,
    copies,
    counting,
    names,
    overtaken,
    scanning,
    standing,
    stocktaking,
    urgency,
)
from bsak.distribution.answered import rank
from bsak.distribution.typed import Leaf
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from tests.distribution import making, paper
from tests.distribution.history import packs_of

ACTS = 10


def sent(copy):
    """Return the releases that a copy has packs of, by name, in order."""
    return [pack.release.name for pack in packs_of(copy)]


def issue(history, document, *, ahead):
    """Issue a correction of a document that counts from a later day."""
    history.approve(document)
    return history.issue(in_days=ahead)


def end(history, copy):
    """Let a copy go out of use."""
    copies.end(copy, "Bortkommet", actor=history.clerk)


def resume(history, copy):
    """Take a copy into use again."""
    copies.resume(copy, actor=history.clerk, settings=history.settings)


def put_in(history, copy):
    """Put in all that counts, also yellow leaves that have ended with nothing sent after them."""
    while waiting := standing.of(copy).packs:
        history.answer(waiting[0])
    for pack in packs_of(copy):
        is_begun = pack.release.effective_on <= history.day and not pack.is_answered
        is_over = pack.release.is_recalled or pack.id in overtaken.by([pack], history.day)
        if pack.release.urgent and is_begun and not is_over:
            history.answer(pack)


def contents(copy):
    """Return what stands in a copy, but for its own cover and slips."""
    return [
        (row.code, row.digest)
        for row in standing.held(copy)
        if row.code != composing.COVER and not composing.is_slip(row.code)
    ]


def words(pack):
    """Return what a pack's slip says."""
    return paper.read(paper.printed(pack)).words


def coming(copy):
    """Return what a copy shall put in later, yellow leaves aside: the last release of each day."""
    ahead = [pack.release for pack in standing.of(copy).coming]
    plain = {one.effective_on: one for one in ahead if not one.urgent}
    return {rank(one) for one in plain.values()}


# Yellow leaves


def test_new_copy_waits_for_the_yellow_leaf_until_it_is_put_in(history):
    document = history.documents[1]
    history.approve(document)
    history.issue_urgently(document)
    history.days_go_by(1)
    new = history.add_copy()
    db.session.commit()
    leaf = f"{document.code}-H1"

    assert sent(new) == ["Udgave 1", "R00-H1"]
    whole, yellow = standing.of(new).packs
    history.answer(whole)
    assert not standing.of(new).is_current
    assert [pack.release.name for pack in standing.of(new).packs] == ["R00-H1"]
    assert [one.code for _pack, one, _after in counting.urgent(counting.pack_of(new))] == [leaf]
    behind = Leaf(document.code, "1", new.name)
    assert scanning.waits_for(behind, scanning.said(behind, history.day)) == "R00-H1"

    history.answer(yellow)
    assert standing.of(new).is_current
    history.answer(packs_of(history.binder.copies[0])[-1])
    assert contents(new) == contents(history.binder.copies[0])
    (old,) = composing.swaps_of(packs_of(history.binder.copies[0])[-1])
    assert composing.swaps_of(yellow) == (old,)


def test_all_pages_tell_of_the_pack_of_the_yellow_leaf(history, sign_in, secretariat):
    document = history.documents[1]
    history.approve(document)
    history.issue_urgently(document)
    new = history.add_copy()
    history.answer(packs_of(new)[0])
    db.session.commit()
    browser, address = sign_in(secretariat), f"/pakker/{packs_of(new)[-1].id}.pdf"

    page = browser.get("/kopier/SU/3").text
    assert address in page
    assert "R00-H1" in page
    assert address in browser.get("/kopier/SU/udgivelse/1.0.1").text
    stocktaking.begin(new, actor=history.clerk)
    db.session.commit()
    assert f"{document.code}-H1" in browser.get("/kopier/SU/3/optaelling").text
    assert "R00-H1" in browser.get("/m/SU/3").text
    read = browser.get("/kopier/SU/udgivelse/1.0.1/pakker.pdf").data
    with paper.pdfplumber.open(BytesIO(read)) as file:
        assert len(file.pages) == 2 * 3
        assert new.name in file.pages[4].extract_text()


def test_new_copy_gets_the_last_leaf_in_front_of_each_sheet_and_no_other(history):
    document, other = history.documents[1:3]
    for each in (document, other, document):
        history.approve(each)
        history.issue_urgently(each)
    new = history.add_copy()

    assert sent(new) == ["Udgave 1", "R00-H2", "R00-H3"]


def test_leaf_is_sent_to_the_new_copy_when_the_one_in_its_place_is_called_back(history):
    document = history.documents[1]
    history.approve(document)
    history.issue_urgently(document)
    history.approve(document)
    second = history.issue_urgently(document)
    new = history.add_copy()
    history.recall(second)

    assert sent(new) == ["Udgave 1", "R00-H1", "R00-H2"]
    assert [pack.release.name for pack in standing.of(new).packs] == ["Udgave 1", "R00-H1"]
    history.reinstate(second)
    assert [pack.release.name for pack in standing.of(new).packs] == ["Udgave 1", "R00-H2"]


def test_leaf_that_was_called_back_or_lies_under_a_correction_is_not_sent(history):
    document, other = history.documents[1:3]
    history.approve(document)
    history.issue_urgently(document)
    history.issue()
    history.approve(other)
    history.recall(history.issue_urgently(other))

    assert sent(history.add_copy()) == ["R01"]


def test_leaf_that_has_ended_is_sent_and_nobody_is_late_with_it(history):
    """The new copy says the same as the others then: what it lacks is a correction."""
    document = history.documents[1]
    history.approve(document)
    history.issue_urgently(document)
    first = history.binder.copies[0]
    history.answer(packs_of(first)[-1])
    history.days_go_by(30)
    new = history.add_copy()

    whole, yellow = packs_of(new)
    assert yellow.release.name == "R00-H1"
    history.answer(whole)
    for copy in (first, new):
        stand = standing.of(copy)
        assert (stand.is_current, stand.is_answered, stand.expired) == (
            False, True, (f"{document.code}-H1",)
        )  # fmt: skip
    history.answer(yellow)
    assert contents(new) == contents(first)


def test_leaf_that_counts_later_is_sent_with_the_one_that_counts_until_then(history):
    document = history.documents[1]
    history.approve(document)
    history.issue_urgently(document)
    history.approve(document)
    history.issue_urgently(document, in_days=5)
    new = history.add_copy()

    assert sent(new) == ["Udgave 1", "R00-H1", "R00-H2"]
    assert [pack.release.name for pack in standing.of(new).coming] == ["R00-H2"]
    put_in(history, new)
    assert standing.of(new).is_current
    history.days_go_by(5)
    assert [pack.release.name for pack in standing.of(new).packs] == ["R00-H2"]
    put_in(history, new)
    assert [code for code, _ in contents(new) if names.is_urgent(code)] == [f"{document.code}-H2"]


def test_copy_taken_into_use_again_gets_the_leaf_sent_meanwhile(history):
    copy, document = history.binder.copies[0], history.documents[1]
    end(history, copy)
    history.approve(document)
    history.issue_urgently(document)
    history.days_go_by(1)
    resume(history, copy)

    assert sent(copy) == ["Udgave 1", "R00-H1"]
    assert not standing.of(copy).is_current
    end(history, copy)
    resume(history, copy)
    assert sent(copy) == ["Udgave 1", "R00-H1"]


# What is sent ahead


@pytest.fixture
def ahead(history):
    """A binder with R01 in effect, and R02 that counts twelve days later."""
    history.approve(history.documents[0])
    history.issue()
    history.answer_all()
    issue(history, history.documents[1], ahead=12)
    return history


def test_new_copy_gets_what_counts_now_and_what_is_sent_ahead(ahead):
    new = ahead.add_copy()
    now, later = packs_of(new)

    assert (now.release.name, now.is_whole) == ("R01", True)
    assert (later.release.name, later.is_whole) == ("R02", True)
    stand = standing.of(new)
    assert (stand.packs, stand.coming, stand.is_lagging) == ((now,), (later,), True)
    whole = {line.into.code: line.into.rev for line in composing.swaps_of(now)}
    assert whole[ahead.documents[1].code] == "1"  # and not what counts later
    assert "ikke er kvitteret for R01" in words(later)

    ahead.answer(now)
    assert standing.of(new).is_current
    assert not later.is_whole
    first = ahead.binder.copies[0]
    assert contents(new) == contents(first)
    ours, theirs = (composing.swaps_of(packs_of(one)[-1]) for one in (new, first))
    assert [line.code for line in ours] == [line.code for line in theirs]
    assert "R01" not in words(later)
    ahead.days_go_by(12)
    assert standing.of(new).packs == (later,)
    put_in(ahead, new)
    put_in(ahead, first)
    assert standing.of(new).is_current
    assert contents(new) == contents(first)


def test_new_copy_can_be_gone_through_before_what_is_sent_ahead_counts(ahead):
    new = ahead.add_copy()
    every = {(line.into.code, line.into.rev) for line in composing.swaps_of(packs_of(new)[0])}

    assert counting.pack_of(new) is packs_of(new)[0]
    ahead.count(new, every)
    assert standing.of(new).is_current


def test_each_day_to_come_has_its_pack(ahead):
    issue(ahead, ahead.documents[2], ahead=12)  # in place of R02, the same day
    issue(ahead, ahead.documents[3], ahead=20)

    assert sent(ahead.add_copy()) == ["R01", "R03", "R04"]


def test_yellow_leaves_of_now_and_of_what_is_sent_ahead_are_sent_with_each(history):
    document, other = history.documents[1:3]
    history.approve(document)
    history.issue_urgently(document)
    issue(history, other, ahead=12)
    history.approve(other)
    history.issue_urgently(other, in_days=14)
    new = history.add_copy()

    assert sent(new) == ["Udgave 1", "R00-H1", "R01", "R01-H1"]
    put_in(history, new)
    assert standing.of(new).is_current
    history.days_go_by(14)
    put_in(history, new)
    assert [code for code, _ in contents(new) if names.is_urgent(code)] == [f"{other.code}-H1"]


def test_release_sent_ahead_is_called_back_and_stands_again(ahead):
    early = ahead.add_copy()
    release = packs_of(early)[-1].release
    ahead.recall(release)
    between = ahead.add_copy()

    assert [sent(copy) for copy in (early, between)] == [["R01", "R02"], ["R01"]]
    for copy in (early, between):
        assert standing.of(copy).coming == ()
        put_in(ahead, copy)
        assert standing.of(copy).is_current
    ahead.reinstate(release)
    late = ahead.add_copy()
    assert {tuple(sent(copy)) for copy in (early, between, late)} == {("R01", "R02")}
    ahead.days_go_by(12)
    for copy in ahead.binder.copies:
        put_in(ahead, copy)
    stands = {tuple(contents(copy)) for copy in (ahead.binder.copies[0], early, between, late)}
    assert len(stands) == 1


def test_copy_that_once_got_only_what_is_sent_ahead_gets_the_rest_unless_it_is_put_in(ahead):
    behind, early = ahead.add_copy(), ahead.add_copy()
    for copy in (behind, early):
        now, later = packs_of(copy)
        db.session.delete(now)
    later.release.made_at = making.moment(ahead.day)
    ahead.answer(later)
    for copy in (behind, early):
        end(ahead, copy)
        resume(ahead, copy)

    assert [sent(copy) for copy in (behind, early)] == [["R01", "R02"], ["R02"]]


# Whatever happens


def live(history):
    """Let one thing happen, now and then something that counts later, where it may."""
    try:
        if history.chance.random() < 0.25:
            document = history.chance.choice(history.documents)
            issue(history, document, ahead=history.chance.randint(1, 12))
        elif made := urgency.changes(history.binder, history.day):
            document = history.chance.choice(made).document
            history.issue_urgently(document, in_days=history.chance.randint(0, 9))
        history.act()
    except Refused as refusal:
        if "gælder først fra" not in str(refusal):
            raise
        db.session.commit()
        history.days_go_by(5)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_happens_a_new_copy_comes_to_stand_as_one_that_was_there(new_history, seed):
    history, compared = new_history(seed), []
    history.issue()
    first = history.binder.copies[0]
    for _act in range(ACTS):
        live(history)
        new = history.add_copy()
        if history.chance.random() < 0.5:
            end(history, first)
            resume(history, first)
        for copy in history.binder.copies if history.chance.random() < 0.6 else (first, new):
            put_in(history, copy)
        assert coming(new) == coming(first)
        assert contents(new) == contents(first)
        assert standing.of(new).is_answered
        compared += [code for code, _digest in contents(new) if names.is_urgent(code)]
        db.session.commit()
    assert compared
