"""Tasks: who may write and settle them, that no word is lost, and where each is seen."""

from datetime import date

import pytest

from bsak.kernel.db import db
from bsak.kernel.errors import Refused, Stale
from bsak.kernel.trail import Entry
from bsak.people.models import Role
from bsak.tasks import queries, rules, service
from bsak.tasks.models import TaskStatus
from bsak.tasks.service import Terms
from tests import make


@pytest.fixture
def group(app):
    return make.group()


def test_task_of_a_decision_leads_back_to_it(group, sign_in, secretariat):
    point = make.item(held_on=date(2019, 4, 11), decision="Det undersøges.")
    document = make.document(group)
    terms = Terms(title="Undersøg  nødstrøm", owner_function="Ejendomschefen", document=document)
    task = service.add(terms, actor=make.viewer(secretariat), item=point)
    db.session.commit()

    page = sign_in(secretariat).get(f"/opgaver/{task.id}").text

    assert task.title == "Undersøg nødstrøm"
    assert task.group is group
    assert f'/moeder/{point.meeting_id}#punkt-2">Chefforum 11. apr. 2019, punkt 2' in page
    assert "Ejendomschefen" in page
    assert "Undersøg nødstrøm" in sign_in(secretariat).get(f"/register/{document.code}").text


def test_open_task_stands_on_the_page_of_whoever_has_it(group, sign_in):
    member, other = make.member(group), make.member(make.group(code="SU", name="Sundhed"))
    service.add(Terms(title="Til gruppen", group=group), actor=make.viewer(member))
    mine = Terms(title="Til mig", owner=member, due_on=date(2019, 5, 1))
    service.add(mine, actor=make.clerk())
    settled = service.add(Terms(title="Færdig", group=group), actor=make.viewer(member))
    service.settle(settled, TaskStatus.DONE, "", actor=make.viewer(member))
    service.add(Terms(title="Til en anden", owner=other), actor=make.clerk())
    db.session.commit()

    page = sign_in(member).get("/min-side").text

    assert [task.title for task in queries.mine(make.viewer(member))] == ["Til mig", "Til gruppen"]
    assert "Til mig" in page
    assert "Færdig" not in page
    assert "Til en anden" not in page


def test_task_without_person_and_group_is_seen_by_the_secretariat_and_the_director(group, sign_in):
    clerk = make.clerk()
    for owner in ("Sekretariat for Politik & Ledelse", "KOMMUNALDIREKTØREN", ""):
        service.add(Terms(title=f"Til {owner}", owner_function=owner), actor=clerk)
    service.add(Terms(title="Gruppens", group=group, owner_function="Lederen"), actor=clerk)
    director = make.user(name="Direktøren", role=Role.APPROVER)
    secretariat = make.user(role=Role.SECRETARIAT)
    db.session.commit()

    mine = sign_in(director).get("/min-side").text
    theirs = sign_in(secretariat).get("/min-side").text

    assert "Opgaver uden person" in mine
    assert "Til KOMMUNALDIREKTØREN" in mine
    assert "Til Sekretariat" not in mine
    assert "Til KOMMUNALDIREKTØREN" in theirs
    assert "Til Sekretariat for Politik" in theirs
    assert "Gruppens" not in theirs
    task = queries.unclaimed(make.viewer(director))[0]
    service.settle(task, TaskStatus.DONE, "", actor=make.viewer(director))
    assert queries.unclaimed(make.viewer(director)) == []
    assert queries.unclaimed(make.viewer(make.member(group))) == []


def test_task_is_only_given_to_somebody_who_can_see_it(group, sign_in, secretariat):
    blind, member = make.user(name="Blind Læser"), make.member(group, name="Et Medlem")

    page = sign_in(secretariat).get("/opgaver/ny").text

    assert "Et Medlem" in page
    assert "Blind Læser" not in page
    with pytest.raises(Refused, match="Blind Læser kan ikke se opgaver"):
        service.add(Terms(title="Ring", owner=blind), actor=make.clerk())
    assert service.add(Terms(title="Ring", owner=member), actor=make.clerk()).owner is member


def test_task_beside_a_confidential_document_is_known_to_few_and_given_to_no_stranger(group):
    clerk, other = make.clerk(), make.member(make.group(code="SK", name="Skoler"))
    document = make.document(group)
    document.is_confidential = True
    hidden = service.add(Terms(title="Hemmelig", document=document), actor=clerk)
    for viewer in (clerk, make.viewer(make.member(group)), make.viewer(other)):
        seen = set(queries.listed(queries.Wanted(), viewer))
        assert seen == {task for task in (hidden,) if rules.sees(task, viewer)}

    assert not rules.sees(hidden, make.viewer(other))
    with pytest.raises(Refused, match="fortrolige"):
        service.add(Terms(title="Givet", document=document, owner=other), actor=clerk)


def test_task_that_a_meeting_decided_is_not_taken_away(group, secretariat):
    clerk = make.viewer(secretariat)
    point = make.item(held_on=date(2019, 4, 11))
    task = service.add(Terms(title="Ring", group=group), actor=clerk, item=point)

    with pytest.raises(Refused, match="besluttet"):
        service.remove(task, actor=clerk)


def test_second_of_two_editors_gets_both_texts(group):
    task = service.add(Terms(title="Ring", group=group), actor=make.clerk())
    read = task.version
    service.edit(task, Terms(title="Ring i dag", group=group), actor=make.clerk(), version=read)

    with pytest.raises(Stale) as found:
        service.edit(task, Terms(title="Skriv", group=group), actor=make.clerk(), version=read)

    assert found.value.theirs["Opgave"] == "Ring i dag"
    assert found.value.mine["Opgave"] == "Skriv"
    assert task.title == "Ring i dag"


def test_dropping_asks_why_and_reopening_keeps_the_word(group):
    task = service.add(Terms(title="Ring", group=group), actor=make.clerk())

    with pytest.raises(Refused, match="hvorfor"):
        service.settle(task, TaskStatus.DROPPED, " ", actor=make.clerk())
    service.settle(task, TaskStatus.DROPPED, "Ikke aktuelt", actor=make.clerk())
    assert task.finished_on is not None
    service.settle(task, TaskStatus.OPEN, "", actor=make.clerk())

    assert (task.status, task.finished_on, task.remark) == (TaskStatus.OPEN, None, "Ikke aktuelt")


def test_dropping_without_a_reason_stays_on_the_page_and_so_does_a_long_word(group, sign_in):
    member = make.member(group)
    task = service.add(Terms(title="Ring", group=group), actor=make.clerk())
    db.session.commit()
    client = sign_in(member)

    bare = client.post(f"/opgaver/{task.id}/meld", data={"status": "dropped", "remark": " "})
    long = client.post(f"/opgaver/{task.id}/meld", data={"status": "done", "remark": "å" * 2001})

    assert (bare.status_code, long.status_code) == (422, 422)
    assert "Skriv, hvorfor opgaven bortfalder." in bare.text
    assert "å" * 2001 in long.text
    assert make.as_stored(task).status is TaskStatus.OPEN


def test_leader_who_names_no_group_keeps_the_form(group, sign_in):
    leader = make.member(group, is_leader=True)

    answer = sign_in(leader).post(
        "/opgaver/ny", data={"title": "Ring til HOFOR", "owner": "", "group": ""}
    )

    assert answer.status_code == 422
    assert "Du kan skrive opgaver til din egen krisegruppe." in answer.text
    assert 'value="Ring til HOFOR"' in answer.text


def test_undo_takes_the_word_back_and_opening_later_keeps_it(group, sign_in):
    task = service.add(Terms(title="Ring", group=group, remark="Efter kl. 12"), actor=make.clerk())
    db.session.commit()
    client, said = sign_in(make.member(group)), {"status": "done", "remark": "Ringet"}

    page = client.post(f"/opgaver/{task.id}/meld", data=said, follow_redirects=True).text
    assert f'action="/opgaver/{task.id}/genaabn?fortryd=1"' in page
    client.post(f"/opgaver/{task.id}/genaabn?fortryd=1")
    assert (make.as_stored(task).status, task.remark) == (TaskStatus.OPEN, "Efter kl. 12")
    client.post(f"/opgaver/{task.id}/meld", data=said)
    client.post(f"/opgaver/{task.id}/genaabn")
    assert make.as_stored(task).remark == "Efter kl. 12\nRinget"


def test_title_that_is_too_long_is_refused_wherever_it_comes_from(group):
    with pytest.raises(Refused, match="højst 300 tegn"):
        service.add(Terms(title="x" * 301, group=group), actor=make.clerk())


def test_member_writes_tasks_for_own_group_only_and_cannot_give_one_away(group):
    member, foreign = make.viewer(make.member(group)), make.group(code="SK", name="Skoler")
    task = service.add(Terms(title="Ring", group=group), actor=member)

    with pytest.raises(Refused):
        service.add(Terms(title="Ring", group=foreign), actor=member)
    with pytest.raises(Refused):
        service.add(Terms(title="Ring"), actor=member)
    with pytest.raises(Refused):
        service.edit(task, Terms(title="Ring", group=foreign), actor=member)
    with pytest.raises(Refused):
        service.remove(task, actor=make.clerk())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": ""}, "Skriv opgaven."),
        ({"title": "Ring", "document": "XX-AC-99"}, "intet dokument med den kode"),
        ({"title": "Ring", "due_on": "31-02-2026"}, "Skriv datoen"),
        ({"title": "x" * 301}, "højst 300"),
        ({"title": "Ring", "owner": "999999"}, "Vælg en af mulighederne"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_nothing_is_kept(
    group, sign_in, secretariat, typed, said
):
    answer = sign_in(secretariat).post("/opgaver/ny", data=typed)

    assert answer.status_code == 422
    assert said in answer.text
    assert queries.listed(queries.Wanted(status=None), make.clerk()) == []


def test_closed_group_is_given_no_new_task(group):
    group.is_closed = True

    with pytest.raises(Refused, match="lukket"):
        service.add(Terms(title="Ring", group=group), actor=make.clerk())


def test_every_act_is_in_the_trail(group):
    clerk = make.clerk()
    task = service.add(Terms(title="Ring", group=group), actor=clerk)
    service.edit(task, Terms(title="Skriv", group=group), actor=clerk)
    service.settle(task, TaskStatus.DONE, "", actor=clerk)

    acts = db.session.query(Entry).where(Entry.subject == "task").order_by(Entry.id).all()

    assert [act.action for act in acts] == ["task_added", "task_edited", "task_settled"]
    assert acts[1].after == {"Opgave": "Skriv"}
