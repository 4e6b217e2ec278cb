"""A board with two groups and a meeting to draft, after one in April."""

from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import select

from bsak.agenda import service
from bsak.agenda.models import Matter
from bsak.documents import service as documents
from bsak.documents import snapshot
from bsak.documents.kinds import Kind, Status
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.meetings import service as meetings
from bsak.meetings.models import AgendaItem, Meeting
from bsak.meetings.states import Stage
from tests import make

HELD, NOW, NEXT = date(2019, 4, 11), date(2019, 6, 3), date(2019, 6, 6)


@dataclass
class Board:
    """Who is here, and the shortest way to what the agenda says."""

    group: CrisisGroup
    other: CrisisGroup
    clerk: Viewer
    held: Meeting
    point: AgendaItem
    meeting: Meeting

    def document(self, title="Strømsvigt", *, group=None, **more):
        """Return a card that no agenda needs to tell of as new."""
        return make.document(group or self.group, title=title, actor=self.clerk, **more)

    def due(self, document, day):
        """Let a decision of the last meeting set a deadline."""
        documents.set_deadline(document, day, actor=self.clerk, item=self.point, on=HELD)
        db.session.commit()
        return document

    def forget(self):
        """Let the last meeting have seen everything up to now."""
        snapshot.freeze(self.held, actor=self.clerk)
        db.session.commit()

    def draft(self):
        """Draft the agenda."""
        made = service.draft(self.meeting, actor=self.clerk)
        db.session.commit()
        return made

    def points(self, topic=None):
        """Return the points as they are stored, or those of one topic."""
        db.session.expire_all()
        return [item for item in self.meeting.items if topic in (None, item.topic)]

    def recommended(self, topic):
        """Return what the points of a topic recommend."""
        return [line.text for item in self.points(topic) for line in item.recommendations]

    def matters(self, cause=None):
        """Return the matters, or those of one cause."""
        found = db.session.scalars(select(Matter).order_by(Matter.id))
        return [one for one in found if cause in (None, one.cause)]

    def documents_with(self, cause):
        """Return the titles of the documents that an agenda tells of for that cause."""
        return {one.document.title for one in self.matters(cause) if one.document}


@pytest.fixture
def board(app, monkeypatch):
    monkeypatch.setenv("BSAK_TODAY", NOW.isoformat())
    group, other = make.group(), make.group(code="SU", name="Sundhed & Pleje")
    for one in (group, other):
        make.member(one, name=f"Leder {one.code}", is_leader=True)
    clerk = make.clerk()
    for one in (group, other):
        done = {"kind": Kind.SUBPLAN, "title": "Delplan", "status": Status.COMPLETED}
        make.document(one, actor=clerk, **done)
    point = make.item(
        held_on=HELD, title="CF - Status på arbejdet med beredskabsplaner (10 minutter)",
        case_number="14.00.08-A21-1-19", is_board=True,
        proposer="Afdelingschefen for Miljø & Teknik", decision="Ny frist er den 23. maj 2019.",
    )  # fmt: skip
    point.meeting.stage = Stage.LOCKED
    meeting = meetings.plan(
        meetings.Facts(body="BSAK", held_on=NEXT, has_board_points=True), actor=clerk
    )
    made = Board(group, other, clerk, point.meeting, point, meeting)
    made.forget()
    return made
