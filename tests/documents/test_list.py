"""The list of the register: who sees which rows, and how it is narrowed and sorted."""

from datetime import date

import pytest
from sqlalchemy import event

from bsak.documents import notes, service
from bsak.documents.kinds import Kind, Status
from bsak.kernel.db import db
from bsak.people.models import Role
from tests import make


@pytest.fixture
def queries_of(app):
    """Return a function that counts the statements a call sends to the database."""

    def count(call):
        seen = []
        event.listen(db.engine, "before_cursor_execute", lambda *a: seen.append(a[2]))
        call()
        return len(seen)

    return count


def test_group_without_documents_is_named(sign_in, secretariat):
    make.document(make.group())
    make.group(code="SO", name="Social & Familie")

    page = sign_in(secretariat).get("/register").text

    assert "Uden dokumenter i registret:" in page
    assert "Social &amp; Familie" in page
