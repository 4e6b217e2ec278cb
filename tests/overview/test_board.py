"""The overview in the browser: what it says, whom it tells what, and how much it asks."""

import re
from datetime import date, timedelta
from html import unescape

import pytest

from bsak.documents import notes, service, snapshot
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import WaitingFor
from bsak.documents.service import Report
from bsak.kernel.db import db
from bsak.overview import board, queries
from bsak.overview.since import last_meeting
from tests import make

MEETING = date(2019, 4, 11)


def report(document, status, *, on, **more):
    service.report(document, Report(status=status, **more), actor=make.clerk(), on=on)
    db.session.commit()


def said(page):
    """Return the words of a page without its links."""
    return re.sub(r"<[^>]*>", "", page.text)


def due(document, on):
    document.due_on = on
    make.kept(document)
    return document


def test_empty_register_says_how_to_begin(sign_in, secretariat, today):
    page = sign_in(secretariat).get("/overblik").text

    assert "Registret er tomt. Tilføj det første dokument, eller indlæs et referat." in page
    assert "Intet møde er indlæst endnu." in page
    assert "Ingen frister er overskredet." in page


def test_status_set_by_a_member_is_followed_at_once(sign_in, secretariat, today):
    group = make.group()
    document = make.document(group)
    reading, member = sign_in(secretariat), sign_in(make.member(group))
    assert "Ingen af 1 dokument er klar" in said(reading.get("/overblik"))
    assert "Ingen af 1 dokument er klar" in said(reading.get("/overblik"))  # from what was kept

    member.post(
        f"/register/{document.code}/meld",
        data={"status": "completed", "expected": "", "note": "", "version": document.version},
    )

    assert "Det ene dokument er klar." in said(reading.get("/overblik"))


def test_page_is_kept_until_the_day_is_over(sign_in, secretariat, monkeypatch, queries_of):
    due(make.document(make.group()), date(2019, 5, 27))
    reading = sign_in(secretariat)
    monkeypatch.setenv("BSAK_TODAY", "2019-05-27")
    reading.get("/overblik")  # gives the session its token, so this one is not kept
    reading.get("/overblik")
    # PostgreSQL is asked one thing, whether anything has changed; SQLite's file tells by itself.
    # It counts what others write in other databases of the same server too, hence often.
    assert min(queries_of(lambda: reading.get("/overblik")) for _ in range(100)) <= 1

    monkeypatch.setenv("BSAK_TODAY", "2019-05-28")

    assert "1 er forsinket" in said(reading.get("/overblik"))


def fill(codes):
    """Add groups, each with two documents, something to wait for and a history."""
    clerk = make.clerk()
    for code in codes:
        group = make.group(code=code, name=f"Gruppe {code}")
        late = due(make.document(group, title="Sent"), date(2019, 5, 1))
        report(late, Status.IN_REVIEW, on=date(2019, 5, 2))
        make.document(group, title="Delplan", kind=Kind.SUBPLAN, status=Status.COMPLETED)
        notes.wait(group, "Svar", actor=clerk, document=late, waits_for="HOFOR")
        notes.remark(group, "Vi venter på svar om strøm", actor=clerk, document=late)
        service.share(late, group, part="co_owner", actor=clerk)
        make.kept(group)


@pytest.mark.parametrize("path", [
    "/overblik", "/overblik/aendret", "/overblik/venter", "/min-side", "/soeg?q=svar",
])  # fmt: skip
def test_queries_do_not_grow_with_the_register(path, sign_in, secretariat, today, queries_of):
    clerk = make.viewer(secretariat)
    fill(["AA"])
    snapshot.freeze(make.item(held_on=MEETING).meeting, actor=clerk)
    db.session.commit()
    sign_in(secretariat).get(path)  # what is frozen is read once
    one = queries_of(lambda: sign_in(secretariat).get(path))
    fill(["BB", "CC"])

    three = queries_of(lambda: sign_in(secretariat).get(path))

    assert three == one


def test_confidential_document_is_unknown_to_a_stranger(sign_in, approver, today):
    own, other = make.group(), make.group(code="SU", name="Sundhed & Pleje")
    clerk = make.clerk()
    secret = due(make.document(own, title="Flugtvej for borgmesteren"), date(2019, 5, 1))
    secret.is_confidential = True
    notes.wait(own, "Nøglen til bunkeren", actor=clerk, document=secret)
    snapshot.freeze(make.item(held_on=MEETING).meeting, actor=clerk)
    report(secret, Status.IN_REVIEW, on=date(2019, 5, 2))
    stranger = sign_in(make.member(other))
    pages = ("/overblik", "/overblik/aendret", "/overblik/venter", "/min-side",
             "/soeg?q=flugtvej")  # fmt: skip
    for path in pages[:3]:
        told = sign_in(approver).get(path).text
        assert "Flugtvej" in told or "Nøglen" in told

    for path in pages:
        page = stranger.get(path).text
        assert "Flugtvej" not in page
        assert "Nøglen" not in page
    assert "Registret er tomt." in stranger.get("/overblik").text
    assert "Endnu ingen historik" in stranger.get("/overblik").text
    assert "seneste melding" not in stranger.get("/overblik").text
    assert "Flugtvej" in sign_in(make.member(own)).get("/overblik").text


def test_changes_since_the_last_meeting_are_told(sign_in, secretariat, today):
    document = make.document(make.group())
    snapshot.freeze(make.item(held_on=MEETING).meeting, actor=make.viewer(secretariat))
    report(document, Status.COMPLETED, on=date(2019, 5, 2))
    reading = sign_in(secretariat)

    assert "Ændret siden Chefforum 11. apr. 2019" in reading.get("/overblik").text
    assert "Under udarbejdelse → Udarbejdet" in reading.get("/overblik/aendret").text
    assert "bedre end ved sidste møde" in reading.get("/overblik").text


def test_frozen_register_of_the_newest_meeting_counts(app, today):
    clerk = make.clerk()
    document = make.document(make.group())
    snapshot.freeze(make.item(held_on=MEETING).meeting, actor=clerk)
    report(document, Status.COMPLETED, on=date(2019, 5, 2))
    snapshot.freeze(make.item(held_on=date(2019, 5, 9)).meeting, actor=clerk)
    db.session.commit()

    since = last_meeting(clerk, today)

    assert since.meeting.held_on == date(2019, 5, 9)
    assert since.changes == ()


def test_page_says_why_it_reckons_from_an_older_meeting(sign_in, secretariat, today):
    snapshot.freeze(make.item(held_on=MEETING).meeting, actor=make.viewer(secretariat))
    db.session.commit()
    reading = sign_in(secretariat)
    assert "ingen liste" not in reading.get("/overblik").text
    later = make.item(held_on=date(2019, 5, 9)).meeting
    later.has_board_points = True
    db.session.commit()

    assert "senest 9. maj 2019, har ingen liste" in reading.get("/overblik").text
    assert "så der regnes fra dette" in reading.get("/overblik/aendret").text


def test_overdue_is_listed_oldest_first_with_the_next_step(app, today):
    group, clerk = make.group(), make.clerk()
    waits = due(make.document(group, title="Vand"), date(2019, 5, 20))
    notes.wait(group, "om der er vand", actor=clerk, document=waits, waits_for="HOFOR")
    begun = due(make.document(group, title="Mad"), date(2019, 5, 1))
    report(begun, Status.IN_PROGRESS, on=today, expected_text="medio maj")
    stale = make.document(group, title="Brand", status=Status.COMPLETED)
    stale.review_due = date(2019, 4, 1)
    due(make.document(group, title="I dag"), today)
    make.kept(stale)

    late = queries.overdue(clerk, today, 10)

    assert [(one.title, board.next_step(one)) for one in late] == [
        ("Brand", "Gennemgå og bekræft"),
        ("Mad", "Følg op: ventet medio maj"),
        ("Vand", "Venter på HOFOR"),
    ]


def test_overdue_list_has_ten_rows_and_says_how_many_there_are(sign_in, secretariat, today):
    group = make.group()
    for n in range(12):
        due(make.document(group, title=f"Kort {n:02}"), date(2019, 5, 1 + n))

    page = sign_in(secretariat).get("/overblik").text

    assert "Kort 09</a>" in page
    assert "Kort 10</a>" not in page
    assert "Alle 12</a>" in page
    assert "12 i alt, de ældste først" in page


def test_decisions_come_before_answers(app, today):
    group, clerk = make.group(), make.clerk()
    notes.wait(group, "Svar", actor=clerk, expected_on=date(2019, 5, 1))
    notes.wait(group, "Beslutning", actor=clerk, kind=WaitingFor.DECISION)
    settled = notes.wait(group, "Afgjort", actor=clerk, kind=WaitingFor.DECISION)
    notes.settle(settled, "Ja", actor=clerk)

    assert [one.subject for one in queries.waitings(clerk, 10)] == ["Beslutning", "Svar"]
    assert queries.open_counts(clerk) == (1, 1)


def test_few_weeks_give_no_forecast_and_the_page_says_so(sign_in, secretariat, today):
    make.document(make.group(), on=today - timedelta(days=10))

    assert "For lidt data til en prognose" in sign_in(secretariat).get("/overblik").text


def test_forecast_is_drawn_and_told(sign_in, secretariat, today):
    group = make.group()
    cards = [
        make.document(group, title=f"Kort {n}", on=today - timedelta(weeks=8)) for n in range(10)
    ]
    for n, card in enumerate(cards[:8]):
        report(card, Status.COMPLETED, on=today - timedelta(weeks=n))

    page = sign_in(secretariat).get("/overblik")

    assert "8 af 10 dokumenter er klar; prognose 10. juni." in said(page)
    assert "chart__band" in page.text


def test_cell_leads_to_the_rows_it_counts(sign_in, secretariat, today):
    group = make.group()
    make.document(group, kind=Kind.HEALTH_PLAN, title="Sundhedsplanen")
    make.document(group, kind=Kind.CONTINGENCY_PLAN, title="Strømsvigt")
    make.document(group, kind=Kind.CONTINGENCY_PLAN, title="Gammel", status=Status.WITHDRAWN)
    reading = sign_in(secretariat)
    address = (
        "/register?gruppe=MT&amp;type=contingency_plan&amp;tilstand=late&amp;tilstand=at_risk"
        "&amp;tilstand=on_plan&amp;tilstand=ready"
    )
    assert address in reading.get("/overblik").text

    rows = reading.get(address.replace("&amp;", "&")).text

    assert "Sundhedsplanen" in rows
    assert "Strømsvigt" in rows
    assert "Gammel" not in rows


def test_each_figure_leads_to_its_rows_also_after_a_withdrawal(sign_in, secretariat, today):
    group = make.group()
    for n, status in enumerate([Status.IN_PROGRESS, Status.COMPLETED, Status.WITHDRAWN]):
        for copy in range(n + 1):
            due(make.document(group, title=f"{n} {copy}", status=status), date(2019, 5, 1))
    notes.wait(group, "Svar", actor=make.clerk())
    notes.wait(group, "Penge", actor=make.clerk(), kind=WaitingFor.DECISION)
    db.session.commit()
    reading = sign_in(secretariat)
    page = reading.get("/overblik").text
    line = re.search(r'<p class="dash__sentence">(.*?)<a class="screen-only"', page, re.DOTALL)[1]
    block = re.search(r'<section[^>]*"pace".*?<svg', page, re.DOTALL)[0]
    led = re.findall(r'<a href="([^"]*)">\D*(\d+)', line + block)

    rows = [reading.get(unescape(address)).text for address, _n in led]

    figures = [int(n) for _address, n in led]
    # Klar, i alt, forsinket and beslutning; then mangler, omfang and klar of the chart.
    assert figures == [2, 3, 1, 1, 1, 3, 2]
    assert [len(set(re.findall(r"(?:MT-AC-\d+|Penge|Svar)", r))) for r in rows] == figures


def test_reader_has_no_overview(sign_in, app):
    assert sign_in(make.user()).get("/overblik").status_code == 403


def test_register_is_compared_as_it_would_be_frozen(app, today):
    clerk, group = make.clerk(), make.group()
    for n, status in enumerate(Status):
        document = make.document(group, title=f"Kort {n}", status=status, unit="Køkkenet")
        service.set_deadline(document, date(2019, 5, 23), actor=clerk, reason="Aftalt")
        document.is_confidential = n % 2 == 0
    make.document(group, title="Uden frist")
    snapshot.freeze(make.item(held_on=MEETING).meeting, actor=clerk)
    db.session.commit()

    assert last_meeting(clerk, today).changes == ()


def test_frozen_document_that_is_gone_stays_hidden(app, today):
    clerk, own = make.clerk(), make.group()
    secret = make.document(own, title="Flugtvej")
    secret.is_confidential = True
    stranger = make.viewer(make.member(make.group(code="SU", name="Sundhed & Pleje")))
    snapshot.freeze(make.item(held_on=MEETING).meeting, actor=clerk)
    db.session.delete(secret)
    db.session.commit()

    assert [c.row.title for c in last_meeting(clerk, today).changes] == ["Flugtvej"]
    assert last_meeting(stranger, today).changes == ()
