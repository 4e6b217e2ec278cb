"""One's own page: what waits for whom."""

from datetime import date, timedelta

import pytest

from bsak.documents import notes, service
from bsak.documents.kinds import Status
from bsak.documents.models import Part, WaitingFor
from bsak.kernel.db import db
from bsak.overview import mine
from bsak.overview.mine import compose
from bsak.people.models import Role
from tests import make


def due(document, on):
    document.due_on = on
    return make.kept(document)


def test_own_groups_unfinished_documents_come_worst_first(app, today):
    own, other = make.group(), make.group(code="SU", name="Sundhed & Pleje")
    make.document(own, title="På plan", on=today)
    due(make.document(own, title="Sent", on=today), today - timedelta(days=2))
    due(make.document(own, title="Senere", on=today), today - timedelta(days=1))
    make.document(own, title="I fare", on=today - timedelta(days=15))
    make.document(own, title="Klar", status=Status.COMPLETED)
    make.document(other, title="En andens")

    page = compose(make.viewer(make.member(own)), today)

    assert [row.title for row in page.to_do] == ["Sent", "Senere", "I fare", "På plan"]
    assert (page.to_do_count, page.late_count) == (4, 2)


def test_document_one_owns_waits_for_one_outside_the_group_too(app, today):
    group, person = make.group(), make.member(make.group(code="SU", name="Sundhed & Pleje"))
    document = make.document(group, title="Min")
    document.owner_id = person.id
    make.kept(document)

    assert [row.title for row in compose(make.viewer(person), today).to_do] == ["Min"]


def test_others_wait_for_what_the_group_is_asked_for(app, today):
    own, other = make.group(), make.group(code="SU", name="Sundhed & Pleje")
    clerk = make.clerk()
    asked = make.document(other, title="Nødskadestue")
    done = make.document(other, title="Færdig", status=Status.COMPLETED)
    for document in (asked, done):
        service.share(document, own, Part.SPARRING, actor=clerk)
    notes.wait(own, "Svar om vand", actor=clerk, document=None)
    notes.wait(other, "Andres svar", actor=clerk)

    page = compose(make.viewer(make.member(own)), today)

    assert [one.title for one in page.asked] == ["Nødskadestue"]
    assert [one.subject for one in page.waiting] == ["Svar om vand"]


def test_secretariat_sees_what_to_chase(app, today):
    busy, silent, empty = (make.group(code=c, name=c) for c in ("AA", "BB", "CC"))
    clerk = make.clerk()
    point = make.item(held_on=date(2019, 4, 11))
    moved = make.document(busy, title="Flyttet", on=today)
    service.set_deadline(moved, date(2019, 6, 1), actor=clerk, item=point)
    service.set_deadline(moved, date(2019, 7, 1), actor=clerk, reason="Ferie", on=today)
    decided = make.document(busy, title="Besluttet", on=today)
    service.set_deadline(decided, date(2019, 6, 1), actor=clerk, reason="Ferie")
    service.set_deadline(decided, date(2019, 7, 1), actor=clerk, item=point)
    make.document(silent, on=today - timedelta(days=15))
    finished = make.document(make.group(code="DD", name="DD"), status=Status.COMPLETED)
    finished.touched_on = today - timedelta(days=400)
    notes.wait(busy, "Nødkaldsposter", actor=clerk, kind=WaitingFor.DECISION)
    db.session.commit()

    page = compose(clerk, today)

    assert [one.title for one in page.undecided] == ["Flyttet"]
    assert [one.code for one in page.silent] == [empty.code, silent.code]
    assert [one.subject for one in page.decisions] == ["Nødkaldsposter"]


def test_member_is_not_shown_what_the_secretariat_chases(app, today):
    group = make.group()
    document = make.document(group)
    service.set_deadline(document, date(2019, 7, 1), actor=make.clerk(), reason="Ferie")

    page = compose(make.viewer(make.member(group)), today)

    assert (page.undecided, page.silent, page.decisions, page.to_approve) == ((), (), (), ())


def test_approver_sees_what_is_sent_for_reading(sign_in, approver, today):
    group = make.group()
    make.document(group, title="Læs mig", status=Status.IN_REVIEW)
    make.document(group, title="Ikke endnu")

    page = sign_in(approver).get("/min-side").text

    assert "Læs mig" in page
    assert "Ikke endnu" not in page


def test_report_from_my_page_is_saved_and_can_be_taken_back(sign_in, today):
    group = make.group()
    document = make.document(group)
    client = sign_in(make.member(group))
    assert 'action="/register/MT-AC-01/meld"' in client.get("/min-side").text

    answer = client.post(
        "/register/MT-AC-01/meld",
        data={"status": "in_review", "expected": "medio juni", "note": "Næsten", "version": "1"},
        headers={"Referer": "http://localhost/min-side"},
    )

    assert answer.location == "/min-side"
    assert make.as_stored(document).status is Status.IN_REVIEW
    assert document.expected_text == "medio juni"
    page = client.get("/min-side").text
    assert 'action="/fortryd/' in page
    assert "medio juni" in page


def test_empty_page_is_friendly(sign_in, today):
    page = sign_in(make.member(make.group())).get("/min-side").text

    assert "Intet venter på dig. Godt gået." in page


@pytest.mark.parametrize(
    ("role", "place"),
    [(Role.READER, "/soeg"), (Role.REVIEWER, "/gennemlaesning"), (Role.ADMIN, "/soeg")],
)
def test_those_without_the_register_are_led_to_what_they_use(sign_in, role, place):
    answer = sign_in(make.user(role=role)).get("/min-side")

    assert (answer.status_code, answer.location) == (302, place)


def test_figures_count_also_what_is_not_shown(app, today, monkeypatch):
    monkeypatch.setattr(mine, "MOST", 3)
    own, other = make.group(), make.group(code="SU", name="Sundhed & Pleje")
    person = make.member(own)
    for number in range(5):
        due(make.document(own, title=f"Sent {number}", on=today), today - timedelta(days=2))
    for number in range(2):
        document = make.document(other, title=f"Min {number}", on=today)
        document.owner_id = person.id
        due(document, today - timedelta(days=3))
    make.document(other, title="En andens", on=today)

    page = compose(make.viewer(person), today)

    assert len(page.to_do) == 3
    assert (page.to_do_count, page.late_count) == (7, 7)
