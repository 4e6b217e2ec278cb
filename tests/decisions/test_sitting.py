"""A meeting from its beginning to its locked minutes, and what it leaves for the next one."""

from datetime import date

import pytest
from sqlalchemy import select

from bsak.agenda.acts import Act, Verb
from bsak.decisions import carrying, reopening, service, sitting
from bsak.documents.models import Snapshot
from bsak.kernel import trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.meetings.models import AgendaItem, Meeting
from bsak.meetings.states import Need, Outcome, Stage
from tests import make
from tests.racing import second_waits


def later():
    """Return the points on the list for later."""
    query = select(AgendaItem).where(AgendaItem.meeting_id.is_(None)).order_by(AgendaItem.id)
    return list(db.session.scalars(query))


def test_only_one_meeting_is_open_at_a_time(table):
    other = make.kept(Meeting(body="BSAK", held_on=date(2026, 9, 1), stage=Stage.PLANNED))

    with pytest.raises(Refused, match=r"BSAK 6\. juni 2026 er stadig åbent"):
        sitting.open_meeting(other, actor=table.clerk)
    sitting.close(table.meeting, actor=table.clerk)
    sitting.open_meeting(other, actor=table.clerk)

    assert (other.stage, other.opened_at is not None) == (Stage.OPEN, True)


def test_two_meetings_opened_at_once_are_not_both_open(app, table):
    sitting.close(table.meeting, actor=table.clerk)
    days = (date(2026, 9, 1), date(2026, 10, 1))
    one, two = (make.kept(Meeting(body="BSAK", held_on=d, stage=Stage.PLANNED)).id for d in days)
    clerk = table.clerk

    def opening(key):
        return lambda: sitting.open_meeting(db.session.get(Meeting, key), actor=clerk)

    said = second_waits(app, opening(one), opening(two))

    assert said == ["BSAK 1. september 2026 er stadig åbent. Afslut det først."]


def test_director_opens_a_meeting_whose_agenda_has_news_to_tell(table, approver):
    sitting.close(table.meeting, actor=table.clerk)
    document = make.document(table.group, actor=table.clerk)
    other = make.kept(Meeting(body="BSAK", held_on=date(2026, 9, 1), stage=Stage.PLANNED))

    sitting.open_meeting(other, actor=make.viewer(approver))

    assert any(document.code in item.presentation for item in other.items)


def test_what_was_not_treated_goes_on_the_list_with_where_it_comes_from(table):
    settled, left = table.recommend(text="at et gøres"), table.recommend(text="at to gøres")
    untouched = table.point(2, need=Need.DECISION)
    told = table.point(3, decision="Drøftet.")
    quiet = table.point(4, need=Need.INFORMATION)
    closed = table.point(5, is_closed=True)
    service.take(settled, actor=table.clerk)

    sitting.close(table.meeting, actor=table.clerk)

    assert [(i.carried_from_id, [r.text for r in i.recommendations]) for i in later()] == [
        (table.item.id, ["at to gøres"]), (untouched.id, [])
    ]  # fmt: skip
    assert left.outcome is Outcome.OPEN
    assert (told.decision, quiet.decision, closed.decision) == ("Drøftet.", "", "")
    assert "ikke nået" in untouched.decision
    frozen = db.session.scalars(select(Snapshot)).one()
    assert (frozen.meeting_id, table.meeting.stage) == (table.meeting.id, Stage.HELD)


def test_closing_is_undone_while_what_it_put_off_is_untouched(table):
    left = table.recommend(text="at to gøres")
    put_off = table.point(2, need=Need.DECISION)
    carrying.postpone(put_off, actor=table.clerk)
    sitting.close(table.meeting, actor=table.clerk)
    assert "ikke nået" in table.item.decision

    reopening.reopen(table.meeting, actor=table.clerk)

    assert [point.carried_from_id for point in later()] == [put_off.id]
    assert (table.item.decision, put_off.decision) == ("", "Punktet er udsat.")
    assert (table.meeting.stage, db.session.scalars(select(Snapshot)).all()) == (Stage.OPEN, [])
    service.take(left, actor=table.clerk)
    sitting.close(table.meeting, actor=table.clerk)
    assert [point.carried_from_id for point in later()] == [put_off.id]


def test_closing_stands_when_its_points_are_in_use_or_another_meeting_is_open(table):
    table.recommend(text="at to gøres")
    sitting.close(table.meeting, actor=table.clerk)
    other = make.kept(Meeting(body="BSAK", held_on=date(2026, 9, 1), stage=Stage.OPEN))
    with pytest.raises(Refused, match=r"BSAK 1\. september 2026 er åbent"):
        reopening.reopen(table.meeting, actor=table.clerk)

    other.stage = Stage.PLANNED
    (point,) = later()
    point.occasion = "Skrevet siden."
    db.session.commit()
    with pytest.raises(Refused, match="»Status« er rettet"):
        reopening.reopen(table.meeting, actor=table.clerk)
    db.session.rollback()
    table.meeting.stage = Stage.LOCKED
    db.session.commit()
    with pytest.raises(Refused, match="godkendt og låst"):
        reopening.reopen(table.meeting, actor=table.clerk)


def test_opening_is_undone_while_nothing_is_decided(table):
    line = table.recommend(text="at det gøres")
    service.take(line, actor=table.clerk)
    with pytest.raises(Refused, match="Mødet har besluttet noget"):
        reopening.unopen(table.meeting, actor=table.clerk)
    service.undo(line, actor=table.clerk)

    reopening.unopen(table.meeting, actor=table.clerk)

    assert (table.meeting.stage, table.meeting.opened_at) == (Stage.PLANNED, None)
    sitting.open_meeting(table.meeting, actor=table.clerk)


def test_point_put_off_is_carried_once_and_can_be_taken_up_again(table):
    table.recommend({"verb": Verb.NOTE}, "at det drøftes")
    carrying.postpone(table.item, actor=table.clerk)
    assert table.item.decision == "Punktet er udsat."
    carrying.resume(table.item, actor=table.clerk)
    assert (later(), table.item.decision) == ([], "")

    carrying.postpone(table.item, actor=table.clerk)
    with pytest.raises(Refused, match="allerede udsat"):
        carrying.postpone(table.item, actor=table.clerk)
    sitting.close(table.meeting, actor=table.clerk)

    (carried,) = later()
    assert carried.carried_from_id == table.item.id
    assert [line.act for line in carried.recommendations] == [{"verb": "note"}]


def test_nothing_is_decided_before_the_meeting_or_after_it(table):
    line = table.recommend({"verb": Verb.NOTE})
    verbs = [
        lambda: service.take(line, actor=table.clerk),
        lambda: service.drop(line, "", actor=table.clerk),
        lambda: service.change(line, Act(verb=Verb.NOTE), "", actor=table.clerk),
        lambda: service.undo(line, actor=table.clerk),
        lambda: service.attach(table.item, Act(verb=Verb.NOTE), actor=table.clerk),
        lambda: carrying.postpone(table.item, actor=table.clerk),
        lambda: carrying.resume(table.item, actor=table.clerk),
    ]
    for stage in (Stage.PLANNED, Stage.HELD, Stage.LOCKED):
        table.meeting.stage = stage
        db.session.commit()
        for verb in verbs:
            with pytest.raises(Refused):
                verb()


def test_minutes_are_corrected_until_they_are_approved_and_then_stand(table):
    sitting.close(table.meeting, actor=table.clerk)
    service.decide(table.item, "Rettet efter mødet.", actor=table.clerk)
    sitting.lock(table.meeting, actor=table.clerk)
    db.session.commit()

    with pytest.raises(Refused, match="godkendt og låst"):
        service.decide(table.item, "Rettet igen.", actor=table.clerk)
    for act in (sitting.open_meeting, sitting.close, sitting.lock):
        with pytest.raises(Refused):
            act(table.meeting, actor=table.clerk)
    assert table.meeting.locked_by_id == table.clerk.user_id
    acts = select(trail.Entry.action).where(trail.Entry.subject == "meeting")
    assert {"meeting_closed", "minutes_locked"} <= set(db.session.scalars(acts))
