"""What the checker found and a meeting left open comes again: never lost, never in two places."""

from datetime import date

from sqlalchemy import select

from bsak.agenda.acts import Act, Verb
from bsak.agenda.models import Cause
from bsak.decisions import carrying, service, sitting
from bsak.kernel.db import db
from bsak.meetings import items, placing
from bsak.meetings import service as meetings
from bsak.meetings.models import AgendaItem
from bsak.seats.roles import CrisisRole
from tests.agenda.conftest import NEXT
from tests.seats import making

SEPTEMBER, NOVEMBER = date(2019, 9, 5), date(2019, 11, 7)


def hold(board, monkeypatch, during=lambda: None, after=SEPTEMBER):
    """Hold the meeting, plan the next one and draft it."""
    monkeypatch.setenv("BSAK_TODAY", board.meeting.held_on.isoformat())
    sitting.open_meeting(board.meeting, actor=board.clerk)
    during()
    sitting.close(board.meeting, actor=board.clerk)
    facts = meetings.Facts(body="BSAK", held_on=after, has_board_points=True)
    board.meeting = meetings.plan(facts, actor=board.clerk)
    db.session.commit()
    board.draft()


def begin(board):
    """Let a seat of the first group be empty, and draft the meeting of June."""
    making.seat(board.group, role=CrisisRole.PEOPLE)
    board.draft()
    assert board.meeting.held_on == NEXT
    return board.recommended("checks"), found_at(board)


def found_at(board):
    """Return the findings that the agenda tells of."""
    return {
        one.key.rpartition(":")[0]
        for one in board.matters(Cause.CHECK)
        if one.item.meeting_id == board.meeting.id
    }


def line_for(board, words):
    (point,) = board.points("checks")
    return next(line for line in point.recommendations if words in line.text)


def waiting():
    return list(db.session.scalars(select(AgendaItem).where(AgendaItem.meeting_id.is_(None))))


def test_what_no_meeting_got_to_is_on_the_next_agenda_and_says_so(board, monkeypatch):
    lines, found = begin(board)
    hold(board, monkeypatch)
    assert found_at(board) == found
    assert [one.partition(" med frist")[0] for one in board.recommended("checks")] == [
        one.partition(" med frist")[0] for one in lines
    ]
    (point,) = board.points("checks")
    assert "Det stod på en tidligere dagsorden og blev ikke behandlet." in point.presentation
    assert not waiting()
    making.seat(board.group, role=CrisisRole.OPERATIONS)
    board.draft()
    left = f"{len(found)} af dem stod på en tidligere dagsorden og blev ikke behandlet."
    assert left in board.points("checks")[0].presentation


def test_only_what_was_decided_on_is_settled(board, monkeypatch):
    _lines, found = begin(board)

    def follow():
        service.take(line_for(board, "lovpligtige planer"), actor=board.clerk)
        service.drop(line_for(board, "1 ledig plads"), "", actor=board.clerk)

    hold(board, monkeypatch, follow)
    left = found_at(board)
    assert left < found
    assert {key.partition(":")[2] for key in left} == {"group-without-seats:SU"}
    hold(board, monkeypatch, after=NOVEMBER)
    assert found_at(board) == left


def test_what_was_decided_otherwise_than_recommended_is_settled(board, monkeypatch):
    begin(board)

    def change():
        for line in list(board.points("checks")[0].recommendations):
            act = Act(verb=Verb.TASK, title=f"Noget andet {line.id}", owner="HR-chefen")
            service.change(line, act, "", actor=board.clerk)

    hold(board, monkeypatch, change)
    assert not found_at(board)


def test_what_waits_for_later_with_peoples_words_is_not_on_the_agenda_too(board, monkeypatch):
    _lines, found = begin(board)
    (point,) = board.points("checks")
    kept = items.replace(items.point_of(point), presentation="Vores egne ord.")
    items.edit(point, kept, actor=board.clerk)

    def follow():
        service.take(line_for(board, "lovpligtige planer"), actor=board.clerk)

    hold(board, monkeypatch, follow)
    assert not board.points("checks")
    (later,) = waiting()
    placing.place(later, board.meeting, actor=board.clerk)
    board.draft()
    assert [one.id for one in board.points("checks")] == [later.id]
    placing.drop(later, actor=board.clerk)
    board.draft()
    assert found_at(board) == {key for key in found if "council-plan" not in key}


def test_a_point_put_off_waits_and_is_drafted_anew_when_it_comes(board, monkeypatch):
    _lines, found = begin(board)
    hold(
        board,
        monkeypatch,
        lambda: carrying.postpone(board.points("checks")[0], actor=board.clerk),
    )
    assert not board.points("checks")
    (later,) = waiting()
    placing.place(later, board.meeting, actor=board.clerk)
    board.draft()
    assert [one.id for one in board.points("checks")] == [later.id]
    assert found_at(board) == found
