"""What the tests of the overview share."""

from datetime import date

import pytest
from sqlalchemy import event

from bsak.kernel.db import db


@pytest.fixture
def today(monkeypatch):
    """Hold the calendar at a day after the meeting of 11 April 2019."""
    monkeypatch.setenv("BSAK_TODAY", "2019-05-27")
    return date(2019, 5, 27)


@pytest.fixture
def queries_of(app):
    """Return a function that counts the statements a call sends to the database."""

    def count(call):
        seen = []

        def note(_connection, _cursor, statement, *_rest):
            seen.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        try:
            call()
        finally:
            event.remove(db.engine, "before_cursor_execute", note)
        return len(seen)

    return count
