"""Minutes read in over a meeting that is planned: what was planned for it makes way."""

from datetime import date

import pytest
from sqlalchemy import select

from bsak.agenda import service as agenda
from bsak.agenda.models import Matter
from bsak.documents import notes
from bsak.intake.proposal import What
from bsak.kernel.db import db
from bsak.meetings import items
from bsak.meetings.items import Point
from bsak.meetings.models import AgendaItem
from bsak.meetings.states import Stage
from tests import make
from tests.intake.test_proposal import proposed, write
from tests.meetings.targets import planned


@pytest.fixture
def meeting(app, monkeypatch):
    """A meeting with a drafted agenda: somebody has written in one point and added another."""
    monkeypatch.setenv("BSAK_TODAY", "2024-03-11")
    clerk, group = make.clerk(), make.group()
    notes.remark(group, "Nyt fra os.", actor=clerk)
    meeting = planned(clerk, body="Chefforum", held_on=date(2024, 3, 12))
    agenda.draft(meeting, actor=clerk)
    written = meeting.items[0]
    items.edit(written, Point(title="Skrevet om"), actor=clerk)
    items.add(meeting, Point(title="Vores eget"), actor=clerk, recommend=["det sker"])
    return make.kept(meeting)


def test_what_was_planned_is_neither_minuted_nor_lost(meeting):
    drafted = len(meeting.items) - 2
    assert drafted
    assert db.session.query(Matter).count()
    (heading,) = proposed().of(What.MEETING)
    assert "2 punkter på den planlagte dagsorden kommer på listen til senere." in heading.note
    assert f"{drafted} punkt" in heading.note.partition("senere. ")[2]

    write()

    assert meeting.stage is Stage.LOCKED
    assert [item.title for item in meeting.items] == ["CF - Status på beredskabsplaner"]
    waiting = db.session.scalars(select(AgendaItem).where(AgendaItem.meeting_id.is_(None)))
    left = {i.title: i.recommendations[-1].text for i in waiting}
    assert left.keys() == {"Skrevet om", "Vores eget"}
    assert left["Vores eget"] == "at det sker"
    clerk = make.clerk()
    coming = planned(clerk, held_on=date(2024, 6, 6))
    agenda.draft(coming, actor=clerk)
    assert "Nyt fra os" in str([matter.words for matter in db.session.query(Matter)])


def test_reading_the_same_again_leaves_the_list_for_later_alone(meeting):
    write()
    (heading,) = proposed().of(What.MEETING)

    assert heading.note == ""
    assert not proposed().suggested
