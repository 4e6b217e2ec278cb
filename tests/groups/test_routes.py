"""Who is in a krisegruppe, what it is called, and what its page tells."""

import pytest

from bsak.documents import notes
from bsak.documents.kinds import Kind, Status
from bsak.groups import departments as department_service
from bsak.groups import queries
from bsak.groups.models import Participation
from bsak.kernel.db import db
from bsak.people.models import Role
from tests import make


@pytest.fixture
def group(app):
    return make.group()


@pytest.fixture
def clerk(sign_in, secretariat):
    return sign_in(secretariat)


@pytest.fixture
def leader(group, sign_in):
    return sign_in(make.member(group, name="Lederen", is_leader=True))


@pytest.fixture
def member(group, sign_in):
    return sign_in(make.member(group, name="Medlemmet"))


def places(group):
    return [(p.user.name, p.is_leader) for p in queries.members(group.id)]


def test_leader_seats_and_unseats(group, leader):
    new = make.user(name="Den nye")

    leader.post("/krisegrupper/MT/medlemmer", data={"user": new.id})
    assert places(group) == [("Lederen", True), ("Den nye", False)]
    leader.post(f"/krisegrupper/MT/medlemmer/{new.id}", data={"place": "leder"})
    assert places(group) == [("Den nye", True), ("Lederen", True)]
    leader.post(f"/krisegrupper/MT/medlemmer/{new.id}", data={"place": "ude"})
    assert places(group) == [("Lederen", True)]
    assert make.as_stored(new).group_count == 0


def test_member_is_told_why_not(group, member):
    new = make.user(name="Den nye")

    page = member.get("/krisegrupper/MT/ret").text
    answer = member.post("/krisegrupper/MT/medlemmer", data={"user": new.id})

    assert "Kun gruppens leder og sekretariatet" in page
    assert "Kun sekretariatet kan ændre gruppens navn" in page
    assert answer.status_code == 409
    assert places(group) == [("Medlemmet", False)]


def test_leader_of_another_group_is_a_stranger(group, sign_in):
    other = make.group(code="SO", name="Social & Familie")
    stranger = sign_in(make.member(other, is_leader=True))
    new = make.user()

    answer = stranger.post("/krisegrupper/MT/medlemmer", data={"user": new.id})
    assert answer.status_code == 409
    assert stranger.post("/krisegrupper/MT/ret", data={"name": "Vores"}).status_code == 422
    assert stranger.post("/krisegrupper/MT/afdelinger").status_code == 409
    assert make.as_stored(group).name == "Miljø, Teknik & Drift"


@pytest.mark.parametrize("data", [{}, {"user": ""}, {"user": "x"}, {"user": "99999"}])
def test_nobody_chosen_is_told(clerk, group, data):
    answer = clerk.post("/krisegrupper/MT/medlemmer", data=data)

    assert answer.status_code == 422
    assert "Vælg den person, der skal være med i gruppen." in answer.text


def test_seat_that_does_not_exist_is_told(clerk, group):
    person = make.member(group)

    address = f"/krisegrupper/MT/medlemmer/{person.id}"
    assert clerk.post(address, data={"place": "konge"}).status_code == 409
    assert clerk.post("/krisegrupper/MT/medlemmer/9999", data={"place": "ude"}).status_code == 404
    assert clerk.post("/krisegrupper/ZZ/medlemmer", data={}).status_code == 404


def test_old_name_is_kept_and_still_finds_the_group(clerk, group):
    clerk.post("/krisegrupper/MT/ret", data={"name": "By, Miljø & Drift", "owner_function": "Chef"})

    make.as_stored(group)
    assert (group.name, group.owner_function) == ("By, Miljø & Drift", "Chef")
    assert queries.by_name("Miljø, Teknik og Drift") is group
    assert "Miljø, Teknik &amp; Drift" in clerk.get("/krisegrupper/MT").text


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("  ", "Skriv gruppens navn."),
        ("x" * 301, "Skriv højst 300 tegn."),
        ("Social & Familie", "Der findes allerede en gruppe"),
    ],
)
def test_bad_name_is_told_and_changes_nothing(clerk, group, name, advice):
    make.group(code="SO", name="Social & Familie")

    answer = clerk.post("/krisegrupper/MT/ret", data={"name": name})

    assert answer.status_code == 422
    assert advice in answer.text
    assert make.as_stored(group).name == "Miljø, Teknik & Drift"


def test_departments_take_part(clerk, group):
    departments = [department_service.add(name, actor=None) for name in ("Skoler", "Ældre")]
    db.session.commit()
    first, second = (d.id for d in departments)

    ticked = {f"deltager-{first}": "ja", f"del-{first}": "varsler", f"del-{second}": "x"}
    clerk.post("/krisegrupper/MT/afdelinger", data=ticked)
    assert "varsler" in clerk.get("/krisegrupper/MT").text
    clerk.post(
        "/krisegrupper/MT/afdelinger", data={f"deltager-{second}": "ja", "deltager-99": "ja"}
    )

    marks = db.session.execute(db.select(Participation.department_id, Participation.part)).all()
    assert [tuple(mark) for mark in marks] == [(second, "")]


def test_page_has_the_shape_of_the_minutes(clerk, group):
    make.document(group, kind=Kind.SUBPLAN, title="Delplan for krisegruppen",
                  status=Status.COMPLETED)  # fmt: skip
    make.document(group, title="Strømsvigt", unit="Plejeboligområdet")
    make.document(group, title="Brand", status=Status.COMPLETED)

    page = clerk.get("/krisegrupper/MT").text

    words = ["Udarbejdet <", "Delplan for krisegruppen", "Actioncard: Brand",
             "Under udarbejdelse <", "Actioncard for Plejeboligområdet: Strømsvigt"]  # fmt: skip
    assert sorted(words, key=page.index) == words


def test_group_waits_and_is_settled(member, group):
    said = {"waits_kind": "decision", "subject": "nødkaldsposter", "waits_for": "BSAK"}
    member.post("/krisegrupper/MT/venter", data=said)
    page = member.get("/krisegrupper/MT").text
    assert "Udestående beslutning: nødkaldsposter" in page
    waiting = page.split("/krisegrupper/MT/venter/")[1].split('"')[0]

    member.post(f"/krisegrupper/MT/venter/{waiting}", data={"settlement": "Vedtaget"})

    assert "nødkaldsposter" not in member.get("/krisegrupper/MT").text.split("Bemærkninger")[0]\
        .split("Venter på")[1]  # fmt: skip


def test_bad_notes_on_a_group_are_told(member, group):
    assert member.post("/krisegrupper/MT/bemaerkning", data={"text": ""}).status_code == 422
    answer = member.post("/krisegrupper/MT/venter", data={"awaited": "senere"})
    assert answer.status_code == 422
    assert 'value="senere"' in answer.text


def test_what_a_confidential_document_waits_for_is_hidden_from_other_groups(group, sign_in):
    document = make.document(group, title="Sårbarhed")
    document.is_confidential = True
    notes.wait(group, "et hemmeligt svar", actor=make.clerk(), document=document)
    db.session.commit()
    stranger = sign_in(make.member(make.group(code="SO", name="Social & Familie")))

    for path in ("/krisegrupper", "/krisegrupper/MT", "/register?venter=ja"):
        page = stranger.get(path).text
        assert "Sårbarhed" not in page
        assert "hemmeligt svar" not in page


@pytest.mark.parametrize("role", [Role.READER, Role.REVIEWER, Role.ADMIN])
def test_groups_are_for_those_who_keep_the_register(group, sign_in, role):
    client = sign_in(make.user(role=role))

    assert client.get("/krisegrupper").status_code == 403
    assert client.get("/krisegrupper/MT").status_code == 403


def test_list_of_groups_asks_the_same_of_one_and_of_three(app, clerk):
    asked, seen = [], []
    db.event.listen(db.engine, "before_cursor_execute", lambda *a: seen.append(a[2]))
    for number in range(3):
        made = make.group(code=f"A{chr(65 + number)}", name=f"Gruppe {number}")
        make.member(made, is_leader=True)
        make.document(made)
        seen.clear()
        assert clerk.get("/krisegrupper").text.count("<tr>") == number + 2
        asked.append(len(seen))

    assert asked == [asked[0]] * 3
