"""A draft adds what is new, leaves people's words alone, and names nothing confidential."""

from datetime import date

import pytest
from sqlalchemy import event, select

from bsak.agenda import service as agenda
from bsak.agenda.acts import Verb, read
from bsak.agenda.models import Cause
from bsak.documents import editing, notes, service, snapshot, undoing
from bsak.documents.kinds import Status
from bsak.documents.models import WaitingFor
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.trail import Entry
from bsak.meetings import items, placing
from bsak.meetings import service as meetings
from bsak.meetings.models import AgendaItem, Meeting, Recommendation
from bsak.meetings.states import Need, Stage
from tests import make

MAY = date(2019, 5, 23)


def busy(board):
    """Let there be something for every sort of point."""
    board.due(board.document("Sent"), MAY)
    notes.wait(board.group, "Placering", actor=board.clerk, kind=WaitingFor.DECISION)
    board.forget()
    service.report(
        board.document("Nyt"), service.Report(status=Status.COMPLETED), actor=board.clerk
    )


def texts(board):
    """Return everything an agenda says, as it is stored."""
    said = [one.words for one in board.matters()]
    for item in board.points():
        said += [item.title, item.occasion, item.presentation]
        said += [line.text for line in item.recommendations]
    return "\n".join(said)


def test_points_come_in_the_boards_order_with_case_and_proposer(board):
    busy(board)
    made = board.draft()
    points = board.points()
    assert [p.topic for p in points] == [
        "opening", "status", "deadlines", "decisions", "checks", "information", "unchanged"
    ]  # fmt: skip
    assert [p.number for p in points] == [1, 2, 3, 4, 5, 6, 7]
    assert [p.need for p in points][2:] == [
        Need.DECISION, Need.DECISION, Need.DECISION, Need.INFORMATION, Need.NO_CHANGE
    ]  # fmt: skip
    assert (made.points, made.matters + made.findings) == (7, len(board.matters()))
    assert made.findings == 2  # plans that the law asks for
    status = points[1]
    assert status.title == "Status på arbejdet med beredskabsplaner"
    assert (status.case_number, status.time_slot) == ("14.00.08-A21-1-19", "10 minutter")
    assert status.proposer == "Afdelingschefen for Miljø & Teknik"
    assert status.occasion.startswith("Afdelingschefen for Miljø & Teknik orienterer om status")
    assert board.recommended("opening") == [
        "at BSAK godkender dagsordenen for mødet",
        "at BSAK godkender referatet fra mødet i Chefforum den 11. april 2019",
    ]
    assert all(p.is_board for p in points)
    act = read(points[2].recommendations[0].act)
    assert (act.verb, act.documents, act.due_on) == (
        Verb.DEADLINE, ("MT-AC-01",), date(2019, 7, 4)
    )  # fmt: skip


def test_the_points_people_wrote_stand_among_the_others_where_they_stood(board):
    busy(board)
    items.add(board.meeting, items.Point(title="Øvelse", need=Need.DECISION), actor=board.clerk)
    items.add(board.meeting, items.Point(title="Evt.", need=Need.NO_CHANGE), actor=board.clerk)
    board.draft()
    assert [p.topic or p.title for p in board.points()] == [
        "opening", "status", "Øvelse", "deadlines", "decisions", "checks", "information", "Evt.",
        "unchanged",
    ]  # fmt: skip


def test_a_second_draft_changes_nothing_when_nothing_is_new(board):
    busy(board)
    board.draft()
    before = [(p.id, p.number, p.presentation) for p in board.points()]
    again = board.draft()
    assert (again.points, again.matters) == (0, 0)
    assert [(p.id, p.number, p.presentation) for p in board.points()] == before


def test_what_is_new_comes_into_points_nobody_wrote_in_and_beside_those_somebody_did(board):
    busy(board)
    board.draft()
    (deadlines,), (decisions,) = board.points("deadlines"), board.points("decisions")
    kept = items.point_of(decisions)
    items.edit(decisions, items.replace(kept, occasion="Vores egne ord."), actor=board.clerk)
    placing.move(deadlines, 1, actor=board.clerk)
    board.due(board.document("Også sent"), MAY)
    notes.wait(board.other, "Hvem betaler", actor=board.clerk, kind=WaitingFor.DECISION)
    made = board.draft()
    assert [p.id for p in board.points("deadlines")] == [deadlines.id]
    assert board.points("deadlines")[0].number == 1
    assert "Også sent" in board.points("deadlines")[0].presentation
    first, added = board.points("decisions")
    assert (first.id, first.occasion) == (decisions.id, "Vores egne ord.")
    assert "betaler" not in first.presentation
    assert added.title == "Udestående beslutninger (tilføjet)"
    assert board.recommended("decisions") == [
        "at der træffes beslutning om placering",
        "at der træffes beslutning om hvem betaler",
    ]
    assert made.points == 1
    assert len(board.points("status")) == len(board.points("opening")) == 1


def test_a_point_that_is_not_called_for_any_more_goes(board):
    late = board.due(board.document(), MAY)
    board.draft()
    service.report(late, service.Report(status=Status.COMPLETED), actor=board.clerk)
    board.draft()
    assert not board.points("deadlines")
    assert [p.number for p in board.points()] == list(range(1, len(board.points()) + 1))


def test_what_is_thrown_away_is_told_again_and_what_is_put_off_is_not(board):
    busy(board)
    board.draft()
    placing.drop(board.points("information")[0], actor=board.clerk)
    placing.postpone(board.points("deadlines")[0], actor=board.clerk)
    board.draft()
    assert len(board.points("information")) == 1
    assert not board.points("deadlines")
    assert len(board.matters(Cause.DEADLINE_PASSED)) == 1


def test_what_is_closed_leaves_no_words_and_is_told_at_no_open_point_until_it_is_opened(board):
    busy(board)
    notes.remark(board.group, "Borgmesteren er truet.", actor=board.clerk)
    board.draft()
    closed = [*board.points("deadlines"), *board.points("information")]
    for item in closed:
        point = items.replace(items.point_of(item), is_closed=True)
        items.edit(item, point, actor=board.clerk)
    kept = [one for one in board.matters() if one.item in closed]
    assert {Cause.DEADLINE_PASSED, Cause.CHANGED} <= {one.cause for one in kept}
    assert {(one.words, one.document_id) for one in kept} == {("", None)}
    assert not db.session.scalars(
        select(Recommendation).where(Recommendation.item_id.in_([item.id for item in closed]))
    ).all()
    board.draft()
    assert (board.points("deadlines"), board.points("information")) == (closed[:1], closed[1:])
    assert "Miljø" not in board.points("unchanged")[0].presentation
    for item in closed:
        point = items.replace(items.point_of(item), is_closed=False, title="Åben igen")
        items.edit(item, point, actor=board.clerk)
    board.draft()
    told = "".join(item.presentation for item in board.points())
    assert "Borgmesteren er truet." in told
    assert "Actioncard: Sent (MT-AC-01): Fristen" in told


def test_a_point_carried_from_the_last_meeting_is_not_doubled(board):
    busy(board)
    board.draft()
    first = board.points("deadlines")[0]
    board.meeting.stage = Stage.HELD
    agenda.cover(board.meeting, actor=board.clerk)
    coming = meetings.plan(
        meetings.Facts(body="BSAK", held_on=date(2019, 9, 5), has_board_points=True),
        actor=board.clerk,
    )
    carried = AgendaItem(
        meeting_id=coming.id, number=1, title=first.title, topic=first.topic, is_board=True,
        need=first.need, attachments=[], carried_from_id=first.id,
        recommendations=[Recommendation(text=r.text, act=r.act) for r in first.recommendations],
    )  # fmt: skip
    make.kept(carried)
    board.meeting = coming
    board.draft()
    assert [p.id for p in board.points("deadlines")] == [carried.id]
    assert len(board.points("decisions")) == 1  # not carried here, and still open


def test_a_confidential_document_is_never_named(board):
    secret = board.document("Trusler mod borgmesteren")
    editing.set_secrecy(secret, is_confidential=True, actor=board.clerk)
    board.due(secret, MAY)
    secret.owner_function = ""
    notes.wait(
        board.group, "om borgmesteren flytter", actor=board.clerk, kind=WaitingFor.DECISION,
        document=secret,
    )  # fmt: skip
    notes.remark(board.group, "Borgmesteren er sur.", actor=board.clerk, document=secret)
    service.set_deadline(secret, date(2019, 5, 30), actor=board.clerk, reason="borgmesteren")
    board.draft()
    said = texts(board)
    assert secret.code not in said
    assert "borgmester" not in said.lower()
    assert "Et fortroligt dokument i Miljø, Teknik & Drift: Frist overskredet" in said
    assert "at fristen for et fortroligt dokument i Miljø, Teknik & Drift, der var" in said
    assert board.matters(Cause.DEADLINE_PASSED)[0].document_id is None


def test_only_who_plans_meetings_drafts_and_only_before_they_begin(board, sign_in):
    member = make.viewer(make.member(board.group))
    with pytest.raises(Refused, match="Kun sekretariatet kan lave udkast"):
        agenda.draft(board.meeting, actor=member)
    for stage, why in ((Stage.OPEN, "i gang"), (Stage.HELD, "holdt"), (Stage.LOCKED, "holdt")):
        board.meeting.stage = stage
        db.session.flush()
        with pytest.raises(Refused, match=why):
            agenda.draft(board.meeting, actor=board.clerk)


def test_the_button_leads_back_to_the_agenda_and_says_what_came(board, secretariat, sign_in):
    busy(board)
    db.session.commit()
    client = sign_in(secretariat)
    address = f"/moeder/{board.meeting.id}"
    answer = client.post(f"{address}/udkast")
    assert answer.status_code == 302
    page = client.get(address).get_data(as_text=True)
    assert "Udkastet er lavet: 7 punkter med" in page
    assert "nye sager og 2 nye fund fra tjekket er sat på dagsordenen" in page
    address_of_all = "http://127.0.0.1:8000/tjek"
    assert f'<a href="{address_of_all}" rel="noopener">{address_of_all}</a>' in page
    assert "Status på arbejdet med beredskabsplaner" in page
    client.post(f"{address}/udkast")
    assert "Der er intet nyt siden sidst." in client.get(address).get_data(as_text=True)
    assert client.post("/moeder/999/udkast").status_code == 404


def test_opening_tells_of_what_came_after_the_draft_and_covers_everything(board):
    busy(board)
    board.draft()
    notes.remark(board.other, "Nyt i sidste øjeblik.", actor=board.clerk)
    assert agenda.cover(board.meeting, actor=board.clerk) == 1
    (late,) = board.points("late_news")
    assert late.need is Need.INFORMATION
    assert "Nyt i sidste øjeblik." in late.presentation
    assert board.points()[-1].topic == "unchanged"  # and no longer true of that group: told above
    newest = select(Entry.id).where(Entry.subject == "crisis_group").order_by(Entry.id.desc())
    assert board.meeting.covers_to > db.session.scalar(newest.limit(1))
    assert agenda.cover(board.meeting, actor=board.clerk) == 0


def test_what_the_board_decided_is_no_news_to_it(board):
    busy(board)
    board.draft()
    agenda.cover(board.meeting, actor=board.clerk)
    board.meeting.stage = Stage.HELD
    point = board.points("deadlines")[0]
    late = board.document("Nyt kort")
    service.set_deadline(late, date(2019, 8, 1), actor=board.clerk, item=point)
    said = service.Report(status=Status.COMPLETED, note="Godt.")
    service.report(late, said, actor=board.clerk, item=point)
    wait = notes.wait(board.group, "Svar", actor=board.clerk, item=point)
    notes.settle(wait, "Ja", actor=board.clerk, item=point)
    notes.remark(board.group, "Tak.", actor=board.clerk, item=point)
    editing.set_owner(late, "Chef", actor=board.clerk, item=point)
    snapshot.freeze(board.meeting, actor=board.clerk)
    board.meeting = meetings.plan(
        meetings.Facts(body="BSAK", held_on=date(2019, 9, 5)), actor=board.clerk
    )
    before = len(board.matters())
    board.draft()
    told = [one.words for one in board.matters()[before:] if one.key.startswith("trail:")]
    assert told == ["Ny i registret."]


def test_a_draft_asks_no_more_when_the_register_grows(board):
    def asked():
        seen = []
        event.listen(db.engine, "before_cursor_execute", lambda *a: seen.append(a[2]))
        board.draft()
        return sum("SELECT" in statement.upper()[:8] for statement in seen)

    busy(board)
    board.draft()
    few = asked()
    for n in range(12):
        busy_one = board.due(board.document(f"Mere {n}", group=board.other), MAY)
        service.set_deadline(busy_one, date(2019, 8, 1), actor=board.clerk, reason="Ferie")
        notes.remark(board.other, f"Bemærkning {n}", actor=board.clerk, document=busy_one)
    placing.drop(board.points("unchanged")[0], actor=board.clerk)
    assert asked() <= few


def test_what_is_undone_is_news_only_to_who_heard_of_it(board):
    known, fresh = board.document("Kendt"), board.document("Ny melding")
    done = service.Report(status=Status.COMPLETED)
    heard = service.report(known, done, actor=board.clerk)
    board.forget()
    undoing.undo(service.report(fresh, done, actor=board.clerk), actor=board.clerk)
    undoing.undo(heard, actor=board.clerk)
    board.draft()
    assert [one.words for one in board.matters(Cause.CHANGED)] == [
        "En melding er fortrudt. Status ændret fra Udarbejdet til Under udarbejdelse."
    ]


def test_a_decided_status_that_somebody_undoes_afterwards_is_told(board):
    document = board.document("Besluttet")
    board.forget()
    done = service.Report(status=Status.COMPLETED)
    undoing.undo(service.report(document, done, actor=board.clerk, item=board.point),
                 actor=board.clerk)  # fmt: skip
    board.draft()
    assert [one.words for one in board.matters(Cause.CHANGED)] == [
        "En melding er fortrudt. Status ændret fra Udarbejdet til Under udarbejdelse."
    ]


def test_a_point_thrown_away_after_another_meeting_was_held_is_told_of_again(board):
    busy(board)
    early = board.meeting
    coming = meetings.plan(
        meetings.Facts(body="BSAK", held_on=date(2019, 9, 5), has_board_points=True),
        actor=board.clerk,
    )
    board.meeting = coming
    board.draft()
    agenda.cover(early, actor=board.clerk)
    placing.drop(board.points("information")[0], actor=board.clerk)
    assert not board.matters(Cause.CHANGED)
    board.draft()
    assert "Nyt" in board.points("information")[0].presentation


def test_forum_without_points_for_the_board_leaves_the_news_to_the_next_that_has(board):
    busy(board)
    forum = make.kept(Meeting(body="Chefforum", held_on=date(2019, 5, 30), stage=Stage.PLANNED))

    assert agenda.cover(forum, actor=board.clerk) == 0
    assert forum.covers_to is None
    assert agenda.cover(board.meeting, actor=board.clerk) > 0
