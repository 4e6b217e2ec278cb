"""Each copy's slip says its own number, holder and address, however many were laid out at once."""

from io import BytesIO

import pytest

from bsak import pdf
from bsak.binders.sheets import Press
from bsak.distribution import printing
from bsak.documents.models import Revision
from bsak.kernel.db import db
from tests.distribution import paper
from tests.distribution.history import packs_of

LONG = "Vagthavende indsatsleder i Teknik & Miljø, døgnberedskabet"


@pytest.fixture
def history(new_history):
    made = new_history()
    made.binder.copies[0].holder_function = "Vagtleder (nat)"
    made.binder.copies[1].holder_function = LONG
    return made


def words_of(pack):
    out = BytesIO()
    printing.pack_into(out, [pack])
    return paper.read(out.getvalue()).words if pack.release.number else ""


def test_every_copy_reads_of_itself(history):
    history.issue()
    history.answer_all()
    history.approve(history.documents[0])
    history.issue()

    for copy in history.binder.copies:
        pack, others = packs_of(copy)[-1], [c for c in history.binder.copies if c is not copy]
        words = words_of(pack)
        assert set(copy.holder_function.split()) <= set(words.split())
        assert f"/kvit/{pack.key}" in words
        assert not any(f"/kvit/{packs_of(other)[-1].key}" in words for other in others)
        assert pdf.field(0) not in words


@pytest.fixture
def rendered(monkeypatch):
    """The codes of what is laid out, in turn."""
    codes, render = [], pdf.render

    def noted(story, identity, frame=None, **more):
        codes.append(identity.sheet_id)
        return render(story, identity, frame, **more)

    monkeypatch.setattr(pdf, "render", noted)
    return codes


def test_copies_that_stand_alike_share_one_layout(history, rendered):
    for number, copy in enumerate(history.binder.copies):
        copy.holder_function = f"Vagtleder {number}"
    history.issue()

    assert len(history.binder.copies) > 1
    assert rendered.count("00-RB-00") == 1


def test_approved_text_is_laid_out_at_once_and_not_when_it_is_issued(history, rendered):
    changed = history.documents[0]
    history.issue()
    for _twice in range(2):  # the binder was sent neither of the two but the one before
        history.approve(changed)
        db.session.commit()
    assert rendered.count(changed.code) == 3
    history.issue()

    assert rendered.count(changed.code) == 3


def test_approval_stands_though_its_sides_cannot_be_laid_out(history, monkeypatch, caplog):
    history.issue()
    with monkeypatch.context() as broken:
        broken.setattr(Press, "barred", lambda *_: 1 / 0)
        revision = history.approve(history.documents[0])
        db.session.commit()

    assert db.session.get(Revision, revision.id).number == 2
    assert "could not be laid out ahead" in caplog.text
