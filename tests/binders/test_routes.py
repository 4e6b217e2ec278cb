"""Printing in the browser: progress, and whose print it is."""

import os
import re
import time
from datetime import timedelta
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from sqlalchemy import select, update

from bsak.documents.models import Document, Revision
from bsak.groups import queries as groups
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.people.models import User
from tests import make
from tests.page import CheckingClient


def _client(app, login):
    app.test_client_class = CheckingClient
    user = db.session.scalars(select(User).where(User.login == login)).one()
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = make.session(user)
    return client


def _finished(client, address):
    for _ in range(3000):  # only so that it ends: a busy machine is slow
        state = client.get(f"{address}?json=1").json
        if state["finished"]:
            return state
        time.sleep(0.1)
    raise AssertionError("the job never ended")


def _fetched(client, address):
    with client.get(address) as file:
        return file.data


def test_binder_is_printed_in_the_background_and_handed_to_its_owner_only(demo):
    clerk, other = _client(demo, "sekretariat"), _client(demo, "medlem")

    address = clerk.post("/mapper/tryk", data={"group": "KB"}).headers["Location"]
    state = _finished(clerk, address)

    assert state["done"] == state["total"] > 0
    assert "Det er klar" in clerk.get(address).text
    with clerk.get(f"{address}/mappe.pdf") as file:
        assert file.data.startswith(b"%PDF")
        assert "krisemappe.pdf" in file.headers["Content-Disposition"]
    assert other.get(address).status_code == 404
    assert other.get(f"{address}/mappe.pdf").status_code == 404


@pytest.mark.parametrize("address", ["skilleblade.pdf", "rygetiketter.pdf"])
@pytest.mark.parametrize("group", ["", "?group=MT"])
def test_stationery_is_a_pdf(demo, address, group):
    assert _client(demo, "leder").get(f"/mapper/{address}{group}").data.startswith(b"%PDF")


@pytest.mark.parametrize("address", ["/mapper/tryk/x", "/mapper/tryk/../../x", "/mapper/tryk/0"])
def test_unknown_print_is_not_found(demo, address):
    assert _client(demo, "sekretariat").get(address).status_code == 404


def test_unknown_group_is_not_found(demo):
    client = _client(demo, "sekretariat")

    assert client.post("/mapper/tryk", data={"group": "XX"}).status_code == 404


def test_one_document_is_printed_for_who_may_see_it(demo):
    document = db.session.scalars(select(Document).where(Document.code == "SK-AC-06")).one()

    assert _client(demo, "medarbejder").get("/register/SK-AC-06/ark.pdf").status_code == 200
    document.is_confidential = True
    db.session.commit()
    assert _client(demo, "medarbejder").get("/register/SK-AC-06/ark.pdf").status_code == 404
    assert _client(demo, "sekretariat").get("/register/SK-AC-06/ark.pdf").status_code == 200
    assert _client(demo, "sekretariat").get("/register/SK-AC-07/ark.pdf").status_code == 404


def test_member_of_another_group_may_print_what_everybody_may_read(demo):
    stranger = make.member(groups.by_code("KB"))
    client = demo.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = make.session(stranger)

    assert client.get("/register/SK-AC-06/ark.pdf").status_code == 200


def test_text_that_is_dated_ahead_is_not_offered_before_its_day(demo):
    document = db.session.scalars(select(Document).where(Document.code == "SK-AC-06")).one()
    document.revisions[0].valid_from = clock.today() + timedelta(days=1)
    db.session.commit()

    page = _client(demo, "sekretariat").get("/register/SK-AC-06").text

    assert "ark.pdf" not in page
    assert "gælder først fra" in page


def test_link_to_the_binder_never_opens_an_old_one_without_a_word(demo):
    clerk, other = _client(demo, "sekretariat"), _client(demo, "medlem")
    nothing = clerk.get("/mapper/seneste.pdf", follow_redirects=True)
    assert "Den samlede mappe er ikke trykt endnu." in nothing.text

    shared = Path(demo.instance_path) / "krisemappe.pdf"
    shared.write_bytes(b"%PDF-1.7 fra terminalen")
    ages_ago = clock.now().timestamp() - 9000
    os.utime(shared, (ages_ago, ages_ago))
    db.session.execute(update(Revision).values(approved_at=clock.now() - timedelta(days=2)))
    db.session.commit()
    assert _fetched(clerk, "/mapper/seneste.pdf") == shared.read_bytes()
    assert "noget siden" not in clerk.get("/mapper").text

    newest = db.session.scalars(select(Revision).order_by(Revision.id.desc())).first()
    newest.approved_at = clock.now() - timedelta(minutes=5)
    db.session.commit()
    behind = clerk.get("/mapper/seneste.pdf", follow_redirects=True)
    assert "Der er godkendt eller ændret noget siden. Tryk den igen" in behind.text
    assert "seneste.pdf?gammel=ja" in behind.text
    assert _fetched(clerk, "/mapper/seneste.pdf?gammel=ja") == shared.read_bytes()

    _finished(clerk, clerk.post("/mapper/tryk").headers["Location"])
    assert len(_fetched(clerk, "/mapper/seneste.pdf")) > 10_000
    assert other.get("/mapper/seneste.pdf").status_code == 302  # another's print is not theirs


def test_dividers_alone_are_those_of_the_binder(demo):
    clerk = _client(demo, "sekretariat")
    address = clerk.post("/mapper/tryk").headers["Location"]
    _finished(clerk, address)

    def dividers(data):
        with PdfDocument(data) as pdf:
            texts = [page.get_textpage().get_text_range() for page in pdf]
        found = (re.search(r"\b(\w\w-SB|00-KL)\r?\n", text) for text in texts)
        return [*dict.fromkeys(one[1] for one in found if one)]  # each has two sides

    assert dividers(_fetched(clerk, "/mapper/skilleblade.pdf")) == dividers(
        _fetched(clerk, f"{address}/mappe.pdf")
    )
