"""Packs that are not to be printed any more, because a leaf in them has become confidential."""

import re

import pytest

from bsak.distribution import queries
from bsak.kernel.db import db
from tests.distribution.history import packs_of

SENT = "/kopier/SU/udgivelse/1.1"
ALL, LATE = f"{SENT}/pakker.pdf", f"{SENT}/pakker.pdf?manglende=1"
WHY = "Et ark i pakken er blevet fortroligt siden. Udsend en ny rettelse, og tryk den i stedet."


@pytest.fixture
def office(sign_in, secretariat, history):
    history.approve(history.documents[1])
    history.issue()
    history.answer(packs_of(history.binder.copies[0])[-1])
    db.session.commit()
    return sign_in(secretariat)


def let_be_secret(document):
    document.is_confidential = True
    db.session.commit()


def pdf(pack):
    return f"/pakker/{pack.id}.pdf"


def links(office):
    """Return which print of the correction the secretariat's pages lead to."""
    pages = (SENT, "/kopier/SU", "/kopier/SU/1", "/kopier/SU/2")
    found = {
        link
        for page in pages
        for link in re.findall(r'href="([^"]+\.pdf[^"]*)"', office.get(page).text)
    }
    return {link for link in found if "pakke" in link and "/1.0/" not in link}


def test_pack_to_come_is_not_printed_when_a_leaf_has_become_confidential(history, office, sign_in):
    (first, edition), (second, _old) = (
        [*reversed(packs_of(copy))][:2] for copy in history.binder.copies
    )
    every = {ALL, LATE, pdf(first), pdf(second)}
    assert every <= links(office)
    assert all(office.get(link).data.startswith(b"%PDF") for link in every)

    let_be_secret(history.documents[1])

    assert not {ALL, LATE, pdf(second)} & links(office)
    for link in (ALL, LATE, pdf(second)):
        answer = office.get(link)
        assert answer.status_code == 409
        assert WHY in answer.text
        assert history.documents[1].code not in re.sub("<[^>]+>", "", answer.text)
    for page in (SENT, "/kopier/SU", "/kopier/SU/2"):
        shown = office.get(page).text
        assert shown.count(WHY) == shown.count("R01 kan ikke trykkes til SU-02") == 1, page
    for kept in (first, edition):  # what stands in a copy is printed as it was
        assert office.get(pdf(kept)).data.startswith(b"%PDF")
    assert WHY not in office.get("/kopier/SU/1").text


def test_correction_sent_since_is_named_instead(history, office):
    late = packs_of(history.binder.copies[1])[-1]
    history.approve(history.documents[2])
    history.issue()
    let_be_secret(history.documents[1])
    assert WHY in office.get(pdf(late)).text  # the last one has it too

    history.issue()
    db.session.commit()

    answer = office.get(pdf(late))
    assert answer.status_code == 409
    assert "Tryk pakken til R03 i stedet." in answer.text
    newest = queries.releases(history.binder.id)[0]
    for pack in queries.packs_to(newest.id):
        assert office.get(pdf(pack)).data.startswith(b"%PDF")


def test_pack_without_the_leaf_and_a_binder_for_confidential_texts_are_printed(history, office):
    late = packs_of(history.binder.copies[1])[-1]
    let_be_secret(history.documents[2])
    assert office.get(pdf(late)).data.startswith(b"%PDF")

    history.binder.with_confidential = True
    let_be_secret(history.documents[1])
    assert office.get(pdf(late)).data.startswith(b"%PDF")


def test_yellow_leaf_of_a_text_that_has_become_confidential_is_not_printed(history, office):
    history.approve(history.documents[2])
    release = history.issue_urgently(history.documents[2])
    let_be_secret(history.documents[2])

    for pack in queries.packs_to(release.id):
        assert WHY in office.get(pdf(pack)).text
    assert office.get(f"/kopier/SU/udgivelse/{release.address_rev}").text.count(WHY) == 1
