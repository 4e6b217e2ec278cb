"""The page of the list and the sheet made of it."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bsak.documents import service
from bsak.documents.kinds import Status
from bsak.kernel.db import db
from tests import make


@pytest.fixture
def client(app, sign_in, secretariat):
    return sign_in(secretariat)


def sheet(client, query=""):
    answer = client.get(f"/register.xlsx{query}")
    assert answer.status_code == 200
    return load_workbook(BytesIO(answer.data)).active


def cells(client, query=""):
    rows = sheet(client, query).iter_rows()
    return [[f"{c.value:%d-%m-%Y}" if c.is_date else c.value for c in row] for row in rows]


def test_empty_register_says_what_to_do(client):
    assert "Registret er tomt. Tilføj det første dokument" in client.get("/register").text


def test_filter_without_rows_says_what_to_do_and_shows_its_chips(client):
    make.document(make.group())

    page = client.get("/register?gruppe=MT&status=completed&sort=-due&kol=due").text

    assert "0 dokumenter" in page
    assert "Ingen dokumenter passer til filteret." in page
    assert 'href="/register?status=completed&amp;sort=-due&amp;kol=due"' in page
    assert 'href="/register?gruppe=MT&amp;sort=-due&amp;kol=due"' in page
    assert "Uden dokumenter" not in page


@pytest.mark.parametrize(
    "query", ["status=færdig", "art=kort", "tilstand=rød", "type=x", "frist=en+dag"]
)
def test_filter_that_does_not_exist_is_told_and_skipped(client, query):
    make.document(make.group())

    page = client.get(f"/register?{query}").text

    assert "findes ikke og er sprunget over" in page
    assert "1 dokument" in page


@pytest.mark.parametrize("query", ["page=0", "page=-1", "page=99999999999", "page=x", "sort=x",
                                   "sort=-", "kol=x", "gruppe=", "q=" + "x" * 5000])  # fmt: skip
def test_odd_addresses_show_a_list(client, query):
    make.document(make.group())

    assert client.get(f"/register?{query}").status_code == 200


def test_columns_are_chosen_in_the_address(client):
    make.document(make.group(), owner_function="Driftsleder")

    assert "Driftsleder" not in client.get("/register").text
    page = client.get("/register?kol=owner").text
    assert "Driftsleder" in page
    assert 'data-label="Kode"' not in page


def test_sheet_has_the_rows_and_columns_of_the_list(client):
    group = make.group()
    document = make.document(group, title="Ærø", owner_function="Driftsleder")
    make.document(group, title="Brand", status=Status.COMPLETED)
    service.set_deadline(document, date(2027, 5, 23), actor=make.clerk(), reason="aftalt")
    db.session.commit()

    assert cells(client, "?status=in_progress&kol=code&kol=due&kol=owner") == [
        ["Titel", "Kode", "Frist", "Ejer"],
        ["Ærø", "MT-AC-01", "23-05-2027", "Driftsleder"],
    ]
    page = sheet(client, "?kol=due")
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref


def test_date_on_the_sheet_is_danish(client):
    document = make.document(make.group())
    service.set_deadline(document, date(2027, 5, 23), actor=make.clerk(), reason="aftalt")
    db.session.commit()

    assert sheet(client, "?kol=due")["B2"].number_format == "dd-mm-yyyy"


@pytest.mark.parametrize("typed", ["=1+1", "+45 12 34 56 78", "-x", "@SUM(A1)", "＝1+1",
                                   "https://ond.example", "0012"])  # fmt: skip
def test_what_people_type_is_text_on_the_sheet(client, typed):
    make.document(make.group(), title=typed)

    cell = sheet(client)["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (typed, "s", None)


def test_sheet_holds_only_what_one_may_see(client, sign_in):
    group = make.group()
    make.document(group, title="Under vejs")
    make.document(group, title="Færdigt", status=Status.COMPLETED)

    assert [row[0] for row in cells(sign_in(make.user()))] == ["Titel", "Færdigt"]


def test_sheet_needs_signing_in(app):
    assert app.test_client().get("/register.xlsx").status_code == 302


def test_reader_is_not_told_which_groups_are_without_finished_documents(client, sign_in):
    make.document(make.group(), title="Under vejs")

    assert "Uden dokumenter" not in sign_in(make.user()).get("/register").text


def test_way_back_from_a_document_keeps_filters_and_columns(client):
    document = make.document(make.group(), title="Brand")
    came = "http://localhost/register?gruppe=MT&kol=due&sort=-due"

    from_list = client.get(f"/register/{document.code}", headers={"Referer": came}).text
    from_afar = client.get(
        f"/register/{document.code}", headers={"Referer": "https://x/register?q=1"}
    )

    assert '<a href="/register?gruppe=MT&amp;kol=due&amp;sort=-due">Register</a>' in from_list
    assert '<a href="/register">Register</a>' in from_afar.text
