"""Points: what they hold, who writes at the same time, and what can be changed when."""

from contextlib import suppress
from datetime import date

import pytest
from sqlalchemy import update

from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, Stale
from bsak.meetings import attending, items, placing, service
from bsak.meetings.items import Point
from bsak.meetings.models import AgendaItem, Attendance, Meeting, Recommendation
from bsak.meetings.recommending import worded
from bsak.meetings.service import Facts
from bsak.meetings.states import Need, Outcome, Presence, Stage
from tests import make
from tests.meetings.targets import planned

WHOLE = Point(
    title="Status",
    case_number="14.00.08-A21-1-19",
    time_slot="10 minutter",
    is_board=True,
    need=Need.DECISION,
    occasion="Hemmelig anledning",
    presentation="Hemmelig sag",
    proposer="Kommunaldirektøren",
    history="Hemmelig historik",
    attachments=("Hemmeligt bilag",),
)
NOTE = {"verb": "note"}


@pytest.fixture
def clerk(app):
    return make.clerk()


@pytest.fixture
def point(clerk):
    """A point with all its fields and two recommendations; the first does something."""
    meeting = planned(clerk)
    item = items.add(meeting, WHOLE, actor=clerk, recommend=["at A", "B"])
    item.recommendations[0].act = NOTE
    return make.kept(item)


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("Chefforum godkender", "at Chefforum godkender"),
        ("  at   det   gøres ", "at det gøres"),
        ("At det gøres", "at det gøres"),
        ("1. at det gøres", "at det gøres"),
        ("- attester gives", "at attester gives"),
        ("12) Atea leverer", "at Atea leverer"),
        ("2. maj er frist", "at 2. maj er frist"),
        (" ", ""),
    ],
)
def test_recommendation_begins_with_at(typed, stands):
    assert worded(typed) == stands


def test_point_keeps_what_was_written_in_each_field(point):
    assert items.point_of(make.as_stored(point)) == WHOLE
    assert [line.text for line in point.recommendations] == ["at A", "at B"]


def test_signs_that_no_word_file_can_hold_are_left_out(clerk):
    pasted = Point(title="Sta\x00tus", occasion="En\x0bTo\r\nTre\ud800", attachments=("B\x011",))

    item = items.add(None, pasted, actor=clerk, recommend=["at\x07 A"])

    kept = items.point_of(make.kept(item))
    assert (kept.title, kept.occasion, kept.attachments) == ("Status", "En\nTo\nTre", ("B1",))
    assert item.recommendations[0].text == "at A"


def test_recommendation_keeps_what_it_does_when_its_words_or_place_change(point, clerk):
    first, second = point.recommendations

    items.edit(point, WHOLE, actor=clerk, texts={first.id: "at A gøres", second.id: ""},
               added=["C"])  # fmt: skip
    items.move_line(point, point.recommendations[0].id, 1, actor=clerk)

    stands = [(line.text, line.act) for line in make.kept(point).recommendations]
    assert stands == [("at C", None), ("at A gøres", NOTE)]


def test_closed_point_leaves_nothing_behind(point, clerk):
    closed = Point(**{**{f: getattr(WHOLE, f) for f in WHOLE.__slots__}, "is_closed": True})

    items.edit(point, closed, actor=clerk)
    db.session.commit()

    left = str(db.session.execute(AgendaItem.__table__.select()).all())
    lines = db.session.query(Recommendation).count()
    told = str([(e.before, e.after, e.note) for e in db.session.query(trail.Entry)])
    assert (lines, "Hemmelig" in left + told) == (0, False)
    with pytest.raises(Refused, match="lukket siden"):
        items.put_back(point, "at hemmeligt", None, actor=clerk)
    assert (point.case_number, point.time_slot) == (WHOLE.case_number, WHOLE.time_slot)


def test_older_form_gets_both_texts_back(point, clerk):
    read = point.version
    items.edit(point, Point(title="Status, rettet"), actor=clerk)

    with pytest.raises(Stale) as refusal:
        items.edit(point, WHOLE, actor=clerk, version=read, texts={}, added=["C"])

    assert (refusal.value.mine["Titel"], refusal.value.theirs["Titel"]) == (
        "Status", "Status, rettet",
    )  # fmt: skip
    assert refusal.value.mine["Indstilling"] == "at A\nat B\nC"


def test_changed_recommendation_alone_makes_an_older_form_stale(point, clerk):
    read = point.version
    items.edit(point, WHOLE, actor=clerk, version=read, added=["C"])

    with pytest.raises(Stale):
        items.edit(point, WHOLE, actor=clerk, version=read)


def test_what_the_table_has_treated_is_not_changed_beside_it(point, clerk):
    line = point.recommendations[0]
    line.outcome, line.settled_at = Outcome.TAKEN, clock.now()
    point.meeting.stage = Stage.OPEN
    make.kept(point)

    for change in (
        lambda: items.edit(point, WHOLE, actor=clerk, texts={line.id: "at noget andet"}),
        lambda: items.move_line(point, line.id, 0, actor=clerk),
        lambda: items.move_line(point, point.recommendations[1].id, -1, actor=clerk),
        lambda: items.edit(point, Point(title="", is_closed=True), actor=clerk),
        lambda: placing.drop(point, actor=clerk),
    ):
        with pytest.raises(Refused, match=r"behandlet|Mødet er i gang"):
            change()
        db.session.rollback()


def acts(point, other, meeting, clerk):
    """Return every way to change a meeting and its points, by name."""
    line = point.recommendations[0]
    facts = Facts(body="BSAK", held_on=date(2030, 1, 1))
    return {
        "edit": lambda: service.edit(meeting, facts, actor=clerk),
        "drop": lambda: service.drop(meeting, actor=clerk),
        "add": lambda: items.add(meeting, WHOLE, actor=clerk),
        "write": lambda: items.edit(point, WHOLE, actor=clerk),
        "reword": lambda: items.edit(point, WHOLE, actor=clerk, texts={line.id: "at X"}),
        "recommend": lambda: items.edit(point, WHOLE, actor=clerk, added=["X"]),
        "put line back": lambda: items.put_back(point, "at X", None, actor=clerk),
        "order lines": lambda: items.move_line(point, line.id, 1, actor=clerk),
        "take line off": lambda: items.move_line(point, line.id, 0, actor=clerk),
        "decide": lambda: items.edit(
            point, Point(title="Status", decision="Godkendt."), actor=clerk
        ),
        "move": lambda: placing.move(point, 2, actor=clerk),
        "postpone": lambda: placing.postpone(point, actor=clerk),
        "place": lambda: placing.place(other, meeting, actor=clerk),
        "delete": lambda: placing.drop(point, actor=clerk),
        "ask": lambda: attending.invite(meeting, ["HBR"], actor=clerk),
        "mark": lambda: attending.mark(meeting, {}, actor=clerk),
    }


LINES = {"reword", "recommend", "put line back", "order lines", "take line off"}
ALLOWED = {
    Stage.PLANNED: LINES | {"edit", "add", "write", "move", "postpone", "place", "delete", "ask",
                            "mark"},
    Stage.OPEN: LINES | {"edit", "add", "write", "decide", "place", "ask", "mark"},
    Stage.HELD: {"edit", "write", "decide", "ask", "mark"},
    Stage.LOCKED: set(),
}  # fmt: skip


@pytest.mark.parametrize("stage", Stage)
def test_each_stage_lets_its_own_changes_through_and_no_other(point, clerk, stage):
    meeting = point.meeting
    items.add(meeting, Point(title="Evt."), actor=clerk)
    other = items.add(None, Point(title="Senere"), actor=clerk)
    meeting.stage = stage
    db.session.commit()
    let_through = set()
    for name, act in acts(point, other, meeting, clerk).items():
        with suppress(Refused):
            act()
            let_through.add(name)
        db.session.rollback()

    assert let_through == ALLOWED[stage]


def test_meeting_that_is_locked_meanwhile_is_not_changed_by_who_read_it_before(point, clerk):
    meeting = point.meeting
    items.add(meeting, Point(title="Evt."), actor=clerk)
    other = items.add(None, Point(title="Senere"), actor=clerk)
    db.session.commit()
    locked = update(Meeting).values(stage=Stage.LOCKED, version=Meeting.version + 1)

    for act in acts(point, other, meeting, clerk).values():
        read = meeting.stage, point.recommendations, other.title
        db.session.execute(locked, execution_options={"synchronize_session": False})
        with pytest.raises(Refused, match=r"læst ind fra|mødet er åbnet|Kun et planlagt"):
            act()
        assert read[0] is Stage.PLANNED
        db.session.rollback()


def test_nobody_but_the_secretariat_changes_a_meeting(point, clerk):
    other = items.add(None, Point(title="Senere"), actor=clerk)
    db.session.commit()
    reader = make.viewer(make.member(make.group()))

    for act in acts(point, other, point.meeting, reader).values():
        with pytest.raises(Refused, match="sekretariatet"):
            act()
        db.session.rollback()


def test_meeting_that_was_taken_away_comes_back_with_those_asked(clerk):
    meeting = planned(clerk)
    attending.invite(meeting, ["HBR", "hbr", " "], actor=clerk, is_guest=True)

    entry = service.drop(meeting, actor=clerk)
    back = service.bring_back(entry, actor=clerk)

    assert (back.body, back.held_on, back.stage) == ("BSAK", date(2030, 6, 6), Stage.PLANNED)
    assert [(one.name, one.is_guest) for one in back.attendances] == [("HBR", True)]
    with pytest.raises(Refused, match="allerede et møde"):
        service.bring_back(entry, actor=clerk)


def test_those_asked_last_time_are_asked_again_once(clerk):
    last = planned(clerk, held_on=date(2030, 1, 1))
    last.attendances = [
        Attendance(name="HBR", is_guest=True, presence=Presence.PRESENT),
        Attendance(name="Kommunaldirektøren"),
    ]
    meeting = planned(clerk)
    attending.invite(meeting, ["Kommunaldirektøren"], actor=clerk)

    assert attending.invite_again(meeting, actor=clerk) == ["HBR"]
    assert {one.presence for one in meeting.attendances} == {Presence.INVITED}
