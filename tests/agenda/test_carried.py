"""What a meeting did not get to comes back as it stands then, once, and asks for nothing itself."""

from datetime import date

from sqlalchemy import select

from bsak.agenda.acts import Act, Verb
from bsak.agenda.models import Cause
from bsak.decisions import carrying, reopening, service, sitting
from bsak.documents import notes
from bsak.documents import service as documents
from bsak.groups.models import Membership
from bsak.kernel.db import db
from bsak.meetings import items, placing
from bsak.meetings import service as meetings
from bsak.meetings.models import AgendaItem
from bsak.meetings.states import Outcome
from tests.agenda.conftest import NEXT

MAY, JULY, SEPTEMBER = date(2019, 5, 23), date(2019, 7, 4), date(2019, 9, 5)


def later():
    """Return the points on the list for later."""
    return list(db.session.scalars(select(AgendaItem).where(AgendaItem.meeting_id.is_(None))))


def busy(board):
    """Let there be deadlines, roles and news to tell of."""
    for n in (1, 2):
        board.due(board.document(f"Sent {n}"), MAY)
    for place in db.session.scalars(select(Membership)).all():
        place.is_leader = place.group_id != board.other.id
    board.forget()
    notes.remark(board.group, "Nyt fra os.", actor=board.clerk)
    board.draft()


def hold(board, monkeypatch, during=lambda: None):
    """Hold the meeting, and plan the next one."""
    monkeypatch.setenv("BSAK_TODAY", NEXT.isoformat())
    sitting.open_meeting(board.meeting, actor=board.clerk)
    during()
    sitting.close(board.meeting, actor=board.clerk)
    monkeypatch.setenv("BSAK_TODAY", "2019-09-01")
    facts = meetings.Facts(body="BSAK", held_on=SEPTEMBER, has_board_points=True)
    board.meeting = meetings.plan(facts, actor=board.clerk)
    db.session.commit()


def test_points_not_reached_are_drafted_anew_and_nothing_of_them_is_a_decision(board, monkeypatch):
    busy(board)
    hold(board, monkeypatch)
    assert not later()
    board.draft()
    assert not board.points("follow_up")
    assert board.recommended("opening")[1].endswith("mødet den 6. juni 2019")
    assert all("den 3. oktober 2019" in line for line in board.recommended("deadlines"))
    (news,) = [one for one in board.matters(Cause.CHANGED) if "Nyt fra os" in one.words]
    assert news.item.meeting_id == board.meeting.id


def test_a_meeting_that_goes_on_keeps_its_acts_and_leaves_them_once(board, monkeypatch):
    held = board.meeting
    busy(board)
    hold(board, monkeypatch, lambda: carrying.postpone(board.points("roles")[0], actor=board.clerk))

    def heard():
        db.session.expire_all()
        return [one.item.meeting_id for one in board.matters() if "Nyt fra os" in one.words]

    reopening.reopen(held, actor=board.clerk)
    assert {i.topic: i.decision for i in held.items if i.decision} == {"roles": "Punktet er udsat."}
    board.draft()
    assert heard() == [held.id]
    sitting.close(held, actor=board.clerk)
    reopening.reopen(held, actor=board.clerk)
    (news,) = [item for item in held.items if item.topic == "information"]
    service.take(news.recommendations[0], actor=board.clerk)
    sitting.close(held, actor=board.clerk)
    board.draft()
    assert heard() == [held.id]
    (put_off,) = [item for item in held.items if item.topic == "roles"]
    assert put_off.decision == "Punktet er udsat."


def test_what_the_meeting_did_treat_of_a_drafted_point_does_not_come_again(board, monkeypatch):
    busy(board)

    def follow():
        (line,) = board.points("deadlines")[0].recommendations
        service.take(line, actor=board.clerk)
        (line,) = board.points("information")[0].recommendations
        service.take(line, actor=board.clerk)

    hold(board, monkeypatch, follow)
    board.draft()
    news = [one for one in board.matters(Cause.CHANGED) if "Nyt fra os" in one.words]
    assert [one.item.meeting_id == board.meeting.id for one in news] == [False]


def test_a_point_put_off_waits_once_and_is_drafted_anew_when_it_comes(board, monkeypatch):
    busy(board)
    hold(
        board,
        monkeypatch,
        lambda: carrying.postpone(board.points("roles")[0], actor=board.clerk),
    )
    (waiting,) = later()
    assert "4. juli" in waiting.recommendations[0].text
    board.draft()
    assert not board.points("roles")
    assert not board.points("follow_up")
    placing.place(waiting, board.meeting, actor=board.clerk)
    board.draft()
    (roles,) = board.points("roles")
    assert roles.id == waiting.id
    assert "3. oktober 2019" in board.recommended("roles")[0]
    assert len(roles.recommendations) == 1


def test_acts_told_of_at_a_point_put_off_wait_with_it_and_come_back_with_it(board, monkeypatch):
    busy(board)

    def put_off():
        point = board.points("information")[0]
        carrying.postpone(point, actor=board.clerk)
        carrying.resume(point, actor=board.clerk)
        assert [one.item_id for one in board.matters(Cause.CHANGED)] == [point.id]
        carrying.postpone(point, actor=board.clerk)

    hold(board, monkeypatch, put_off)
    (waiting,) = later()
    assert [one.item_id for one in board.matters(Cause.CHANGED)] == [waiting.id]
    notes.remark(board.group, "Nyere endnu.", actor=board.clerk)
    placing.place(waiting, board.meeting, actor=board.clerk)
    board.draft()
    (information,) = board.points("information")
    assert "Nyt fra os." in information.presentation
    assert "Nyere endnu." in information.presentation


def test_a_point_people_wrote_in_goes_on_with_their_words(board, monkeypatch):
    busy(board)
    point = board.points("information")[0]
    kept = items.replace(items.point_of(point), presentation="Vores egne ord.")
    items.edit(point, kept, actor=board.clerk)
    hold(board, monkeypatch)
    (waiting,) = later()
    placing.place(waiting, board.meeting, actor=board.clerk)
    board.draft()
    (information,) = board.points("information")
    assert information.presentation == "Vores egne ord."
    assert [line.outcome for line in information.recommendations] == [Outcome.OPEN]
    assert "Nyt fra os." not in "".join(p.presentation for p in board.points())


def test_words_written_at_a_point_before_it_was_put_off_are_a_decision(board, monkeypatch):
    busy(board)

    def decide():
        roles = board.points("roles")[0]
        service.decide(roles, "HBR skal spørges først.", actor=board.clerk)
        carrying.postpone(roles, actor=board.clerk)

    hold(board, monkeypatch, decide)
    board.draft()
    told = [one.words for one in board.matters(Cause.NO_EFFECT)]
    assert [words.partition("»")[2] for words in told] == ["HBR skal spørges først.«"]


def test_what_a_point_put_off_proposes_is_not_proposed_beside_it(board, monkeypatch):
    busy(board)
    hold(
        board,
        monkeypatch,
        lambda: carrying.postpone(board.points("deadlines")[0], actor=board.clerk),
    )
    board.due(board.document("Nyt sent"), MAY)
    board.draft()
    assert [line.count("Nyt sent") for line in board.recommended("deadlines")] == [1]


def test_words_beside_what_was_followed_are_asked_after_once(board, monkeypatch):
    busy(board)
    asks = "Gruppen skal undersøge, hvem der betaler."
    act = Act(verb=Verb.TASK, title="Undersøg, hvem der betaler")

    def decide():
        (line,) = board.points("deadlines")[0].recommendations
        service.take(line, actor=board.clerk)
        service.decide(line.item, asks, actor=board.clerk)
        (roles,) = board.points("roles")
        service.take(roles.recommendations[0], actor=board.clerk)
        service.decide(roles, asks, actor=board.clerk)
        service.attach(roles, act, actor=board.clerk)
        (news,) = board.points("information")
        service.decide(news, "Fristen skal flyttes.", actor=board.clerk)
        documents.set_deadline(board.document(), JULY, actor=board.clerk, item=news)

    def asked():
        board.draft()
        told = [one.words.partition(" besluttede ") for one in board.matters(Cause.NO_EFFECT)
                if one.item.meeting_id == board.meeting.id]  # fmt: skip
        return [words for _who, is_decision, words in told if is_decision]

    number = board.points("deadlines")[0].number
    hold(board, monkeypatch, decide)
    assert asked() == [f"den 6. juni 2019, punkt {number}: »{asks}«"]
    sitting.open_meeting(board.meeting, actor=board.clerk)
    sitting.close(board.meeting, actor=board.clerk)
    facts = meetings.Facts(body="BSAK", held_on=date(2019, 11, 7), has_board_points=True)
    board.meeting = meetings.plan(facts, actor=board.clerk)
    assert asked() == []


def test_a_deadline_that_the_meeting_upheld_is_told_as_upheld(board, monkeypatch):
    busy(board)

    def drop():
        (line,) = board.points("deadlines")[0].recommendations
        service.drop(line, "", actor=board.clerk)

    hold(board, monkeypatch, drop)
    board.draft()
    (point,) = board.points("deadlines")
    assert "overskredet. BSAK fastholdt fristen den 6. juni 2019" in point.presentation
