"""What the editor says of approval and comments, and what stands under a text that is read."""

import re

import pytest

from bsak.approval import deciding, holding, queries, service
from bsak.documents.models import ChangeType
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.review import service as review
from bsak.review import talking
from bsak.writing import service as drafts


def words(page):
    return " ".join(re.sub(r"<[^>]*>", " ", page.text).split())


@pytest.fixture
def editor(house, sign_in):
    """Return the task list of a document, as its writer sees it."""
    client = sign_in(house.writer_account)
    return lambda document: client.get(f"/skriv/{document.code}")


def test_editor_says_that_the_text_is_sent_and_what_later_edits_are_worth(house, editor, sign_in):
    document = house.document()
    draft = house.draft(document)
    assert "Sendt til godkendelse" not in words(editor(document))
    submitted = house.submit(document)

    shown = words(editor(document))
    assert "Skriver sendte teksten. Venter på: Kommunaldirektøren." in shown
    assert "Det, du retter nu, kommer ikke med i det, der godkendes." in shown
    drafts.put(draft, {"goal": "Skrevet bagefter."}, house.second)
    db.session.commit()
    page = editor(document)
    assert "Rettelserne er ikke med i det, der godkendes." in words(page)
    back = re.search(r'action="([^"]+/traek-tilbage)"', page.text)[1]
    sign_in(house.writer_account).post(back)

    assert queries.waiting(document.id) is None
    assert "Sendt til godkendelse" not in words(editor(document))
    again = house.submit(document)
    service.send_back(again, "Trin 3 mangler.", actor=house.director)
    db.session.commit()
    assert "Sendt tilbage" in words(editor(document))
    assert "Trin 3 mangler." in words(editor(document))
    assert submitted.id != again.id


def test_editor_counts_the_open_comments_and_those_that_block(house, editor):
    document = house.document()
    house.draft(document)
    round_ = review.send(
        document,
        review.Letter(due_on=clock.today(), people=(house.reader_account,)),
        actor=house.leader,
    )
    db.session.commit()
    assert "åben kommentar" not in words(editor(document))
    for is_blocking in (True, False):
        talking.comment(round_, "goal", "Målet er uklart.", is_blocking=is_blocking,
                        actor=house.leader)  # fmt: skip
    db.session.commit()

    page = editor(document)

    assert "2 åbne kommentarer" in words(page)
    assert "1 af dem skal løses, før teksten kan godkendes." in words(page)
    assert f'href="/gennemlaesning/{document.code}/kommentarer"' in page.text


def test_text_is_confirmed_under_its_own_words_and_nowhere_else(house, sign_in):
    document = house.document()
    deciding.approve(house.submitted(document), actor=house.director)
    holding.name_holder(document, house.reader_account, actor=house.leader)
    db.session.commit()
    client, code = sign_in(house.reader_account), document.code
    address = f"/register/{code}/tekst/bekraeft"
    for place in ("/godkendelse", "/soeg", "/min-side", f"/register/{code}/tekst"):
        page = client.get(place, follow_redirects=True).text
        assert address not in page, place
        assert place == "/min-side" or f"/laes/{code}" in page or "/godkendelse" in page

    page = client.get(f"/laes/{code}").text
    assert page.index("</article>") < page.index(f'action="{address}"')
    number = re.search(r'name="number" value="(\d+)"', page)[1]
    client.post(
        address, data={"number": number}, headers={"Referer": f"http://localhost/laes/{code}"}
    )
    assert "Du bekræftede udgave 1" in words(client.get(f"/laes/{code}"))

    house.draft(document, goal="Et nyt mål.")
    deciding.approve(house.submit(document, change_type=ChangeType.EDITORIAL),
                     actor=house.director)  # fmt: skip
    db.session.commit()
    again = client.get(f"/laes/{code}").text
    assert "Jeg har læst og forstået udgave 2" in again
    assert "bekraeft" not in sign_in(house.writer_account).get(f"/laes/{code}").text
