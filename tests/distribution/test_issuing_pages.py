"""Issuing in the browser: from a change to every copy's pack in one act, or nothing at all."""

import re
import time
from datetime import timedelta

import pytest

from bsak.distribution import issuing, printing, queries
from bsak.distribution.models import BinderDocument, KeptSheet, Pack, Release
from bsak.kernel import clock
from bsak.kernel.danish import day
from bsak.kernel.db import db
from bsak.people.models import Role

WAIT = 300  # seconds, only so that it ends: a busy machine is slow


@pytest.fixture
def history(new_history):
    return new_history()


@pytest.fixture
def browser(app, sign_in, secretariat, history):
    db.session.commit()
    return sign_in(secretariat)


def days(**more):
    today = clock.today().isoformat()
    return {"effective_on": today, "answer_by": today, "reason": "Nyt nummer"} | more


def over(browser, answer):
    """Wait for the print that ``answer`` leads to; return its last page."""
    place, ends = answer.headers["Location"], time.monotonic() + WAIT
    assert place.startswith("/mapper/tryk/"), place
    while not browser.get(f"{place}?json=1").json["finished"]:
        assert time.monotonic() < ends
        time.sleep(0.02)
    db.session.rollback()  # what another thread wrote is seen from here on
    return browser.get(place).text


def listed(page):
    """Return the codes of the sheets that the page of a release tells of."""
    table = page[page.index('<h2 id="changed">') :]
    return re.findall(r'<th scope="row">(?:<span class="code">)?([\w-]+)', table)


def forms(page):
    """Return where the forms of a page are sent, "" for its own address."""
    return re.findall(r'<form class="form" method="post"(?: action="([^"]*)")?', page)


def test_one_act_issues_and_prints_a_pack_for_every_copy(history, browser):
    begun = browser.post("/kopier/SU/rettelse", data=days())
    page = over(browser, begun)

    assert "Det er klar. 2 pakker, " in page
    with browser.get(f"{begun.headers['Location']}/mappe.pdf") as file:
        assert f"pakker-SU-{clock.today()}.pdf" in file.headers["Content-Disposition"]
    (release,) = queries.releases(history.binder.id)
    assert [pack.copy.name for pack in queries.packs_to(release.id)] == ["SU-01", "SU-02"]
    page = browser.get("/kopier/SU/udgivelse/1.0").text
    assert "SU-02" in page
    assert listed(page) == [sheet.code for sheet in release.sheets]
    assert "Uændret" not in page
    assert browser.get("/kopier/SU/udgivelse/1.0/pakker.pdf").data.startswith(b"%PDF")


def test_what_changes_is_shown_first_and_nothing_is_refused_in_words(history, browser):
    history.issue()
    history.approve(history.documents[1])
    db.session.commit()

    page = browser.get("/kopier/SU/rettelse").text
    assert history.documents[1].code in page
    assert history.documents[2].code not in page
    over(browser, browser.post("/kopier/SU/rettelse", data=days()))
    again = over(browser, browser.post("/kopier/SU/rettelse", data=days()))

    assert "Der er ikke noget at rette" in again
    assert [r.name for r in queries.releases(history.binder.id)] == ["R01", "Udgave 1"]


def test_text_to_come_is_told_with_its_day_and_goes_out_alone_on_that_day(history, browser):
    elsewhere, secret = history.documents[3], history.approve_new()
    secret.is_confidential = True
    history.binder.documents.append(BinderDocument(document=elsewhere, is_left_out=True))
    db.session.commit()
    history.issue()
    first, second, third = (history.day + timedelta(days=days) for days in (3, 9, 20))
    last, later, again = history.documents[:3]
    history.approve(later, valid_from=first)
    history.approve(again, valid_from=first, text=history.texts[again.code])
    history.approve(last, valid_from=second)
    history.approve(elsewhere, valid_from=third)
    history.approve(secret, valid_from=third)
    db.session.commit()
    told = [
        f"Fra {day(first)}: {later.code}.",
        f"Fra {day(second)}: {last.code}.",
        "Vælg dagen som »Gælder fra«, så kommer det med.",
    ]

    page = browser.get("/kopier/SU/rettelse").text
    assert told_in(page, told)
    assert not re.search(r'name="is_edition"[^>]* checked', page)
    everything = browser.get("/kopier/rettelser").text
    assert told_in(everything, told[:2])
    for one in (again, elsewhere, secret):
        assert one.code not in re.sub(r"<[^>]+>", "", page + everything)
    assert f"Fra {day(third)}" not in page + everything
    assert 'href="/kopier/SU/rettelse"' in everything

    asked = days(effective_on=first.isoformat(), answer_by=first.isoformat())
    over(browser, browser.post("/kopier/SU/rettelse", data=asked))
    sent = queries.releases(history.binder.id)[0]
    assert (sent.name, sent.effective_on) == ("R01", first)
    assert later.code in listed(browser.get("/kopier/SU/udgivelse/1.1").text)
    page = browser.get("/kopier/SU/rettelse").text  # of what is sent ahead, not of today
    assert "Ingenting" in page
    assert f'name="effective_on" required type="date" value="{first}"' in page
    assert told_in(page, told[1:])
    assert f"Fra {day(first)}" not in page


def told_in(page, sentences):
    """Say whether a page tells each of the sentences, whatever stands around the codes."""
    plain = re.sub(r"<[^>]+>", "", page)
    missing = [one for one in sentences if one not in plain]
    assert not missing, plain
    return True


def test_all_binders_are_corrected_in_one_act(history, browser):
    history.issue()
    history.approve(history.documents[1])
    db.session.commit()

    assert "Ret mappen: 2 kopier får en pakke" in browser.get("/kopier/rettelser").text
    over(browser, browser.post("/kopier/rettelser", data=days(binder="SU")))

    assert queries.releases(history.binder.id)[0].name == "R01"
    assert browser.post("/kopier/rettelser", data=days()).status_code == 422


def test_urgent_leaf_goes_out_from_its_own_form(history, browser):
    history.issue()
    changed = history.documents[1]
    history.approve(history.documents[3])
    history.issue()
    history.approve(changed)
    db.session.commit()

    assert forms(browser.get("/kopier/SU/hastende").text) == [""]
    until = clock.today() + timedelta(365)
    late = browser.post(
        "/kopier/SU/hastende",
        data=days(document=changed.code, valid_until=until.isoformat()),
    )
    assert late.status_code == 422
    assert "højst 30 dage" in late.text
    sent = browser.post(
        "/kopier/SU/hastende",
        data=days(document=changed.code, valid_until=clock.today().isoformat()),
    )

    assert sent.headers["Location"] == "/kopier/SU/udgivelse/1.1.1"
    page = browser.get("/kopier/SU/udgivelse/1.1.1").text
    assert listed(page) == [f"{changed.code}-H1"]
    assert "Tryk på gult papir." in page
    assert "gult papir" not in browser.get("/kopier/SU/udgivelse/1.1").text
    assert "heller ikke hastende" in browser.get("/kopier/SU/hastende").text


def test_print_that_fails_issues_nothing(history, browser, monkeypatch):
    def fail(*_args):
        raise OSError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(printing, "pack_into", fail)
        page = over(browser, browser.post("/kopier/SU/rettelse", data=days()))

    assert "Det kunne ikke trykkes." in page
    for table in (Release, Pack, KeptSheet):
        assert db.session.query(table).count() == 0
    assert issuing.newest(history.binder) is None


def test_packs_are_handed_out_only_while_one_may_issue(history, browser, secretariat):
    answer = browser.post("/kopier/SU/rettelse", data=days())
    over(browser, answer)
    packs = answer.headers["Location"] + "/mappe.pdf"
    with browser.get(packs) as taken:
        assert taken.status_code == 200

    secretariat.role = Role.APPROVER  # may print, but does not send packs out
    db.session.commit()

    assert browser.get(packs).status_code == 404


def test_day_that_is_over_is_told_beside_its_field(history, browser):
    page = browser.post("/kopier/SU/rettelse", data=days(effective_on="2020-01-01"))

    assert page.status_code == 422
    assert 'href="#effective_on">En rettelse kan ikke gælde fra en dag, der er gået' in page.text


def test_binder_without_copies_is_refused_before_anything_is_printed(history, browser):
    for copy in history.binder.copies:
        copy.ended_on, copy.ended_why = clock.today(), "Afleveret"
    db.session.commit()

    assert "Mappen har ingen kopier" in browser.get("/kopier/SU/rettelse").text
    assert not forms(browser.get("/kopier/SU/rettelse").text)
