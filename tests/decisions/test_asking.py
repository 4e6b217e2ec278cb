"""However long a meeting gets, its pages ask the database no more."""

from datetime import date

import pytest
from sqlalchemy import event

from bsak.agenda.acts import Verb
from bsak.approval.models import Authority, State, Submission
from bsak.documents import notes
from bsak.documents.models import ChangeType, WaitingFor
from bsak.kernel.db import db
from tests import make


def laid(table, document):
    """Lay a text before the director."""
    return make.kept(Submission(
        document_id=document.id, authority=Authority.DIRECTOR, state=State.WAITING, wording={},
        draft_version=1, writer_ids=[table.clerk.user_id], change_type=ChangeType.NEW,
        reason="Ny", valid_from=date(2026, 5, 1), review_due=date(2027, 1, 1),
    ))  # fmt: skip


def grow(table, n):
    """Let more points come, and more to settle and approve at the first."""
    table.meeting = db.session.merge(table.meeting)
    table.item, table.group = table.meeting.items[0], db.session.merge(table.group)
    for _n in range(n):
        number = len(table.meeting.items) + 1
        table.recommend({"verb": Verb.NOTE}, item=table.point(number))
        document = make.document(table.group, title=f"Nr. {number}", actor=table.clerk)
        laid(table, document)
        wait = notes.wait(
            table.group, f"Sag {number}", actor=table.clerk, kind=WaitingFor.DECISION,
            document=document,
        )  # fmt: skip
        table.recommend({"verb": Verb.SETTLE, "waiting": wait.id})
        table.recommend({"verb": Verb.APPROVE, "documents": (document.code,)})
    db.session.commit()


@pytest.mark.parametrize("page", ["/bord", ""])
def test_pages_of_a_longer_meeting_ask_no_more(app, table, approver, sign_in, page):
    director, address = sign_in(approver), f"/moeder/{table.meeting.id}{page}"

    def asked():
        count = []
        listen = lambda *_args: count.append(1)  # noqa: E731
        db.session.expunge_all()  # as a new request finds it
        event.listen(db.engine, "before_cursor_execute", listen)
        told = director.get(address).text
        event.remove(db.engine, "before_cursor_execute", listen)
        assert "Ikke længere udestående: Sag" in told
        return len(count)

    grow(table, 1)
    asked()
    grow(table, 1)  # else the page is the one that was kept
    few = asked()
    grow(table, 3)
    assert asked() <= few
