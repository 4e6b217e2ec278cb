"""Every change between two meetings is on exactly one agenda."""

from collections import Counter

import pytest
from sqlalchemy import select

from bsak.agenda import events
from bsak.agenda.models import Matter
from bsak.kernel.db import db
from bsak.kernel.trail import Entry
from tests.agenda.year import Year


def lived(seed, monkeypatch):
    """Return a year that has gone by."""
    year = Year(seed, lambda day: monkeypatch.setenv("BSAK_TODAY", day.isoformat()))
    year.live()
    return year


def told_how_often():
    """Return how often each act of the trail stands on an agenda."""
    keys = db.session.scalars(select(Matter.key))
    return Counter(int(key[6:]) for key in keys if key.startswith("trail:"))


def news(year):
    """Return the acts the board should hear of, by what the year itself knows of them."""
    covered = year.meetings[-1].covers_to
    entries = db.session.scalars(
        select(Entry).where(
            Entry.id > year.start, Entry.id <= covered, Entry.subject.in_(events.SUBJECTS)
        )
    )
    return {
        entry.id: entry
        for entry in entries
        if entry.id not in year.decided and entry.action not in events.UNTOLD
    }


@pytest.mark.parametrize("seed", [1, 2])
def test_every_change_of_a_year_is_on_exactly_one_agenda(app, monkeypatch, seed):
    year = lived(seed, monkeypatch)
    told, due = told_how_often(), news(year)
    assert len(due) > 80
    assert len({entry.action for entry in due.values()}) > 15
    for report, undoing in year.undone:
        # Both or neither: what was undone before anybody heard of it is no news. What the board
        # decided, it has heard of.
        if undoing in due and report not in year.decided:
            assert told[report] == told[undoing]
            due.pop(report, None)
            due.pop(undoing)
            told.pop(report, None)
            told.pop(undoing, None)
    missing = [due[key].action for key in due if told[key] != 1]
    assert not missing
    assert set(told) == set(due)
