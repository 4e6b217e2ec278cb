"""How the numbered copies stand, on the overview and on the page of whoever keeps them."""

from datetime import date

import pytest

from bsak.distribution import receiving
from bsak.distribution.models import Channel
from bsak.distribution.receipt_rules import Answer
from bsak.kernel.db import db
from tests import make
from tests.distribution import making

FIRST = [("SU-AC-01", "Strømsvigt")]
ISSUED = date(2019, 4, 1)  # to be answered by the 15th


def shelve(code, many):
    """Return copies that an edition was issued to, and that edition."""
    binder = making.binder(code)
    copies = [making.copy(binder, added_on=ISSUED) for _ in range(many)]
    return binder, copies, making.release(binder, FIRST, effective_on=ISSUED)


def answer(copy, release):
    """Let somebody answer for a copy."""
    done = {"sheets_in": True, "old_out": True, "recorded": True}
    said = Answer(done_on=release.effective_on, answered_by="Leder", **done)
    receiving.answer(making.pack_of(copy, release), said, actor=None, channel=Channel.CODE)
    db.session.commit()


@pytest.mark.parametrize("path", ["/overblik", "/min-side"])
def test_nothing_is_said_where_there_are_no_copies(path, sign_in, secretariat, today):
    page = sign_in(secretariat).get(path).text
    assert "/kopier" not in page


def test_those_that_lag_are_named_the_latest_first(sign_in, secretariat, today):
    binder, copies, first = shelve("SU", 6)
    answer(copies[0], first)
    answer(copies[1], first)
    second = making.release(binder, [("SU-AC-01", "Andet")], number=1,
                            effective_on=date(2019, 5, 20))  # fmt: skip
    answer(copies[0], second)
    reading = sign_in(secretariat)

    page = " ".join(reading.get("/overblik").text.split())
    assert "1 af 6 kopier er ajour." in page
    assert page.index("SU-03</a> (ikke sat i, 42 dage over)") < page.index("SU-04</a>")
    assert "og 2 til</a>." in page  # SU-06, and SU-02 that still has time
    assert "SU-02" not in page

    mine = reading.get("/min-side").text
    assert "Kopier, der mangler kvittering" in mine
    assert "Udgave 1, R01" in mine
    assert "SU-02" not in mine
    other = sign_in(make.member(make.group()))
    assert "SU-03</a> (ikke sat i, 42 dage over)" in other.get("/overblik").text
    assert "mangler kvittering" not in other.get("/min-side").text


def test_all_current_is_said_and_nobody_named(sign_in, secretariat, today):
    _binder, copies, first = shelve("SU", 2)
    for copy in copies:
        answer(copy, first)
    page = sign_in(secretariat).get("/overblik").text
    assert "Alle 2 kopier er ajour." in page
    assert "Bagud:" not in page


@pytest.mark.parametrize("path", ["/overblik", "/min-side"])
def test_questions_do_not_grow_with_the_copies(path, sign_in, secretariat, today, queries_of):
    shelve("SU", 1)
    sign_in(secretariat).get(path)
    one = queries_of(lambda: sign_in(secretariat).get(path))
    shelve("MT", 2)
    binder, _copies, _first = shelve("SK", 3)
    making.release(binder, [("SU-AC-01", "Andet")], number=1, effective_on=date(2019, 5, 2))

    three = queries_of(lambda: sign_in(secretariat).get(path))

    assert three == one


def test_a_leaf_that_has_ended_is_told_of_to_those_who_can_send_a_correction(
    sign_in, secretariat, today
):
    binder, copies, first = shelve("SU", 1)
    answer(copies[0], first)
    leaf = making.urgent(binder, "SU-AC-01", "Ring nu", effective_on=date(2019, 4, 2))
    answer(copies[0], leaf)
    reading = sign_in(secretariat)
    assert "I 1 kopi er et gult blad udløbet." in reading.get("/overblik").text
    for path in ("/min-side", "/kopier", "/kopier/SU", "/kopier/SU/1"):
        assert "SU-AC-01-H1" in reading.get(path).text, path
    assert "/kopier/SU/rettelse" in reading.get("/min-side").text
    page = sign_in(make.member(make.group())).get("/min-side").text
    assert "SU-AC-01-H1" not in page
    assert "VENTER PÅ EN RETTELSE" in reading.get("/m/SU/1").text
