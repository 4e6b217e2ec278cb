"""The pages of people and numbers: what is shown to whom, and what each act does."""

import io
import re

import pytest

from bsak.contacts import belonging, looking, places, queries, service
from bsak.contacts.models import ContactPoint, Person, PointKind
from bsak.contacts.places import PostDetails
from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.people.models import Role
from tests import make
from tests.contacts import making

PRIVATE = "00\u00a000\u00a000\u00a077"


@pytest.fixture
def asta(app):
    """Asta, with a work number and a private one."""
    asta = making.person(title="Driftsleder")
    making.point(asta, "00000077", is_private=True)
    return asta


def looks():
    return db.session.query(trail.Entry).filter_by(action="private_seen").count()


def removed(browser, point_id):
    """Take a number away as people do; return where that is undone."""
    page = browser.post(f"/kontakter/numre/{point_id}/fjern", follow_redirects=True).text
    return re.search(r'action="(/kontakter/numre/\w+/sat-tilbage)"', page)[1]


def test_private_numbers_are_shown_to_few_only_when_asked_and_never_unseen(
    app, sign_in, secretariat, asta, monkeypatch
):
    own, other = make.group(), make.group(code="SK", name="Skoler")
    monkeypatch.setattr(belonging, "sources", [lambda people: {key: {own.id} for key in people}])
    page = f"/kontakter/personer/{asta.id}"
    for person in (make.member(own), secretariat):
        browser = sign_in(person)
        for quiet in ("/kontakter", "/kontakter?q=77", "/kontakter.csv", page):
            assert PRIVATE not in browser.get(quiet).text.replace("00 00 00 77", PRIVATE)
        before = looks()
        assert PRIVATE in browser.post(f"{page}/private").text
        assert looks() == before + 1
        assert "0 kontakter" in browser.get("/kontakter?q=00000077").text, "searched for and found"
    stranger = sign_in(make.member(other))
    assert "private" not in stranger.get(page).text.casefold()
    refused = stranger.post(f"{page}/private")
    assert refused.status_code == 409
    assert PRIVATE not in refused.text
    assert looks() == 2
    seen = db.session.query(trail.Entry).filter_by(action="private_seen").first()
    assert (seen.subject, seen.subject_id) == ("person", asta.id)


def test_who_has_seen_a_private_number_is_told_to_the_person_and_the_secretariat(
    app, sign_in, secretariat, asta, monkeypatch
):
    group = make.group()
    monkeypatch.setattr(belonging, "sources", [lambda people: {key: {group.id} for key in people}])
    member, own = make.member(group, name="Kigger"), make.user(role=Role.SECRETARIAT)
    asta.user_id = own.id
    page = f"/kontakter/personer/{asta.id}"
    assert "Hvem der har set dem" not in sign_in(secretariat).get(page).text
    sign_in(member).post(f"{page}/private")

    for reader in (secretariat, own):
        assert "Kigger" in sign_in(reader).get(page).text
    assert "Hvem der har set dem" not in sign_in(member).get(page).text
    [seen] = looking.seen(asta)
    assert (seen.name, seen.capacity) == ("Kigger", "Medlem af en krisegruppe")


def test_a_private_number_is_changed_without_being_shown(sign_in, secretariat, asta):
    browser, (_, private) = sign_in(secretariat), asta.points
    address = f"/kontakter/numre/{private.id}/ret"
    page = browser.get(address).text
    assert "00000077" not in page.replace("\u00a0", "")
    read = re.search(r'name="read"[^>]*value="(\w+)"', page)[1]
    said = {"read": read, "kind": "mobile", "hours": "outside", "is_private": "y", "value": ""}
    assert browser.post(address, data=said).status_code == 302
    db.session.expire_all()
    assert (private.value, private.hours.value) == ("00000077", "outside")
    assert browser.post(address, data=said).status_code == 409, "somebody else's change was lost"


def test_a_person_is_written_down_with_numbers_and_each_act_can_be_undone(sign_in, secretariat):
    browser = sign_in(secretariat)
    said = {"name": "Bo Eksempel", "title": "Vagt", "department": "", "party": "", "user": ""}
    made = browser.post("/kontakter/personer/ny", data=said)
    bo = db.session.query(Person).one()
    page = made.headers["Location"]
    assert page == f"/kontakter/personer/{bo.id}"
    number = {"kind": "mobile", "value": "0000 0005", "hours": "always"}
    assert browser.post(f"{page}/numre", data={**number, "value": "5"}).status_code == 422
    browser.post(f"{page}/numre", data=number)
    browser.post(f"{page}/numre", data={**number, "value": "0000 0006"})
    last = db.session.query(ContactPoint).filter_by(value="00000006").one()
    browser.post(f"/kontakter/numre/{last.id}/flyt")
    browser.post(f"/kontakter/numre/{last.id}/svar", data={"svar": "rigtigt"})
    undo = removed(browser, last.id)
    with browser.session_transaction() as kept:
        assert not re.search(r"0000.?0006", repr(dict(kept))), "a number in the browser"
    removed(browser, bo.points[-1].id)  # another one, in another tab
    db.session.expire_all()
    assert [point.value for point in bo.points] == []
    assert browser.post(undo).status_code == 302
    db.session.expire_all()
    assert next((p.value, p.confirmed_on) for p in bo.points) == ("00000006", clock.today())
    assert browser.post(undo).status_code == 404
    service.leave(bo, clock.today(), actor=None)
    db.session.commit()
    assert "Fratrådt fra" in browser.get(page).text
    assert "Bo Eksempel" not in browser.get("/kontakter").text
    assert "Bo Eksempel" in browser.get("/kontakter?fratraadte=1").text
    browser.post(f"{page}/tilbage")
    browser.get(page)
    assert "Bo Eksempel" in browser.get("/kontakter").text
    assert browser.post(f"{page}/fjern").status_code == 302
    assert db.session.query(Person).count() == 0


def test_there_is_one_way_to_leave_and_it_shows_what_the_person_holds(sign_in, secretariat, asta):
    browser = sign_in(secretariat)
    page = f"/kontakter/personer/{asta.id}"
    said = browser.get(page).text
    assert f'href="/personer/{asta.id}/overdragelse"' in said
    assert "Personen er fratrådt" not in said
    left = browser.post(f"{page}/fratraadt", data={"on": clock.today().isoformat()})
    assert left.status_code == 404, "somebody left and kept their seats"


def test_the_list_is_searched_narrowed_and_read_in_few_questions(
    app, sign_in, secretariat, queries_of
):
    group, party = make.group(), making.party()
    for n in range(5):
        making.person(f"Åse Eksempel {n}", phone=f"0000001{n}", party=party)
    places.add_post(PostDetails(name="Driftsvagt, Materielgården", group=group), actor=None)
    db.session.commit()
    browser = sign_in(secretariat)
    for address, found in (
        ("/kontakter?q=aase+eksempel", 5), ("/kontakter?q=00+00+00+13", 1),
        ("/kontakter?gruppe=MT", 1), (f"/kontakter?part={party.id}", 5),
        ("/kontakter?hvem=post", 1), ("/kontakter?q=forsyningen+driftsvagt", 0),
    ):  # fmt: skip
        said = browser.get(address).text
        assert f"{found} kontakt" in said, address
    few = queries_of(lambda: browser.get("/kontakter?q=aase"))
    for n in range(20):
        making.person(f"Aase Eksempel 1{n}", phone=f"000000{n + 20}", party=making.party(f"P{n}"))
    assert queries_of(lambda: browser.get("/kontakter?q=aase")) == few


def test_one_says_of_ones_own_numbers_whether_they_are_right_and_of_no_others(app, sign_in, asta):
    asta.user = make.member(make.group())
    bo = making.person("Bo Eksempel", phone="00000005", user=make.user())
    number, private = asta.points
    browser = sign_in(asta.user)
    own, other = (browser.get(f"/kontakter/personer/{one.id}").text for one in (asta, bo))
    assert "Rigtigt" in own
    assert not any(word in own for word in ("Flyt op", "Fjern", "/ret"))
    assert "Rigtigt" not in other
    browser.post(f"/kontakter/numre/{number.id}/svar", data={"svar": "forkert"})
    assert "Giv sekretariatet det rigtige." in browser.get(f"/kontakter/personer/{asta.id}").text
    browser.post(f"/kontakter/numre/{private.id}/svar", data={"svar": "rigtigt"})
    theirs = browser.post(f"/kontakter/numre/{bo.points[0].id}/svar", data={"svar": "forkert"})
    assert theirs.status_code == 409
    db.session.expire_all()
    assert [(bool(p.wrong_since), p.confirmed_on) for p in (number, private, bo.points[0])] == [
        (True, None), (False, clock.today()), (False, None),
    ]  # fmt: skip


def test_a_number_whose_age_counts_is_marked(sign_in, secretariat, asta):
    asta.points[0].wrong_since = clock.today()
    db.session.commit()
    page = sign_in(secretariat).get("/kontakter").text
    assert "meldt forkert" in page
    assert "age--wrong" in page


def test_one_who_is_erased_is_gone_from_every_page(sign_in, secretariat, asta):
    point = asta.points[0].id
    browser = sign_in(secretariat)
    undo = removed(browser, making.point(asta, "00000009").id)
    asta.erased_on = clock.today()
    db.session.commit()
    assert browser.post(undo).status_code == 404
    for address in (f"/kontakter/personer/{asta.id}", f"/kontakter/numre/{point}/ret"):
        assert browser.get(address).status_code == 404
    assert "Asta" not in browser.get("/kontakter?fratraadte=1").text


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_list_that_went_out_comes_back_without_its_functions(
    sign_in, secretariat, asta, ending
):
    making.point(asta, "ALB/12", kind=PointKind.RADIO)
    making.point(asta, "asta@example.dk", kind=PointKind.MAIL)
    making.person("Ole Eksempel", phone="+4681234567", party=making.party())
    making.post(), making.post("Vagtcentralen")
    browser = sign_in(secretariat)
    out = browser.get(f"/kontakter.{ending}").data
    sent = {"file": (io.BytesIO(out), f"kontakter.{ending}"), "is_whole": "y"}
    page = browser.get(browser.post("/kontakter/indlaes", data=sent).headers["Location"]).text
    assert "2 personer er læst." in page
    assert "2 funktioner er sprunget over; de rettes på deres egne sider." in page
    assert "Ikke forstået" not in page
    assert 'name="change"' not in page, "our own list would change what it came from"


def test_a_file_comes_in_by_the_browser_and_its_words_are_kept_no_longer(sign_in, secretariat):
    browser = sign_in(secretariat)
    sent = {"file": (io.BytesIO(b"Navn;Mobil\nEva Eksempel;00000005\n"), "p.csv")}
    place = browser.post("/kontakter/indlaes", data=sent).headers["Location"]
    page = browser.get(place).text
    key, seen = (re.search(rf'name="{n}" value="(\w+)"', page)[1] for n in ("change", "seen"))
    assert browser.post(place, data={"seen": "x", "change": key}).status_code == 409
    assert browser.post(place, data={"seen": seen, "change": key}).status_code == 302
    (eva,) = queries.working()
    assert (eva.name, eva.points[0].kind) == ("Eva Eksempel", PointKind.MOBILE)
    assert browser.get(place).status_code == 404
    undo = re.search(r'action="(/kontakter/indlaes/\w+/fortryd)"', browser.get("/kontakter").text)[
        1
    ]
    assert browser.get(undo.removesuffix("/fortryd")).status_code == 404, "read as a file"
    assert browser.post(undo).status_code == 302
    assert queries.working() == []
    assert browser.post(undo).status_code == 404
