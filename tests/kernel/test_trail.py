"""What was done stays written, whoever asks the database."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from bsak.kernel import trail
from bsak.kernel.db import db


@pytest.mark.parametrize(
    "statement",
    ["UPDATE trail SET note = 'rettet'", "DELETE FROM trail", "DELETE FROM trail WHERE id = 1"],
)
def test_nothing_in_the_trail_can_be_changed(app, statement):
    trail.record("probe", "user", 1, actor_id=None, note="sket", after={"navn": "Åse"})
    db.session.commit()

    with pytest.raises(IntegrityError, match="append-only"):
        db.session.execute(text(statement))
    db.session.rollback()

    entries = db.session.scalars(select(trail.Entry)).all()
    assert [(e.action, e.note, e.after) for e in entries] == [("probe", "sket", {"navn": "Åse"})]


def test_act_that_is_rolled_back_leaves_no_trace(app):
    trail.record("probe", "user", 1, actor_id=None)
    db.session.rollback()

    assert db.session.scalars(select(trail.Entry)).all() == []
