"""What the tests of duty share: a clerk, four people, and a roster with Easter in it."""

import pytest

from bsak.duty import planning
from bsak.duty.planning import Rotation
from bsak.kernel.db import db
from tests import make
from tests.duty import making


@pytest.fixture
def today(monkeypatch):
    """Hold the calendar on the Wednesday of week 10."""
    monkeypatch.setenv("BSAK_TODAY", "2026-03-04")


@pytest.fixture
def clerk(app):
    return make.clerk()


@pytest.fixture
def four(app):
    return [person.id for person in making.people("Asta", "Bo", "Carl", "Dorte")]


@pytest.fixture
def roster(clerk):
    return making.roster(clerk)


@pytest.fixture
def shared(roster, four, clerk, today):
    """The roster with six weeks shared out among three people."""
    rotation = Rotation(four[:3], making.WEEKS[0], making.WEEKS[5])
    planning.share_out(roster, rotation, actor=clerk)
    db.session.commit()
    return roster
