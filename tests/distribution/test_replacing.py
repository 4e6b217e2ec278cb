"""A leaf used in an incident comes again: the very same sheet, by the next working day."""

import re
from datetime import date
from io import BytesIO

import pytest
from sqlalchemy import select

from bsak.distribution import printing, replacing, standing, working_days
from bsak.distribution.models import Replacement
from bsak.kernel import trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from tests import make
from tests.distribution.history import packs_of

WHERE = "Strømsvigt i Hyldespjældet"


def printed(one):
    """Return an ordered leaf as it comes from the printer."""
    out = BytesIO()
    replacing.write(out, one)
    return out.getvalue()


def leaf(history, code):
    """Return a sheet as it stands in the first copy."""
    held = standing.held(history.binder.copies[0])
    return next(row for row in held if row.code == code)


@pytest.mark.parametrize(
    ("ordered", "due"),
    [
        ("2026-02-03", "2026-02-04"),
        ("2026-02-06", "2026-02-09"),  # a Friday
        ("2026-04-01", "2026-04-07"),  # before Maundy Thursday
        ("2026-05-13", "2026-05-15"),  # Ascension Day
        ("2026-05-22", "2026-05-26"),  # Whit Monday
        ("2026-12-24", "2026-12-28"),
        ("2026-12-31", "2027-01-04"),
        ("2023-05-04", "2023-05-08"),  # the last store bededag
        ("2024-04-25", "2024-04-26"),
    ],
)
def test_leaf_is_due_on_the_next_working_day(ordered, due):
    assert working_days.next_working_day(date.fromisoformat(ordered)) == date.fromisoformat(due)


def test_same_leaf_comes_again_with_the_same_stamp_also_after_later_releases(history, clerk):
    code = history.documents[0].code
    one = replacing.order(leaf(history, code), WHERE, actor=clerk)
    before, held = printed(one), one.holding

    history.approve(history.documents[0])
    history.change_holder(history.binder.copies[0])
    history.add_copy()
    history.issue()
    history.answer_all()
    same = BytesIO()
    sent = [
        one for one in printing.of_pack(packs_of(history.binder.copies[0])[0]) if one.code == code
    ]
    printing.write(same, sent, title=f"Erstatningsark {code} til kopi SU-01")

    assert held.out_on is not None
    assert printed(one) == before == same.getvalue()


def test_order_waits_until_it_is_delivered_and_can_be_taken_back(history, clerk):
    held = leaf(history, history.documents[0].code)
    one = replacing.order(held, f"  {WHERE} ", actor=clerk)
    assert (one.incident, [*replacing.open_orders()]) == (WHERE, [one])

    replacing.deliver(one, actor=clerk)
    assert [*replacing.open_orders()] == []
    with pytest.raises(Refused, match="Fortryd leveringen først"):
        replacing.drop(one, actor=clerk)
    replacing.wait_again(one, actor=clerk)
    assert [*replacing.open_orders()] == [one]
    replacing.drop(one, actor=clerk)

    assert [*replacing.open_orders()] == []
    acts = [
        entry.action for entry in db.session.scalars(select(trail.Entry)) if "repl" in entry.action
    ]
    assert acts == [
        "replacement_ordered", "replacement_delivered", "replacement_not_delivered",
        "replacement_dropped",
    ]  # fmt: skip


def test_order_that_cannot_be_is_refused_with_what_to_do(history, clerk):
    document = history.documents[0]
    held = leaf(history, document.code)
    with pytest.raises(Refused, match="hvorfor arket skal erstattes"):
        replacing.order(held, "  ", actor=clerk)
    with pytest.raises(Refused, match="Kun sekretariatet"):
        replacing.order(held, WHERE, actor=make.viewer(make.member(history.groups[0])))
    replacing.order(held, WHERE, actor=clerk)
    with pytest.raises(Refused, match="allerede bestilt"):
        replacing.order(held, WHERE, actor=clerk)

    history.approve(document)
    history.issue()
    history.answer_all()

    with pytest.raises(Refused, match="der står der nu"):
        replacing.order(held, WHERE, actor=clerk)


def test_leaf_is_ordered_printed_and_delivered_in_the_browser(history, sign_in, secretariat):
    held = leaf(history, history.documents[0].code)
    browser = sign_in(secretariat)
    typed = {"sheet": str(held.id), "incident": WHERE}

    empty = browser.post("/kopier/SU/1/erstat", data={**typed, "incident": ""})
    assert (empty.status_code, db.session.query(Replacement).count()) == (422, 0)
    none = browser.post("/kopier/SU/1/erstat", data={**typed, "sheet": ""})
    assert (none.status_code, "Vælg arket på listen" in none.text) == (422, True)
    assert browser.post("/kopier/SU/1/erstat", data=typed).location == "/kopier/SU/1"
    again = browser.post("/kopier/SU/1/erstat", data=typed)
    assert (again.status_code, "allerede bestilt" in again.text) == (422, True)
    for page in ("/kopier", "/min-side", "/kopier/SU/1"):
        assert WHERE in browser.get(page).text, page

    one = db.session.scalars(select(Replacement)).one()
    assert browser.get(f"/erstatningsark/{one.id}.pdf").data == printed(one)
    browser.post(f"/erstatningsark/{one.id}/leveret")
    assert WHERE not in browser.get("/min-side").text
    assert f"/erstatningsark/{one.id}/ikke-leveret" in browser.get("/kopier/SU/1").text
    assert WHERE not in browser.get("/kopier").text


def test_leaf_that_a_correction_takes_out_is_neither_printed_nor_ordered(
    history, sign_in, secretariat, clerk
):
    document, secret = history.documents[:2]
    held, hidden = leaf(history, document.code), leaf(history, secret.code)
    one = replacing.order(held, WHERE, actor=clerk)
    history.approve(document)
    secret.is_confidential = True
    history.issue()
    db.session.commit()

    browser = sign_in(secretariat)
    for page in ("/kopier", "/min-side", "/kopier/SU/1"):
        text = browser.get(page).text
        assert "Arket skal ud med R01: tryk kopiens pakke i stedet." in text, page
        assert f"/erstatningsark/{one.id}.pdf" not in text, page
    refused = browser.get(f"/erstatningsark/{one.id}.pdf")
    assert (refused.status_code, "skal ud med R01" in refused.text) == (409, True)
    assert browser.get("/kopier/SU/1/erstat").text.count("(skal ud med R01)") >= 2
    with pytest.raises(Refused, match="skal ud med R01, som gælder nu"):
        replacing.order(hidden, WHERE, actor=clerk)
    stays = leaf(history, history.documents[2].code)
    assert replacing.order(stays, WHERE, actor=clerk).holding is stays


def test_leaf_with_a_newer_text_is_ordered_with_a_warning(history, sign_in, secretariat):
    document = history.documents[0]
    held = leaf(history, document.code)
    browser = sign_in(secretariat)
    assert "gælder nu" not in browser.get("/kopier/SU/1/erstat").text
    history.approve(document)
    db.session.commit()

    assert "(Rev. 2 gælder nu)" in browser.get("/kopier/SU/1/erstat").text
    typed = {"sheet": str(held.id), "incident": "Bortkommet"}
    page = browser.post("/kopier/SU/1/erstat", data=typed, follow_redirects=True).text

    assert "trykkes igen som Rev. 1, men Rev. 2 gælder nu." in page
    assert '<a href="/kopier/SU/rettelse">' in page
    assert re.search(r"senest (man|tirs|ons|tors|fre)dag d\. ", page)
    assert "Bortkommet" in page
