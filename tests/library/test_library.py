"""The library: what is taken along, what lies in C3, and who is told of what is confidential."""

import csv
import re
from datetime import date, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import event, select

from bsak.binders import gather
from bsak.documents import history, revisions
from bsak.documents.kinds import Status
from bsak.documents.models import ChangeType, Document
from bsak.groups.queries import viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.library import listing, package, queries, service
from bsak.library.models import Placement
from bsak.people.models import User
from tests import page
from tests.binders.test_routes import _client, _finished


def _person(login):
    return viewer(db.session.scalars(select(User).where(User.login == login)).one())


def _document(code):
    return db.session.scalars(select(Document).where(Document.code == code)).one()


def _again(document, *, change_type=ChangeType.EDITORIAL):
    """Put the text of ``document`` into force once more."""
    old = document.revisions[0]
    approval = revisions.Approval(
        wording=old.wording, words="", author_id=old.author_id, approver_function="Direktøren",
        valid_from=clock.today(), review_due=date(2099, 1, 1), change_type=change_type,
    )  # fmt: skip
    made = revisions.put_in_force(document, approval, actor=_person("direktoer"))
    db.session.commit()
    return made


def _laid(document, day=None, revision=None):
    """Say that a text lies in C3, the one in force when no other is named."""
    at = service.Place("C3", day or clock.today())
    mark = service.place(
        revision or document.revisions[0], document, at, actor=_person("sekretariat")
    )
    db.session.commit()
    return mark


def _words(code, login="sekretariat"):
    """Return what the library says of a document in C3, or None where it is not listed."""
    for group in queries.shelves(_person(login), clock.today()):
        for held in (*group.held, *group.over):
            if held.code == code:
                return held.lying[0].words(held.number)
    return None


def _packed(app, login, code=None):
    """Return the files in the ZIP that ``login`` gets."""
    out = BytesIO()
    who = _person(login)
    content = gather.gather(
        code, viewer=who, day=clock.today(), municipality="Albertslund", crisis_phone="",
        public_url="https://bsak.example.dk",
    )  # fmt: skip
    shelves = [g for g in queries.shelves(who, clock.today()) if code in (None, g.code)]
    parts = listing.parts(shelves, in_folders=code is None)
    instance = Path(app.instance_path)
    package.pack(parts, content, "<p>æ</p>", out, instance=instance, tell=lambda *_: None)
    return out.getvalue()


def test_each_standing_in_c3_is_told_in_words_and_what_to_do(demo):
    card = _document("SK-AC-06")
    never = _words("SK-AC-06")
    first = card.revisions[0]
    _laid(card, date(2026, 2, 3))
    right = _words("SK-AC-06")
    second = _again(card)
    behind = _words("SK-AC-06")
    _laid(card, date(2026, 2, 4), second)
    _again(card, change_type=ChangeType.WITHDRAWN)
    over = _words("SK-AC-06")
    service.take_down(card, "C3", actor=_person("sekretariat"))

    assert never == "Ligger ikke i C3"
    assert right == "Rev. 1 ligger i C3 siden 3. feb. 2026"
    assert behind == "C3 har Rev. 1: læg Rev. 2 op"
    assert over == "C3 har Rev. 2, som ikke gælder: tag den ned"
    assert _words("SK-AC-06") is None  # nothing holds, and nothing lies anywhere
    assert first.number == 1


def test_marks_are_undone_one_step_only_while_nothing_came_after(demo):
    card, clerk = _document("SK-AC-06"), _person("sekretariat")
    first = _laid(card, date(2026, 2, 3))
    second = _again(card)
    later = _laid(card, revision=second)

    assert service.place(second, card, service.Place("C3", clock.today()), actor=clerk) is None
    with pytest.raises(Refused, match="skrevet noget nyt siden"):
        service.undo([first], actor=clerk)
    service.undo([later], actor=clerk)
    db.session.commit()

    assert _words("SK-AC-06") == "C3 har Rev. 1: læg Rev. 2 op"
    assert history.of(card)[0].what.endswith("fortrudt. Rev. 1 ligger der.")
    with pytest.raises(Refused, match="Kun sekretariatet"):
        service.take_down(card, "C3", actor=_person("medlem"))
    with pytest.raises(Refused, match="ikke kommet endnu"):
        _laid(card, clock.today() + timedelta(days=1))


def test_secretariat_marks_a_group_at_once_and_takes_it_back(demo):
    clerk = _client(demo, "sekretariat")
    shown = clerk.get("/bibliotek").text
    named = re.findall(r'name="ark" value="(MT-[^"]+)"', shown)
    _again(_document("MT-AC-02"))  # approved after the page was fetched: not what was laid up

    told = clerk.post("/bibliotek/MT/c3/alle", data={"ark": named}, follow_redirects=True).text
    marks = db.session.scalars(select(Placement)).all()
    back = re.search(r'action="(/bibliotek/fortryd[^"]+)"', told).group(1).replace("&amp;", "&")

    assert f"{len(named)} tekster står nu som lagt i C3." in told
    assert {f"{m.document.code}/{m.revision.number}" for m in marks} == set(named)
    assert "C3 har Rev. 1: læg Rev. 2 op" in told
    assert clerk.post(back, follow_redirects=True).status_code == 200
    assert _words("MT-AC-02") == "Ligger ikke i C3"
    assert clerk.post("/bibliotek/MT/c3/alle", data={"ark": ["SK-AC-06/1"]}).status_code == 404


def test_one_text_is_marked_with_its_day_and_address(demo):
    clerk = _client(demo, "sekretariat")
    sent = {"number": "1", "on": "2026-02-03", "address": "https://c3.example.dk/7"}

    wrong = clerk.post("/bibliotek/SK-AC-06/c3", data={**sent, "on": "2099-01-01"})
    clerk.post("/bibliotek/SK-AC-06/c3", data=sent)
    listed = clerk.get("/bibliotek").text

    assert wrong.status_code == 422
    assert "2099 er ikke kommet endnu" in wrong.text
    link = 'href="https://c3.example.dk/7" rel="noreferrer">Rev. 1 ligger i C3 siden 3. feb. 2026'
    assert link in listed
    assert "Rev. 1 ligger i C3 siden 3. feb. 2026" in clerk.get("/register/SK-AC-06").text
    assert "I andre systemer" not in clerk.get("/register/SK-AC-07").text


def test_zip_holds_what_holds_and_is_the_same_twice(demo):
    once, twice = _packed(demo, "sekretariat", "MT"), _packed(demo, "sekretariat", "MT")
    with ZipFile(BytesIO(once)) as zipped:
        names, times = zipped.namelist(), {entry.date_time for entry in zipped.infolist()}
        told = zipped.read("liste.csv").decode("utf-8-sig")
        pdfs = [zipped.read(name) for name in names if name.endswith(".pdf")]
    rows = list(csv.DictReader(StringIO(told), delimiter=";"))
    shelves = queries.shelves(_person("sekretariat"), clock.today())
    held = next(group.held for group in shelves if group.code == "MT")

    assert once == twice
    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert [row["Fil"] for row in rows] == names[2:] == sorted(names[2:])
    assert [row["Ark"] for row in rows] == [one.code for one in held] != []
    assert all(re.fullmatch(r"MT-[A-Z]{2}-\d\d_[a-z0-9-]+\.pdf", name) for name in names[2:])
    assert all(data.startswith(b"%PDF") for data in pdfs)


def test_browser_gets_the_zip_with_an_index_whose_links_lead_to_its_files(demo):
    clerk, other = _client(demo, "sekretariat"), _client(demo, "medlem")

    address = clerk.post("/bibliotek/zip", data={"group": "SK"}).headers["Location"]
    _finished(clerk, address)
    shown = clerk.get(address).text
    with clerk.get(f"{address}/bibliotek.zip") as answer, ZipFile(BytesIO(answer.data)) as zipped:
        index, names = zipped.read("index.html").decode(), zipped.namelist()

    assert "ZIP-filen er klar" in shown
    assert page.faults(index) == []
    assert set(re.findall(r'href="([^"]+)"', index)) == set(names) - {"index.html", "liste.csv"}
    assert "<script" not in index
    assert other.get(address).status_code == 404
    assert other.get(f"{address}/bibliotek.zip").status_code == 404


def test_confidential_text_is_with_those_who_see_it_and_nobody_else(demo):
    card = _document("SK-AC-06")
    card.is_confidential = True
    db.session.commit()
    name = next(n for n in ZipFile(BytesIO(_packed(demo, "sekretariat"))).namelist()
                if "SK-AC-06" in n)  # fmt: skip

    assert name.startswith("SK/SK-AC-06_")
    for login in ("medarbejder", "medlem", "hbr"):
        client = _client(demo, login)
        told = (
            client.get("/bibliotek/SK/links.txt").text + client.get("/bibliotek/SK/links.csv").text
        )
        assert "SK-AC-06" not in client.get("/bibliotek").text + told
        assert name not in ZipFile(BytesIO(_packed(demo, login))).namelist()
    assert "Fortroligt" in _client(demo, "sekretariat").get("/bibliotek").text


def test_zip_is_not_handed_out_when_its_owner_may_no_longer_see_all_of_it(demo):
    reader, clerk = _client(demo, "medarbejder"), _client(demo, "sekretariat")
    places = [c.post("/bibliotek/zip", data={"group": "SK"}).headers["Location"]
              for c in (reader, clerk)]  # fmt: skip
    _finished(reader, places[0])
    _finished(clerk, places[1])
    before = reader.get(f"{places[0]}/bibliotek.zip")
    before.close()
    _document("SK-AC-06").is_confidential = True
    db.session.commit()

    assert before.status_code == 200
    assert "må du ikke længere se" in reader.get(f"{places[0]}/bibliotek.zip").text
    with clerk.get(f"{places[1]}/bibliotek.zip") as answer:
        assert answer.status_code == 200


def test_links_are_whole_addresses_and_no_formula(demo):
    _document("SK-AC-06").title = "=HYPERLINK(1)"
    db.session.commit()
    clerk = _client(demo, "sekretariat")

    plain = clerk.get("/bibliotek/sk/links.txt")
    rows = list(csv.DictReader(
        StringIO(clerk.get("/bibliotek/SK/links.csv").data.decode("utf-8-sig")), delimiter=";"
    ))  # fmt: skip

    assert plain.mimetype == "text/plain"
    assert "Rev. 1\nhttp://127.0.0.1:8000/register/SK-AC-06/ark.pdf\n" in plain.text
    assert rows[-1]["Titel"].startswith("'=") or "'=HYPERLINK(1)" in {r["Titel"] for r in rows}
    assert clerk.get("/bibliotek/SK/links.exe").status_code == 404


def test_library_and_binder_agree_on_what_holds(demo):
    """The list asks without the words; gather reads the words themselves."""
    _document("SK-AC-06").status = Status.WITHDRAWN
    back = _document("SK-AC-04")
    _again(back, change_type=ChangeType.WITHDRAWN)
    back.status = Status.COMPLETED  # taken back: it is to be approved anew
    db.session.commit()
    for login in ("sekretariat", "medarbejder", "medlem"):
        who = _person(login)
        content = gather.gather(
            None, viewer=who, day=clock.today(), municipality="", crisis_phone="", public_url=""
        )
        printed = {
            (leaf.code, leaf.text.number if leaf.text else 0)
            for group in content.groups
            for leaf in group.leaves
            if not leaf.missing
        }
        shelves = queries.shelves(who, clock.today())

        assert {(held.code, held.number) for group in shelves for held in group.held} == printed


def test_list_asks_no_more_when_there_is_more(demo):
    asked = []
    event.listen(db.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    client = _client(demo, "sekretariat")
    client.get("/bibliotek?a")
    few = len(asked)
    for card in db.session.scalars(select(Document).where(Document.code.like("%-AC-%"))).all():
        if card.revisions:
            _laid(card)
    client = _client(demo, "sekretariat")
    asked.clear()
    client.get("/bibliotek?b")

    assert len(asked) <= few
