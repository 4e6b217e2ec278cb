"""What is added to and changed on a document, by whom, and what bad input is told."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bsak.documents import notes, service
from bsak.documents.kinds import Status
from bsak.documents.models import Deadline, Document, Part, Remark, Waiting
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.meetings.models import AgendaItem, Recommendation
from bsak.meetings.states import Outcome
from bsak.people.models import Role
from tests import make

pytestmark = pytest.mark.usefixtures("in_2026")


@pytest.fixture
def group(app):
    return make.group()


@pytest.fixture
def document(group):
    return make.document(group, owner_function="Driftsleder")


@pytest.fixture
def clerk(sign_in, secretariat):
    return sign_in(secretariat)


@pytest.fixture
def member(group, sign_in):
    return sign_in(make.member(group))


def count(model):
    return db.session.scalar(db.select(db.func.count()).select_from(model))


def facts(version="1", **more):
    return {"title": "Strømsvigt", "owner_function": "Driftsleder", "version": version, **more}


# Adding


def test_member_adds_to_the_own_group_only(group, member):
    make.group(code="SO", name="Social & Familie")
    new = {"group": "MT", "kind": "action_card", "title": "Brand", "status": "not_started"}

    assert member.post("/register/nyt", data={**new, "group": "SO"}).status_code == 422
    assert member.post("/register/nyt", data=new).location == "/register/MT-AC-01"
    assert db.session.scalars(db.select(Document.code)).all() == ["MT-AC-01"]


@pytest.mark.parametrize(
    ("bad", "advice"),
    [
        ({"title": ""}, "Skriv dokumentets titel."),
        ({"title": "x" * 301}, "Skriv højst 300 tegn."),
        ({"kind": "plan"}, "Vælg en af mulighederne."),
        ({"kind": None}, "Vælg en af mulighederne."),
        ({"group": "ZZ"}, "Vælg en af mulighederne."),
        ({"link": "javascript:alert(1)"}, "Skriv en adresse, der begynder med https://"),
        ({"title": "Strømsvigt"}, "Gruppen har allerede et dokument"),
    ],
)
def test_bad_new_document_is_told_and_keeps_what_was_typed(clerk, document, bad, advice):
    typed = {"group": "MT", "kind": "action_card", "title": "Brand", "status": "not_started",
             "unit": "Driftsgården", **bad}  # fmt: skip

    unit = "" if bad.get("title") == "Strømsvigt" else "Driftsgården"
    answer = clerk.post("/register/nyt", data={**{k: v for k, v in typed.items() if v is not None},
                                               "unit": unit})  # fmt: skip

    assert answer.status_code == 422
    assert advice in answer.text
    assert f'value="{unit}"' in answer.text
    assert count(Document) == 1


def test_a_strange_case_number_is_kept_and_warned_of(clerk, document):
    clerk.post("/register/MT-AC-01/ret", data=facts(case_number="00.30.08-000-1-21"))

    assert make.as_stored(document).case_number == "00.30.08-000-1-21"
    assert "Skulle der stå" in clerk.get("/register/MT-AC-01").text


# Editing


def test_edit_is_told_in_plain_words_in_the_history(clerk, document):
    clerk.post("/register/MT-AC-01/ret", data=facts(title="Strømsvigt i byen", unit="Vejdrift"))

    page = clerk.get("/register/MT-AC-01").text
    assert "Titel: »Strømsvigt« → »Strømsvigt i byen«; Enhed: »–« → »Vejdrift«" in page


def test_second_to_save_the_facts_is_shown_both_texts(clerk, member, document):
    member.post("/register/MT-AC-01/ret", data=facts(title="Deres titel"))

    answer = clerk.post("/register/MT-AC-01/ret", data=facts(title="Min titel", unit="Vejdrift"))

    assert answer.status_code == 409
    for words in ("Min titel", "Deres titel", "Vejdrift", "Titel"):
        assert words in answer.text
    assert make.as_stored(document).title == "Deres titel"


@pytest.mark.parametrize(
    ("bad", "advice"),
    [
        ({"title": "  "}, "Skriv dokumentets titel."),
        ({"exercised_on": "2026-02-30"}, "Skriv datoen som dag, måned og år"),
        ({"exercised_on": "2099-01-01"}, "blev afprøvet, senest i dag"),
        ({"review_due": "0026-02-20"}, "Skriv et årstal mellem 2000 og 2099."),
        ({"owner": "999"}, "Vælg en af mulighederne."),
        ({"case_number": "1" * 61}, "Skriv højst 60 tegn."),
        ({"link": "https://et sted"}, "uden mellemrum"),
        ({"title": "Brand"}, "Gruppen har allerede et dokument"),
    ],
)
def test_bad_facts_are_told_and_change_nothing(clerk, group, document, bad, advice):
    make.document(group, title="Brand")

    answer = clerk.post("/register/MT-AC-01/ret", data={**facts(link="https://eks.dk"), **bad})

    assert answer.status_code == 422
    assert advice in answer.text
    make.as_stored(document)
    assert (document.version, document.title, document.link) == (1, "Strømsvigt", "")


def test_owner_is_chosen_among_the_members(clerk, group, document):
    owner = make.member(group, name="Driftslederen")
    stranger = make.user(name="En fremmed")

    assert (
        clerk.post("/register/MT-AC-01/ret", data=facts(owner=str(stranger.id))).status_code == 422
    )
    clerk.post("/register/MT-AC-01/ret", data=facts(owner=str(owner.id)))
    assert make.as_stored(document).owner_id == owner.id


# Deadlines


def test_deadline_shows_its_decision_and_every_earlier_date(clerk, document):
    item = make.item(held_on=date(2019, 4, 11), decision="Frist den 23. maj.")
    clerk.post("/register/MT-AC-01/frist", data={"due_on": "2019-05-23", "item": str(item.id)})
    clerk.post("/register/MT-AC-01/frist", data={"due_on": "01-10-2027", "reason": "Afventer HBR"})

    page = clerk.get("/register/MT-AC-01").text
    assert "Chefforum 11. apr. 2019, punkt 2" in page
    assert "23. maj 2019" in page
    assert "1. oktober 2027" in page
    assert page.count("uden beslutning") == 4  # facts, list, the form's hint, history
    assert make.as_stored(document).due_on == date(2027, 10, 1)


@pytest.mark.parametrize(
    ("bad", "advice"),
    [
        ({"due_on": ""}, "Skriv den nye frist som dag, måned og år."),
        ({"due_on": "2027-02-30"}, "Skriv datoen som dag, måned og år"),
        ({"due_on": "31-11-2027"}, "Skriv datoen som dag, måned og år"),
        ({"due_on": "12027-01-01"}, "Skriv datoen som dag, måned og år"),
        ({"item": "999999"}, "Vælg en af mulighederne."),
        ({"item": "x"}, "Vælg en af mulighederne."),
        ({"reason": ""}, "Vælg beslutningen ovenfor, eller skriv"),
        ({"reason": "x" * 2001}, "Skriv højst 2000 tegn."),
    ],
)
def test_bad_deadline_is_told_and_changes_nothing(clerk, document, bad, advice):
    answer = clerk.post("/register/MT-AC-01/frist",
                        data={"due_on": "2027-01-01", "reason": "Aftalt", **bad})  # fmt: skip

    assert answer.status_code == 422
    assert advice in answer.text
    assert count(Deadline) == 0


def test_deadline_before_the_meeting_that_decided_it_is_refused(clerk, document):
    item = make.item(held_on=date(2019, 4, 11), decision="Frist den 23. maj.")
    sent = {"item": str(item.id), "due_on": "2019-04-10"}

    answer = clerk.post("/register/MT-AC-01/frist", data=sent)

    assert answer.status_code == 422
    assert "Fristen ligger før mødet 11. april 2019" in answer.text
    clerk.post("/register/MT-AC-01/frist", data={**sent, "due_on": "2019-04-11"})
    assert make.as_stored(document).due_on == date(2019, 4, 11)


def test_only_points_that_decided_something_are_offered(clerk, document):
    make.item(held_on=date(2019, 4, 11), title="Lukket punkt", decision="Godkendt", is_closed=True)
    make.item(held_on=date(2019, 5, 11), title="Orientering")
    make.item(held_on=date(2019, 6, 11), title="Ny frist", decision="Godkendt")

    page = clerk.get("/register/MT-AC-01").text

    assert "punkt 2: Ny frist" in page
    assert "Lukket punkt" not in page
    assert "Orientering" not in page


def test_point_that_was_put_off_is_not_offered_unless_some_of_it_was_decided(clerk, document):
    put_off = make.item(held_on=date(2019, 4, 11), title="Punktet er udsat", decision="Udsat.")
    partly = make.item(held_on=date(2019, 5, 11), title="Noget er besluttet", decision="Ja.")
    at = datetime(2019, 5, 11, tzinfo=UTC)
    partly.recommendations.append(
        Recommendation(text="at", outcome=Outcome.TAKEN, settled_at=at, minute="Fulgt.")
    )
    for point in (put_off, partly):
        make.kept(AgendaItem(number=0, title="Senere", carried_from_id=point.id))

    page = clerk.get("/register/MT-AC-01").text

    assert "punkt 2: Punktet er udsat" not in page
    assert "punkt 2: Noget er besluttet" in page


def test_approved_minutes_of_a_meeting_held_in_here_get_no_deadline_afterwards(clerk, document):
    item = make.item(held_on=date(2019, 6, 6), title="Ny frist", decision="Godkendt")
    sent = {"due_on": "2027-01-01", "item": str(item.id)}
    assert "punkt 2: Ny frist" in clerk.get("/register/MT-AC-01").text
    item.meeting.opened_at = datetime(2019, 6, 6, tzinfo=UTC)
    make.kept(item.meeting)

    assert "punkt 2: Ny frist" not in clerk.get("/register/MT-AC-01").text
    assert clerk.post("/register/MT-AC-01/frist", data=sent).status_code == 422
    with pytest.raises(Refused, match="godkendt og låst"):
        service.set_deadline(document, date(2027, 1, 1), actor=make.clerk(), item=item)
    assert count(Deadline) == 0
    held_on = item.meeting.held_on
    service.set_deadline(document, held_on, actor=make.clerk(), item=item, on=held_on)
    assert count(Deadline) == 1


def test_member_cannot_move_a_deadline_and_is_told_what_to_do(member, document):
    answer = member.post("/register/MT-AC-01/frist", data={"due_on": "2027-01-01", "reason": "x"})

    assert answer.status_code == 409
    assert "Skriv i stedet, hvornår I bliver færdige." in answer.text
    assert "Skriv i stedet, hvornår I bliver færdige." in member.get("/register/MT-AC-01").text


# Notes and other groups


def test_waiting_is_written_up_and_settled(member, document):
    member.post("/register/MT-AC-01/venter",
                data={"waits_kind": "clarification", "subject": "levering af vand",
                      "waits_for": "HOFOR", "awaited": "19. juni 2027"})  # fmt: skip
    waiting = db.session.scalars(db.select(Waiting)).one()
    assert (waiting.expected_on, waiting.waits_for) == (date(2027, 6, 19), "HOFOR")

    member.post(f"/register/MT-AC-01/venter/{waiting.id}", data={"settlement": "Ja, det kan de"})

    page = member.get("/register/MT-AC-01").text
    assert "Ja, det kan de" in page
    assert "Afklaret: levering af vand" in page


def test_an_answer_that_should_have_come_is_marked(member, document):
    member.post("/register/MT-AC-01/venter", data={"waits_kind": "clarification", "subject": "vand",
                                                   "awaited": "19. juni 2027"})  # fmt: skip
    assert "over</span>" not in member.get("/register/MT-AC-01").text
    db.session.scalars(db.select(Waiting)).one().expected_on = clock.today() - timedelta(days=3)
    db.session.commit()

    assert "3 dage over" in member.get("/register/MT-AC-01").text


@pytest.mark.parametrize(
    ("path", "data", "advice"),
    [
        ("bemaerkning", {"text": "   "}, "Skriv bemærkningen."),
        ("bemaerkning", {"text": "x" * 4001}, "Skriv højst 4000 tegn."),
        ("venter", {"waits_kind": "clarification"}, "Skriv, hvad der ventes på."),
        ("venter", {"subject": "x", "waits_kind": "y"}, "Vælg en af mulighederne."),
        ("venter", {"subject": "x", "awaited": "senere"}, "Skriv, hvornår det ventes"),
        ("venter", {"subject": "x", "awaited": "1. maj 2019"}, "1. maj 2019 er gået."),
        ("del", {"group": "MT", "part": "sparring"}, "Vælg en af mulighederne."),
        ("del", {"group": "ZZ", "part": "sparring"}, "Vælg en af mulighederne."),
        ("udgaa", {}, "Skriv, hvorfor dokumentet udgår."),
    ],
)
def test_bad_note_is_told_and_changes_nothing(clerk, document, path, data, advice):
    answer = clerk.post(f"/register/MT-AC-01/{path}", data=data)

    assert answer.status_code == 422
    assert advice in answer.text
    assert (count(Remark), count(Waiting)) == (0, 0)
    assert make.as_stored(document).version == 1


def test_part_of_another_document_is_not_found(clerk, group, document):
    other = make.document(group, title="Brand")
    waiting = make.kept(Waiting(group_id=group.id, document_id=other.id, kind="decision",
                                subject="x", since=date(2026, 1, 1)))  # fmt: skip

    assert clerk.post(f"/register/MT-AC-01/venter/{waiting.id}").status_code == 404
    assert clerk.post("/register/MT-AC-01/del/77/fjern").status_code == 404
    assert clerk.get("/register/MT-AC-01/fil/77").status_code == 404
    assert make.as_stored(waiting).is_settled is False


def test_group_is_put_on_and_taken_off(clerk, document):
    make.group(code="SO", name="Social & Familie")
    clerk.post("/register/MT-AC-01/del", data={"group": "SO", "part": "sparring"})
    part = make.as_stored(document).co_owners[0]
    assert "sparrer om det" in clerk.get("/register/MT-AC-01").text

    clerk.post(f"/register/MT-AC-01/del/{part.id}/fjern")

    assert make.as_stored(document).co_owners == []


# Secrecy and withdrawal


def test_confidential_document_exists_for_its_group_and_the_secretariat_only(
    clerk, group, document, member, sign_in
):
    stranger = sign_in(make.member(make.group(code="SO", name="Social & Familie")))
    document.status = Status.COMPLETED
    db.session.commit()

    clerk.post("/register/MT-AC-01/fortroligt", data={"is_confidential": "ja"})

    paths = ["/register/MT-AC-01", "/register/MT-AC-01/ret"]
    assert [stranger.get(path).status_code for path in paths] == [404, 404]
    assert stranger.post("/register/MT-AC-01/meld", data={}).status_code == 404
    assert "Strømsvigt" not in stranger.get("/register").text
    assert "Strømsvigt" not in stranger.get("/krisegrupper/MT").text
    assert [who.get(paths[0]).status_code for who in (clerk, member)] == [200, 200]


def test_member_may_not_make_it_confidential_but_the_leader_may(group, document, member, sign_in):
    leader = sign_in(make.member(group, is_leader=True))

    refused = member.post("/register/MT-AC-01/fortroligt", data={"is_confidential": "ja"})
    assert refused.status_code == 409
    assert make.as_stored(document).is_confidential is False
    leader.post("/register/MT-AC-01/fortroligt", data={"is_confidential": "ja"})
    assert make.as_stored(document).is_confidential is True


def test_withdrawn_document_keeps_its_code_and_comes_back_as_it_was(clerk, group, document):
    document.status = Status.IN_REVIEW
    db.session.commit()

    clerk.post("/register/MT-AC-01/udgaa", data={"why": "Lagt sammen med et andet"})
    assert make.as_stored(document).status is Status.WITHDRAWN
    assert "Udgået: Lagt sammen med et andet" in clerk.get("/register/MT-AC-01").text
    assert make.document(group, title="Et nyt").code == "MT-AC-02"

    clerk.post("/register/MT-AC-01/tag-tilbage")
    assert make.as_stored(document).status is Status.IN_REVIEW


def test_undoing_a_withdrawal_takes_its_reason_back_too(clerk, document):
    clerk.post("/register/MT-AC-01/udgaa", data={"why": "En fejl"})
    address = clerk.get("/register/MT-AC-01").text.split('action="/fortryd/')[1].split('"')[0]

    clerk.post(f"/fortryd/{address}")

    assert make.as_stored(document).status is Status.IN_PROGRESS
    assert count(Remark) == 0


def test_member_can_neither_withdraw_nor_take_back(member, document):
    assert member.post("/register/MT-AC-01/udgaa", data={"why": "Nej"}).status_code == 409
    assert make.as_stored(document).status is Status.IN_PROGRESS
    service.report(document, service.Report(status=Status.WITHDRAWN), actor=make.clerk())
    db.session.commit()
    assert member.post("/register/MT-AC-01/tag-tilbage").status_code == 409
    assert make.as_stored(document).status is Status.WITHDRAWN


def test_page_tells_when_there_is_no_text_and_where_it_lies(clerk, document):
    assert "Der er ingen godkendt tekst endnu." in clerk.get("/register/MT-AC-01").text

    places = facts(link="https://intra.eks.dk/plan", case_number="14.00.08-A21-1-19")
    clerk.post("/register/MT-AC-01/ret", data=places)

    page = clerk.get("/register/MT-AC-01").text
    assert 'href="https://intra.eks.dk/plan"' in page
    assert "På sagen 14.00.08-A21-1-19 i SBSYS." in page
    assert "Der er ingen godkendt tekst endnu." not in page


def test_what_people_type_is_text_on_the_page(clerk, document):
    nasty = "<script>alert(1)</script>\"'{{7*7}}"
    clerk.post("/register/MT-AC-01/ret", data=facts(title=nasty, unit=nasty))
    clerk.post("/register/MT-AC-01/bemaerkning", data={"text": nasty})

    for path in ("/register", "/register/MT-AC-01", "/krisegrupper/MT"):
        page = clerk.get(path).text  # the client finds inline script
        assert "&lt;script&gt;" in page
        assert "49" not in page.split("&lt;script&gt;")[1][:40]


@pytest.mark.parametrize("role", list(Role))
def test_only_those_who_may_are_shown_the_way_to_edit(document, sign_in, role):
    page = sign_in(make.user(role=role)).get("/register").text

    assert ("/meld" in page) == (role is Role.SECRETARIAT)


def test_page_asks_the_same_of_one_and_of_three_of_everything(app, clerk, group, document):
    others = [make.group(code=f"A{letter}", name=f"Gruppe {letter}") for letter in "ABC"]
    asked, seen = [], []
    db.event.listen(db.engine, "before_cursor_execute", lambda *a: seen.append(a[2]))
    for number, other in enumerate(others):
        item = make.item(held_on=date(2026, 1, 1 + number))
        actor = make.clerk()
        service.set_deadline(document, date(2027, 1, 1), actor=actor, item=item)
        service.share(document, other, Part.SPARRING, actor=actor)
        notes.remark(group, "husk", actor=actor, document=document)
        notes.wait(group, "svar", actor=actor, document=document)
        db.session.commit()
        seen.clear()
        assert clerk.get("/register/MT-AC-01").status_code == 200
        asked.append(len(seen))

    assert asked == [asked[0]] * 3
