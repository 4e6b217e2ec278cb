"""The register as a meeting saw it: read in full, and compared field by field."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bsak.agenda.acts import Act, Verb
from bsak.decisions import acting, comparing, sitting
from bsak.documents import notes
from bsak.documents.models import ChangeType, Revision, Snapshot
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.meetings.models import AgendaItem, Meeting
from bsak.meetings.states import Stage
from tests import make

WORDS = "waits", "remarks", "owner_function", "edition", "exercised_on"


@pytest.fixture
def document(table):
    return make.document(table.group, title="Strømsvigt", actor=table.clerk)


@pytest.fixture
def two(table, document):
    """Return the second of two meetings; ``between`` what happened at it."""

    def held(between=lambda _point: None):
        sitting.close(table.meeting, actor=table.clerk)
        point = AgendaItem(number=1, title="Status", is_board=True)
        later = Meeting(
            body="BSAK",
            held_on=date(2026, 9, 5),
            stage=Stage.OPEN,
            items=[point],
            opened_at=clock.now(),
        )
        make.kept(later)
        between(point)
        sitting.close(later, actor=table.clerk)
        db.session.commit()
        return later

    return held


def revision():
    return Revision(
        number=1, wording={}, change_type=ChangeType.NEW, reason="", author_id=make.user().id,
        approved_by_id=make.user().id, approver_function="Kommunaldirektøren",
        approved_at=clock.now(), valid_from=clock.today(), review_due=date(2027, 9, 5),
    )  # fmt: skip


def told(meeting, viewer):
    compared = comparing.compare(meeting, None, viewer)
    return "; ".join(change.words() for change in compared.changes), compared


def test_owner_that_the_meeting_gave_is_told(table, document, two):
    act = Act(verb=Verb.OWNER, documents=(document.code,), owner="Driftschefen")

    later = two(lambda point: acting.do(act, point, table.clerk))

    assert told(later, table.clerk)[0] == "ejer Driftschefen, før Leder af gruppen"


def test_everything_that_is_frozen_of_a_document_is_told(table, document, two):
    notes.wait(table.group, "svar fra HOFOR", document=document, actor=table.clerk)

    def between(_point):
        notes.settle(document.waitings[0], "Kom.", actor=table.clerk)
        notes.wait(table.group, "lokaler", document=document, waits_for="BSAK", actor=table.clerk)
        notes.remark(table.group, "Ring først.", document=document, actor=table.clerk)
        new = revision()
        document.revisions.append(new)
        document.review_due, document.exercised_on = date(2027, 9, 5), date(2026, 8, 1)
        document.unit, document.title, document.is_confidential = "Verdo", "Strøm", True
        document.expected_on = date(2026, 10, 1)

    words, compared = told(two(between), table.clerk)

    for part in ("venter ikke længere på: svar fra HOFOR", "venter på: lokaler (BSAK)",
                 "bemærkning: Ring først.", "udgave 1 godkendt", "eftersyn senest 5. sep. 2027",
                 "øvet 1. aug. 2026", "enheden er ny", "hed »Strømsvigt«", "er nu fortroligt",
                 "forventes 1. okt. 2026"):  # fmt: skip
        assert part in words
    assert compared.not_kept == []


def test_what_a_group_waits_for_as_a_whole_is_told(table, two):
    notes.wait(table.group, "nødkaldsposter", actor=table.clerk)
    waiting = db.session.query(notes.Waiting).one()

    later = two(lambda _point: notes.settle(waiting, "De kommer.", actor=table.clerk))

    (change,) = told(later, table.clerk)[1].of_groups
    assert (change.name, change.said) == (
        table.group.name, ("venter ikke længere på: nødkaldsposter",)
    )  # fmt: skip


def test_register_frozen_long_ago_says_what_it_does_not_hold(table, document, two, sign_in):
    def between(point):
        old = db.session.query(Snapshot).one()
        old.rows = [{k: v for k, v in row.items() if k not in WORDS} for row in old.rows
                    if "code" in row]  # fmt: skip
        act = Act(verb=Verb.OWNER, documents=(document.code,), owner="Driftschefen")
        acting.do(act, point, table.clerk)

    later = two(between)

    words, compared = told(later, table.clerk)
    assert (words, compared.of_groups) == ("", ())
    page = sign_in(table.clerk_account).get(f"/moeder/{later.id}/forskelle").text
    assert "gemt uden ejer, godkendt udgave, øvelse, hvad der ventes på, bemærkninger" in page
    assert "Intet af det, der blev gemt ved begge møder, er ændret." in page
    page = sign_in(table.clerk_account).get(f"/moeder/{table.meeting.id}/register").text
    assert "Blev ikke gemt dengang: ejer, godkendt udgave" in page


def test_frozen_register_is_read_as_the_meeting_saw_it(table, document, two, sign_in):
    notes.wait(table.group, "nødkaldsposter", actor=table.clerk)
    secret = make.document(table.group, title="Adgangskoder", actor=table.clerk)
    secret.is_confidential = True
    document.due_on = date(2026, 10, 1)
    later = two()
    document.title, document.due_on = "Noget andet", document.due_on + timedelta(days=30)
    db.session.commit()
    clerk = sign_in(table.clerk_account)

    shown = clerk.get(f"/moeder/{later.id}").text
    assert f'href="/moeder/{later.id}/register"' in shown
    page = clerk.get(f"/moeder/{later.id}/register").text
    for part in (
        "Strømsvigt",
        "1. okt. 2026",
        "Leder af gruppen",
        "nødkaldsposter",
        "Adgangskoder",
    ):
        assert part in page
    assert "Noget andet" not in page
    book = load_workbook(BytesIO(clerk.get(f"/moeder/{later.id}/register.xlsx").data))
    told = {row[1]: row for row in book.active.iter_rows(min_row=2, values_only=True)}
    assert told["Strømsvigt"][6].date() == date(2026, 10, 1)
    assert told["Krisegruppen som helhed"][12] == "nødkaldsposter"
    outsider = sign_in(make.member(make.group(code="SK", name="Skoler & Dagtilbud")))
    assert "Adgangskoder" not in outsider.get(f"/moeder/{later.id}/register").text
    assert (
        clerk.get(f"/moeder/{make.item(held_on=date(2026, 1, 1)).meeting.id}/register").status_code
        == 404
    )
