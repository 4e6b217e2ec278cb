"""What the register tells those who only read finished documents: not how the work on them goes."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from bsak.documents import notes, service
from bsak.documents.kinds import Status
from bsak.kernel.clock import today
from bsak.kernel.db import db
from bsak.people.models import Role
from tests import make


@pytest.fixture
def document(app):
    group = make.group()
    found = make.document(group, title="Brand", status=Status.COMPLETED)
    clerk = make.clerk()
    notes.remark(group, "Ordet kattelem", actor=clerk, document=found)
    notes.wait(group, "Svar om dieselolie", actor=clerk, document=found)
    service.set_deadline(found, today(), actor=clerk, reason="Øvelse i maj")
    db.session.commit()
    return found


@pytest.mark.parametrize("role", [Role.READER, Role.REVIEWER, Role.ADMIN])
@pytest.mark.parametrize(
    "query", ["", "?kol=waits&kol=due&kol=touched&kol=expected", "?venter=ja", "?sort=-due"]
)
def test_reader_sees_the_document_and_nothing_of_the_work(document, sign_in, role, query):
    client = sign_in(make.user(role=role))

    page = client.get(f"/register{query}").get_data(as_text=True)
    sheet = load_workbook(BytesIO(client.get(f"/register.xlsx{query}").data)).active
    cells = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)

    assert "Brand" in page
    for told in (page, cells):
        assert not any(word in told for word in ("bemærkning", "dieselolie", "uden beslutning"))
        assert "Frist" not in told


def test_reader_does_not_find_a_document_by_its_remarks(document, sign_in, secretariat):
    inside, outside = sign_in(secretariat), sign_in(make.user())

    assert "Brand" in inside.get("/register?q=kattelem").get_data(as_text=True)
    assert "Brand" not in outside.get("/register?q=kattelem").get_data(as_text=True)
