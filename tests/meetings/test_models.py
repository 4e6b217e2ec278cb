"""What a meeting's rows promise to those who tell of them by number."""

from datetime import date

import pytest

from bsak.kernel.clock import today
from bsak.kernel.db import db
from bsak.meetings.models import AgendaItem, Meeting, Recommendation
from bsak.tasks.models import Task
from tests import make


@pytest.mark.parametrize(
    "row",
    [
        lambda: Meeting(body="BSAK", held_on=date(2030, 1, 1)),
        lambda: AgendaItem(number=9, title="Punkt", attachments=[]),
        lambda: Recommendation(text="at", item_id=db.session.query(AgendaItem.id).scalar()),
        lambda: Task(title="Ring", created_on=today()),
    ],
)
def test_number_of_a_row_that_is_gone_is_never_given_to_another(app, row):
    make.item(held_on=date(2019, 4, 11))
    first = make.kept(row())
    gone = first.id
    db.session.delete(first)
    db.session.commit()

    assert make.kept(row()).id > gone
