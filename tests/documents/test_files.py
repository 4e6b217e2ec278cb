"""Files beside a document: what is kept, and how it is handed out again."""

import hashlib
from io import BytesIO

import pytest

from bsak.documents import sniff
from bsak.documents.models import Attachment
from bsak.documents.redraw import redrawn
from bsak.kernel.db import db
from tests import make
from tests.documents.papers import PLACE, pdf, photo, png, word


@pytest.fixture
def document(app):
    return make.document(make.group())


@pytest.fixture
def clerk(document, sign_in, secretariat):
    return sign_in(secretariat)


def hand_in(client, name, content):
    return client.post("/register/MT-AC-01/fil", data={"file": (BytesIO(content), name)})


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("Strømsvigt, udkast.pdf", pdf(), "application/pdf"),
        ("Kort.DOCX", word(), sniff.WORD),
        ("skilt.png", redrawn(photo("PNG"), "PNG"), "image/png"),
    ],
)
def test_file_comes_back_as_it_was_and_only_as_a_download(
    clerk, document, settings, name, content, media_type
):
    assert hand_in(clerk, name, content).status_code == 302
    kept = make.as_stored(document).attachments[0]

    answer = clerk.get(f"/register/MT-AC-01/fil/{kept.id}", buffered=True)

    assert answer.data == content
    assert answer.mimetype == media_type
    assert answer.headers["Content-Disposition"].startswith("attachment; filename")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    digest = hashlib.sha256(content).hexdigest()
    with open(f"{settings.instance}/files/{digest[:2]}/{digest}", "rb") as file:
        assert file.read() == content


@pytest.mark.parametrize("sort", ["JPEG", "PNG"])
def test_picture_is_handed_out_without_its_place(clerk, document, sort):
    hand_in(clerk, f"værket.{sort.lower()}", photo(sort))
    kept = make.as_stored(document).attachments[0]

    answer = clerk.get(f"/register/MT-AC-01/fil/{kept.id}", buffered=True)

    assert answer.data == redrawn(photo(sort), sort)
    assert (kept.size, kept.digest) == (len(answer.data), hashlib.sha256(answer.data).hexdigest())
    assert PLACE.encode() not in answer.data


def test_same_picture_with_another_place_is_the_same_file(clerk, document):
    hand_in(clerk, "a.png", photo("PNG"))

    again = hand_in(clerk, "b.png", redrawn(photo("PNG"), "PNG"))

    assert "ligger her allerede" in again.text


def test_danish_name_is_sent_by_the_rules_of_headers(clerk, document):
    hand_in(clerk, "Bælte og ø.pdf", pdf())
    kept = make.as_stored(document).attachments[0]

    answer = clerk.get(f"/register/MT-AC-01/fil/{kept.id}", buffered=True)

    sent = answer.headers["Content-Disposition"]
    assert "filename*=UTF-8''B%C3%A6lte%20og%20%C3%B8.pdf" in sent


def test_what_we_dare_not_keep_is_refused_with_advice(clerk, document):
    answer = hand_in(clerk, "kort.pdf", b"<html><script>alert(1)</script></html>")

    assert answer.status_code == 422
    assert "Vælg PDF, Word (.docx), PNG eller JPEG." in answer.text
    assert db.session.scalar(db.select(db.func.count()).select_from(Attachment)) == 0


def test_no_file_and_a_file_twice_are_told(clerk, document):
    assert "Vælg en fil" in clerk.post("/register/MT-AC-01/fil", data={}).text
    hand_in(clerk, "kort.png", png())
    again = hand_in(clerk, "andet.png", png())

    assert again.status_code == 422
    assert "ligger her allerede" in again.text


def test_too_large_file_has_its_own_page(app, clerk, document):
    app.config["MAX_CONTENT_LENGTH"] = 2000

    answer = hand_in(clerk, "kort.png", b"\x89PNG" + b"0" * 5000)

    assert answer.status_code == 413
    assert "for stor" in answer.text
    assert db.session.scalar(db.select(db.func.count()).select_from(Attachment)) == 0


def test_file_taken_away_is_gone_from_the_page_but_told_in_the_history(clerk, document):
    hand_in(clerk, "kort.png", png())
    kept = make.as_stored(document).attachments[0]

    clerk.post(f"/register/MT-AC-01/fil/{kept.id}/fjern")

    assert clerk.get(f"/register/MT-AC-01/fil/{kept.id}").status_code == 404
    assert "Fjernede filen kort.png." in clerk.get("/register/MT-AC-01").text


def test_stranger_neither_hands_in_nor_takes_away(clerk, document, sign_in):
    hand_in(clerk, "kort.png", png())
    kept = make.as_stored(document).attachments[0].id
    stranger = sign_in(make.member(make.group(code="SO", name="Social & Familie")))

    assert hand_in(stranger, "andet.png", png(3)).status_code in (409, 422)
    assert stranger.post(f"/register/MT-AC-01/fil/{kept}/fjern").status_code == 409
    assert [a.id for a in make.as_stored(document).attachments] == [kept]


def test_file_of_another_document_or_a_hidden_one_is_not_found(clerk, document, sign_in):
    hand_in(clerk, "kort.png", png())
    kept = make.as_stored(document).attachments[0].id
    make.document(document.group, title="Brand")
    reader = sign_in(make.user())

    assert clerk.get(f"/register/MT-AC-02/fil/{kept}").status_code == 404
    assert clerk.post(f"/register/MT-AC-02/fil/{kept}/fjern").status_code == 404
    assert reader.get(f"/register/MT-AC-01/fil/{kept}").status_code == 404
