"""Asking whether numbers are right: who is due, links that tell nothing, answers that hold."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest

from bsak.contacts import answering, asking, asking_words, reaching, service
from bsak.contacts.models import Confirmation, ContactPoint, How, Inquiry, PointKind
from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.people.rules import TRIES_FROM_ONE_ADDRESS
from tests import make
from tests.contacts import making


@pytest.fixture
def browser(app):
    """Somebody without an account."""
    return app.test_client()


@pytest.fixture
def asta(app):
    """Asta with a work number and a private one, never confirmed."""
    asta = making.person(title="Driftsleder")
    making.point(asta, "00000077", is_private=True)
    making.point(asta, "asta@example.dk", kind=PointKind.MAIL)
    return asta


@pytest.fixture
def link(asta):
    """A link to Asta."""
    (link,) = asking.ask([asta], actor=make.clerk())
    db.session.commit()
    return link


def everything():
    """Return all that an answer could have changed."""
    rows = (db.session.query(m).count() for m in (Confirmation, trail.Entry))
    points = [
        (p.id, p.value, p.confirmed_on, p.wrong_since) for p in db.session.query(ContactPoint)
    ]
    return (*rows, points, [one.answered_at for one in db.session.query(Inquiry)])


def test_who_is_due_is_whoever_has_a_number_that_nobody_vouches_for(app):
    today = clock.today()
    making.person("Aldrig Eksempel", phone="00000001")
    old, new = (
        making.person("Gammel Eksempel", phone="00000002"),
        making.person("Ny Eksempel", phone="00000003"),
    )
    wrong, gone = (
        making.post("Vagten", phone="00000004"),
        making.person("Væk Eksempel", phone="00000005"),
    )
    making.person("Uden Eksempel", phone="")
    service.confirm(old.points[0], is_right=True, how=How.CALLED, on=today - timedelta(days=190))
    service.confirm(new.points[0], is_right=True, how=How.CALLED, on=today - timedelta(days=100))
    service.confirm(wrong.points[0], is_right=False, how=How.CALLED)
    service.leave(gone, today, actor=None)
    found = asking.due(today)
    assert [(d.owner.name, d.old, d.wrong) for d in found] == [
        ("Aldrig Eksempel", 1, 0), ("Gammel Eksempel", 1, 0), ("Vagten", 0, 1),
    ]  # fmt: skip
    asking.ask([found[0].owner], actor=make.clerk())
    assert [d.is_waiting for d in asking.due(today)] == [True, False, False]


def test_only_a_hash_of_a_link_is_kept(link):
    kept = [str(v) for row in db.session.query(Inquiry) for v in vars(row).values()]
    assert not any(link.key in text for text in kept)
    assert asking.open_by_key(link.key.upper()).id == link.inquiry.id
    mail = unquote(asking_words.mail(link, "https://bsak.example.dk", "Albertslund Kommune"))
    assert mail.startswith("mailto:asta@example.dk?subject=")
    assert f"https://bsak.example.dk/bekraeft/{link.key}" in mail
    assert "0000" not in mail, "a number stood in a mail"


def test_looking_changes_nothing_and_tells_nothing_of_the_person(browser, link):
    before = everything()
    for _look in range(3):
        page = browser.get(f"/bekraeft/{link.key}")
        assert page.status_code == 200
    db.session.expire_all()
    assert everything() == before, "a mail scanner answered"
    assert "00\u00a000\u00a000\u00a001" in page.text
    for hidden in ("Asta Eksempel", "Driftsleder", "00000077", "00\u00a000\u00a000\u00a077"):
        assert hidden not in page.text
    assert "•• •• •• 77" in page.text


def sent(asta, **said):
    """Return what a browser sends from the page as it is now."""
    return {"svar": "nej", "read": str(answering.seen(asta)), **said}


def test_one_tap_confirms_all_and_the_link_shows_no_numbers_by_itself(browser, link, asta):
    tap = sent(asta, svar="ja")
    for _press in range(2):  # some press twice
        assert browser.post(f"/bekraeft/{link.key}", data=tap).status_code == 302
    db.session.expire_all()
    assert {point.confirmed_on for point in asta.points} == {clock.today()}
    assert db.session.query(trail.Entry).filter(trail.Entry.action.like("numbers_%")).count() == 2
    page = browser.get(f"/bekraeft/{link.key}").text
    assert "Tak for svaret" in page
    assert "00\u00a000" not in page


def test_a_new_number_stands_at_once_instead_of_the_old_one(browser, link, asta):
    work, private, _mail = asta.points
    said = sent(asta, forkert=str(work.id), **{f"nyt-{work.id}": "00 00 00 12",
                                               f"nyt-{private.id}": "sidste uge"})  # fmt: skip
    wrong = browser.post(f"/bekraeft/{link.key}", data=said)
    assert wrong.status_code == 422
    assert "otte cifre" in wrong.text
    browser.post(f"/bekraeft/{link.key}", data=said | {f"nyt-{private.id}": "00 00 00 13"})
    db.session.expire_all()
    row = [(p.value, p.is_private, bool(p.wrong_since), bool(p.confirmed_on)) for p in asta.points]
    assert row == [
        ("00000012", False, False, True), ("00000013", True, False, True),
        ("asta@example.dk", False, False, True),
    ]  # fmt: skip
    assert reaching.of(asta.points, clock.today()).phone == "00000012"
    assert db.session.query(trail.Entry).filter_by(action="point_removed").count() == 2
    assert asking.due(clock.today()) == [], "asked again about what was just told"
    making.point(asta, "00000044")
    (due,) = asking.due(clock.today())
    assert (due.old, due.wrong) == (1, 0), "a number that nobody has vouched for was left out"


def test_an_answer_is_corrected_with_the_same_link_and_the_newest_holds(browser, link, asta):
    work, _private, mail = asta.points
    address = f"/bekraeft/{link.key}"
    browser.post(address, data=sent(asta, forkert=[str(work.id), str(mail.id)],
                                    **{f"nyt-{work.id}": "00 00 00 12"}))  # fmt: skip
    db.session.expire_all()
    new = asta.points[0]

    assert "/bekraeft/" + link.key + "?ret=ja" in browser.get(address).text
    page = browser.get(f"{address}?ret=ja").text
    ticked = re.findall(r'name="forkert" value="(\d+)" checked', page)
    (read,) = set(re.findall(r'name="read" type="hidden" value="(\d+)"', page))
    assert ticked == [str(mail.id)], "what was said to be wrong would silently be right again"
    assert "00\u00a000\u00a000\u00a077" not in page
    corrected = browser.post(address, data={"svar": "nej", "read": read, "forkert": ticked,
                                            f"nyt-{new.id}": "00 00 00 21"})  # fmt: skip

    assert corrected.location == address
    db.session.expire_all()
    row = [(p.value, bool(p.wrong_since)) for p in asta.points]
    assert row == [("00000021", False), ("00000077", False), ("asta@example.dk", True)]
    acts = db.session.query(trail.Entry).filter(trail.Entry.action.in_(
        ("numbers_answered", "numbers_corrected"))).order_by(trail.Entry.id)  # fmt: skip
    assert [(one.action, one.after["wrong"]) for one in acts] == [
        ("numbers_answered", sorted([work.id, mail.id])),
        ("numbers_corrected", sorted([new.id, mail.id])),
    ]
    link.inquiry.expires_on = clock.today() - timedelta(days=1)
    db.session.commit()
    assert browser.get(f"{address}?ret=ja").status_code == 404


def test_an_answer_holds_for_six_months_also_when_a_number_is_said_to_be_wrong_later(link, asta):
    today = clock.today()
    answering.answer(link.inquiry, {}, read=answering.seen(asta))
    service.confirm(asta.points[0], is_right=False, how=How.CALLED)
    asking.ask([making.post()], actor=make.clerk())
    assert [one.owner.name for one in asking.due(today)] == ["Driftsvagt, Materielgården"]
    for point in asta.points:
        point.confirmed_on = today
    link.inquiry.answered_at -= timedelta(days=190)
    assert "Asta Eksempel" in [one.owner.name for one in asking.due(today)]


@pytest.mark.parametrize("change", ["added", "changed", "answered"])
def test_nobody_answers_for_what_they_did_not_see(browser, link, asta, change):
    shown, work = sent(asta), asta.points[0]
    match change:
        case "added":
            making.point(asta, "00000099")
        case "changed":
            service.change_point(work, making.terms("00000099"), actor=None)
        case "answered":
            answering.answer(link.inquiry, {work.id: "00000099"}, read=answering.seen(asta))
    db.session.commit()
    before = everything()

    for said in ({"svar": "ja"}, {f"nyt-{work.id}": "00 00 00 55", "forkert": str(work.id)}):
        answer = browser.post(f"/bekraeft/{link.key}", data=shown | said)
        assert answer.status_code == 409
        assert ("00 00 00 55" if "forkert" in said else "Alt er rigtigt") in answer.text
        assert "00\u00a000\u00a000\u00a099" in answer.text
        assert "00\u00a000\u00a000\u00a077" not in answer.text
    db.session.expire_all()
    assert everything() == before


@pytest.mark.parametrize("why", ["old", "left", "unknown", "closed"])
def test_a_link_that_does_not_hold_tells_nothing(browser, link, asta, why):
    key = link.key
    match why:
        case "old":
            link.inquiry.expires_on = clock.today() - timedelta(days=1)
        case "left":
            asta.left_on = clock.today()
        case "unknown":
            key = "a" * 16
        case "closed":
            post = making.post()
            (other,) = asking.ask([post], actor=make.clerk())
            key, post.is_closed = other.key, True
    db.session.commit()
    for answer in (
        browser.get(f"/bekraeft/{key}"),
        browser.post(f"/bekraeft/{key}", data={"svar": "ja"}),
    ):
        assert answer.status_code == 404
        assert "Linket virker ikke" in answer.text
        assert "00\u00a000" not in answer.text
    assert not asking.links([key])


def test_guessing_links_is_slow(browser, link):
    for _guess in range(TRIES_FROM_ONE_ADDRESS):
        assert browser.get("/bekraeft/forkertforkert22").status_code == 404
    assert browser.get(f"/bekraeft/{link.key}").status_code == 429


def test_the_secretariat_makes_links_once_and_takes_them_along(sign_in, secretariat, asta):
    browser = sign_in(secretariat)
    page = browser.get("/kontakter/spoerg").text
    assert "Asta Eksempel" in page
    made = browser.post("/kontakter/spoerg", data={"hvem": f"p{asta.id}"}).text
    (key,) = re.findall(r'name="key" value="(\w+)"', made)
    for ending, begins in (("csv", b"\xef\xbb\xbfNavn;"), ("xlsx", b"PK"), ("pdf", b"%PDF")):
        file = browser.post(f"/kontakter/spoerg/links.{ending}", data={"key": key})
        assert file.data.startswith(begins)
        if ending == "csv":
            assert key in file.text
            assert "0000" not in file.text
    assert browser.post("/kontakter/spoerg/links.csv", data={"key": "a" * 16}).status_code == 404
    assert "venter på svar" in browser.get("/kontakter/spoerg").text


def test_a_long_list_is_folded_and_what_is_ticked_there_is_sent_too(sign_in, secretariat):
    for n in range(17):
        making.person(f"Eva Eksempel {n:02d}", phone=f"000000{n + 20}")
    browser = sign_in(secretariat)
    page = browser.get("/kontakter/spoerg").text
    shown, _folded, rest = page.partition("Vis de sidste 2 ")
    ticked = re.compile(r'name="hvem" value="(\w+)"[^>]* checked')
    assert (len(ticked.findall(shown)), len(ticked.findall(rest))) == (15, 2)
    links = browser.post("/kontakter/spoerg", data={"hvem": ticked.findall(page)}).text
    assert "17 links er lavet." in links
    assert "Vis de sidste 2<" in links
