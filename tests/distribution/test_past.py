"""The time machine: what a copy held on any day, and that paper again, byte for byte."""

import hashlib
import html
import re
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf

from bsak.distribution import past, printing, standing
from bsak.distribution.models import Binder, Copy, KeptSheet, Pack, Release
from bsak.distribution.printing import Leaf
from bsak.kernel.db import db
from tests import make
from tests.distribution.history import packs_of
from tests.distribution.paper import printed

KEPT = Path(__file__).parent / "kept_sheet.bin"
BOUND = "bafcdca83a87f42951be785e1a6f833a3c53ca3e5752b7bc55ff36406e3edaec"
ACTS = 25


def again(copy, day):
    """Return the bytes of a copy printed as it was on ``day``."""
    out = BytesIO()
    past.write(out, past.on(copy, day))
    return out.getvalue()


def said(answer):
    """Return the words of a page, without its marks."""
    return html.unescape(" ".join(re.sub(r"<[^>]+>", "", answer.text).split()))


def much_happens(history):
    """Let everything change that could change what was printed."""
    copy = history.binder.copies[0]
    history.days_go_by()
    history.change_holder(copy)
    for document in history.documents:
        history.approve(document)
    history.add_copy()
    history.issue()
    history.answer_all()
    history.withdraw(history.documents[0])
    history.issue()
    history.answer(packs_of(copy)[-1])
    history.days_go_by()
    history.issue(is_edition=True)
    history.answer_all()
    db.session.commit()


def test_copy_is_printed_again_byte_for_byte_whatever_came_since(history):
    copy, day = history.binder.copies[0], history.day
    before = again(copy, day)

    much_happens(history)

    assert again(copy, day) == before
    assert again(copy, history.day) != before


def test_sheets_of_an_edition_are_the_very_sheets_that_were_printed_first(history):
    copy, day = history.binder.copies[0], history.day
    edition = packs_of(copy)[0]
    sent = printed(edition)

    much_happens(history)
    held = past.on(copy, day).sheets
    leaves = {leaf.code: leaf for leaf in printing.of_holdings(held)}
    out = BytesIO()
    printing.write(
        out,
        [leaves[leaf.code] for leaf in printing.of_pack(edition)],
        title=f"Udgave 1 til kopi {copy.name}",
    )

    assert len(leaves) == len(held)
    assert out.getvalue() == sent


def test_every_day_of_a_history_is_told_as_it_was(new_history):
    history = new_history(3)
    history._back = history._answer  # what is taken back never was
    was = []
    for _act in range(ACTS):
        day = history.day
        history.act()
        for copy in history.binder.copies:
            was.append((copy, day, [(row.code, row.kept) for row in standing.held(copy)]))

    assert sum(bool(sheets) for _copy, _day, sheets in was) > ACTS
    for copy, day, sheets in was:
        assert [(row.code, row.kept) for row in past.on(copy, day).sheets] == sheets


def test_day_before_the_first_and_a_day_to_come_say_what_to_do(history):
    copy, today = history.binder.copies[0], history.day
    first = past.on(copy, today).first
    spare = history.add_copy()

    assert "Vælg den dag eller en senere" in past.obstacle(
        past.on(copy, first - timedelta(days=1)), today
    )
    assert past.obstacle(past.on(copy, first), today) is None
    assert "ikke kommet endnu" in past.obstacle(past.on(copy, today + timedelta(days=1)), today)
    assert "endnu ikke kvitteret" in past.obstacle(past.on(spare, today), today)


def test_page_shows_the_day_and_prints_it(history, sign_in, secretariat):
    copy, day = history.binder.copies[0], history.day
    before = again(copy, day)
    much_happens(history)
    browser = sign_in(secretariat)

    page = said(browser.get(f"/kopier/SU/1/dag?dag={day}"))
    wrong = browser.get("/kopier/SU/1/dag?dag=i+går")

    assert history.documents[0].title in page
    assert history.documents[0].title not in said(browser.get("/kopier/SU/1/dag"))
    assert browser.get(f"/kopier/SU/1/dag.pdf?dag={day}").data == before
    assert "Kopi SU-01 var tom" in said(browser.get("/kopier/SU/1/dag?dag=2020-01-01"))
    assert browser.get("/kopier/SU/1/dag.pdf?dag=2020-01-01").status_code == 404
    assert (wrong.status_code, "fx 23-05-2019" in wrong.text) == (422, True)


def test_sheets_of_a_confidential_binder_stay_hidden_also_in_the_past(history, sign_in):
    history.binder.with_confidential = True
    db.session.commit()
    member = sign_in(make.member(history.groups[0]))

    page = member.get("/kopier/SU/1/dag")

    assert (page.status_code, "MT-DP-01" in page.text) == (200, False)
    assert member.get("/kopier/SU/1/dag.pdf").status_code == 403


def _objects(data):
    """Return what tells a PDF from another one, however its streams are packed."""
    told = hashlib.sha256()
    with pikepdf.open(BytesIO(data)) as file:
        for found in file.objects:
            if isinstance(found, pikepdf.Stream):
                told.update(found.read_bytes())
                facts = {key: found[key] for key in found if key not in ("/Length", "/Filter")}
                found = pikepdf.Dictionary(facts)
            told.update(pikepdf.Array([found]).unparse())
    return told.hexdigest()


def test_kept_sheet_is_bound_today_as_it_was_when_it_was_kept(app):
    """A sheet kept long ago, bound by the program of today, is the paper of then.

    When this fails, the binding, the stamp or its words have changed, and no copy can be printed
    again as it was. Undo the change; or, if paper must look otherwise from now on, let the release
    say which form it was printed in and keep the old one for the releases before. Only while
    nothing has been issued anywhere may the number below simply be taken anew.
    """
    db.session.add(KeptSheet(digest="f" * 64, sheet=KEPT.read_bytes()))
    db.session.flush()
    binder = Binder(code="SU")
    pack = Pack(
        key="abcdefghjk",
        copy=Copy(binder=binder, number=7),
        release=Release(
            binder=binder, edition=1, number=12, urgent=0, copies=22, address="https://bsak.example",
            effective_on=date(2026, 2, 3),
        ),
    )  # fmt: skip
    out = BytesIO()

    printing.write(out, [Leaf("SU-AC-07", "Strømsvigt", "4", "f" * 64, pack)], title="Prøve")

    assert _objects(out.getvalue()) == BOUND
