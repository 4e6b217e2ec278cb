"""The burn-up is the sum of what was said of the documents, counted by day in the database."""

from datetime import date

from sqlalchemy import delete

from bsak.documents.kinds import Status
from bsak.documents.models import StatusChange
from bsak.kernel.db import db
from bsak.overview.burnup import Step
from bsak.overview.queries import steps
from bsak.people.models import Role
from tests import make

BEFORE = date(2026, 1, 1)
DONE, DOING, OUT = Status.COMPLETED, Status.IN_PROGRESS, Status.WITHDRAWN


def tell(document, *changes):
    """Let the history of ``document`` be ``changes``: (day, was, status)."""
    db.session.execute(delete(StatusChange).where(StatusChange.document_id == document.id))
    for day, was, status in changes:
        change = StatusChange(document_id=document.id, was=was, status=status, changed_on=day)
        db.session.add(change)
    db.session.commit()


def test_steps_count_what_comes_goes_and_is_done_by_day(app):
    group = make.group()
    one, two = (make.document(group, title=title) for title in ("Brand", "Strømsvigt"))
    first, second, third = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 9)
    tell(one, (first, None, DOING), (second, DOING, DONE), (third, DONE, OUT))
    tell(two, (first, None, DONE), (second, DONE, DOING), (third, OUT, DONE))

    assert steps(make.clerk(), BEFORE) == [
        Step(first, grown=2, done=1),
        Step(second, grown=0, done=0),
        Step(third, grown=0, done=0),
    ]


def test_what_lies_further_back_is_told_as_one_day(app):
    document = make.document(make.group())
    first, second, third = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 9)
    tell(document, (first, None, DOING), (second, DOING, DONE), (third, DONE, DOING))

    assert steps(make.clerk(), second) == [
        Step(second, grown=1, done=1),
        Step(third, grown=0, done=-1),
    ]
    assert steps(make.clerk(), third) == [Step(third, grown=1, done=0)]


def test_steps_of_a_hidden_document_are_not_counted(app):
    group, day = make.group(), date(2026, 3, 2)
    open_one, hidden = (make.document(group, title=title) for title in ("Brand", "Adgangskoder"))
    tell(open_one, (day, None, DOING))
    tell(hidden, (day, None, DONE))
    hidden.is_confidential = True
    db.session.commit()

    assert steps(make.viewer(make.member(make.group(code="SU", name="Sundhed"))), BEFORE) == [
        Step(day, grown=1, done=0)
    ]
    assert steps(make.viewer(make.user(role=Role.APPROVER)), BEFORE) == [Step(day, grown=2, done=1)]
