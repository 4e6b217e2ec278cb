"""A group says how far a document is, takes it back, and never overwrites somebody else."""

from datetime import date

import pytest

from bsak.documents import notes, service
from bsak.documents.kinds import Status
from bsak.documents.models import Remark, StatusChange
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.people.models import Role
from tests import make

pytestmark = pytest.mark.usefixtures("in_2026")


@pytest.fixture
def group(app):
    return make.group()


@pytest.fixture
def document(group):
    return make.document(group)


@pytest.fixture
def member(group, sign_in):
    return sign_in(make.member(group))


def said(status="completed", version="1", **more):
    return {"status": status, "version": version, **more}


def test_two_clicks_in_the_list_set_the_status_and_lead_back_with_the_filter(member, document):
    page = member.get("/register?gruppe=MT").text
    assert 'action="/register/MT-AC-01/meld"' in page

    answer = member.post("/register/MT-AC-01/meld", data=said(),
                         headers={"Referer": "http://localhost/register?gruppe=MT"})  # fmt: skip

    assert answer.location == "/register?gruppe=MT"
    assert make.as_stored(document).status is Status.COMPLETED
    assert "Strømsvigt er nu: Udarbejdet." in member.get("/register?gruppe=MT").text


def test_what_is_finished_and_still_waits_for_something_is_told(member, document, group):
    clerk = make.clerk()
    wait = notes.wait(group, "Svar fra HOFOR.", actor=clerk, document=make.as_stored(document))
    db.session.commit()
    still = "Strømsvigt venter stadig på: Svar fra HOFOR. Er det afklaret, så skriv svaret under"
    for status, version, is_told in (("in_review", "1", False), ("completed", "2", True)):
        member.post("/register/MT-AC-01/meld", data=said(status, version))
        assert (still in member.get("/register/MT-AC-01").text) is is_told
    notes.settle(wait, "Ja", actor=clerk)
    db.session.commit()
    member.post("/register/MT-AC-01/meld", data=said("in_progress", "3"))
    member.post("/register/MT-AC-01/meld", data=said("completed", "4"))
    assert still not in member.get("/register/MT-AC-01").text


def test_what_is_not_said_is_left_alone(member, document):
    clerk = make.clerk()
    document = make.as_stored(document)
    vague = service.Report(status=Status.IN_PROGRESS, expected_on=date(2019, 4, 15),
                           expected_text="medio april")  # fmt: skip
    service.report(document, vague, actor=clerk)
    db.session.commit()

    member.post("/register/MT-AC-01/meld", data=said(version="2"))
    make.as_stored(document)
    assert (document.expected_on, document.expected_text) == (date(2019, 4, 15), "medio april")

    # The words that stood there keep their day, years later too.
    member.post("/register/MT-AC-01/meld",
                data=said("in_progress", "3", expected="medio april"))  # fmt: skip
    assert make.as_stored(document).expected_on == date(2019, 4, 15)


def test_note_becomes_a_remark_in_the_same_act(member, document):
    member.post("/register/MT-AC-01/meld", data=said(note="Mangler kun et telefonnummer"))

    assert db.session.scalars(db.select(Remark.text)).all() == ["Mangler kun et telefonnummer"]
    assert make.as_stored(document).status is Status.COMPLETED


def test_undo_puts_back_status_words_and_the_day_it_was_heard_of(member, document):
    document.touched_on = date(2026, 1, 2)
    db.session.commit()
    version = str(document.version)
    member.post("/register/MT-AC-01/meld", data=said(version=version, expected="uge 29, 2027"))
    page = member.get("/register/MT-AC-01").text
    address = page.split('action="/fortryd/')[1].split('"')[0]

    member.post(f"/fortryd/{address}")

    make.as_stored(document)
    assert (document.status, document.expected_text) == (Status.IN_PROGRESS, "")
    assert document.touched_on == date(2026, 1, 2)
    steps = db.session.scalars(db.select(StatusChange.status).order_by(StatusChange.id)).all()
    assert steps == [Status.IN_PROGRESS, Status.COMPLETED, Status.IN_PROGRESS]


def test_undo_takes_the_note_back_and_history_says_undone(member, document):
    member.post("/register/MT-AC-01/meld", data=said("in_progress", note="Mangler nøglen"))
    page = member.get("/register/MT-AC-01").text
    assert "Skrev en bemærkning." in page

    address = page.split('action="/fortryd/')[1].split('"')[0]
    member.post(f"/fortryd/{address}")

    page = member.get("/register/MT-AC-01").text
    assert db.session.scalar(db.select(db.func.count()).select_from(Remark)) == 0
    assert "Mangler nøglen" not in page
    assert "Fortrød sin melding. Bemærkningen er taget tilbage." in page
    assert "Skrev en bemærkning. (fortrudt)" in page
    assert "Meldte uændret status" not in page
    assert "Strømsvigt" not in member.get("/soeg?q=Mangler+nøglen").text


def test_flash_repeats_what_was_saved(member, document):
    member.post("/register/MT-AC-01/meld", data=said("in_review", expected="7. juni 2027"))
    assert (
        "Strømsvigt er nu: Til gennemlæsning. Forventes færdigt: 7. juni 2027."
        in member.get("/register/MT-AC-01").text
    )


def test_expected_day_that_is_over_is_refused_unless_it_stands_there(member, document):
    answer = member.post("/register/MT-AC-01/meld", data=said(expected="1. maj 2020"))
    assert answer.status_code == 422
    assert "1. maj 2020 er gået. Skriv en dag, der kommer" in answer.text

    make.as_stored(document).expected_on = date(2020, 5, 1)
    db.session.commit()
    member.post("/register/MT-AC-01/meld", data=said(version="2", expected="1. maj 2020"))
    assert make.as_stored(document).status is Status.COMPLETED


def test_undo_is_refused_when_somebody_has_changed_it_since(member, document, secretariat, sign_in):
    member.post("/register/MT-AC-01/meld", data=said())
    address = member.get("/register/MT-AC-01").text.split('action="/fortryd/')[1].split('"')[0]
    sign_in(secretariat).post("/register/MT-AC-01/meld", data=said("in_review", "2"))

    answer = member.post(f"/fortryd/{address}")

    assert answer.status_code == 409
    assert "ændret siden" in answer.text
    assert make.as_stored(document).status is Status.IN_REVIEW


def test_undo_of_a_hidden_document_or_of_nothing_is_not_found(app, sign_in, document):
    clerk = make.clerk()
    entry = service.report(document, service.Report(status=Status.COMPLETED), actor=clerk)
    document.is_confidential = True
    db.session.commit()
    stranger = sign_in(make.member(make.group(code="SO", name="Social & Familie")))

    assert stranger.post(f"/fortryd/{entry.id}").status_code == 404
    assert stranger.post("/fortryd/999999").status_code == 404


@pytest.mark.parametrize("version", ["1", "", "x", "-5"])
def test_second_to_save_is_shown_both_texts(member, document, secretariat, sign_in, version):
    sign_in(secretariat).post("/register/MT-AC-01/meld", data=said("in_review", "1"))

    answer = member.post("/register/MT-AC-01/meld",
                         data=said("completed", version, expected="uge 29, 2027"))  # fmt: skip

    assert answer.status_code == 409
    for words in ("Udarbejdet", "Til gennemlæsning", "uge 29, 2027", "Forventes færdigt"):
        assert words in answer.text
    assert "gem igen" not in answer.text
    assert "Åbn siden igen, og sæt det ind, som stadig skal med." in answer.text


def test_stale_page_keeps_the_note_and_folds_what_is_the_same(
    member, document, secretariat, sign_in
):
    sign_in(secretariat).post("/register/MT-AC-01/meld", data=said("in_review", "1"))

    page = member.post("/register/MT-AC-01/meld", data=said(note="Husk nøglen")).text

    table, folded = page.split("</table>")
    assert "Husk nøglen" in table
    assert "Forventes færdigt" not in table
    assert "Forventes færdigt" in folded.split("<details")[1]
    assert make.as_stored(document).status is Status.IN_REVIEW


def test_stale_page_shows_the_note_that_somebody_else_added(member, document, secretariat, sign_in):
    theirs = said("in_review", "1") | {"note": "Nøglen er hos Ole"}
    sign_in(secretariat).post("/register/MT-AC-01/meld", data=theirs)

    page = member.post("/register/MT-AC-01/meld", data=said(note="Husk nøglen")).text

    assert "Nøglen er hos Ole" in page
    assert "Tomt" not in page.split("</table>")[0]


@pytest.mark.parametrize(
    ("bad", "advice"),
    [
        ({"status": "færdig"}, "Vælg en af mulighederne."),
        ({"status": "withdrawn"}, "Vælg en af mulighederne."),
        ({"expected": "når vi når det"}, "Skriv, hvornår det ventes"),
        ({"expected": "31. februar 2027"}, "Skriv, hvornår det ventes"),
        ({"expected": "x" * 301}, "Skriv højst 300 tegn."),
        ({"note": "x" * 2001}, "Skriv højst 2000 tegn."),
    ],
)
def test_bad_report_is_told_what_to_do_kept_as_typed_and_changes_nothing(
    member, document, bad, advice
):
    typed = {**said(expected="uge 29", note="Husk nøglen"), **bad}

    answer = member.post("/register/MT-AC-01/meld", data=typed)

    assert answer.status_code == 422
    assert advice in answer.text
    assert f'value="{typed["expected"]}"' in answer.text
    assert typed["note"] in answer.text
    assert make.as_stored(document).version == 1
    assert db.session.scalar(db.select(db.func.count()).select_from(Remark)) == 0


def test_another_groups_document_is_seen_but_not_changed(group, document, sign_in):
    stranger = sign_in(make.member(make.group(code="SO", name="Social & Familie")))

    page = stranger.get("/register/MT-AC-01").text
    answer = stranger.post("/register/MT-AC-01/meld", data=said())

    assert "Kun gruppens medlemmer og sekretariatet kan ændre dette." in page
    assert answer.status_code == 409
    assert "Kun gruppens medlemmer" in answer.text
    assert make.as_stored(document).status is Status.IN_PROGRESS


@pytest.mark.parametrize("role", [Role.READER, Role.REVIEWER, Role.ADMIN])
def test_unfinished_document_does_not_exist_for(app, document, sign_in, role):
    client = sign_in(make.user(role=role))

    assert client.get("/register/MT-AC-01").status_code == 404
    assert client.get("/register/MT-AC-99").status_code == 404
    assert "Strømsvigt" not in client.get("/register").text


def test_reader_sees_a_finished_document_without_the_workshop_behind_it(app, group, sign_in):
    clerk = make.clerk()
    done = make.document(group, title="Brand", status=Status.COMPLETED)
    service.set_deadline(done, clock.today(), actor=clerk, reason="hemmelig grund")
    db.session.commit()

    page = sign_in(make.user()).get(f"/register/{done.code}").text

    assert "Brand" in page
    for inside in ("hemmelig grund", "Historik", "Meld status", "Bemærkninger"):
        assert inside not in page
