"""What people wrote in, or put off, follows the register: what is settled goes out of it."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from bsak.agenda.acts import Verb, read
from bsak.agenda.models import Cause
from bsak.decisions import service as table
from bsak.decisions import sitting
from bsak.documents import notes, service
from bsak.documents.kinds import Status
from bsak.documents.models import WaitingFor
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.meetings import items, placing
from bsak.meetings import service as meetings
from bsak.meetings.models import AgendaItem
from bsak.meetings.states import Need
from tests import make
from tests.agenda.conftest import NEXT

MAY, JULY, AUGUST, SEPTEMBER = (
    date(2019, 5, 23), date(2019, 7, 4), date(2019, 8, 1), date(2019, 9, 5),
)  # fmt: skip
DONE = service.Report(status=Status.COMPLETED)


def late(board, *titles):
    """Return documents whose deadline is over, on a drafted agenda."""
    found = [board.due(board.document(title), MAY) for title in titles]
    board.draft()
    return found


def write(board, topic="deadlines", texts=None, **fields):
    """Let a person write at a point."""
    point = board.points(topic)[0]
    kept = items.replace(items.point_of(point), **fields)
    items.edit(point, kept, actor=board.clerk, texts=texts or {})
    db.session.commit()
    return point


def acts(board, topic="deadlines"):
    return [
        (act.documents, act.due_on) if (act := read(line.act)) else None
        for point in board.points(topic)
        for line in point.recommendations
    ]


def september(board, monkeypatch, during=lambda: None):
    """Hold the meeting, and put what is left on that of September."""
    monkeypatch.setenv("BSAK_TODAY", NEXT.isoformat())
    sitting.open_meeting(board.meeting, actor=board.clerk)
    during()
    sitting.close(board.meeting, actor=board.clerk)
    monkeypatch.setenv("BSAK_TODAY", "2019-09-01")
    facts = meetings.Facts(body="BSAK", held_on=SEPTEMBER, has_board_points=True)
    board.meeting = meetings.plan(facts, actor=board.clerk)
    return db.session.scalars(select(AgendaItem).where(AgendaItem.meeting_id.is_(None))).one()


def test_a_deadline_moved_after_somebody_wrote_at_the_point_has_its_own_recommendation(board):
    one, other = late(board, "Flyttet", "Stadig sent")
    write(board, presentation="Vores egne ord.")
    service.set_deadline(one, AUGUST, actor=board.clerk, reason="Ferie")
    board.draft()
    first, added = board.points("deadlines")
    assert (first.presentation, added.need) == ("Vores egne ord.", Need.DECISION)
    assert added.title.endswith("(tilføjet)")
    assert board.recommended("deadlines") == [
        "at fristen for »Actioncard: Stadig sent« (MT-AC-02), der var den 23. maj 2019, flyttes "
        "til den 4. juli 2019",
        "at fristen den 1. august 2019 for »Actioncard: Flyttet« (MT-AC-01) godkendes",
    ]
    assert acts(board) == [((other.code,), JULY), ((one.code,), AUGUST)]
    assert board.draft().matters == 0
    write(board, occasion="Rettet.")
    added = board.points("deadlines")[1]
    items.edit(added, items.replace(items.point_of(added), occasion="Også."), actor=board.clerk)
    service.set_deadline(one, SEPTEMBER, actor=board.clerk, reason="Mere ferie")
    board.draft()
    assert acts(board) == [((other.code,), JULY), ((one.code,), SEPTEMBER)]


def test_what_is_finished_is_not_moved_and_peoples_own_words_are_told(board):
    one, other = late(board, "Færdigt", "Sent")
    service.report(one, DONE, actor=board.clerk)
    point = write(board, occasion="Rettet.")
    (line,) = point.recommendations
    words = "at fristen for begge flyttes til den 4. juli 2019"
    write(board, texts={line.id: words})
    made = board.draft()
    assert made.overtaken == (words,)
    assert board.recommended("deadlines") == [words]
    assert acts(board) == [((other.code,), JULY)]
    assert "Færdigt" not in board.points("deadlines")[0].presentation
    service.report(other, DONE, actor=board.clerk)
    board.draft()
    assert acts(board) == [None]


def test_what_was_settled_goes_out_of_lines_of_every_sort(board):
    (one,) = late(board, "Sent")
    wait = notes.wait(board.group, "Placering", actor=board.clerk, kind=WaitingFor.DECISION)
    make.group(code="SO", name="Social & Familie")
    board.draft()
    for topic in ("deadlines", "decisions", "plans"):
        write(board, topic, title="Rettet")
    notes.settle(wait, "Ved rådhuset", actor=board.clerk)
    service.report(one, DONE, actor=board.clerk)
    board.draft()
    assert not [*board.recommended("deadlines"), *board.recommended("decisions")]
    assert "Der udestår" not in board.points("decisions")[0].presentation
    over = "Det, som punktet handlede om, er afgjort siden."
    assert board.points("deadlines")[0].presentation == over
    assert len(board.recommended("plans")) == 1


def test_a_point_from_the_list_for_later_says_what_is_so_and_proposes_a_date_to_come(
    board, monkeypatch
):
    made = late(board, "Besluttet", "Færdigt", "Tilbage")
    write(board, occasion="Rettet.")

    def decide():
        point = board.points("deadlines")[0]
        (line,) = point.recommendations
        act = read(line.act)
        moved = replace(act, documents=act.documents[:1], due_on=date(2019, 10, 1))
        table.attach(point, moved, actor=board.clerk)

    waiting = september(board, monkeypatch, decide)
    service.report(made[1], DONE, actor=board.clerk)
    placing.place(waiting, board.meeting, actor=board.clerk)
    db.session.commit()
    (point,) = board.points("deadlines")
    assert point.occasion == "Rettet."
    assert "Tilbage" in point.presentation
    assert "Besluttet" not in point.presentation
    assert "Færdigt" not in point.presentation
    assert board.recommended("deadlines") == [
        "at fristen for »Actioncard: Tilbage« (MT-AC-03), der var den 23. maj 2019, flyttes til "
        "den 3. oktober 2019"
    ]
    board.draft()
    assert len(board.points("deadlines")) == 1
    assert len(board.matters(Cause.DEADLINE_PASSED)) == 3


def test_a_task_put_off_is_given_by_a_day_after_the_meeting(board, monkeypatch):
    make.group(code="SO", name="Social & Familie")
    board.draft()
    write(board, "plans", occasion="Rettet.")
    waiting = september(board, monkeypatch)
    placing.place(waiting, board.meeting, actor=board.clerk)
    (line,) = board.points("plans")[0].recommendations
    assert "3. oktober 2019" in line.text
    assert read(line.act).due_on == date(2019, 10, 3)
    assert read(line.act).verb is Verb.TASK


def test_a_date_before_the_meeting_in_peoples_own_words_is_warned_of_and_not_followed(
    board, monkeypatch, secretariat, sign_in
):
    make.group(code="SO", name="Social & Familie")
    board.draft()
    (line,) = board.points("plans")[0].recommendations
    own = "at gruppen laver sin delplan inden den 22. august 2019"
    write(board, "plans", texts={line.id: own})
    waiting = september(board, monkeypatch)
    placing.place(waiting, board.meeting, actor=board.clerk)
    db.session.commit()
    assert board.recommended("plans") == [own]
    page = sign_in(secretariat).get(f"/moeder/{board.meeting.id}").text
    assert "sætter en frist før mødet, den 22. august 2019. Ret datoen." in page
    sitting.open_meeting(board.meeting, actor=board.clerk)
    with pytest.raises(Refused, match="ligger før mødet"):
        table.take(board.points("plans")[0].recommendations[0], actor=board.clerk)
