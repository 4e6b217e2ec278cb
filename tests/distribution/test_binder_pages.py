"""The pages of binders and copies: what each shows, to whom, and what their forms do."""

import html
import re
import subprocess
from datetime import date

import pytest

from bsak.distribution import receiving
from bsak.distribution.models import Binder, BinderDocument, Channel
from bsak.distribution.receipt_rules import Answer
from bsak.kernel import clock
from bsak.kernel.db import db
from tests import make
from tests.distribution import making
from tests.distribution.conftest import FIRST


def said(answer):
    """Return the words of a page, without its marks."""
    return html.unescape(" ".join(re.sub(r"<[^>]+>", "", answer.text).split()))


def printed(answer, path):
    """Return the words of a PDF."""
    path.write_bytes(answer.data)
    read = ["/usr/bin/pdftotext", "-raw", str(path), "-"]
    return " ".join(subprocess.run(read, check=True, capture_output=True, text=True).stdout.split())


def answered(pack, **more):
    """Answer for a pack as the secretariat does, completely when nothing else is said."""
    done = {"sheets_in": True, "old_out": True, "recorded": True} | more
    told = Answer(answered_by="Vagten", done_on=clock.today(), **done)
    return make.kept(receiving.answer(pack, told, actor=None, channel=Channel.CODE))


@pytest.fixture
def browser(sign_in, secretariat):
    return sign_in(secretariat)


@pytest.fixture
def member(issued, sign_in):
    """A client with a member of a group that owns nothing in the binder."""
    return sign_in(make.member(make.group(code="SK", name="Skoler")))


def test_list_shows_one_mark_per_copy_and_says_the_same_in_words(issued, browser):
    answered(issued.pack())

    page = browser.get("/kopier").text

    assert "Udgave 1" in page
    assert "1 af 2 ajour" in page
    assert re.search('aria-label="SU-01: Ajour; SU-02: Endnu ikke sat i, 14 dage', page)
    assert page.count('class="copies__mark ') == 2


def test_list_says_that_there_is_nothing_yet(app, browser):
    assert "Der er ingen mapper med numererede kopier endnu" in browser.get("/kopier").text
    making.binder()
    assert "Ingen kopier endnu" in browser.get("/kopier").text


def test_binder_shows_profile_copies_and_what_was_issued(issued, browser):
    answered(issued.pack(), recorded=False, note="Siden er væk")
    answered(issued.pack(copy=1))

    page = said(browser.get("/kopier/su"))

    assert "Alle åbne grupper" in page
    assert "Udgave 1 gælder fra 1. februar 2026." in page
    assert "1 af 2" in page
    assert "Leder af sygeplejen" in page


def test_copy_shows_what_it_holds_and_what_was_answered(issued, browser):
    answered(issued.pack(), old_out=False, note="Makuleringen er i stykker")
    answered(issued.pack())

    page = said(browser.get("/kopier/SU/1"))

    assert [code in page for code, _text in FIRST] == [True] * 3
    assert "I alt 3 ark papir" in page
    assert (
        "1. marts 2026 af Vagten: de gamle ark er ikke taget ud. Makuleringen er i stykker" in page
    )
    assert "Alt er gjort 1. marts 2026 af Vagten" in page


def test_what_stands_in_a_confidential_binder_is_for_those_who_see_all(issued, browser, member):
    answered(issued.pack())
    issued.issue([*FIRST, ("SU-AC-03", "Kulde")], reason="Nyt om kulde")
    answered(issued.pack(), old_out=False, note="Arket om kulde mangler")
    pages = ("/kopier/SU/1", "/kopier/SU", "/kopier/SU/udgivelse/1.1")
    secrets = ("SU-AC-01", "Nyt om kulde", "Arket om kulde mangler")

    def told(reader):
        words = " ".join(said(reader.get(page)) for page in pages)
        return [secret in words for secret in secrets]

    before = told(member)
    issued.binder.with_confidential = True
    db.session.commit()

    assert (before, told(member), told(browser)) == ([True] * 3, [False] * 3, [True] * 3)
    assert "fortrolige dokumenter" in said(member.get("/kopier/SU/1"))


def test_what_has_become_confidential_is_named_to_nobody_else(shelf, browser, sign_in):
    group = make.group(code="SU", name="Sundhed")
    card = make.document(group, title="Hemmeligt kort")
    annex = f"{card.code}-B"
    shelf.issue([("00-LG", "ark 1"), (card.code, "a"), (annex, "b")])
    answered(shelf.pack())
    card.is_confidential = True
    shelf.binder.documents.append(BinderDocument(document=card, is_left_out=True))
    db.session.commit()
    other = sign_in(make.member(make.group(code="SK", name="Skoler")))

    pages = [said(other.get(path)) for path in ("/kopier", "/kopier/SU", "/kopier/SU/1")]

    assert not any(card.code in page or card.title in page for page in pages)
    assert "1 fortroligt dokument" in pages[1]
    assert "00-LG" in pages[2]
    assert annex in said(browser.get("/kopier/SU/1"))
    assert f"{card.code} {card.title}" in said(browser.get("/kopier/SU"))


def test_binder_is_planned_in_the_browser(app, browser):
    group = make.group()
    card = make.document(group)
    typed = {"code": "mt", "name": "Krisemappe", "groups": ["MT"], "kinds": ["action_card"],
             "also": f"{card.code.lower()}; {card.code}", "without": ""}  # fmt: skip

    answer = browser.post("/kopier/ny", data=typed)

    assert answer.headers["Location"] == "/kopier/MT"
    page = said(browser.get("/kopier/MT"))
    assert "Mappen MT er oprettet" in page
    assert f"{card.code} {card.title}" in page
    again = browser.post("/kopier/ny", data=typed)
    assert (again.status_code, "allerede en mappe" in again.text) == (422, True)


def test_unknown_code_is_told_at_its_field_and_nothing_is_lost(app, browser):
    typed = {"code": "MT", "name": "Krisemappe", "also": "MT-AC-99", "without": "XX-1"}

    answer = browser.post("/kopier/ny", data=typed)

    assert answer.status_code == 422
    assert "intet dokument med koden MT-AC-99" in said(answer)
    assert 'value="Krisemappe"' in answer.text
    assert db.session.query(Binder).count() == 0


def test_profile_is_changed_and_a_stale_form_gets_both_texts(shelf, browser):
    group = make.group()
    shelf.binder.groups = []
    db.session.commit()
    form = browser.get("/kopier/SU/ret").text
    version = re.search(r'name="version"[^>]*value="(\d+)"', form)[1]
    typed = {"code": "SU", "name": "Nyt navn", "groups": [group.code], "version": version}

    first = browser.post("/kopier/SU/ret", data=typed)
    second = browser.post("/kopier/SU/ret", data={**typed, "name": "Mit navn"})

    assert first.status_code == 302
    assert second.status_code == 409
    assert "Nyt navn" in second.text
    assert "Mit navn" in second.text


def test_copy_is_added_moved_ended_and_taken_back(shelf, browser):
    place = {"holder_function": "Vagtleder", "place": "Depotet", "medium": "grab_bag"}

    added = browser.post("/kopier/SU/kopi", data=place)
    assert added.headers["Location"] == "/kopier/SU/3"
    moved = browser.post("/kopier/SU/3/ret", data={**place, "place": "Rådhuset", "version": "1"})
    assert moved.headers["Location"] == "/kopier/SU/3"
    ended = browser.post("/kopier/SU/3/slut", data={"why": "Afleveret"})
    assert ended.status_code == 302
    page = browser.get("/kopier/SU/3").text
    assert "Rådhuset" in page
    assert "Grab-bag" in page
    assert "/kopier/SU/3/genoptag" in page
    assert "1 kopi er udgået" in browser.get("/kopier/SU").text
    browser.post("/kopier/SU/3/genoptag")
    assert "udgået" not in browser.get("/kopier/SU").text


def test_forms_that_lack_something_say_so_on_the_page_they_stand_on(shelf, browser):
    make.user(name="Bo Demo Hansen")
    wrong = {"holder_function": "Bo Demo Hansen", "medium": "binder"}

    added = browser.post("/kopier/SU/kopi", data=wrong)
    ended = browser.post("/kopier/SU/1/slut", data={})

    assert (added.status_code, "er en person" in added.text) == (422, True)
    assert (ended.status_code, "Skriv, hvorfor kopien udgår" in ended.text) == (422, True)


def test_binder_is_closed_and_opened_again_by_the_button_of_its_message(app, browser):
    making.binder("GB1")

    browser.post("/kopier/GB1/luk")
    page = browser.get("/kopier/GB1").text
    assert "Mappen er lukket." in page
    assert "/kopier/GB1/luk?igen=1" in page
    assert "(lukket)" in browser.get("/kopier").text
    browser.post("/kopier/GB1/luk?igen=1")
    assert "Mappen er lukket." not in browser.get("/kopier/GB1").text


@pytest.mark.parametrize("path", ["/kopier/XX", "/kopier/SU/9", "/kopier/SU/9/ret"])
def test_what_is_not_there_is_not_found(shelf, browser, path):
    assert browser.get(path).status_code == 404


def test_pages_ask_no_more_of_the_database_when_they_grow(issued, browser, queries_of):
    paths = ("/kopier", "/kopier/SU", "/kopier/SU/1")
    answered(issued.pack())

    def questions(n):
        return [queries_of(lambda path=path: browser.get(f"{path}?n={n}")) for path in paths]

    questions(0)
    one = questions(1)
    for n in range(3):
        other = making.binder(f"GB{n}")
        making.copy(issued.binder)
        making.copy(other)
        making.release(other, FIRST)
        issued.issue([*FIRST, (f"SU-AC-1{n}", "Nyt")], effective_on=date(2026, 2, 2 + n))
        answered(issued.pack())

    assert questions(2) == one


def test_paper_goods_name_each_copy_in_use(issued, browser, tmp_path):
    issued.copies[1].ended_on = issued.copies[1].added_on
    db.session.commit()

    labels, holders = (
        printed(browser.get(f"/kopier/SU/{name}.pdf"), tmp_path / f"{name}.pdf")
        for name in ("rygetiketter", "fordelingsliste")
    )

    assert "Vagtrummet" in labels
    assert (labels.count("Kopi 01"), labels.count("Kopi 02")) == (1, 0)
    assert "SU-01 Leder af sygeplejen Vagtrummet" in holders
    assert "SU-02" not in holders


def test_packs_are_printed_and_answered_by_the_secretariat_alone(issued, browser, member):
    pack = issued.pack()
    links = [f"/pakker/{pack.id}.pdf", f"/pakker/{pack.id}/kvittering"]

    for path in ("/kopier/SU", "/kopier/SU/1"):
        assert [link in browser.get(path).text for link in links] == [True, True]
        assert [link in member.get(path).text for link in links] == [False, False]


def test_own_page_tells_the_secretariat_of_a_yellow_leaf_before_it_ends(issued, browser):
    making.urgent(issued.binder, "SU-AC-01", "ring nu", valid_until=date(2026, 3, 8))
    page = said(browser.get("/min-side"))
    assert "Gule blade, der udløber eller er udløbet" in page
    assert "SU-AC-01-H1 8. marts 2026" in page
