"""Seats that are filled and left, on the agenda: which seat and from when, and never who."""

from datetime import date

from bsak.agenda import gather
from bsak.agenda.models import Cause
from bsak.agenda.sources import roles
from bsak.kernel.db import db
from bsak.seats import service, undoing
from bsak.seats.roles import CrisisRole
from tests import make
from tests.agenda.conftest import NOW
from tests.seats import making

LATER = date(2019, 7, 1)


def test_the_board_hears_who_came_and_went_by_the_seat_alone(board):
    seat, top = making.seat(board.group), making.seat(None, None, name="Borgmester")
    log = making.seat(board.group, CrisisRole.SITUATION_LOG)
    asta, bo = making.person(), making.person("Bo Eksempel")
    held = making.filled(log, asta, from_on=date(2019, 1, 2))
    board.forget()

    service.fill(seat, asta, 0, NOW, actor=board.clerk)
    service.fill(seat, bo, 1, NOW, actor=board.clerk)
    service.end(held, LATER, actor=board.clerk)
    service.fill(top, asta, 0, NOW, actor=board.clerk)
    service.fill(top, bo, 0, LATER, actor=board.clerk)
    undoing.undo(undoing.last_act(top), actor=board.clerk)
    board.draft()

    told = [one.words for one in board.matters() if one.cause is Cause.CHANGED]
    assert told == [
        "Kriseleder i MT har fået indehaver fra 3. juni 2019.",
        "Situationsbillede, log og dokumentation i MT er ledig fra 1. juli 2019.",
        "Borgmester i kriseledelsen har fået indehaver fra 3. juni 2019.",
    ]
    assert "Eksempel" not in "".join(item.presentation for item in board.points())


def test_a_group_lacks_a_leader_by_its_seat_and_without_one_by_its_accounts(board):
    def vacant():
        found = roles.groups_without_leader(gather.register(board.meeting, NOW))
        return {one.about: one.words for one in found}

    assert vacant() == {}  # both groups are led by an account
    seat, lone = making.seat(board.group), make.group(code="SO", name="Social & Familie")
    assert vacant() == {
        "MT": "Pladsen som kriseleder er ledig.",
        lone.code: "Ingen er leder af gruppen i registret.",
    }
    asta = making.person()
    making.filled(seat, asta, from_on=NOW)
    making.filled(making.seat(lone), asta, from_on=NOW)
    assert vacant() == {}
    asta.left_on = NOW
    db.session.flush()
    assert set(vacant()) == {"MT", "SO"}
    service.close_seat(making.seat(board.other), actor=board.clerk)
    assert set(vacant()) == {"MT", "SO"}  # a closed seat asks for nobody
