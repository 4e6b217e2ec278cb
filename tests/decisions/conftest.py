"""A meeting in progress with one point, and makers of what is recommended there."""

from dataclasses import dataclass
from datetime import date

import pytest

from bsak.agenda.acts import Act, stored
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.meetings.models import AgendaItem, Meeting, Recommendation
from bsak.meetings.states import Stage
from tests import make


@dataclass
class Table:
    """Who sits at it, and what lies on it."""

    group: CrisisGroup
    meeting: Meeting
    item: AgendaItem
    clerk: Viewer
    clerk_account: object

    def recommend(self, act=None, text="at det gøres", item=None):
        """Return a recommendation that is open."""
        kept = stored(Act(**act)) if act else None
        line = Recommendation(text=text, act=kept)
        (item or self.item).recommendations.append(line)
        db.session.commit()
        return line

    def point(self, number, **more):
        """Return one more point of the meeting."""
        item = AgendaItem(number=number, title=f"Punkt {number}", is_board=True, **more)
        self.meeting.items.append(item)
        db.session.commit()
        return item


@pytest.fixture
def table(app, secretariat):
    group, clerk = make.group(), make.viewer(secretariat)
    meeting = Meeting(body="BSAK", held_on=date(2026, 6, 6), stage=Stage.OPEN)
    item = AgendaItem(number=1, title="Status", is_board=True, presentation="Listen.")
    meeting.items.append(item)
    meeting.opened_at = clock.now()
    make.kept(meeting)
    return Table(group, meeting, item, clerk, secretariat)
