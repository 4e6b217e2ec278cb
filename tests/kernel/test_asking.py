"""A question asked again goes straight to SQLite, and tells no less for it."""

from datetime import date

import pytest
from sqlalchemy import bindparam, select
from sqlalchemy.exc import DBAPIError

from bsak.documents.kinds import Status
from bsak.documents.models import Document
from bsak.kernel.db import db, rows
from tests import make

pytestmark = pytest.mark.usefixtures("app")

_DUE = date(2019, 5, 1)
_QUERY = (
    select(Document.code, Document.status, Document.due_on, Document.is_confidential)
    .where(Document.title == bindparam("title"))
    .order_by(Document.code)
)


def test_a_question_asked_again_tells_the_same_and_what_is_new(queries_of):
    group = make.group()
    first = make.document(group, title="Plan", status=Status.IN_REVIEW)
    first.due_on = _DUE
    make.document(group, title="Andet")
    for _turn in range(4):
        (row,) = rows(_QUERY, {"title": "Plan"})
        assert tuple(row) == (first.code, Status.IN_REVIEW, _DUE, False)
        assert (type(row.status), type(row.due_on)) == (Status, date)
        assert [other.due_on for other in rows(_QUERY, {"title": "Andet"})] == [None]
    first.due_on = None  # not yet flushed
    assert rows(_QUERY, {"title": "Plan"})[0].due_on is None
    assert queries_of(lambda: rows(_QUERY, {"title": "Plan"})) == 1


def test_values_in_lists_are_asked_each_time():
    group = make.group()
    codes = [make.document(group, title=title).code for title in ("Plan", "Vand", "Varme")]
    query = select(Document.code).where(Document.code.in_(bindparam("codes", expanding=True)))
    for number in (1, 3, 2, 3):
        assert {r.code for r in rows(query, {"codes": codes[:number]})} == set(codes[:number])


def test_a_fault_is_told_as_for_all_other_questions():
    make.document(make.group(), title="Plan")
    for _turn in range(3):
        rows(_QUERY, {"title": "Plan"})
    db.session.connection().exec_driver_sql("ALTER TABLE document RENAME COLUMN code TO other")
    with pytest.raises(DBAPIError):
        rows(_QUERY, {"title": "Plan"})
