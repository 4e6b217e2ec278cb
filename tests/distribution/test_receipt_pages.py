"""The pages of receipts: anybody by the code, the secretariat by hand, and reminders."""

from datetime import date

import pytest
from sqlalchemy import select

from bsak.distribution import receiving, standing, telling
from bsak.distribution.models import Channel, Receipt
from bsak.distribution.receipt_rules import Answer
from bsak.kernel import trail
from bsak.kernel.db import db
from bsak.people import rules
from bsak.people.models import FailedLogin
from tests.distribution import making
from tests.distribution.conftest import FIRST

ALL = {"sheets_in": "y", "old_out": "y", "recorded": "y"}
SAID = {**ALL, "done_on": "2026-02-03", "answered_by": "Leder af Hjemmeplejen", "note": ""}


@pytest.fixture
def office(sign_in, secretariat):
    return sign_in(secretariat)


def _is_ticked(page, name):
    tag = next(one for one in page.split("<input") if f'name="{name}"' in one.partition(">")[0])
    return " checked" in tag.partition(">")[0]


def copy_now(shelf, copy=0):
    """Return how a copy stands, as the database holds it."""
    db.session.expire_all()
    return standing.of(shelf.copies[copy])


def test_whoever_holds_the_slip_answers_without_an_account(app, issued):
    browser, pack = app.test_client(), issued.pack()
    page = browser.get(f"/kvit/{pack.key.upper()}").text
    assert "Kvittering for Udgave 1" in page
    assert "Kopi SU-01" in page
    assert not any(word in page for word in ("SU-AC", "Kort", "Krisemappe", "Vagtrummet"))

    page = browser.post(f"/kvit/{pack.key}", data=SAID, follow_redirects=True).text
    assert "Kopi SU-01 er nu rettet til Udgave 1" in page
    assert "Du skal ikke kvittere igen" in page
    given = db.session.scalars(select(Receipt)).one()
    assert (given.channel, given.done_on, given.user_id) == (Channel.CODE, date(2026, 2, 3), None)
    assert copy_now(issued).is_current
    assert not copy_now(issued, 1).is_current
    # Sent once more, as from a page that lay open: nothing more is written.
    assert "Du skal ikke kvittere igen" in browser.post(f"/kvit/{pack.key}", data=SAID).text
    assert len(db.session.scalars(select(Receipt)).all()) == 1


def test_what_is_missing_is_asked_for_and_leaves_the_copy_behind(app, issued):
    browser, address = app.test_client(), f"/kvit/{issued.pack().key}"
    for wrong, sentence in (
        ({"old_out": ""}, "Mangler noget, så skriv hvad."),
        ({"answered_by": ""}, "Skriv din funktion eller dine initialer."),
        ({"done_on": "2026-03-02"}, "Dagen er ikke kommet endnu."),
        ({"done_on": "2026-01-31"}, "Udgave 1 er fra 1. februar 2026."),
        ({"done_on": "i går"}, "Skriv datoen som dag"),
    ):
        answer = browser.post(address, data=SAID | wrong)
        assert (answer.status_code, sentence in answer.text) == (422, True), sentence
    assert not db.session.scalars(select(Receipt)).all()

    partly = SAID | {"old_out": "", "note": "SU-AC-01 var ikke med."}
    page = browser.post(address, data=partly, follow_redirects=True).text
    assert (
        "først ajour, når resten er gjort: kom så tilbage, og sæt det flueben, der mangler" in page
    )
    assert "Sekretariatet kan se, hvad du skrev." in page
    assert "SU-AC-01" not in page
    assert copy_now(issued).missing.note == "SU-AC-01 var ikke med."
    assert standing.held(issued.copies[0]) == []
    # The form comes back as it was left, but for what only the secretariat may read.
    assert [_is_ticked(page, name) for name in ALL] == [True, False, True]
    assert 'value="Leder af Hjemmeplejen"' in page
    browser.post(address, data=SAID)
    assert copy_now(issued).is_current


def test_an_older_pack_is_refused_kindly_once_a_newer_is_in(app, issued):
    first, second = issued.pack(), issued.pack(issued.issue([*FIRST, ("SU-AC-03", "Vand")]))
    browser = app.test_client()
    browser.post(f"/kvit/{second.key}", data=SAID)
    page = browser.get(f"/kvit/{first.key}").text
    assert "Kopi SU-01 er allerede rettet til R01" in page
    browser.post(f"/kvit/{first.key}", data=SAID)
    assert copy_now(issued).acknowledged.name == "R01"
    assert len(db.session.scalars(select(Receipt)).all()) == 1


def test_guessing_keys_is_slow_and_stops_nobody_else(app, issued):
    browser, key = app.test_client(), issued.pack().key
    for number in range(rules.TRIES_FROM_ONE_ADDRESS):
        assert browser.get(f"/kvit/gaet{number}").status_code == 404
    assert browser.get(f"/kvit/{key}").status_code == 429
    assert browser.post(f"/kvit/{key}", data=SAID).status_code == 429
    elsewhere = {"REMOTE_ADDR": "10.0.0.9"}
    assert browser.get(f"/kvit/{key}", environ_base=elsewhere).status_code == 200
    assert len(db.session.scalars(select(FailedLogin)).all()) == rules.TRIES_FROM_ONE_ADDRESS


def test_a_form_without_its_token_is_refused(app, issued):
    app.config["WTF_CSRF_ENABLED"] = True
    answer = app.test_client().post(f"/kvit/{issued.pack().key}", data=SAID)
    assert answer.status_code == 400
    assert not db.session.scalars(select(Receipt)).all()


def test_secretariat_types_a_receipt_in_and_takes_it_back(office, issued):
    pack = issued.pack()
    page = office.post(f"/pakker/{pack.id}/kvittering", data=SAID, follow_redirects=True).text
    given = db.session.scalars(select(Receipt)).one()
    assert f"/kvitteringer/{given.id}/fortryd" in page
    assert (given.channel, given.user_id is None) == (Channel.SECRETARIAT, False)
    assert len(standing.held(issued.copies[0])) == len(FIRST)
    assert "Leder af Hjemmeplejen" in office.get(f"/pakker/{pack.id}/kvittering").text

    page = office.post(f"/kvitteringer/{given.id}/fortryd", follow_redirects=True).text
    assert "Kvitteringen for Udgave 1 i kopi SU-01 er taget tilbage." in page
    assert standing.held(issued.copies[0]) == []
    assert not copy_now(issued).is_current
    acts = select(trail.Entry.action).where(trail.Entry.subject == "binder_copy")
    assert db.session.scalars(acts).all() == ["receipt_given", "receipt_taken_back"]


def test_only_the_newest_receipt_is_taken_back(office, issued):
    give = receiving.answer
    said = Answer(
        done_on=date(2026, 2, 3), answered_by="Leder", sheets_in=True, old_out=True, recorded=True
    )
    first = give(issued.pack(), said, actor=None, channel=Channel.CODE)
    issued.issue([*FIRST, ("SU-AC-03", "Vand")])
    give(issued.pack(), said, actor=None, channel=Channel.CODE)
    db.session.commit()
    answer = office.post(f"/kvitteringer/{first.id}/fortryd")
    assert answer.status_code == 409
    assert "Tag den nyeste kvittering tilbage først" in answer.text


def test_key_is_typed_by_who_has_no_camera(app, issued):
    browser, key = app.test_client(), issued.pack().key
    assert 'name="kode"' in browser.get("/kvit").text
    for typed in (key, f" {key[:5].upper()} {key[5:]} ", f"https://x.dk/kvit/{key}/"):
        answer = browser.get("/kvit", query_string={"kode": typed})
        assert answer.headers["Location"] == f"/kvit/{key}"
    answer = browser.get("/kvit/forkert")
    assert (answer.status_code, 'value="forkert"' in answer.text) == (404, True)
    assert "Koden forkert findes ikke." in answer.text


def test_late_answerer_hears_of_what_was_sent_since(app, issued):
    browser, first = app.test_client(), issued.pack()
    issued.issue([*FIRST, ("SU-AC-03", "Vand")])
    assert "R01 er sendt siden og har det hele med." in browser.get(f"/kvit/{first.key}").text
    page = browser.post(f"/kvit/{first.key}", data=SAID, follow_redirects=True).text
    assert "Kopi SU-01 venter også på R01. Pakken er regnet om" in page
    browser.post(f"/kvit/{issued.pack().key}", data=SAID)
    assert "venter også" not in browser.get(f"/kvit/{issued.pack().key}").text


def test_note_beside_three_ticks_is_told_the_secretariat(app, issued, office):
    note = {"note": "Et kort var ikke med i pakken"}
    address = f"/kvit/{issued.pack().key}"
    page = app.test_client().post(address, data=SAID | note, follow_redirects=True).text
    assert "Sekretariatet kan se, hvad du skrev." in page
    assert ": »Et kort var ikke med i pakken«" in office.get("/kopier/SU/1").text


def test_answer_for_a_yellow_leaf_leaves_the_correction_beside_it_as_it_was(app, issued):
    app.test_client().post(f"/kvit/{issued.pack().key}", data=SAID)
    issued.issue([*FIRST, ("SU-AC-03", "Vand")])
    leaf = making.urgent(issued.binder, "SU-AC-02", "Nyt nummer")
    address = f"/kvit/{issued.pack(leaf).key}"
    page = app.test_client().post(address, data=SAID, follow_redirects=True).text
    assert "Kopi SU-01 venter også på R01." in page
    assert "regnet om" not in page


def test_pack_that_is_overtaken_is_not_asked_for(office, issued):
    first, leaf = issued.pack(), making.urgent(issued.binder, "SU-AC-02", "Nyt nummer")
    issued.issue([*FIRST, ("SU-AC-03", "Vand")], number=1)
    page = office.get("/kopier/SU/1").text
    assert (page.count("Mangler"), page.count("Afløst af R01")) == (2, 1)  # the leaf ended with it
    db.session.add(_complete(issued.pack()))
    db.session.commit()
    page = office.get("/kopier/SU/1").text
    assert (page.count("Mangler"), page.count("Afløst af R01")) == (0, 2)
    page = office.get(f"/kopier/SU/udgivelse/{leaf.address_rev}").text
    assert (page.count("Mangler"), page.count("Afløst af R01")) == (0, 2)
    issued.copies[1].ended_on = date(2026, 2, 20)
    db.session.commit()
    page = office.get(f"/kopier/SU/udgivelse/{first.release.address_rev}").text
    assert (page.count("Mangler"), page.count("Kopien er udgået")) == (0, 1)


def test_every_pack_to_put_in_and_what_is_missing_stand_by_the_copy(office, issued):
    making.urgent(issued.binder, "SU-AC-02", "Nyt nummer")
    partly = SAID | {"old_out": "", "note": "Det gamle kort lå der ikke."}
    office.post(f"/pakker/{issued.pack().id}/kvittering", data=partly)
    page = office.get("/kopier/SU").text
    assert page.count("R00-H1: ") == 2
    assert "»Det gamle kort lå der ikke.«" in page
    assert (
        "Det gamle kort lå der ikke.</textarea>"
        in office.get(f"/pakker/{issued.pack().id}/kvittering").text
    )


def _complete(pack):
    return Receipt(
        pack=pack, at=making.moment(making.ISSUED), done_on=making.ISSUED, answered_by="Leder",
        channel=Channel.CODE, sheets_in=True, old_out=True, recorded=True, note="",
    )  # fmt: skip


def test_what_is_missing_is_told_in_the_words_of_the_boxes(issued, clerk):
    yellow = making.urgent(issued.binder, "SU-AC-01", "ring nu")
    told = []
    for pack in (issued.pack(), making.pack_of(issued.copies[0], yellow)):
        nothing = Answer(done_on=date(2026, 3, 1), answered_by="Vagten", sheets_in=False,
                         old_out=False, recorded=False, note="pakken kom ikke")  # fmt: skip
        given = receiving.answer(pack, nothing, actor=clerk, channel=Channel.SECRETARIAT)
        told.append(telling.receipt(given, with_note=False))
    assert told == [
        "1. marts 2026 af Vagten: de nye ark er ikke sat ind; de gamle ark er ikke taget ud; "
        "det er ikke skrevet i rettelsesfortegnelsen.",
        "1. marts 2026 af Vagten: det gule blad er ikke sat ind; arket bag det er ikke blevet "
        "siddende; det er ikke skrevet i rettelsesfortegnelsen.",
    ]
