"""Approving at the table obeys the approval room's own rules, and cannot be undone."""

import pytest

from bsak.agenda.acts import Verb
from bsak.approval import service as approval
from bsak.approval.models import State
from bsak.decisions import queries, service
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import ChangeType
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.writing import service as writing
from tests import make
from tests.approval.conftest import CARD


@pytest.fixture
def submitted(table):
    document = make.document(table.group, kind=Kind.ACTION_CARD, actor=table.clerk)
    writer = make.viewer(make.member(table.group, name="Skriver"))
    writing.start(document, writing.Start(wording=CARD), actor=writer)
    request = approval.Request(change_type=ChangeType.NEW, reason="Ny", valid_from=clock.today(),
                               why_untried="Prøves i maj.")  # fmt: skip
    made = approval.submit(document, request, actor=writer)
    db.session.commit()
    return made


def test_only_the_director_approves_at_the_table(table, submitted):
    line = table.recommend({"verb": Verb.APPROVE, "documents": (submitted.document.code,)})

    with pytest.raises(Refused, match="Kun kommunaldirektøren"):
        service.take(line, actor=table.clerk)

    assert make.as_stored(submitted).state is State.WAITING


def test_approval_carries_its_decision_and_stays(table, submitted, approver):
    document = submitted.document
    line = table.recommend({"verb": Verb.APPROVE, "documents": (document.code,)})

    service.take(line, actor=make.viewer(approver))
    db.session.commit()

    (revision,) = document.revisions
    assert (revision.item_id, revision.meeting) == (table.item.id, "BSAK 6. juni 2026, punkt 1")
    moved = [move.sets for move in queries.moves() if move.code == document.code]
    assert {"revision": 1} in moved
    assert {"status": Status.COMPLETED.value} in moved
    with pytest.raises(Refused, match="kan ikke fortrydes"):
        service.undo(line, actor=table.clerk)
