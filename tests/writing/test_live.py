"""Saving while people type: what comes back, what is refused, and that no text is lost."""

import pytest
from sqlalchemy import select

from bsak.documents.kinds import Status
from bsak.kernel.db import db
from bsak.writing import queries, rows, service
from bsak.writing.models import DraftSave, Presence
from bsak.writing.rules import LONGEST_FIELD
from tests import make
from tests.writing import full


class Desk:
    """A card's draft, and two members of its group at their browsers."""

    def __init__(self, sign_in):
        self.group = make.group()
        self.mette = make.member(self.group, name="Mette")
        self.ole = make.member(self.group, name="Ole")
        self.document = make.document(self.group, title="Strømsvigt")
        begin = service.Start(wording=full.wording(self.document.kind))
        self.draft = service.start(self.document, begin, actor=make.viewer(self.mette))
        db.session.commit()
        self.mark = self.draft.mark
        self.address = f"/skriv/{self.document.code}"
        self.first, self.second = sign_in(self.mette), sign_in(self.ole)

    def save(self, browser, typed, *, mark=None, part="hvornaar"):
        body = {"mark": mark or self.mark, **typed}
        return browser.post(f"{self.address}/gem?afsnit={part}", data=body)

    def here(self, browser, *, mark=None, part="hvornaar"):
        body = {"mark": mark or self.mark}
        return browser.post(f"{self.address}/her?afsnit={part}", data=body)

    def fields(self):
        db.session.rollback()
        return dict(queries.draft_of(self.document.id).fields)

    def saves(self):
        db.session.rollback()
        return list(db.session.scalars(select(DraftSave).order_by(DraftSave.version)))


@pytest.fixture
def desk(app, sign_in):
    return Desk(sign_in)


def test_what_is_typed_is_stored_and_the_next_save_builds_on_it(desk):
    first = desk.save(desk.first, {"goal": "Alle er ude"})
    second = desk.save(desk.first, {"goal": "Alle er ude og talt"}, mark=first.json["mark"])

    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json["saved"].startswith("Gemt kl. ")
    assert first.json["taken"] == {}
    assert desk.fields()["goal"] == "Alle er ude og talt"


def test_save_tells_what_others_wrote_meanwhile(desk):
    desk.save(desk.second, {"audience": "Vagtleder", "done": "ja"})

    told = desk.save(desk.first, {"goal": "Alle er ude"}).json

    assert told["taken"] == {"audience": "Vagtleder"}
    assert told["news"] == "Ole har imens rettet: Til."
    assert told["others"] == "Skriver også nu: Ole (»Titel og hvornår«)"
    assert desk.fields()["goal"] == "Alle er ude"
    assert desk.fields()["audience"] == "Vagtleder"


def test_save_of_a_field_somebody_else_changed_stores_nothing(desk):
    desk.save(desk.second, {"goal": "Deres"})

    told = desk.save(desk.first, {"goal": "Min", "audience": "Også min"})

    assert told.status_code == 409
    assert [(one["path"], one["name"], one["theirs"]) for one in told.json["clashes"]] == [
        ("goal", "Mål", "Deres")
    ]
    assert "Ole skrev imens" in told.json["clashes"][0]["html"]
    assert told.json["taken"] == {"goal": "Deres"}  # the page shows it, and goes on from there
    assert desk.save(desk.first, {"audience": "Min"}, mark=told.json["mark"]).status_code == 200
    assert desk.fields()["goal"] == "Deres"
    assert desk.fields()["audience"] == "Min"


def test_two_tabs_of_one_person_do_not_write_over_each_other(desk):
    desk.save(desk.first, {"goal": "I den ene fane"})

    assert desk.save(desk.first, {"goal": "I den anden"}).status_code == 409
    assert desk.fields()["goal"] == "I den ene fane"


def test_same_save_sent_twice_is_one(desk):
    for _ in range(2):
        assert desk.save(desk.first, {"goal": "Alle er ude"}).status_code == 200

    assert len(desk.saves()) == 2  # the start, and this


@pytest.mark.parametrize(
    "body",
    [
        {"nosuch": "x"},
        {"phases": "r1 r0"},
        {"goal": "x" * (LONGEST_FIELD + 1)},
        {"mark": "", "goal": "x"},
        {"mark": "20200101000000000000-1", "goal": "x"},
    ],
)
def test_what_cannot_be_stored_is_told_in_a_sentence(desk, body):
    before = desk.fields()

    told = desk.save(desk.first, {"audience": "Ny", **body})

    assert told.status_code == 422
    assert told.json["told"].endswith(".")
    assert desk.fields() == before


def test_row_that_somebody_removed_is_null_and_its_unsaved_text_is_a_clash(desk):
    row = next(path for path in desk.draft.fields if path.endswith("/lead")).rpartition("/")[0]
    rows.remove(desk.draft, row, desk.mark, actor=make.viewer(desk.ole))
    db.session.commit()

    elsewhere = desk.save(desk.first, {"goal": "Alle er ude"})
    inside = desk.save(desk.first, {f"{row}/lead": "Ring 112"})

    assert elsewhere.json["taken"][f"{row}/lead"] is None
    assert row.rpartition("/")[2] not in elsewhere.json["taken"][row.rpartition("/")[0]]
    assert inside.status_code == 409
    assert [one["theirs"] for one in inside.json["clashes"]] == [None]
    assert "Ole fjernede rækken" in inside.json["clashes"][0]["html"]


def test_row_that_somebody_moved_is_told_of_and_takes_what_is_typed_in_it(desk):
    one, other = desk.draft.fields["phases"].split()
    key = desk.draft.fields[f"phases/{one}/steps"].split()[0]
    row, there = f"phases/{one}/steps/{key}", f"phases/{other}/steps/{key}"
    rows.transfer(desk.draft, row, other, actor=make.viewer(desk.ole))
    db.session.commit()

    told = desk.save(desk.first, {f"{row}/lead": "Ring 112"}, part="trin").json

    assert told["moved"] == {row: there}
    assert desk.fields()[f"{there}/lead"] == "Ring 112"


def test_draft_that_is_gone_asks_for_the_whole_form(desk):
    service.drop(desk.draft, actor=make.viewer(desk.ole))
    db.session.commit()

    assert desk.save(desk.first, {"goal": "x"}).status_code == 409
    assert desk.here(desk.first).status_code == 409


def test_part_can_be_called_done_and_not_done(desk):
    desk.save(desk.first, {"done": "ja"}, part="trin")
    assert queries.draft_of(desk.document.id).done == ["trin"]

    db.session.rollback()
    desk.save(desk.second, {"done": "nej"}, part="trin")
    assert queries.draft_of(desk.document.id).done == []


def test_what_is_to_be_mended_comes_with_the_save(desk):
    row = f"stop/{desk.draft.fields['stop'].split()[0]}"
    typed = {f"{row}/text": "Ring til vagten", f"{row}/detail": "", f"{row}/phone": ""}

    told = desk.save(desk.first, typed, part="stop").json

    assert "Skriv nummeret i trinnet" in told["findings"]
    assert f'id="{row}/phone:found"' in told["found"][f"{row}/phone"]
    assert "Side 1: " in told["sheet"]
    assert f"v={told['mark']}" in told["sheet"]


def test_writers_are_told_about_each_other_until_they_leave(desk):
    assert desk.here(desk.first, part="stop").json == {"mark": desk.mark, "others": ""}

    told = desk.here(desk.second).json
    assert told["others"] == "Skriver også nu: Mette (»Stop og ring«)"

    for row in db.session.scalars(select(Presence)):
        row.seen_at -= queries.PRESENT
    db.session.commit()
    assert desk.here(desk.second).json["others"] == ""
    assert len(list(db.session.scalars(select(Presence)))) == 2


def test_page_that_only_lies_open_gets_what_others_write(desk):
    saved = desk.save(desk.second, {"goal": "Deres"}).json

    told = desk.here(desk.first).json

    assert (told["taken"], told["mark"]) == ({"goal": "Deres"}, saved["mark"])
    assert desk.here(desk.first, mark="andet").status_code == 422


def test_nobody_saves_in_a_text_that_is_withdrawn(desk):
    desk.document.status = Status.WITHDRAWN
    db.session.commit()

    assert desk.save(desk.first, {"goal": "x"}).status_code == 403
    assert desk.here(desk.first).status_code == 403


def test_session_that_ended_is_led_to_sign_in_and_stores_nothing(app, desk):
    before = desk.fields()

    answer = desk.save(app.test_client(), {"goal": "x"})

    assert answer.status_code == 302
    assert answer.location.startswith("/log-ind")
    assert desk.fields() == before


def test_sheet_and_its_sides_are_never_kept_by_the_browser(desk):
    sheet = desk.first.get(f"{desk.address}/ark.pdf")
    side = desk.first.get(f"{desk.address}/side/1.png")

    assert sheet.data.startswith(b"%PDF-")
    assert sheet.headers["Content-Disposition"].startswith("inline")
    assert side.data.startswith(b"\x89PNG")
    assert {one.headers["Cache-Control"] for one in (sheet, side)} == {"no-store"}
    assert desk.first.get(f"{desk.address}/side/9.png").status_code == 404
    service.drop(queries.draft_of(desk.document.id), actor=make.viewer(desk.ole))
    db.session.commit()
    assert desk.first.get(f"{desk.address}/ark.pdf").status_code == 404
    assert desk.first.get(f"{desk.address}/side/1.png").status_code == 404


def test_page_carries_what_the_script_needs_and_is_whole_without_it(desk):
    page = desk.first.get(f"{desk.address}/afsnit/trin").text

    for needed in ("data-autosave=", "data-presence=", "data-kept=", "js/editor.js"):
        assert needed in page
    for needed in ("live", "saved", "others", "news", "findings", "sheet", "kept"):
        assert f'id="{needed}"' in page
    assert "Side 1: " in page
    assert f"{desk.address}/side/1.png" in page
