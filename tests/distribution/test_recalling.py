"""A release that was a mistake: called back it leaves no trace in a copy, and paper says so."""

from io import BytesIO

import pytest

from bsak.distribution import (
    composing,
    figures,
    pending,
    printing,
    queries,
    recalling,
    receiving,
    scanning,
    standing,
    stocktaking,
)
from bsak.distribution.models import Channel
from bsak.distribution.receipt_rules import Answer
from bsak.distribution.typed import Leaf
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from tests import make
from tests.distribution import making, paper
from tests.distribution.history import packs_of

ACTS = 12
SECOND = [("00-LG", "ark 2"), ("SU-AC-01", "Strømsvigt, ny"), ("SU-AC-02", "Brand")]


@pytest.fixture
def mistake(issued, clerk):
    """The shelf with a correction after the edition, which only the first copy has put in."""
    done = {"sheets_in": True, "old_out": True, "recorded": True}
    said = Answer(done_on=making.ISSUED, answered_by="Vagten", **done)
    receiving.answer(issued.pack(), said, actor=None, channel=Channel.CODE)
    issued.issue(SECOND)
    return issued


@pytest.fixture
def recalled(mistake, clerk):
    """The same shelf when the correction is called back."""
    recalling.recall(mistake.releases[-1], actor=clerk, settings=None)
    db.session.commit()
    return mistake


def stands(history):
    """Return how every copy stands, what it holds, what it waits for, and what waits for it."""
    db.session.expire_all()
    copies = history.binder.copies
    waits = pending.of_binders([history.binder]).get(history.binder.id)
    return {
        "stand": [figures.of_copy(copy.id) for copy in copies],
        "held": [composing.held_by(standing.held(copy)) for copy in copies],
        "packs": [
            [(p.id, p.swaps) for p in packs_of(c) if not p.release.is_recalled] for c in copies
        ],
        "pending": (waits.changed, waits.new, waits.gone) if waits else None,
        "newest": queries.newest([history.binder.id]).get(history.binder.id),
    }


def what_changes(pack):
    """Return what a pack takes out and puts in, whatever the release is called."""
    return {
        (sheet.code, line.into and line.into.digest)
        for line in composing.swaps_of(pack)
        for sheet in (*line.out, line.into)
        if sheet and not sheet.code.startswith("00-")
    }


@pytest.mark.parametrize("seed", range(4))
def test_after_it_every_copy_stands_as_before_and_the_next_brings_the_same(new_history, seed):
    history = new_history(seed)
    for _act in range(ACTS):
        history.act()
    history.approve(history.documents[0])
    before = stands(history)

    release = history.issue(is_edition=before["newest"] is None)
    brought = [what_changes(packs_of(copy)[-1]) for copy in history.binder.copies]
    sent = stands(history)
    assert sent != before
    history.recall(release)

    assert stands(history) == before
    history.reinstate(release)
    assert stands(history) == sent
    history.recall(release)
    again = history.issue(is_edition=before["newest"] is None)
    assert again.rev != release.rev  # the number is on paper
    assert [what_changes(packs_of(copy)[-1]) for copy in history.binder.copies] == brought


def test_only_the_newest_can_be_called_back_and_only_before_anybody_answers(mistake, clerk):
    first, second = mistake.releases
    with pytest.raises(Refused, match="udsendt noget efter Udgave 1"):
        recalling.recall(first, actor=clerk, settings=None)
    half = Answer(done_on=making.ISSUED, answered_by="Vagten", sheets_in=True, old_out=False,
                  recorded=False, note="Et ark mangler.")  # fmt: skip
    given = receiving.answer(mistake.pack(copy=1), half, actor=None, channel=Channel.CODE)
    with pytest.raises(Refused, match="1 kopi har svaret på R01"):
        recalling.recall(second, actor=clerk, settings=None)
    with pytest.raises(Refused, match="Kun sekretariatet"):
        recalling.recall(second, actor=make.viewer(make.user()), settings=None)
    receiving.take_back(given, actor=clerk)

    recalling.recall(second, actor=clerk, settings=None)

    assert second.is_recalled
    with pytest.raises(Refused, match="allerede trukket tilbage"):
        recalling.recall(second, actor=clerk, settings=None)


def test_slip_of_what_was_called_back_says_kindly_what_to_do(recalled, app):
    address = f"/kvit/{recalled.pack().key}"
    page = app.test_client().get(address).text
    sent = app.test_client().post(address, data={"sheets_in": "y", "answered_by": "Vagten"})

    assert "R01 er trukket tilbage. Sæt ikke noget ind fra pakken" in page
    assert "Har du allerede skiftet ark efter pakken, så ring til sekretariatet" in page
    assert "sheets_in" not in page
    late = app.test_client().get(f"/kvit/{recalled.pack(copy=1).key}").text
    assert "Kopi SU-02 venter på Udgave 1." in late
    assert recalled.pack().receipts == []
    assert sent.status_code == 200


def test_leaf_of_what_was_called_back_is_outdated_until_it_is_sent_again(recalled, app):
    def scanned(code, rev):
        return scanning.said(Leaf(code, rev, "SU-01"), clock.today())

    assert scanned("00-LG", "2").word == "outdated"
    assert scanned("00-LG", "2").recalled is recalled.releases[-1]
    assert scanned("00-LG", "1").word == "in_force"
    assert scanned("00-LG", "3").word == "unknown"
    page = app.test_client().get("/k/00-LG/2?k=SU-01").text
    assert "FORÆLDET" in page
    assert "kom med R01, som er trukket tilbage. Sæt det ikke ind i kopi SU-01" in page

    recalled.issue([*SECOND[:2], ("SU-AC-02", "Brand, ny")], number=2)
    assert scanned("00-LG", "2").word == "in_force"
    assert scanned("00-LG", "2").recalled is None


def test_leaf_of_a_secret_binder_tells_nothing_of_what_was_called_back(recalled):
    recalled.binder.with_confidential = True
    db.session.flush()

    said = scanning.said(Leaf("SU-AC-01", "2", "SU-01"), clock.today())

    assert (said.word, said.recalled) == ("unknown", None)


def test_what_is_called_back_is_not_printed_and_not_waited_for(recalled, sign_in, secretariat):
    browser, pack = sign_in(secretariat), recalled.pack()

    page = browser.get("/kopier/SU/udgivelse/1.1").text
    refusals = [browser.get(f"/pakker/{pack.id}.pdf"),
                browser.get("/kopier/SU/udgivelse/1.1/pakker.pdf")]  # fmt: skip

    assert "R01 er trukket tilbage" in page
    assert ".pdf" not in page
    for refusal in refusals:
        assert refusal.status_code >= 400
        assert "skal ikke trykkes" in refusal.text
    assert [one.is_current for one in standing.of_all(recalled.binder)] == [True, False]
    assert "9999" not in page + browser.get("/kopier/SU").text + browser.get("/kopier/SU/1").text
    assert "9999" not in browser.get(f"/pakker/{pack.id}/kvittering").text


def test_release_is_called_back_and_let_stand_again_in_the_browser(mistake, sign_in, secretariat):
    browser, day = sign_in(secretariat), mistake.releases[-1].effective_on
    before = [figures.of_copy(copy.id) for copy in mistake.copies]
    made = browser.post("/kopier/SU/udgivelse/1.1/traek-tilbage")
    assert made.status_code == 302
    assert "skal makuleres" in browser.get(made.headers["Location"]).text

    browser.post("/kopier/SU/udgivelse/1.1/gaelder-igen")

    assert mistake.releases[-1].effective_on == day
    assert [figures.of_copy(copy.id) for copy in mistake.copies] == before


def slip(copy):
    """Return the pack that a copy waits for, as it is read."""
    out = BytesIO()
    printing.pack_into(out, [standing.of(copy).pack])
    return paper.read(out.getvalue())


def test_next_slip_says_that_the_one_before_was_called_back(history):
    changed, other = history.documents[:2]
    history.approve(changed)
    history.recall(history.issue())
    history.approve(other)
    history.days_go_by()
    history.issue()

    read = slip(history.binder.copies[0])

    assert "R01 er trukket tilbage: makulér pakken." in read.words
    assert "ikke er kvitteret" not in read.words
    assert {line.out[0][0]: line.is_of_any_age for line in read.lines if line.out}[changed.code]
    assert "Skriv R02 i rettelsesfortegnelsen" in read.words
    assert "Ved R01: skriv »trukket tilbage«." in read.words
    history.answer_all()
    history.approve(changed)
    history.issue()
    assert "trukket tilbage" not in slip(history.binder.copies[0]).words


def test_copy_given_out_meanwhile_gets_what_the_others_have(history):
    history.approve(history.documents[0])
    release = history.issue()
    new = history.add_copy()
    assert [pack.release.name for pack in packs_of(new)] == ["R01"]

    history.recall(release)

    assert standing.of(new).pack.release.name == "Udgave 1"
    assert "Brug ikke pakkerne fra før (R01): makulér dem." in slip(new).words


def test_edition_called_back_leaves_the_edition_before_to_go_on(history):
    edition = history.issue(is_edition=True)
    history.recall(edition)
    history.approve(history.documents[0])

    assert history.issue().address_rev == "1.1"
    for copy in history.binder.copies:
        assert "Udgave 2 er trukket tilbage" in slip(copy).words
        history.answer(standing.of(copy).pack)
    assert history.issue(is_edition=True).address_rev == "3.0"


def test_first_edition_called_back_leaves_nothing_and_the_next_has_a_number_of_its_own(
    new_history, app
):
    history = new_history()
    history.recall(history.issue())
    db.session.commit()

    assert "INTET UDSENDT" in app.test_client().get("/m/SU/1").text
    assert history.issue().name == "Udgave 2"
    assert "Brug ikke pakkerne fra før (Udgave 1)" in slip(history.binder.copies[0]).words


def test_yellow_leaf_called_back_can_be_sent_again_under_another_number(history):
    copy, card = history.binder.copies[0], history.documents[0]
    history.approve(card)
    history.recall(history.issue_urgently())
    gone = next(
        Leaf(line.into.code, line.into.rev, copy.name)
        for line in composing.swaps_of(packs_of(copy)[-1])
        if line.into
    )

    assert scanning.said(gone, history.day).recalled.name == "R00-H1"
    assert standing.of(copy).is_current
    again = history.issue_urgently()
    assert again.name == "R00-H2"
    history.days_go_by()
    history.issue()
    words = slip(copy).words
    assert "R00-H1 er trukket tilbage: makulér pakken." in words
    assert f"Tag gule blade ud, hvis de står i mappen, og makulér dem: {card.code}-H1" in words
    assert "Ved R00" not in words


def test_correction_stays_called_back_when_a_yellow_leaf_was_sent_since(history):
    history.approve(history.documents[0])
    release = history.issue()
    history.recall(release)
    history.issue_urgently()

    with pytest.raises(Refused, match=r"^R00-H1 er udsendt, siden .* Udsend en ny rettelse\.$"):
        history.reinstate(release)


def test_leaves_put_in_all_the_same_are_found_when_the_copy_is_counted(history):
    copy, changed = history.binder.copies[0], history.documents[0]
    history.approve(changed)
    release = history.issue()
    wrong = [line.into for line in composing.swaps_of(packs_of(copy)[-1]) if line.into]
    codes = {sheet.code for sheet in wrong}
    history.recall(release)
    count = stocktaking.begin(copy, actor=history.clerk)
    stay = [row for row in standing.held(copy) if row.code not in codes]
    seen = [Leaf(one.code, one.rev) for one in (*stay, *wrong)]
    stocktaking.see(count, seen, actor=history.clerk)
    stocktaking.end(count, actor=history.clerk)

    again = standing.of(copy).pack

    assert again.release.name == "Udgave 1"
    out = {(sheet.code, sheet.rev) for line in composing.swaps_of(again) for sheet in line.out}
    assert {(sheet.code, sheet.rev) for sheet in wrong} <= out | {("00-RB-00", "1.0")}
    history.answer(again)
    assert standing.of(copy).is_current
    assert not [row for row in standing.held(copy) if row.pack.release.is_recalled]
