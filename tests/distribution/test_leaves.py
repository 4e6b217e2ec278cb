"""The codes on a real binder's leaves say just what its correction slips say."""

import pytest

from bsak.distribution import (
    composing,
    names,
    printing,
    queries,
    receiving,
    scanning,
    standing,
    stocktaking,
    telling,
    typed,
    urgency,
)
from bsak.distribution.typed import Leaf
from bsak.documents.kinds import Status
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from tests.distribution import paper
from tests.distribution.history import packs_of


def words(history, copy, sheets):
    """Return how each leaf stands, by what is printed on it."""
    leaves = [Leaf(one.code, one.rev, copy.name) for one in sheets]
    return {(one.code, one.rev): scanning.said(one, history.day).word for one in leaves}


def test_every_code_in_a_copy_can_be_read_as_it_is_printed(history):
    copy = history.binder.copies[1]
    leaves = printing.of_holdings(standing.held(copy))
    codes = [leaf.code for leaf in leaves]
    assert {"00-FO", "00-LG", "00-RB-00", "MT-SB"} <= {*codes}
    for leaf in leaves:
        printed = printing.stamp(leaf).qr
        if "/k/" in printed:
            assert typed.read(printed) == Leaf(leaf.code, leaf.rev, copy.name)
        assert typed.leaf(leaf.code, leaf.rev) == Leaf(leaf.code, leaf.rev)
    assert {*words(history, copy, leaves).values()} == {"in_force"}


def test_leaves_a_correction_takes_out_are_outdated_and_no_others(history):
    changed, again, gone, *_rest = history.documents[1:]
    first = standing.of(history.binder.copies[0]).effective.effective_on
    history.approve(changed)
    history.approve_again(again)
    history.withdraw(gone)
    history.issue()
    for copy in history.binder.copies:
        held = standing.held(copy)
        lines = composing.swaps_of(packs_of(copy)[-1])
        out = {(one.code, one.rev) for line in lines for one in line.out}
        assert {code for code, _rev in out} >= {changed.code, gone.code, "00-LG"}

        told = words(history, copy, held)
        assert {key for key, word in told.items() if word == "outdated"} == out
        assert {word for key, word in told.items() if key not in out} == {"in_force"}
        new = words(history, copy, [line.into for line in lines if line.into])
        assert {*new.values()} == {"in_force"}
    stayed = scanning.said(Leaf("00-RF", "1.0", copy.name), history.day)
    assert (stayed.word, stayed.since) == ("in_force", first)  # the day that stands on it
    history.answer_all()
    copy = history.binder.copies[0]
    assert {*words(history, copy, standing.held(copy)).values()} == {"in_force"}


def test_yellow_leaf_and_the_leaf_behind_it_are_used_together_until_a_correction(history):
    copy, document = history.binder.copies[0], history.documents[1]
    history.approve_again(document)
    assert urgency.changes(history.binder, history.day) == []  # it would tell nothing new
    history.approve(document)
    behind = Leaf(document.code, "1", copy.name)

    def told(*leaves):
        return [scanning.said(leaf, history.day).word for leaf in leaves]

    assert told(behind) == ["newer"]
    history.issue_urgently(document)
    yellow = Leaf(f"{document.code}-H1", "1.0.1", copy.name)
    assert told(behind, yellow) == ["overridden", "in_force"]
    assert scanning.waits_for(behind, scanning.said(behind, history.day)) == "R00-H1"
    history.answer(packs_of(copy)[-1])
    assert scanning.waits_for(behind, scanning.said(behind, history.day)) == ""
    history.days_go_by(21)
    assert told(behind, yellow) == ["overridden", "lapsed"]
    history.issue()
    assert told(behind, yellow) == ["outdated", "outdated"]


def test_later_yellow_leaf_has_the_first_taken_out_and_no_other(history):
    first, second = history.binder.copies
    document, other = history.documents[1:3]
    for each in (document, other):
        history.approve(each)
        history.issue_urgently(each)
        history.answer(packs_of(first)[-1])
    history.approve(document)
    history.issue_urgently(document)
    yellow, between, later = (
        Leaf(f"{one.code}-H{n}", f"1.0.{n}") for n, one in enumerate((document, other, document), 1)
    )

    on_page = telling.newest(queries.releases(history.binder.id), history.day)
    assert ("R00-H1" in on_page, "Gult blad R00-H3 gælder til og med" in on_page) == (False, True)
    words = paper.all_words(packs_of(first)[-1])
    assert f"Sidder der et gult blad foran {document.code} fra før ({yellow.code})" in words
    assert "Tag ikke noget ud." not in words
    assert [pack.release.name for pack in standing.of(first).packs] == ["R00-H3"]
    assert [pack.release.name for pack in standing.of(second).packs] == ["R00-H2", "R00-H3"]
    with pytest.raises(Refused, match="R00-H3 er sendt i stedet for R00-H1"):
        history.answer(packs_of(second)[-3])

    given = history.answer(packs_of(first)[-1])
    assert leaves(first) == {between.code, later.code}
    receiving.take_back(given, actor=history.clerk)
    assert leaves(first) == {between.code, yellow.code}

    every = [(row.code, row.rev) for row in standing.held(first)]
    receipt = history.count(first, [*every, (later.code, later.rev)])
    assert receipt.note.endswith("0 mangler, 1 skal tages ud.")
    history.count(first, [*(leaf for leaf in every if leaf[0] != yellow.code),
                          (later.code, later.rev)])  # fmt: skip
    assert standing.of(first).is_current


def leaves(copy):
    """Return the yellow leaves that stand in a copy, by code."""
    return {row.code for row in standing.held(copy) if names.is_urgent(row.code)}


def test_leaf_that_was_not_seen_is_sent_alone_and_a_strange_one_is_sent_away(history):
    copy = history.binder.copies[0]
    every = [Leaf(row.code, row.rev) for row in standing.held(copy)]
    lost = history.documents[1].code
    count = stocktaking.begin(copy, actor=history.clerk)
    seen = [leaf for leaf in every if leaf.code != lost]
    stocktaking.see(count, [*seen, Leaf("KK-AC-01", "3")], actor=history.clerk)
    receipt = stocktaking.end(count, actor=history.clerk)
    db.session.commit()

    assert receipt.note.endswith("1 mangler, 1 skal tages ud.")
    pack = standing.of(copy).pack
    assert [leaf.code for leaf in printing.of_pack(pack)] == ["00-RB-00", lost]
    assert "Tag ud: KK-AC-01 Rev. 3." in paper.all_words(pack)
    first = scanning.said(Leaf("00-RB-00", "1.0", copy.name), history.day)
    assert (first.word, first.rev) == ("outdated", "1.0.2")
    history.answer(pack)
    assert standing.of(copy).is_current
    assert sorted(row.code for row in standing.held(copy)) == sorted(leaf.code for leaf in every)


def test_what_a_copy_rightly_holds_is_never_called_outdated(new_history):
    lived = new_history(seed=2)
    lived.issue(is_edition=True)
    seen = set()
    for _act in range(30):
        lived.act()
        for copy in lived.binder.copies:
            if packs := standing.of(copy).packs:
                lived.answer(packs[0])
            if standing.of(copy).is_answered:
                seen |= {*answers(lived, copy)}
    assert (
        {"in_force", "newer", "overridden"} <= seen <= {"in_force", "newer", "overridden", "lapsed"}
    )


def answers(lived, copy):
    """Give how each leaf in a copy stands, but for those of documents that are withdrawn."""
    gone = {one.code for one in lived.documents if one.status is Status.WITHDRAWN}
    for row in standing.held(copy):
        if row.code.partition("-H")[0] not in gone:
            yield scanning.said(Leaf(row.code, row.rev, copy.name), lived.day).word
