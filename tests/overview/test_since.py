"""What has changed since the register was frozen for a meeting, as one person may know it."""

from dataclasses import fields, replace
from datetime import date

import pytest
from sqlalchemy import update

from bsak.documents import revisions, snapshot
from bsak.documents import service as documents
from bsak.documents.changes import diff
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import ChangeType, Document, Snapshot
from bsak.documents.snapshot import FrozenRow
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.overview import since
from bsak.overview.since import last_meeting
from bsak.people.models import Role
from tests import make

MEETING, TODAY = date(2026, 3, 2), date(2026, 3, 9)


def frozen():
    """Freeze the register for a meeting."""
    point = make.item(held_on=MEETING)
    snapshot.freeze(point.meeting, actor=make.clerk())
    db.session.commit()


def changed(who=None):
    """Return the codes of what has changed."""
    told = last_meeting(who or make.clerk(), TODAY)
    return [change.row.code for change in told.changes]


def test_register_without_a_frozen_one_has_no_last_time(app):
    make.document(make.group())

    assert last_meeting(make.clerk(), TODAY) is None


def test_nothing_has_changed_right_after_the_meeting(app):
    document = make.document(make.group(), title="Strømsvigt, \x1f»æøå« \x1e og 100 %")
    document.is_confidential = True
    document.due_on, document.expected_on = date(2026, 5, 1), date(2026, 4, 1)
    document.review_due = date(2027, 1, 1)
    frozen()

    assert changed() == []


def test_changed_new_and_gone_documents_are_told(app):
    group = make.group()
    same, other, gone = (make.document(group, title=t) for t in ("Brand", "Storm", "Sne"))
    frozen()
    codes = other.code, gone.code
    other.status = Status.COMPLETED
    db.session.delete(gone)
    new = make.document(group, title="Vand")

    assert sorted(changed()) == sorted([*codes, new.code])
    assert same.code not in changed()


def test_write_to_any_field_of_a_frozen_row_is_seen(app):
    """Each is written on its own; what is found is held against the whole register."""
    document = make.document(make.group(), title="Brand")
    written = {
        "kind": Kind.CHECKLIST, "unit": "Hjemmeplejen", "title": "Storm",
        "status": Status.COMPLETED, "due_on": TODAY, "expected_on": TODAY,
        "is_confidential": True, "review_due": TODAY, "owner_function": "Driftschefen",
        "exercised_on": TODAY,
    }  # fmt: skip
    # Nothing writes the first; the rest stand beside the document and are frozen with it.
    fixed = {"code", "group", "version", "edition", "waits", "remarks"}
    assert written.keys() | fixed == {field.name for field in fields(FrozenRow)}
    for name, value in written.items():
        frozen_now = tuple(replace(row, waits=(), remarks=()) for row in snapshot.rows_now())
        point = make.item(held_on=MEETING, body=name)
        snapshot.freeze(point.meeting, actor=make.clerk())
        setattr(document, name, value)
        db.session.commit()

        told = last_meeting(make.clerk(), TODAY).changes

        assert told == diff(frozen_now, snapshot.rows_now()), name
        assert snapshot.rows_now() != frozen_now


def test_new_text_is_a_change_also_when_no_day_of_the_document_is_another(app):
    document = make.document(make.group(), title="Brand", status=Status.COMPLETED)
    _approve(document, ChangeType.NEW)
    frozen()

    _approve(document, ChangeType.TECHNICAL)

    assert changed() == [document.code]


def _approve(document, change_type):
    approval = revisions.Approval(
        wording={}, words="", author_id=make.user().id, approver_function="Kommunaldirektøren",
        valid_from=MEETING, review_due=date(2027, 3, 2), change_type=change_type,
    )  # fmt: skip
    approver = make.viewer(make.user(role=Role.APPROVER))
    revisions.put_in_force(document, approval, actor=approver)
    db.session.commit()


def test_document_written_past_its_version_is_found(app):
    make.document(make.group())

    with pytest.raises(AssertionError, match="without a new version"):
        db.session.execute(update(Document).values(title="Storm"))


@pytest.mark.parametrize("many", [0, 500])
def test_frozen_register_without_versions_is_read_whole(app, monkeypatch, many):
    monkeypatch.setattr(since, "_MANY", many)
    group = make.group()
    documents = [make.document(group, title=title) for title in ("Brand", "Storm")]
    frozen()
    kept = db.session.query(Snapshot).one()
    kept.rows = [{k: v for k, v in row.items() if k != "version"} for row in kept.rows]
    kept.taken_at = clock.now()
    documents[0].title = "Ildebrand"
    db.session.commit()

    assert changed() == [documents[0].code]


def test_empty_register_is_all_gone(app):
    gone = make.document(make.group())
    frozen()
    code = gone.code
    db.session.delete(gone)
    db.session.commit()

    assert changed() == [code]


def test_change_of_a_hidden_document_is_not_told(app):
    group = make.group()
    hidden = make.document(group, title="Adgangskoder")
    hidden.is_confidential = True
    stranger = make.viewer(make.member(make.group(code="SU", name="Sundhed")))
    frozen()
    hidden.status = Status.COMPLETED
    db.session.commit()

    assert changed() == [hidden.code]
    assert changed(stranger) == []


def test_register_of_an_earlier_day_is_frozen_as_it_was_then(app):
    group, clerk = make.group(), make.clerk()
    early, late = date(2026, 2, 1), date(2026, 3, 5)
    moved, older = (make.document(group, title=t, on=early) for t in ("Brand", "Storm"))
    make.document(group, title="Sne", on=early)
    new = make.document(group, title="Vand", on=late)
    for document, day in ((moved, late), (older, date(2026, 2, 20))):
        documents.report(document, documents.Report(status=Status.COMPLETED), actor=clerk, on=day)

    snapshot.freeze(make.item(held_on=MEETING).meeting, actor=clerk, as_of=MEETING)
    db.session.commit()

    assert sorted(changed()) == sorted([moved.code, new.code])
