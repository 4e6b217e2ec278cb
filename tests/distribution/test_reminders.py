"""Whoever is late is reminded: once a day, by a letter with the code to answer with."""

from io import BytesIO

import pdfplumber
import pypdfium2
import pytest
from sqlalchemy import select

from bsak.distribution import receiving, reminder_letter, reminding
from bsak.distribution.models import Channel, Reminder
from bsak.distribution.receipt_rules import Answer
from bsak.kernel import trail
from bsak.kernel.db import db
from tests.distribution import making
from tests.distribution.conftest import FIRST
from tests.pdf import gate, qrread


@pytest.fixture
def office(sign_in, secretariat):
    return sign_in(secretariat)


def test_whoever_is_late_is_reminded_once_a_day_and_it_can_be_undone(office, issued, monkeypatch):
    pack = issued.pack()
    monkeypatch.setenv("BSAK_TODAY", "2026-02-15")
    assert "Fristen er først 15. februar 2026" in office.post(f"/pakker/{pack.id}/ryk").text
    monkeypatch.setenv("BSAK_TODAY", "2026-02-16")
    page = office.post(f"/pakker/{pack.id}/ryk", follow_redirects=True).text
    assert "rykket for kopi SU-01" in page
    assert f"/pakker/{pack.id}/ryk/fortryd" in page
    assert "Rykkerbrevet til kopi SU-01 (PDF)</a>" in page
    assert "allerede rykket for kopi SU-01 i dag" in office.post(f"/pakker/{pack.id}/ryk").text
    office.post(f"/pakker/{pack.id}/ryk/fortryd")
    assert not db.session.scalars(select(Reminder)).all()

    page = office.post("/kopier/ryk", follow_redirects=True).text
    assert "rykket for 2 kopier" in page
    assert '<a href="/kopier/rykkere.pdf">Rykkerbrevene (PDF)</a>' in page
    office.post("/kopier/ryk")
    assert len(db.session.scalars(select(Reminder)).all()) == 2
    assert "/kopier/ryk/fortryd" in page
    acts = select(trail.Entry.action).where(trail.Entry.subject == "binder_copy")
    told = ["copy_reminded", "copy_reminder_taken_back", "copy_reminded", "copy_reminded"]
    assert db.session.scalars(acts.order_by(trail.Entry.id)).all() == told
    office.post("/kopier/ryk/fortryd")
    assert not db.session.scalars(select(Reminder)).all()


def test_a_pack_that_a_newer_one_covers_is_not_what_people_are_reminded_of(office, issued):
    old = issued.pack()
    issued.issue([*FIRST, ("SU-AC-03", "Vand")])
    assert "Der er sendt en nyere rettelse" in office.post(f"/pakker/{old.id}/ryk").text
    assert [one.pack.release.name for one in reminding.late()] == ["R01", "R01"]


def test_the_letter_says_what_to_do_and_its_code_leads_to_the_receipt(office, issued):
    second = issued.issue([*FIRST, ("SU-AC-03", "Vand")])
    partly = Answer(done_on=making.ISSUED, answered_by="Leder", sheets_in=True, old_out=False,
                    recorded=False, note="Et ark manglede.")  # fmt: skip
    receiving.answer(issued.pack(), partly, actor=None, channel=Channel.CODE)
    db.session.commit()

    data = office.get("/kopier/rykkere.pdf").data

    words = ("Kopi SU-01 mangler kvittering", "Leder af sygeplejen", "Udgave 1 og R01",
             "15. februar 2026", "»Et ark manglede.«", "Skriv R01 i rettelsesfortegnelsen",
             "Kopi SU-02 mangler kvittering")  # fmt: skip
    assert gate.check(data, words=words, mirrored=False, even=False) == []
    assert codes(data) == [
        reminder_letter.address_of(issued.pack(second, copy)) for copy in range(2)
    ]


def test_an_urgent_leaf_has_a_letter_of_its_own(office, issued, monkeypatch):
    monkeypatch.setenv("BSAK_TODAY", "2026-02-20")
    leaf = making.urgent(issued.binder, "SU-AC-02", "Nyt nummer")

    data = office.get(f"/pakker/{issued.pack(leaf).id}/rykker.pdf").data

    words = ("mangler kvittering for Udgave 1. Fristen", "Sæt hele indholdet ind",
             "mangler kvittering for R00-H1. Fristen", "Find det gule blad R00-H1",
             "ind foran SU-AC-02. Tag ikke noget ud")  # fmt: skip
    assert gate.check(data, words=words, mirrored=False, even=False) == []
    keys = [issued.pack(release).key for release in (issued.releases[0], leaf)]
    assert [code.rpartition("/")[2] for code in codes(data)] == keys
    answer = office.get(f"/kvit/{keys[1]}").text
    assert "Det gule blad er sat ind" in answer
    assert "Arket bag det er blevet siddende" in answer


def test_without_anybody_late_there_is_no_letter_to_send(office, shelf):
    page = office.get("/kopier/rykkere.pdf", follow_redirects=True).text
    assert "Der er ingen at rykke." in page


def codes(data):
    """Return what the code of each side says, read from its picture above the last words."""
    found, drawn = [], pypdfium2.PdfDocument(data)
    with pdfplumber.open(BytesIO(data)) as pdf:
        for number, side in enumerate(pdf.pages):
            below = next(word["top"] for word in side.extract_words() if word["text"] == "Er")
            picture = drawn[number].render(scale=4).to_pil()
            box = (40, below - 115, 160, below - 2)
            found.append(qrread.read(picture.crop(tuple(round(4 * edge) for edge in box))))
    drawn.close()
    return found
