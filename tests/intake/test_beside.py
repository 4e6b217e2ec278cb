"""What minutes say beside the documents, and that all they move leads back to its point."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bsak.documents import notes
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Deadline, Document, Remark, StatusChange, Waiting
from bsak.intake import command, service
from bsak.intake.proposal import State, What
from bsak.kernel.db import db
from bsak.meetings.models import AgendaItem, Attendance, Meeting
from bsak.tasks.models import Task
from tests import make
from tests.intake.test_intake import MINUTES
from tests.intake.test_proposal import proposed, write
from tests.meetings import sample_minutes

REAL = sorted((Path(__file__).parents[3] / "shared" / "minutes").glob("chefforum-*.txt"))
WITH_TASKS = MINUTES.replace(
    "## Beslutning\n\n",
    "## Beslutning\n\nKriseledelsen udarbejder en liste over stedfortrædere. "
    "Det skal undersøges, om nødlageret er stort nok.\n\n",
).replace("# Punkt 1", "**Til stede:** Kommunaldirektøren; HBR (gæst)\n\n# Punkt 1")


def every(model):
    return list(db.session.scalars(select(model).order_by(model.id)))


def test_task_with_an_owner_is_ticked_and_one_without_is_for_a_person_to_see(app):
    states = {c.title: c.state for c in proposed(WITH_TASKS).of(What.TASK)}
    assert states == {
        "Udarbejde en liste over stedfortrædere": State.NEW,
        "Det skal undersøges, om nødlageret er stort nok": State.UNCLEAR,
    }

    write(WITH_TASKS)

    (task,) = every(Task)
    assert (task.owner_function, task.item.number) == ("Kriseledelsen", 1)


def test_second_reading_adds_no_task_and_nobody_to_the_meeting(app):
    write(WITH_TASKS)
    (task,) = every(Task)
    task.owner_function = "Kommunaldirektøren"
    db.session.commit()

    write(WITH_TASKS)

    assert len(every(Task)) == 1
    assert [(a.name, a.presence.value, a.is_guest) for a in every(Attendance)] == [
        ("Kommunaldirektøren", "present", False), ("HBR", "present", True),
    ]  # fmt: skip
    moved = [c for c in proposed(WITH_TASKS).changes if c.state is not State.UNCHANGED]
    assert [c.what for c in moved] == [What.TASK]


def test_task_of_other_business_is_shown_and_not_ticked(app):
    other = WITH_TASKS.replace("14.00.08-A21-4-24", "00.01.00-A21-4-24")

    assert {c.state for c in proposed(other).of(What.TASK)} == {State.UNCLEAR}


def test_what_a_finished_document_waited_for_is_settled_by_the_point_when_ticked(app):
    group, clerk = make.group(code="VV", name="Vand & Varme"), make.clerk()
    plan = make.document(group, kind=Kind.SUBPLAN, on=date(2024, 1, 1),
                         title="Delplan for krisegruppen Vand & Varme")  # fmt: skip
    waiting = notes.wait(group, "tal fra værket", actor=clerk, document=plan, on=date(2024, 1, 1))
    db.session.commit()
    (change,) = proposed().of(What.SETTLED)
    assert change.state is State.UNCLEAR
    write()
    assert not waiting.is_settled

    proposal = proposed()
    (change,) = proposal.of(What.SETTLED)
    service.apply(proposal, frozenset({change.key}), actor=clerk)

    assert (waiting.is_settled, waiting.settled_on) == (True, date(2024, 3, 12))
    assert db.session.get(AgendaItem, waiting.settled_item_id).number == 1


def test_all_that_was_moved_leads_to_the_point_that_moved_it(app):
    group = make.group(code="VV", name="Vand & Varme")
    make.document(group, kind=Kind.CONTINGENCY_PLAN, title="Rørbrud", on=date(2024, 1, 1),
                  status=Status.NOT_STARTED)  # fmt: skip

    write()

    for model in (Deadline, Waiting, Remark):
        assert every(model)
        assert {db.session.get(AgendaItem, row.item_id).number for row in every(model)} == {1}
    moved = [c for c in every(StatusChange) if c.changed_on == date(2024, 3, 12)]
    assert len(moved) == 4
    assert {db.session.get(AgendaItem, change.item_id).number for change in moved} == {1}


def see_that_all_leads_to_its_point_and_nothing_is_left(texts):
    """Read minutes in, and hold what became of them."""
    for text in texts:
        write(text)
    for model in (Deadline, Waiting, Remark, StatusChange):
        assert every(model), model
        assert all(row.item_id for row in every(model)), model
    assert all(task.item_id for task in every(Task))
    before = db.session.scalar(select(func.count(Document.id)))
    for text in texts:
        assert not proposed(text).suggested
    assert db.session.scalar(select(func.count(Document.id))) == before


def test_minutes_become_a_meeting_and_decisions_that_lead_to_what_they_moved(app):
    see_that_all_leads_to_its_point_and_nothing_is_left([sample_minutes.MARKDOWN])

    (held,) = [m for m in every(Meeting) if m.items]
    assert (held.held_on.isoformat(), len(held.items)) == ("2025-09-04", 4)
    assert held.items[1].time_slot == "20 min."
    assert held.items[1].proposer == ""
    due = {d.item_id for d in every(Deadline) if d.due_on == date(2025, 10, 24)}
    assert due == {held.items[1].id}


@pytest.mark.skipif(not REAL, reason="the real minutes do not lie beside the checkout")
def test_real_minutes_become_meetings_and_decisions_that_lead_to_what_they_moved(app):
    texts = [path.read_text(encoding="utf-8") for path in REAL]
    see_that_all_leads_to_its_point_and_nothing_is_left(texts)

    held = [m for m in every(Meeting) if m.items]
    assert [(m.held_on.isoformat(), len(m.items)) for m in held] == [
        ("2019-04-11", 9), ("2020-03-25", 6), ("2021-05-27", 9),
    ]  # fmt: skip
    slots = [[item.time_slot for item in m.items] for m in held]
    assert (slots[0][1], slots[2][1]) == ("10 minutter", "9.00-10.00")
    assert held[0].items[1].proposer == "Afdelingschefen for Miljø & Teknik"
    first = {d.item_id for d in every(Deadline) if d.due_on == date(2019, 5, 23)}
    assert first == {held[0].items[1].id}
    assert {t.owner_function for t in every(Task)} >= {
        "Kriseledelsen", "Chefen for Miljø & Teknik",
    }  # fmt: skip


def test_line_to_look_at_is_told_as_not_written(app, tmp_path, capsys):
    doubtful = "Det skal undersøges, om nødlageret er stort nok"
    file = tmp_path / "referat.txt"
    file.write_text(WITH_TASKS, encoding="utf-8")

    command.run(str(file), write=False, as_json=False)
    assert "IKKE skrevet" not in capsys.readouterr().out
    assert command.run(str(file), write=True, as_json=False) == 0

    told = capsys.readouterr().out.partition("IKKE skrevet. Se efter:")[2]
    assert f"Opgaver: {doubtful}" in told
    assert "/referat" in told
    assert doubtful not in {task.title for task in every(Task)}


def test_browser_says_how_many_lines_were_left_out(app, sign_in, secretariat):
    client = sign_in(secretariat)
    where = client.post("/referat", data={"text": WITH_TASKS}).headers["Location"]
    proposal = proposed(WITH_TASKS)

    sent = {"change": sorted(proposal.suggested), "seen": proposal.digest}
    page = client.post(f"{where}/skriv", data=sent, follow_redirects=True).text

    assert "at se efter er ikke skrevet" in page
