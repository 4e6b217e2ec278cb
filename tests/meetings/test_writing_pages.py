"""The secretariat plans a meeting and writes its points in the browser."""

import re
from datetime import date

import pytest
from sqlalchemy import event

from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.meetings import items, placing
from bsak.meetings.items import Point
from bsak.meetings.models import AgendaItem, Meeting, Recommendation
from bsak.meetings.states import Need, Outcome, Presence, Stage
from tests import make
from tests.meetings.targets import planned


@pytest.fixture
def browser(sign_in, secretariat):
    return sign_in(secretariat)


@pytest.fixture
def clerk(secretariat):
    return make.viewer(secretariat)


def whole(item, **changed):
    """Return what the form of a point sends, with some fields written anew."""
    return {
        "title": item.title,
        "need": "",
        "occasion": item.occasion,
        "version": str(item.version),
        **{f"line-{line.id}": line.text for line in item.recommendations},
        **changed,
    }


def undo(page):
    """Return where the message's button to undo leads."""
    return re.search(r'class="message__undo" method="post" action="([^"]+)"', page)[1].replace(
        "&amp;", "&"
    )


def test_new_day_in_a_recommendation_is_the_day_that_following_sets(browser, clerk):
    said = "at fristen, der var den 23. maj 2019, flyttes til den 4. juli 2019"
    point = items.add(planned(clerk), Point(title="Frister"), actor=clerk, recommend=[said])
    (line,) = point.recommendations
    line.act = {"verb": "deadline", "documents": ["MT-AC-01"], "due_on": "2019-07-04"}
    make.kept(point)

    def save(text):
        sent = whole(point, **{f"line-{line.id}": text})
        return browser.post(f"/punkter/{point.id}", data=sent, follow_redirects=True).text

    page = save(said.replace("4. juli", "29. august"))
    assert "sættes den 29. august 2019 i stedet for den 4. juli 2019" in page
    assert make.as_stored(line).act["due_on"] == "2019-08-29"
    assert "Datoen er rettet med" not in save("at fristen flyttes")  # says none: the day is kept
    assert make.as_stored(line).act["due_on"] == "2019-08-29"


def test_meeting_is_planned_changed_and_taken_away_again(browser, clerk):
    sent = {"body": "bsak", "held_on": "06-06-2030", "starts_at": "kl. 9", "place": "Lokale 1"}

    page = browser.post("/moeder/nyt", data=sent, follow_redirects=True).text
    assert "BSAK 6. juni 2030" in page
    assert "09:00" in page
    meeting = db.session.query(Meeting).one()
    assert (meeting.stage, meeting.has_board_points) == (Stage.PLANNED, True)

    twin = browser.post("/moeder/nyt", data=sent)
    assert (twin.status_code, "allerede et møde den 6. juni 2030" in twin.text) == (422, True)

    changed = {**sent, "starts_at": "11.30", "version": str(meeting.version)}
    browser.post(f"/moeder/{meeting.id}/ret", data=changed)
    stale = browser.post(f"/moeder/{meeting.id}/ret", data={**changed, "place": "Lokale 2"})
    assert (stale.status_code, "Lokale 2" in stale.text) == (409, True)

    gone = browser.post(f"/moeder/{meeting.id}/fjern", follow_redirects=True).text
    assert db.session.query(Meeting).count() == 0
    browser.post(undo(gone))
    assert db.session.query(Meeting).one().starts_at == "11:30"


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("body", "", "Skriv hvem der holder mødet"),
        ("held_on", "", "Skriv mødets dato."),
        ("held_on", "i morgen", "Skriv datoen som dag, måned og år"),
        ("held_on", "06-06-0230", "Skriv et årstal mellem 2000 og 2099."),
        ("starts_at", "25:00", "Skriv klokkeslættet som 11:30."),
        ("body", "x" * 81, "Skriv højst 80 tegn."),
    ],
)
def test_slip_of_the_keyboard_is_told_and_nothing_is_planned(browser, field, typed, told):
    sent = {"body": "BSAK", "held_on": "2030-06-06", field: typed}

    answer = browser.post("/moeder/nyt", data=sent)

    assert (answer.status_code, told in answer.text) == (422, True)
    assert db.session.query(Meeting).count() == 0


def test_point_is_written_moved_put_off_and_taken_up(browser, clerk):
    meeting = planned(clerk, titles=("Evt.",))
    sent = {"title": "Status", "need": "decision", "case_number": "14.00.08-A21-1",
            "added": "1. Chefforum tager sagen\n\nat der sættes en frist"}  # fmt: skip

    page = browser.post(f"/moeder/{meeting.id}/punkter", data=sent, follow_redirects=True).text
    assert "Kræver beslutning" in page
    assert "at Chefforum tager sagen" in page
    assert "følger ikke mønstret" in page

    point = db.session.query(AgendaItem).filter_by(title="Status").one()
    moved = browser.post(f"/punkter/{point.id}/flyt", data={"to": "up"})
    assert moved.headers["Location"].endswith(f"/moeder/{meeting.id}#punkt-1")

    page = browser.post(f"/punkter/{point.id}/senere", follow_redirects=True).text
    assert "Hent punkt fra listen (1)" in page
    waiting = browser.get("/moeder/punkter").text
    assert "BSAK 6. juni 2030" in waiting.partition("<tbody>")[2].partition("<form")[0]
    browser.post(undo(page))
    assert [i.title for i in make.as_stored(meeting).items] == ["Status", "Evt."]

    told = browser.post(f"/punkter/{point.id}/slet", follow_redirects=True).text
    assert "»Status« er slettet." in told
    assert [(i.number, i.title) for i in make.as_stored(meeting).items] == [(1, "Evt.")]


def test_lines_are_written_moved_and_removed_by_buttons_without_losing_what_was_typed(
    browser, clerk
):
    meeting = planned(clerk)
    point = items.add(meeting, Point(title="Status"), actor=clerk, recommend=["A", "B"])
    make.kept(point)
    first, second = point.recommendations

    sent = whole(point, occasion="Skrevet imens", added="C", do=f"down:{first.id}")
    answer = browser.post(f"/punkter/{point.id}", data=sent)
    assert answer.headers["Location"].endswith(f"/punkter/{point.id}#indstilling")
    make.as_stored(point)
    texts = [line.text for line in point.recommendations]
    assert (texts, point.occasion) == (["at B", "at A", "at C"], "Skrevet imens")

    page = browser.post(f"/punkter/{point.id}", data=whole(point, do=f"remove:{second.id}"),
                        follow_redirects=True).text  # fmt: skip
    assert "Fjernet: »at A«." in page
    assert 'id="indstilling"' in page
    browser.post(undo(page))
    assert [line.text for line in make.as_stored(point).recommendations][-1] == "at A"
    again = browser.post(undo(page))
    assert (again.status_code, "står der allerede" in again.text) == (409, True)
    other = make.kept(items.add(point.meeting, Point(title="Evt."), actor=clerk))
    elsewhere = undo(page).replace(f"/punkter/{point.id}/", f"/punkter/{other.id}/")
    assert browser.post(elsewhere).status_code == 409
    assert not make.as_stored(other).recommendations
    forged = browser.post(f"/punkter/{point.id}/indstilling?linje=WyJhdCJd.x")
    assert (forged.status_code, "Skriv den igen" in forged.text) == (409, True)
    gone = browser.post(f"/punkter/{point.id}", data=whole(make.as_stored(point), do="up:999"))
    assert (gone.status_code, "er der ikke længere" in gone.text) == (422, True)
    endless = whole(make.as_stored(point), do="up:" + 5000 * "9")
    assert browser.post(f"/punkter/{point.id}", data=endless).status_code == 404


def test_older_form_comes_back_with_both_texts_and_a_wrong_one_with_what_was_typed(browser, clerk):
    point = items.add(planned(clerk), Point(title="Status"), actor=clerk, recommend=["A"])
    make.kept(point)
    old = whole(point, occasion="Min tekst")
    browser.post(f"/punkter/{point.id}", data=whole(point, occasion="En andens tekst"))

    stale = browser.post(f"/punkter/{point.id}", data=old)
    wrong = browser.post(f"/punkter/{point.id}", data=whole(
        make.as_stored(point), title="", **{f"line-{point.recommendations[0].id}": "at min linje"}
    ))  # fmt: skip

    assert stale.status_code == 409
    assert "Min tekst" in stale.text
    assert "En andens tekst" in stale.text
    assert (wrong.status_code, "Skriv punktets titel." in wrong.text) == (422, True)
    assert "at min linje" in wrong.text
    assert make.as_stored(point).recommendations[0].text == "at A"


def test_minutes_that_are_locked_say_so_and_take_nothing(browser, clerk):
    point = make.item(held_on=date(2019, 4, 11), decision="Godkendt.")

    page = browser.get(f"/punkter/{point.id}").text
    answer = browser.post(f"/punkter/{point.id}", data=whole(point, title="Nyt"))
    moved = browser.post(f"/punkter/{point.id}/flyt", data={"to": "up"})

    assert "læst ind fra referatet" in page
    assert "disabled" in page
    assert [answer.status_code, moved.status_code] == [422, 409]
    assert make.as_stored(point).title == "CF - Status"


def test_held_meeting_shows_the_decision_before_all_else_and_what_became_of_each_line(
    browser, clerk, secretariat
):
    point = items.add(
        planned(clerk), Point(title="Frister", occasion="Frister er gået."), actor=clerk,
        recommend=["der sættes en frist"],
    )  # fmt: skip
    meeting, line = point.meeting, point.recommendations[0]
    line.outcome, line.minute, line.settled_at = Outcome.CHANGED, "Ny frist er 1. maj.", clock.now()
    point.recommendations.append(
        Recommendation(text="Ny opgave", minute="Opgave til ØS.", is_proposed=False)
    )
    point.decision = "Besluttet som indstillet."
    meeting.stage, meeting.opened_at = Stage.LOCKED, clock.now()
    meeting.locked_at, meeting.locked_by = clock.now(), secretariat
    make.kept(meeting)
    meeting.items.append(AgendaItem(number=2, title="Ikke nået", attachments=[]))
    meeting.items[-1].recommendations.append(Recommendation(text="at vente"))
    make.kept(meeting)

    page = browser.get(f"/moeder/{meeting.id}").text

    assert page.partition('id="punkt-2"')[2].count("Ikke behandlet") == 1
    assert "Ikke behandlet" not in page.partition('id="punkt-1"')[2].partition('id="punkt-2"')[0]
    order = ["Godkendt og låst", "Besluttet som indstillet.", "Opgave til ØS.", "Ændret",
             "Ny frist er 1. maj.", "Frister er gået."]  # fmt: skip
    assert [page.index(words) for words in order] == sorted(page.index(words) for words in order)
    assert f"/punkter/{point.id}" not in page
    assert f"/beslutninger?moede={meeting.id}" in page


def test_closed_point_is_written_with_its_number_and_case_only(browser, clerk):
    meeting = planned(clerk)
    sent = {"title": "Hemmelig", "need": "", "is_closed": "y", "case_number": "00.01.00-A21-2-19",
            "added": "at hemmeligt", "presentation": "Hemmelig sag"}  # fmt: skip

    page = browser.post(f"/moeder/{meeting.id}/punkter", data=sent, follow_redirects=True).text

    assert "Punkt 1: lukket" in page
    assert "00.01.00-A21-2-19" in page
    assert "emmelig" not in page


def test_functions_are_asked_marked_and_taken_off_again(browser, clerk):
    meeting = planned(clerk)
    path = f"/moeder/{meeting.id}/deltagere"

    browser.post(f"{path}/nye", data={"names": "HBR", "is_guest": "y"})
    browser.post(f"{path}/nye", data={"names": "Kommunaldirektøren\nhbr\n"})
    hbr, chief = make.as_stored(meeting).attendances
    marks = {f"presence-{hbr.id}": "present", f"note-{hbr.id}": "til punkt 3"}
    browser.post(path, data={**marks, f"presence-{chief.id}": "absent", "presence-999": "x"})
    page = browser.get(f"/moeder/{meeting.id}").text
    assert "HBR (gæst), til punkt 3" in page
    assert make.as_stored(chief).presence is Presence.ABSENT

    off = browser.post(path, data={"do": f"remove:{hbr.id}"}, follow_redirects=True).text
    assert [one.name for one in make.as_stored(meeting).attendances] == ["Kommunaldirektøren"]
    browser.post(undo(off))
    back = make.as_stored(meeting).attendances[-1]
    assert (back.name, back.is_guest) == ("HBR", True)
    assert (back.presence, back.note) == (Presence.PRESENT, "til punkt 3")
    empty = browser.post(f"{path}/nye", data={"names": " "})
    assert (empty.status_code, "Skriv mindst én funktion." in empty.text) == (422, True)


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("flyt", {"to": "langt ned"}),
        ("flyt", {}),
        ("plads", {"moede": "1e3"}),
        ("plads", {}),
    ],
)
def test_form_sent_by_hand_is_refused_with_a_sentence(browser, clerk, path, data):
    point = items.add(None, Point(title="Senere"), actor=clerk)
    make.kept(point)

    answer = browser.post(f"/punkter/{point.id}/{path}", data=data)

    assert (answer.status_code, "Vælg" in answer.text) == (409, True)
    assert browser.post(f"/punkter/999/{path}", data=data).status_code == 404


def test_meeting_and_list_ask_no_more_of_the_database_when_they_grow(browser, clerk):
    meeting, asked = planned(clerk), []
    paths = (f"/moeder/{meeting.id}", "/moeder/punkter", "/moeder")

    def count(*_args):
        asked.append(1)

    def questions(n):
        pages = []
        for path in paths:
            db.session.remove()
            asked.clear()
            browser.get(f"{path}?n={n}")
            pages.append(len(asked))
        return pages

    def grow(meeting, n):
        for i in range(n):
            more = Point(title=f"Sag {i}", need=Need.DECISION)
            items.add(meeting, more, actor=clerk, recommend=["A"])
            later = items.add(meeting, more, actor=clerk, recommend=["A"])
            placing.postpone(later, actor=clerk)
        db.session.commit()

    event.listen(db.engine, "before_cursor_execute", count)
    grow(meeting, 1)
    few = questions(1)
    grow(db.session.query(Meeting).one(), 3)
    assert questions(4) == few


def test_meeting_with_an_agenda_cannot_be_moved_before_the_one_it_goes_on_from(browser, clerk):
    make.kept(Meeting(body="Chefforum", held_on=date(2019, 6, 6), stage=Stage.LOCKED,
                      has_board_points=True))  # fmt: skip
    meeting = make.kept(Meeting(body="BSAK", held_on=date(2019, 9, 5), stage=Stage.PLANNED))
    empty = make.kept(Meeting(body="BSAK", held_on=date(2019, 9, 6), stage=Stage.PLANNED))
    make.kept(AgendaItem(meeting_id=meeting.id, number=1, title="Frister", topic="deadlines"))

    def move(which, to):
        sent = {"body": "BSAK", "held_on": to, "version": make.as_stored(which).version}
        answer = browser.post(f"/moeder/{which.id}/ret", data=sent, follow_redirects=True)
        return answer.text, make.as_stored(which).held_on

    for to in ("2019-04-01", "2019-06-06"):
        page, held_on = move(meeting, to)
        assert "Chefforum den 6. juni 2019 er holdt, og dagsordenen bygger på det" in page
        assert held_on == date(2019, 9, 5)
    page, held_on = move(meeting, "2019-08-20")
    assert held_on == date(2019, 8, 20)
    assert "Tryk »Føj nyt til udkastet«, og se datoerne" in page
    page, held_on = move(empty, "2019-04-01")
    assert held_on == date(2019, 4, 1)
    assert "Dagsordenen er skrevet" not in page
