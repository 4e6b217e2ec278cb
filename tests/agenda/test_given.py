"""One matter has one recommendation: what somebody has as a task is not recommended beside it."""

from datetime import date

import pytest
from sqlalchemy import select

from bsak.agenda.models import Cause
from bsak.decisions import service as table
from bsak.decisions import sitting
from bsak.documents.kinds import Status
from bsak.groups.models import Membership
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.meetings.models import Recommendation
from bsak.meetings.states import Need
from bsak.people.models import Role
from bsak.tasks import service as tasks
from bsak.tasks.models import Task, TaskStatus
from tests import make
from tests.agenda.conftest import NEXT
from tests.agenda.test_causes import commented

MAY, AUGUST = date(2019, 5, 23), date(2019, 8, 22)


def given(board, title, due_on, document=None, owner="Leder af gruppen"):
    """Let the meeting of April have given a task."""
    terms = tasks.Terms(title=title, owner_function=owner, due_on=due_on, document=document,
                        group=board.group if document else None)  # fmt: skip
    return tasks.add(terms, actor=board.clerk, item=board.point, on=date(2019, 4, 11))


def busy(board):
    """Let two texts want something that somebody may have been asked for."""
    read = board.document("Læst", status=Status.COMPLETED)
    read.review_due = date(2019, 6, 20)
    commented(board, read, make.user(name="HBR", role=Role.REVIEWER))
    return read


def proposed(board):
    return [line for p in board.points() for line in board.recommended(p.topic) if "Læst" in line]


def test_a_task_that_is_due_is_asked_after_in_one_place_with_what_it_was_for(board):
    read = busy(board)
    given(board, "Besvar HBR's kommentarer", MAY, read)
    given(board, "Gennemgå og bekræft teksten", None, read)
    board.draft()
    assert not board.points("texts")
    (point,) = board.points("follow_up")
    assert point.presentation.count("Læst") == 1
    for words in ("HBR har 1 kommentar", "Eftersynet forfalder", "skulle være løst den 23. maj"):
        assert words in point.presentation
    assert [line.partition(" får ")[2] for line in board.recommended("follow_up")] == [
        f"opgaven »{title}« for »Actioncard: Læst« (MT-AC-01) med frist den 4. juli 2019"
        for title in ("Besvar HBR's kommentarer", "Gennemgå og bekræft teksten")
    ]
    assert board.draft().matters == 0


def test_a_task_that_is_still_to_come_is_told_and_not_given_again(board):
    read = busy(board)
    given(board, "Besvar HBR's kommentar", AUGUST, read)
    given(board, "Gennemgå og bekræft teksten", AUGUST, read)
    board.draft()
    (point,) = board.points("texts")
    assert point.need is Need.INFORMATION
    assert "»Gennemgå og bekræft teksten« er givet med frist den 22. august" in point.presentation
    assert board.recommended("texts") == ["at orienteringen tages til efterretning"]


@pytest.mark.parametrize("whom", ["Miljø, Teknik & Drift og Sundhed & Pleje", "7 krisegrupper"])
def test_a_leader_is_asked_for_once(board, whom):
    for place in db.session.scalars(select(Membership)).all():
        place.is_leader = False
    given(board, f"Udpeg en leder af {whom}", MAY, owner="Kommunaldirektøren")
    board.draft()
    assert not board.points("roles")
    assert len(board.recommended("follow_up")) == 1
    assert "Ingen er leder af gruppen i registret" in board.points("follow_up")[0].presentation


def test_only_the_group_that_a_task_names_is_asked_for(board):
    for place in db.session.scalars(select(Membership)).all():
        place.is_leader = False
    given(board, "Udpeg en leder af Sundhed & Pleje", AUGUST, owner="Kommunaldirektøren")
    board.draft()
    (line,) = board.recommended("roles")
    assert "»Udpeg en leder af Miljø, Teknik & Drift«" in line


def test_the_same_task_is_not_given_twice_and_never_by_a_day_that_is_over(board, monkeypatch):
    busy(board)
    board.draft()
    lines = [line for line in board.points("texts")[0].recommendations if "Læst" in line.text]
    (other,) = board.points("status")
    again = Recommendation(text=lines[0].text, act=lines[0].act)
    late = Recommendation(text="at", act={**lines[0].act, "due_on": "2019-06-05"})
    other.recommendations += [again, late]
    db.session.commit()
    monkeypatch.setenv("BSAK_TODAY", NEXT.isoformat())
    sitting.open_meeting(board.meeting, actor=board.clerk)
    table.take(lines[0], actor=board.clerk)
    with pytest.raises(Refused, match="er allerede givet med samme ejer og frist"):
        table.take(again, actor=board.clerk)
    with pytest.raises(Refused, match=r"den 5\. juni 2019 ligger før mødet"):
        table.take(late, actor=board.clerk)
    assert len(db.session.scalars(select(Task).where(Task.status == TaskStatus.OPEN)).all()) == 1
    assert not board.matters(Cause.TASK_UNDATED)
