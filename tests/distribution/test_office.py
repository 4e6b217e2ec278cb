"""The secretariat's own number stands wherever people are told to ask the secretariat."""

import re
from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest

from tests.distribution import paper
from tests.distribution.conftest import FIRST
from tests.distribution.history import packs_of

NUMBER = "Sekretariatet: tlf. 00\u00a000\u00a000\u00a000"


@pytest.fixture
def with_number(app):
    known = app.extensions["bsak"]
    app.extensions["bsak"] = replace(known, secretariat_phone="00000000")


def pages(shelf):
    """Return what anybody can ask: of a leaf, of a copy, and for a receipt."""
    pack = shelf.pack()
    return ["/k", "/k?ark=SU-AC-01", "/k/SU-AC-01/1", "/k/SU-AC-01/1?k=SU-01", "/k/intet/1",
            "/m/SU/1", f"/kvit/{pack.key}", "/kvit", "/kvit/forkert"]  # fmt: skip


def read(page):
    return re.sub(r"<[^>]+>", "", page)


def test_public_answers_say_the_number(app, issued, with_number):
    browser = app.test_client()
    for address in pages(issued):
        page = browser.get(address).text
        assert read(page).count(NUMBER) == 1, address
        assert '<a href="tel:00000000">' in page


def test_nothing_is_said_where_no_number_is_set(app, issued):
    browser = app.test_client()
    for address in pages(issued):
        assert "tlf." not in browser.get(address).text, address


def letter(office, pack):
    data = office.get(f"/pakker/{pack.id}/rykker.pdf").data
    with pdfplumber.open(BytesIO(data)) as paper:
        return " ".join(" ".join(page.extract_text() for page in paper.pages).split())


def test_reminder_letter_says_the_number(app, issued, sign_in, secretariat):
    issued.issue([*FIRST, ("SU-AC-03", "Vand")])
    office = sign_in(secretariat)
    assert "tlf." not in letter(office, issued.pack())

    app.extensions["bsak"] = replace(app.extensions["bsak"], secretariat_phone="0000 0000")
    assert "Sekretariatet: tlf. 00 00 00 00" in letter(office, issued.pack())


@pytest.mark.parametrize("number", ["00000000", ""])
def test_slips_and_yellow_leaves_say_whom_to_ring_where_it_is_set(app, history, number):
    app.extensions["bsak"] = replace(app.extensions["bsak"], secretariat_phone=number)
    copy, document = history.binder.copies[0], history.documents[1]
    history.approve(document)
    history.issue_urgently(document)
    leaf = paper.all_words(packs_of(copy)[-1])
    history.issue()
    slip = paper.all_words(packs_of(copy)[-1])
    history.issue(is_edition=True)
    for words in (leaf, slip, paper.all_words(packs_of(copy)[-1])):
        assert ("ring til sekretariatet, tlf. 00 00 00 00" in words) == bool(number)
        assert "scan koden nederst" in words
