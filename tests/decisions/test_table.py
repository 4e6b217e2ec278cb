"""What is decided at the table stands in the register at once, and is taken back exactly."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from bsak.agenda.acts import Act, Verb
from bsak.decisions import carrying, effects, service
from bsak.documents import editing, notes
from bsak.documents import service as documents
from bsak.documents.kinds import Status
from bsak.documents.models import Deadline, OwnerChange, StatusChange
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, Stale
from bsak.meetings.models import Recommendation
from bsak.meetings.states import Outcome
from bsak.tasks import moving
from bsak.tasks import service as tasks
from bsak.tasks.models import Task, TaskStatus
from tests import make
from tests.racing import second_waits

FIRST, DUE = date(2026, 5, 23), date(2026, 10, 1)


def all_of(kind):
    return list(db.session.scalars(select(kind).order_by(kind.id)))


def stands(document, waiting):
    """Return everything of the register that a decision can move."""
    return (
        document.due_on, document.owner_function, document.status, document.touched_on,
        waiting.is_settled,
        waiting.settlement, len(all_of(Deadline)), len(all_of(OwnerChange)),
        len(all_of(StatusChange)), len(all_of(Task)),
    )  # fmt: skip


def acts(document, waiting):
    mine = {"documents": (document.code,)}
    return {
        Verb.DEADLINE: {**mine, "verb": Verb.DEADLINE, "due_on": DUE},
        Verb.OWNER: {**mine, "verb": Verb.OWNER, "owner": "Driftschefen"},
        Verb.STATUS: {**mine, "verb": Verb.STATUS, "status": "in_review"},
        Verb.TASK: {"verb": Verb.TASK, "title": "Spørg HOFOR", "owner": "Driftschefen",
                    "due_on": DUE, "group": "MT"},
        Verb.SETTLE: {"verb": Verb.SETTLE, "waiting": waiting.id, "text": "Lageret er i hal 2."},
        Verb.NOTE: {"verb": Verb.NOTE},
    }  # fmt: skip


@pytest.fixture
def document(table):
    made = make.document(table.group, actor=table.clerk)
    documents.set_deadline(made, date(2026, 5, 1), actor=table.clerk, reason="Aftalt.")
    made.touched_on = date(2026, 5, 1)
    db.session.commit()
    return made


@pytest.fixture
def waiting(table):
    return notes.wait(table.group, "placering af nødlager", actor=table.clerk)


@pytest.mark.parametrize("verb", [v for v in Verb if v is not Verb.APPROVE])
def test_decision_writes_the_register_at_once_and_undo_takes_exactly_that_back(
    table, document, waiting, verb
):
    line = table.recommend(acts(document, waiting)[verb])
    before = stands(document, waiting)

    service.take(line, actor=table.clerk)
    db.session.commit()

    after = stands(document, waiting)
    assert (after == before) == (verb is Verb.NOTE)
    assert (line.outcome, bool(line.minute)) == (Outcome.TAKEN, True)
    kept = [*all_of(Deadline), *all_of(OwnerChange), *all_of(StatusChange), *all_of(Task)]
    assert sum(row.item_id == table.item.id for row in kept) == (
        verb not in (Verb.NOTE, Verb.SETTLE)
    )
    assert (waiting.settled_item_id == table.item.id) == (verb is Verb.SETTLE)

    service.undo(line, actor=table.clerk)
    db.session.commit()

    assert stands(document, waiting) == before
    assert (line.outcome, line.minute, line.made) == (Outcome.OPEN, "", [])


@pytest.mark.parametrize("verb", [Verb.DEADLINE, Verb.OWNER, Verb.STATUS, Verb.TASK, Verb.SETTLE])
def test_what_somebody_has_changed_since_is_not_undone(table, document, waiting, verb):
    line = table.recommend(acts(document, waiting)[verb])
    service.take(line, actor=table.clerk)
    match verb:
        case Verb.DEADLINE:
            documents.set_deadline(document, date(2027, 1, 1), actor=table.clerk, reason="Nyt.")
        case Verb.OWNER:
            editing.set_owner(document, "Skolechefen", actor=table.clerk)
        case Verb.STATUS:
            said = documents.Report(status=Status.COMPLETED)
            documents.report(document, said, actor=table.clerk)
        case Verb.TASK:
            all_of(Task)[0].remark = "I gang."
        case Verb.SETTLE:
            waiting.is_settled = False
    db.session.commit()
    before = stands(document, waiting)

    with pytest.raises(Refused):
        service.undo(line, actor=table.clerk)
    db.session.rollback()

    assert stands(document, waiting) == before
    assert line.outcome is Outcome.TAKEN


@pytest.fixture
def given(table):
    """Return an open task, and the recommendation that gives it a new date."""
    origin = make.item(held_on=date(2026, 4, 11))
    terms = tasks.Terms(title="Spørg HOFOR", owner_function="Driftschefen", due_on=FIRST,
                        group=table.group)  # fmt: skip
    task = tasks.add(terms, actor=table.clerk, item=origin)
    again = {"verb": Verb.TASK, "title": "Spørg HOFOR", "group": "MT", "task": task.id,
             "owner": "Driftschefen", "due_on": DUE}  # fmt: skip
    return task, table.recommend(again)


def test_task_given_again_is_the_same_task_with_a_new_date_until_it_is_undone(table, given):
    task, line = given
    service.take(line, actor=table.clerk)

    assert all_of(Task) == [task]
    assert (task.status, task.due_on, task.item.meeting.body) == (TaskStatus.OPEN, DUE, "Chefforum")
    (step,) = moving.moves(task).steps
    assert (step.was, step.now, step.item) == (FIRST, DUE, table.item)
    assert moving.moves(task).slip.words() == "Flyttet 1 gang, i alt 131 dage."
    assert line.minute == "Driftschefen har fået opgaven »Spørg HOFOR« med ny frist den 1. " \
                          "oktober 2026."  # fmt: skip
    (effect,) = effects.of([table.item.id], table.clerk)[table.item.id]
    assert (effect.words, effect.task_id) == ("opgave, ny frist 1. okt. 2026", task.id)

    service.undo(line, actor=table.clerk)
    assert (task.status, task.due_on, moving.moves(task).steps) == (TaskStatus.OPEN, FIRST, [])


def test_page_of_a_task_tells_of_every_date_it_had(table, given, sign_in):
    task, line = given
    tasks.edit(task, replace(tasks.terms_of(task), due_on=date(2026, 6, 1)), actor=table.clerk)
    service.take(line, actor=table.clerk)
    db.session.commit()

    page = sign_in(table.clerk_account).get(f"/opgaver/{task.id}").text

    assert "Flyttet 2 gange, i alt 131 dage." in page
    assert "Fra 23. maj 2026 til 1. juni 2026: rettet" in page
    place = f"/moeder/{table.meeting.id}#punkt-1"
    assert f'Fra 1. juni 2026 til 1. oktober 2026: <a href="{place}">BSAK 6. juni 2026' in page
    assert "Chefforum 11. apr. 2026, punkt 2" in page


def test_task_given_again_that_is_finished_by_now_is_a_new_one(table, given):
    task, line = given
    tasks.settle(task, TaskStatus.DONE, "", actor=table.clerk)

    service.take(line, actor=table.clerk)

    assert [one.status for one in all_of(Task)] == [TaskStatus.DONE, TaskStatus.OPEN]
    assert "med frist den 1. oktober" in line.minute


def test_task_given_again_is_not_undone_when_it_was_changed_since(table, given):
    task, line = given
    service.take(line, actor=table.clerk)
    tasks.settle(task, TaskStatus.DONE, "", actor=table.clerk)
    db.session.commit()

    with pytest.raises(Refused, match="ændret siden"):
        service.undo(line, actor=table.clerk)
    db.session.rollback()

    assert (task.status, task.due_on) == (TaskStatus.DONE, DUE)


def test_signs_that_no_word_file_can_hold_are_left_out_of_what_is_decided(table):
    line = table.recommend()
    service.drop(line, "Nej\x01 tak\r\n", actor=table.clerk)
    service.decide(table.item, "Drøftet\x0b.", actor=table.clerk)

    assert (line.minute, table.item.decision) == ("Nej tak", "Drøftet\n.")


@pytest.mark.parametrize("verb", [Verb.OWNER, Verb.STATUS, Verb.DEADLINE, Verb.TASK])
def test_the_same_is_not_decided_twice_at_one_point(table, document, waiting, verb):
    act = Act(**acts(document, waiting)[verb])
    first, second = (table.recommend(acts(document, waiting)[verb]) for _n in range(2))
    service.take(first, actor=table.clerk)
    for again in (
        lambda: service.take(second, actor=table.clerk),
        lambda: service.change(second, act, "", actor=table.clerk),
        lambda: service.attach(table.item, act, actor=table.clerk),
    ):
        with pytest.raises(Refused, match="Det er allerede besluttet"):
            again()
    service.undo(first, actor=table.clerk)
    service.take(second, actor=table.clerk)


def test_nothing_is_decided_at_a_point_that_is_put_off_or_closed(table):
    line = table.recommend({"verb": Verb.TASK, "title": "Ring", "group": "MT"})
    carrying.postpone(table.item, actor=table.clerk)
    with pytest.raises(Refused, match="udsat"):
        service.take(line, actor=table.clerk)
    carrying.resume(table.item, actor=table.clerk)
    table.item.is_closed = True
    db.session.commit()
    with pytest.raises(Refused, match="lukket"):
        service.attach(table.item, Act(verb=Verb.TASK, title="Ring"), actor=table.clerk)

    assert all_of(Task) == []


def test_changed_recommendation_keeps_both_texts_and_undo_gives_the_first_back(table, document):
    line = table.recommend({"verb": Verb.NOTE}, "at det drøftes")
    act = Act(verb=Verb.OWNER, documents=(document.code,), owner="Driftschefen")

    service.change(line, act, "at Driftschefen tager over", actor=table.clerk)

    assert (line.text, line.minute) == ("at det drøftes", "at Driftschefen tager over")
    assert (document.owner_function, line.outcome) == ("Driftschefen", Outcome.CHANGED)
    service.undo(line, actor=table.clerk)
    assert (line.act, line.outcome) == ({"verb": "note"}, Outcome.OPEN)
    assert document.owner_function == "Leder af gruppen"


def test_dropped_recommendation_changes_nothing_but_the_minutes(table, document, waiting):
    line = table.recommend(acts(document, waiting)[Verb.DEADLINE])
    before = stands(document, waiting)

    service.drop(line, "", actor=table.clerk)

    assert stands(document, waiting) == before
    assert (line.outcome, line.minute) == (Outcome.DROPPED, "Ikke fulgt: at det gøres.")


def test_change_beside_a_free_decision_is_done_once_and_gone_when_undone(table, document):
    service.decide(table.item, "Fristen flyttes.", actor=table.clerk)
    act = Act(verb=Verb.DEADLINE, documents=(document.code,), due_on=DUE)

    line = service.attach(table.item, act, actor=table.clerk, seen=0)

    assert (document.due_on, line.is_proposed) == (DUE, False)
    assert "1. oktober 2026" in line.minute
    with pytest.raises(Refused, match="ny linje"):
        service.attach(table.item, act, actor=table.clerk, seen=0)
    service.undo(line, actor=table.clerk)
    assert (document.due_on, table.item.recommendations) == (date(2026, 5, 1), [])


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ({"verb": Verb.DEADLINE, "due_on": DUE}, "Skriv koden"),
        ({"verb": Verb.DEADLINE, "documents": ("MT-AC-01",)}, "Skriv den nye frist"),
        ({"verb": Verb.DEADLINE, "documents": ("XX-AC-99",), "due_on": DUE}, "XX-AC-99"),
        ({"verb": Verb.DEADLINE, "documents": ("MT-AC-01",), "due_on": date(2020, 1, 1)}, "før"),
        ({"verb": Verb.STATUS, "documents": ("MT-AC-01",), "status": "andet"}, "status"),
        ({"verb": Verb.TASK}, "opgaven"),
        ({"verb": Verb.SETTLE, "waiting": 99, "text": "Ja."}, "findes ikke"),
        ({"verb": Verb.SETTLE, "waiting": 99}, "Skriv med frie ord"),
        ({"verb": Verb.APPROVE, "documents": ("MT-AC-01",)}, "ingen tekst"),
    ],
)
def test_act_that_cannot_be_done_is_refused_and_leaves_the_line_open(
    table, document, fault, sentence
):
    line = table.recommend(fault)

    with pytest.raises(Refused, match=sentence):
        service.take(line, actor=table.clerk)

    assert make.as_stored(line).outcome is Outcome.OPEN


def test_act_of_many_documents_is_done_for_all_or_none(table, document):
    line = table.recommend(
        {"verb": Verb.OWNER, "documents": (document.code, "XX-AC-99"), "owner": "Driftschefen"}
    )

    with pytest.raises(Refused):
        service.take(line, actor=table.clerk)

    assert make.as_stored(document).owner_function == "Leder af gruppen"


def test_only_those_who_lead_decide_and_the_director_may(table, document, approver):
    line = table.recommend({"verb": Verb.OWNER, "documents": (document.code,), "owner": "Chefen"})
    member = make.viewer(make.member(table.group))

    with pytest.raises(Refused, match="Kun sekretariatet og kommunaldirektøren"):
        service.take(line, actor=member)
    service.take(line, actor=make.viewer(approver))

    assert document.owner_function == "Chefen"


def test_form_made_before_somebody_else_decided_is_refused(table, document):
    line = table.recommend({"verb": Verb.NOTE})
    seen = line.version
    service.drop(line, "Nej.", actor=table.clerk, version=seen)

    with pytest.raises(Refused, match=r"siden du åbnede siden\. Nu: Ikke fulgt"):
        service.take(line, actor=table.clerk, version=seen)
    with pytest.raises(Refused, match="allerede behandlet"):
        service.take(line, actor=table.clerk)


def test_what_was_waited_for_is_answered_with_the_words_of_the_point(table, waiting):
    line = table.recommend({"verb": Verb.SETTLE, "waiting": waiting.id})
    service.decide(table.item, "Nøglen ligger i hal 2.", actor=table.clerk)

    service.take(line, actor=table.clerk)

    assert (waiting.is_settled, waiting.settlement) == (True, "Nøglen ligger i hal 2.")


def test_two_who_write_the_same_decision_see_both_texts(table):
    seen = table.item.version
    service.decide(table.item, "Det første.", actor=table.clerk, version=seen)

    with pytest.raises(Stale) as told:
        service.decide(table.item, "Det andet.", actor=table.clerk, version=seen)

    assert (told.value.mine, told.value.theirs) == (
        {"Beslutning": "Det andet."}, {"Beslutning": "Det første."}
    )  # fmt: skip


def test_two_at_the_table_never_do_one_recommendation_twice(app, table):
    line = table.recommend({"verb": Verb.TASK, "title": "Spørg HOFOR"})
    key, clerk = line.id, table.clerk

    def take():
        service.take(db.session.get(Recommendation, key), actor=clerk)

    said = second_waits(app, take, take)

    assert len(all_of(Task)) == 1
    assert said == ["Indstillingen er allerede behandlet: Fulgt. Fortryd det først."]
