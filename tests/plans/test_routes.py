"""Texts on the screen say what the paper says, to those who may see them."""

import html
import re
from dataclasses import replace

import pytest
from sqlalchemy import select

from bsak.demo.approvals import approve_examples
from bsak.demo.organisation import make_accounts, make_groups
from bsak.demo.texts import TEXTS
from bsak.documents import service
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document
from bsak.groups import queries as groups
from bsak.kernel.db import db
from bsak.kernel.markup import texts
from tests import make
from tests.page import CheckingClient


@pytest.fixture
def examples(app):
    """Every example text of the demo, in force."""
    made = make_groups()
    accounts = make_accounts(made)
    clerk = groups.viewer(accounts["sekretariat"])
    for code, kind, title in TEXTS:
        service.add(made[code], Kind(kind), title, actor=clerk, status=Status.COMPLETED)
    approve_examples(accounts["sekretariat"], groups.viewer(accounts["direktoer"]))
    db.session.commit()
    app.test_client_class = CheckingClient
    return {(d.group.code, d.kind.value, d.title): d for d in db.session.scalars(select(Document))}


def test_every_word_of_every_example_stands_on_its_page(examples, sign_in):
    client = sign_in(make.user())
    for key, wording in TEXTS.items():
        page = client.get(f"/laes/{examples[key].code}").text
        shown = _run_together(page)
        for text in texts(_printed(wording)):
            if text == "Tlf.":  # the button says "Ring" instead
                continue
            assert "".join(text.split()) in shown, key


def test_number_can_be_rung(examples, sign_in):
    page = sign_in(make.user()).get("/laes/SK-AC-06").text

    assert 'href="tel:112"' in page
    assert 'href="tel:+4500000001"' in page


def test_confidential_text_is_not_found_by_strangers(examples, sign_in):
    key = ("SK", "action_card", "Brand")
    examples[key].is_confidential = True
    code = examples[key].code
    db.session.commit()

    assert sign_in(make.user()).get(f"/laes/{code}").status_code == 404


def test_document_without_text_in_force_is_not_found(app, sign_in, secretariat):
    document = make.document(make.group())

    assert sign_in(secretariat).get(f"/laes/{document.code}").status_code == 404


def _printed(wording):
    """Leave out what only the register and the log use."""
    plain = {"resources": (), "communication": "", "log_note": "", "own_help": (),
             "external_help": (), "activated_by": "", "responsible": "", "deputy": ""}  # fmt: skip
    kept = {k: v for k, v in plain.items() if hasattr(wording, k)}
    kept |= {k: () for k in ("belongs_to", "see_also") if hasattr(wording, k)}
    return replace(wording, **kept) if kept else wording


def _run_together(page):
    """Return the words of a page without tags and spaces: a link may stand in a sentence."""
    return "".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())
