"""How far a copy is behind, and what stands in it on a day."""

from datetime import date, timedelta

import pytest

from bsak.distribution import expired, lagging, standing, telling
from bsak.distribution.models import Channel
from bsak.distribution.receipt_rules import Answer
from bsak.distribution.receiving import answer
from bsak.kernel.db import db
from tests.distribution import making
from tests.distribution.conftest import FIRST

MORE = [*FIRST, ("SU-AC-03", "Vand")]


def give(pack, on=making.ISSUED, *, is_complete=True):
    """Answer a pack by its code."""
    said = Answer(done_on=on, answered_by="Leder", sheets_in=True, old_out=is_complete,
                  recorded=True, note="Et ark mangler.")  # fmt: skip
    answer(pack, said, actor=None, channel=Channel.CODE)
    db.session.commit()


def how(copy, monkeypatch, day):
    """Return current?, lag and days late of a copy on a day."""
    monkeypatch.setenv("BSAK_TODAY", day)
    one = standing.of(copy)
    return one.is_current, one.lag, one.days_late


def test_a_copy_lags_from_the_day_a_release_takes_effect_and_is_late_after_its_deadline(
    issued, monkeypatch
):
    copy, pack = issued.copies[0], issued.pack()
    assert how(copy, monkeypatch, "2026-01-31") == (False, 0, 0)  # nothing is in effect
    assert how(copy, monkeypatch, "2026-02-01") == (False, 1, 0)
    assert how(copy, monkeypatch, "2026-02-15") == (False, 1, 0)
    assert how(copy, monkeypatch, "2026-02-16") == (False, 1, 1)
    issued.issue(MORE, effective_on=date(2026, 2, 20))
    assert how(copy, monkeypatch, "2026-02-21") == (False, 2, 6)
    give(pack)
    assert how(copy, monkeypatch, "2026-02-19") == (True, 0, 0)
    assert how(copy, monkeypatch, "2026-02-21") == (False, 1, 0)
    give(issued.pack(), date(2026, 2, 20), is_complete=False)
    assert how(copy, monkeypatch, "2026-03-07") == (False, 1, 1)
    assert standing.of(copy).missing.note == "Et ark mangler."
    give(issued.pack(), date(2026, 2, 20))
    assert how(copy, monkeypatch, "2026-03-07") == (True, 0, 0)


def test_what_is_answered_before_it_takes_effect_counts_at_once(issued, monkeypatch):
    monkeypatch.setenv("BSAK_TODAY", "2026-02-10")
    coming = issued.issue(
        MORE, effective_on=date(2026, 2, 20), made_at=making.moment(making.ISSUED)
    )
    assert [pack.release for pack in standing.of(issued.copies[0]).coming] == [coming]
    give(issued.pack(), date(2026, 2, 10))
    assert how(issued.copies[0], monkeypatch, "2026-02-10") == (True, 0, 0)


def test_a_copy_given_out_later_has_as_long_as_the_others_had(issued, monkeypatch):
    late = making.copy(issued.binder, added_on=date(2026, 3, 1))
    assert how(late, monkeypatch, "2026-03-01") == (False, 1, 0)  # no pack yet: not late
    pack = making.pack(late, issued.releases[0], is_whole=True)
    assert standing.due_on(pack) == date(2026, 3, 1) + timedelta(days=making.ANSWER_DAYS)
    assert how(late, monkeypatch, "2026-03-16") == (False, 1, 1)


def test_an_urgent_leaf_is_asked_for_until_it_is_over_and_says_nothing_of_what_lies_under_it(
    issued, monkeypatch
):
    copy, leaf = issued.copies[0], making.urgent(issued.binder, "SU-AC-02", "Nyt nummer")
    assert how(copy, monkeypatch, "2026-02-01") == (False, 2, 0)
    give(issued.pack(leaf))
    assert how(copy, monkeypatch, "2026-02-01") == (False, 1, 0)
    give(issued.pack())
    assert how(copy, monkeypatch, "2026-02-01") == (True, 0, 0)
    assert "SU-AC-02-H1" in {row.code for row in standing.held(copy)}

    give(issued.pack(copy=1))
    other = issued.copies[1]
    assert how(other, monkeypatch, "2026-03-03") == (False, 1, 16)  # the last of its thirty days
    assert how(other, monkeypatch, "2026-03-04") == (False, 0, 0)  # nobody lags, but it is over
    assert standing.of(other).expired == ("SU-AC-02-H1",)
    issued.issue(MORE, number=1, effective_on=date(2026, 3, 1))
    assert how(other, monkeypatch, "2026-03-01") == (False, 1, 0)  # the release has it with it


def test_a_leaf_that_has_ended_is_told_of_until_a_correction_or_a_later_leaf_takes_its_place(
    issued, monkeypatch
):
    for number in (0, 1):
        give(issued.pack(copy=number))
    give(issued.pack(making.urgent(issued.binder, "SU-AC-02", "Nyt nummer")))
    assert expired.owed() == []
    said = [(one.binder.code, one.leaves, one.ends_on) for one in expired.ending()]
    assert said == [("SU", ("SU-AC-02-H1",), date(2026, 3, 3))]
    monkeypatch.setenv("BSAK_TODAY", "2026-02-21")  # eleven days before
    assert expired.ending() == []
    monkeypatch.setenv("BSAK_TODAY", "2026-03-04")
    assert expired.ending() == []
    assert [(one.binder.code, one.leaves) for one in expired.owed()] == [("SU", ("SU-AC-02-H1",))]
    one, other = standing.of_all()
    assert [telling.lag(one), telling.sign(one)] == ["Gult blad SU-AC-02-H1 er udløbet", "at_risk"]
    assert telling.counted([one, other]) == "0 af 2 ajour. Gult blad SU-AC-02-H1 er udløbet"
    assert lagging.worst_first([one, other]) == []  # there is nothing that they could answer

    issued.binder.with_confidential = True
    assert expired.owed()[0].leaves == ("R00-H1",)
    issued.binder.with_confidential = False
    making.urgent(issued.binder, "SU-AC-02", "Nyeste nummer", effective_on=date(2026, 3, 3))
    assert expired.owed() == []
    monkeypatch.setenv("BSAK_TODAY", "2026-04-20")
    assert expired.owed()[0].leaves == ("SU-AC-02-H2",)
    issued.issue(MORE, number=1, effective_on=date(2026, 4, 3))
    assert expired.owed() == []
    monkeypatch.setenv("BSAK_TODAY", "2026-04-01")  # that correction is sent ahead
    assert expired.ending() == []


def test_sheets_come_in_the_order_of_the_binder_and_as_they_stood_on_the_day(issued):
    copy = issued.copies[0]
    give(issued.pack())
    issued.issue([MORE[3], *FIRST[:2], ("SU-AC-02", "Brand og røg")], effective_on=date(2026, 2, 8))
    give(issued.pack(), date(2026, 2, 9))
    stands = [(row.code, row.rev) for row in standing.held(copy) if row.code.startswith("SU")]
    assert stands == [("SU-AC-03", "1"), ("SU-AC-01", "1"), ("SU-AC-02", "2")]
    before = [(row.code, row.rev) for row in standing.held(copy, date(2026, 2, 8))]
    assert before == [("00-LG", "1"), ("SU-AC-01", "1"), ("SU-AC-02", "1")]
    assert standing.held(copy, date(2026, 1, 31)) == []


def test_the_worst_comes_first(issued, monkeypatch):
    give(issued.pack(copy=1))
    issued.issue(MORE, effective_on=date(2026, 2, 10))
    monkeypatch.setenv("BSAK_TODAY", "2026-02-25")
    assert [one.copy.name for one in lagging.worst_first(standing.of_all())] == ["SU-01", "SU-02"]


@pytest.mark.parametrize("ask", [standing.of_all, lambda: standing.held_in(copies())])
def test_questions_are_as_many_for_one_copy_as_for_all(issued, queries_of, ask):
    give(issued.pack())
    one = queries_of(ask)
    issued.issue(MORE)
    other = making.binder("MT")
    for _ in range(3):
        making.copy(other)
    making.release(other, FIRST)
    give(issued.pack())
    assert queries_of(ask) == one


def copies():
    """Return every copy in use."""
    return [one.copy for one in standing.of_all()]
