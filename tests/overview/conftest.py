"""What the tests of the overview share."""

from datetime import date

import pytest


@pytest.fixture
def today(monkeypatch):
    """Hold the calendar at a day after the meeting of 11 April 2019."""
    monkeypatch.setenv("BSAK_TODAY", "2019-05-27")
    return date(2019, 5, 27)
