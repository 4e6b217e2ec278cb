"""The table and the lists in the browser: who sees what, and what a form does."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from bsak.agenda.acts import Verb
from bsak.decisions import service, sitting
from bsak.documents import notes
from bsak.documents import service as documents
from bsak.documents.kinds import Kind, Status
from bsak.kernel.db import db
from bsak.meetings.models import Meeting
from bsak.meetings.states import Need, Outcome, Stage
from tests import make

DUE = date(2026, 10, 1)
EMPTY = dict.fromkeys(("documents", "due_on", "owner", "status", "title", "group", "text"), "")


def said(answer):
    """Return the text of a page alone."""
    return re.sub("<[^>]+>", "", answer.text)


@pytest.fixture
def clerk(sign_in, table):
    return sign_in(table.clerk_account)


@pytest.fixture
def document(table):
    return make.document(table.group, title="Strømsvigt", actor=table.clerk)


def deadline(table, *documents, text="at fristen flyttes"):
    codes = tuple(document.code for document in documents)
    return table.recommend({"verb": Verb.DEADLINE, "documents": codes, "due_on": DUE}, text)


def address(table, **query):
    said = "&".join(f"{name}={value}" for name, value in query.items())
    return f"/moeder/{table.meeting.id}/bord?{said}"


def test_table_says_what_following_does_and_a_click_does_it(table, clerk, document):
    line = deadline(table, document)
    page = clerk.get(address(table))
    assert "sættes til den 1. oktober 2026" in page.text
    assert "0 af 1 punkter behandlet" in page.text

    answer = clerk.post(f"/indstillinger/{line.id}/foelg?stor=1", data={"version": line.version})

    assert answer.headers["Location"].endswith(f"punkt=1&stor=1#linje-{line.id}")
    page = clerk.get(address(table, punkt=1))
    assert "1 af 1 punkter behandlet" in page.text
    assert "Fristen for »Actioncard: Strømsvigt« (MT-AC-01) er nu den 1. oktober 2026." in said(
        page
    )
    assert make.as_stored(document).due_on == DUE


def test_line_that_names_another_day_than_it_sets_cannot_be_followed(table, clerk, document):
    many = [make.document(table.group, kind=Kind.OTHER, title=t, actor=table.clerk) for t in "ABCD"]
    right = deadline(table, *many, text="at fristen flyttes til den 1. oktober")
    wrong = deadline(table, document, text="at fristen flyttes til den 29. august 2026")

    page = clerk.get(address(table)).text
    assert "Ændrer 4 dokumenter i registret: fristen bliver den 1. oktober 2026" in page
    assert "Teksten siger ikke den 1. oktober 2026, som indstillingen sætter. Tryk Ret" in page
    for line in (right, wrong):
        clerk.post(f"/indstillinger/{line.id}/foelg", data={"version": line.version})

    assert [make.as_stored(line).outcome for line in (right, wrong)] == [
        Outcome.TAKEN, Outcome.OPEN
    ]  # fmt: skip


def test_deadline_that_stands_already_is_approved_and_says_what_it_was(table, clerk, document):
    for due in (date(2026, 9, 1), DUE):
        documents.set_deadline(document, due, actor=table.clerk, reason="Aftalt.")
    deadline(table, document)

    told = "den 1. oktober 2026, godkendes; var den 1. september 2026."
    assert told in clerk.get(address(table)).text


def test_what_cannot_be_done_is_told_on_the_table_and_leaves_no_trace(table, clerk, document):
    line = table.recommend(
        {"verb": Verb.OWNER, "documents": (document.code, "XX-AC-99"), "owner": "Driftschefen"}
    )

    answer = clerk.post(
        f"/indstillinger/{line.id}/foelg", data={"version": line.version}, follow_redirects=True
    )

    assert "Der er intet dokument med koden XX-AC-99" in said(answer)
    assert make.as_stored(document).owner_function == "Leder af gruppen"


def test_every_answer_on_the_page_does_what_it_says(table, clerk, document):
    first, second = deadline(table, document), deadline(table, document, text="at det drøftes")

    clerk.post(
        f"/indstillinger/{first.id}/ret",
        data={**EMPTY, "verb": "owner", "documents": "mt-ac-01", "owner": "Driftschefen",
              "version": first.version},
    )  # fmt: skip
    clerk.post(f"/indstillinger/{second.id}/foelg-ikke",
               data={"text": "Drøftes senere.", "version": second.version})  # fmt: skip
    clerk.post(f"/punkter/{table.item.id}/aendring",
               data={**EMPTY, "verb": "task", "title": "Ring til HOFOR", "seen": "2"})  # fmt: skip
    clerk.post(f"/punkter/{table.item.id}/beslutning",
               data={"free": "Drøftet.", "free_version": table.item.version})  # fmt: skip

    db.session.expire_all()
    assert document.owner_function == "Driftschefen"
    assert [(line.outcome, line.is_proposed) for line in table.item.recommendations] == [
        (Outcome.CHANGED, True), (Outcome.DROPPED, True), (Outcome.TAKEN, False)
    ]  # fmt: skip
    assert second.minute == "Drøftes senere."
    assert table.item.decision == "Drøftet."
    clerk.post(f"/indstillinger/{first.id}/fortryd", data={"version": first.version})
    assert make.as_stored(document).owner_function == "Leder af gruppen"


def test_no_button_loses_the_words_that_are_not_saved_yet(table, clerk, document):
    line = deadline(table, document)
    page = clerk.get(address(table)).text
    button = re.search(r'<button[^>]*form="decision"[^>]*/foelg"[^>]*>', page)[0]
    assert f'name="version" value="{line.version}"' in button
    warning = re.search(r"<noscript>.*?</noscript>", page)[0]  # the other forms need the script
    assert "Gem teksten, før du bruger Ret, Følg ikke eller Tilføj ændring" in warning
    seen = re.search(r'name="free_seen"[^>]*value="(\w+)"', page)[1]
    sent = {"version": line.version, "free_version": table.item.version, "free_seen": seen}

    clerk.post(f"/indstillinger/{line.id}/foelg", data={**sent, "free": "Drøftet længe."})

    assert (make.as_stored(line).outcome, table.item.decision) == (Outcome.TAKEN, "Drøftet længe.")
    # Who wrote nothing overwrites nobody, however old the page is.
    kept = {**sent, "version": line.version, "free": ""}
    clerk.post(f"/indstillinger/{line.id}/fortryd", data=kept)
    assert (make.as_stored(line).outcome, table.item.decision) == (Outcome.OPEN, "Drøftet længe.")


def test_case_is_read_at_the_table_as_it_is_on_the_agenda(table, clerk):
    table.item.presentation = "#### Skoler\n\n- Fristen er overskredet."
    db.session.commit()

    page = clerk.get(address(table))

    assert "<li>Fristen er overskredet.</li>" in page.text
    assert "# Skoler" not in said(page)


@pytest.mark.parametrize(
    ("fault", "told"),
    [({"documents": "XX-AC-99"}, "koden XX-AC-99"), ({"due_on": "i morgen"}, "Skriv datoen som")],
)
def test_form_that_is_refused_stands_open_with_all_that_was_typed(
    table, clerk, document, fault, told
):
    line = deadline(table, document)
    sent = {**EMPTY, "verb": "deadline", "documents": document.code, "due_on": "2026-10-02",
            "text": "Fristen rykkes.", "version": line.version, "seen": "1",
            "free": "Ikke gemt.", "free_version": table.item.version, **fault}  # fmt: skip

    for path in (f"/indstillinger/{line.id}/ret", f"/punkter/{table.item.id}/aendring"):
        answer = clerk.post(path, data=sent)
        assert (answer.status_code, told in said(answer)) == (422, True)
        opened = answer.text.split('<details class="a')[1:]
        (form,) = [one for one in opened if " open>" in one.split("\n")[0]]
        assert "Fristen rykkes." in form
        assert all(value in form for value in fault.values())
        assert "Ikke gemt." in answer.text
    assert (make.as_stored(line).outcome, table.item.decision) == (Outcome.OPEN, "")


def test_point_that_is_put_off_is_not_treated_and_one_that_is_decided_stays(table, clerk):
    line = table.recommend()
    clerk.post(f"/punkter/{table.item.id}/udsaet")
    page = clerk.get(address(table, punkt=1)).text
    assert "0 af 1 punkter behandlet" in page
    assert f"/indstillinger/{line.id}/foelg" not in page

    clerk.post(f"/punkter/{table.item.id}/optag")
    assert "Udsæt punktet" in clerk.get(address(table, punkt=1)).text
    clerk.post(f"/indstillinger/{line.id}/foelg", data={"version": make.as_stored(line).version})
    page = clerk.get(address(table, punkt=1)).text
    assert ("1 af 1 punkter behandlet" in page, "Udsæt punktet" in page) == (True, False)


def test_too_long_words_are_given_back(table, clerk):
    long = "Ord. " * 5000
    answer = clerk.post(f"/punkter/{table.item.id}/beslutning",
                        data={"free": long, "free_version": table.item.version})  # fmt: skip

    assert (answer.status_code, "højst 20000 tegn" in answer.text) == (422, True)
    assert long.strip() in answer.text


def test_a_whole_meeting_is_held_from_the_page(table, sign_in, clerk):
    held = make.kept(Meeting(body="BSAK", held_on=date(2026, 9, 1), stage=Stage.PLANNED))
    clerk.post(f"/moeder/{table.meeting.id}/afslut")
    page = clerk.post(f"/moeder/{held.id}/aabn", follow_redirects=True).text
    assert "Mødet er sat til den 1. september 2026, og i dag er det den" in page
    assert make.as_stored(held).stage is Stage.OPEN
    clerk.post(f"/moeder/{held.id}/aabn/fortryd")
    assert make.as_stored(held).stage is Stage.PLANNED
    clerk.post(f"/moeder/{held.id}/aabn")
    page = clerk.post(f"/moeder/{held.id}/afslut", follow_redirects=True).text
    assert f'class="message__undo" method="post" action="/moeder/{held.id}/afslut/fortryd"' in page
    clerk.post(f"/moeder/{held.id}/afslut/fortryd")
    assert make.as_stored(held).stage is Stage.OPEN
    clerk.post(f"/moeder/{held.id}/afslut")
    clerk.post(f"/moeder/{held.id}/laas")

    assert make.as_stored(held).stage is Stage.LOCKED
    page = clerk.get(f"/moeder/{held.id}/bord")
    assert "Referatet er godkendt og låst" in page.text
    assert "Afslut mødet" not in page.text


def test_members_follow_along_without_buttons_or_secrets(table, sign_in, document):
    document.is_confidential = True
    deadline(table, document, text="at fristen for et fortroligt dokument flyttes")
    waits = notes.wait(table.group, "nøgle til bunker", actor=table.clerk, document=document)
    settle = {"verb": Verb.SETTLE, "waiting": waits.id, "text": "Den ligger klar."}
    table.recommend(settle)
    service.take(table.recommend(settle), actor=table.clerk)
    db.session.commit()
    outsider = sign_in(make.member(make.group(code="SK", name="Skoler & Dagtilbud")))

    page = outsider.get(address(table)).text

    assert "et fortroligt dokument i Miljø, Teknik &amp; Drift" in page
    assert "Den ligger klar." in page
    assert not {"Strømsvigt", document.code, "bunker"} & set(re.findall(r"[\w-]+", page))
    assert "/foelg" not in page


def test_decisions_are_listed_with_what_they_moved_as_far_as_one_may_know(
    table, sign_in, clerk, document
):
    secret = make.document(table.group, title="Hemmeligt svigt", actor=table.clerk)
    secret.is_confidential = True
    service.take(deadline(table, document, secret), actor=table.clerk)
    db.session.commit()

    seen = clerk.get("/beslutninger?gruppe=MT&aar=2026").text
    assert "Strømsvigt" in seen
    assert "Hemmeligt svigt" in seen
    assert f"/moeder/{table.meeting.id}#punkt-1" in seen
    outsider = sign_in(make.member(make.group(code="SK", name="Skoler & Dagtilbud")))
    assert "Hemmeligt svigt" not in outsider.get("/beslutninger").text
    assert "Strømsvigt" not in clerk.get("/beslutninger?gruppe=SK").text
    assert "Strømsvigt" in clerk.get(f"/beslutninger?moede={table.meeting.id}").text


def test_long_decision_is_listed_to_its_last_word_and_without_marks(app, clerk):
    told = "\n\n".join(f"#### Gruppe {n}\n\n{'Ord. ' * 40}" for n in range(9))
    make.item(held_on=date(2019, 4, 11), decision=f"{told}\n\nFristen flyttes.", is_board=True)

    page = clerk.get("/beslutninger").text

    assert "Resten af beslutningen" in page
    assert "Fristen flyttes." in page
    assert "####" not in page


def test_document_leads_to_its_decisions_and_says_how_far_it_slipped(table, clerk, document):
    documents.set_deadline(document, date(2026, 9, 1), actor=table.clerk, reason="Aftalt.")
    service.take(deadline(table, document), actor=table.clerk)
    db.session.commit()

    page = clerk.get(f"/register/{document.code}").text

    assert f'<option value="{table.item.id}">BSAK 6. juni 2026, punkt 1: Status' in page
    assert "Flyttet 1 gang, i alt 30 dage." in page
    assert "BSAK 6. juni 2026, punkt 1" in page
    assert f"/moeder/{table.meeting.id}#punkt-1" in page


def test_registers_of_two_meetings_are_compared(table, sign_in, clerk, document):
    secret = make.document(table.group, title="Hemmeligt svigt", actor=table.clerk)
    secret.is_confidential = True
    sitting.close(table.meeting, actor=table.clerk)
    for one in (document, secret):
        said = documents.Report(status=Status.COMPLETED)
        documents.report(one, said, actor=table.clerk)
    late = make.kept(Meeting(body="BSAK", held_on=date(2026, 9, 1), stage=Stage.OPEN))
    sitting.close(late, actor=table.clerk)
    db.session.commit()

    page = clerk.get(f"/moeder/{late.id}/forskelle?fra={table.meeting.id}").text
    assert "Strømsvigt" in page
    assert "Under udarbejdelse → Udarbejdet" in page
    outsider = sign_in(make.member(make.group(code="SK", name="Skoler & Dagtilbud")))
    assert "Hemmeligt svigt" not in outsider.get(f"/moeder/{late.id}/forskelle").text
    assert clerk.get(f"/moeder/{late.id}/forskelle?fra=99").status_code == 404


@pytest.mark.parametrize("where", ["bord", "list", "panel"])
def test_longer_lists_ask_the_database_nothing_more(app, table, clerk, where):
    def grow(n):
        for _n in range(n):
            made = make.document(table.group, kind=Kind.OTHER, title=f"{_n} {n}", actor=table.clerk)
            deadline(table, made)
            service.attach(table.item, act_of(made), actor=table.clerk)
        db.session.commit()

    def act_of(made):
        return service.read(deadline(table, made).act)

    def asked():
        place = {"bord": address(table), "list": "/beslutninger", "panel": "/register/MT-BI-01"}
        count = []

        def listen(*_args):
            count.append(1)

        event.listen(db.engine, "before_cursor_execute", listen)
        assert clerk.get(f"{place[where]}").status_code == 200
        event.remove(db.engine, "before_cursor_execute", listen)
        return len(count)

    grow(1)
    asked()
    grow(2)
    few = asked()
    grow(3)

    assert asked() <= few + 1


def test_meeting_tells_what_its_deadlines_became(table, clerk, document):
    service.take(deadline(table, document), actor=table.clerk)
    documents.set_deadline(document, date(2027, 1, 1), actor=table.clerk, reason="Ferie")
    make.document(table.group, title="Uden frist", actor=table.clerk)
    db.session.commit()

    page = clerk.get(f"/beslutninger?moede={table.meeting.id}").text

    assert "frist 1. okt. 2026, nu 1. jan. 2027" in page
    assert "Uden frist" not in page
    assert clerk.get("/beslutninger?moede=99").status_code == 404


def test_ending_a_meeting_says_before_and_after_what_was_not_treated(table, clerk):
    table.recommend(text="at et gøres")
    table.recommend(text="at to gøres")
    table.point(2, decision="Drøftet.")
    table.point(3)
    table.point(4, need=Need.INFORMATION)

    assert "ikke behandlet færdigt: punkt 1, 3. 2 indstillinger står åbne." in said(
        clerk.get(address(table))
    )
    page = said(clerk.post(f"/moeder/{table.meeting.id}/afslut", follow_redirects=True))

    assert "2 punkter blev ikke behandlet færdigt. 2 indstillinger står åbne. 2 punkter står på " \
           "listen til et kommende møde." in page  # fmt: skip
    assert "Udkastet til næste møde" not in page
    assert "ikke behandlet færdigt: punkt" not in said(clerk.get(address(table)))


def test_approval_of_the_minutes_is_undone_the_same_day_and_no_later(table, clerk, sign_in):
    place = f"/moeder/{table.meeting.id}"
    clerk.post(f"{place}/afslut")
    page = clerk.post(f"{place}/laas", follow_redirects=True).text
    assert f'class="message__undo" method="post" action="{place}/laas/fortryd"' in page
    assert "Fortryd godkendelsen (kan gøres i dag)" in clerk.get(place).text
    member = sign_in(make.member(table.group))
    assert "Fortryd godkendelsen" not in member.get(place).text

    page = clerk.post(f"{place}/laas/fortryd", follow_redirects=True).text
    assert "Referatet er ikke længere godkendt" in page
    meeting = make.as_stored(table.meeting)
    assert (meeting.stage, meeting.locked_at, meeting.locked_by_id) == (Stage.HELD, None, None)
    assert "Referatet er ikke låst" in clerk.post(f"{place}/laas/fortryd").text

    clerk.post(f"{place}/laas")
    meeting = make.as_stored(table.meeting)
    meeting.locked_at -= timedelta(days=1)
    db.session.commit()
    assert "Fortryd godkendelsen" not in clerk.get(place).text
    assert "kan kun fortrydes samme dag" in clerk.post(f"{place}/laas/fortryd").text
    assert make.as_stored(table.meeting).stage is Stage.LOCKED
