"""A text that lies here as a file: on numbered copies, replaced, and told from the next one."""

from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pikepdf
import pypdfium2
import pytest

from bsak.approval import files as approvals
from bsak.distribution import pending, printing, queries, scanning, standing
from bsak.distribution.typed import Leaf
from bsak.documents import files
from bsak.documents.kinds import Kind, Status
from bsak.kernel.danish import day, short_day
from bsak.kernel.db import db
from tests import make

DIRECTOR = "Kommunaldirektøren"


@pytest.fixture
def plan(history):
    """A document in the binder whose text is an approved PDF, on two copies' shelves."""
    made = make.document(
        history.groups[0], kind=Kind.CONTINGENCY_PLAN, title="Fra en fil",
        status=Status.COMPLETED, actor=history.clerk,
    )  # fmt: skip
    replace_file(history, made, sides=1)
    history.issue()
    history.answer_all()
    db.session.commit()
    return made


def replace_file(history, document, *, sides):
    """Lay a PDF of so many sides beside a document and approve it, in the place of another."""
    out, paper = BytesIO(), pikepdf.new()
    for _side in range(sides):
        paper.add_blank_page(page_size=(595, 842))
    paper.save(out, deterministic_id=True)
    folder = Path(history.settings.instance) / "files"
    file = files.attach(
        document, f"{sides}.pdf", out.getvalue(), actor=history.clerk, folder=folder
    )
    return make.approve_file(file, on=history.day)


def word(history, code, rev, copy="SU-01"):
    return scanning.said(Leaf(code, rev, copy), history.day)


def texts(packs):
    out = BytesIO()
    printing.pack_into(out, packs)
    with pypdfium2.PdfDocument(out.getvalue()) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def test_sheet_of_a_file_has_a_number_and_a_code_that_answers(history, plan, ask):
    newest = queries.packs_of(history.binder.copies[0].id)[0]
    sides = [text for text in texts([newest]) if plan.code in text and "F1" in text]
    told = f"Godkendt: {DIRECTOR} {short_day(plan.attachments[0].approved_on)}."
    assert any(told in text for text in sides)
    page = ask(f"/k/{plan.code}/F1?k=SU-01")
    assert "✓ GÆLDENDE" in page
    assert f"/k/{plan.code}/F1" in ask(f"/k?ark={plan.code}+f1")  # led there
    for bare in (plan.code, f"{plan.code} –"):
        assert "Rev. F1: GÆLDENDE" in ask(f"/k?ark={quote(bare)}")


def test_replaced_file_is_outdated_once_the_new_one_is_on_paper(history, plan, ask):
    history.days_go_by(10)
    replace_file(history, plan, sides=3)
    assert pending.of_binders([history.binder])[history.binder.id].changed == (plan.code,)
    newer = word(history, plan.code, "F1")
    assert (newer.word, newer.rev) == ("newer", "F2")  # the best there is on paper until then
    assert word(history, plan.code, "F1", copy="").word == "outdated"

    history.issue()
    history.answer_all()
    db.session.commit()

    assert pending.of_binders([history.binder])[history.binder.id].codes == ()
    assert word(history, plan.code, "F1").word == "outdated"
    assert word(history, plan.code, "F2").word == "in_force"
    assert word(history, plan.code, "F3").word == "unknown"
    page = ask(f"/k/{plan.code}/F1?k=SU-01")
    assert "✕ FORÆLDET" in page
    assert f"Rev. F2 af {plan.code} gælder fra {day(plan.attachments[0].approved_on)}" in page
    held = {row.rev for row in standing.held(history.binder.copies[0]) if row.code == plan.code}
    assert held == {"F2"}


def test_same_file_laid_in_again_is_no_change(history, plan):
    first = plan.attachments[0]
    files.hide(plan, first, actor=history.clerk)
    db.session.commit()
    assert pending.of_binders([history.binder])[history.binder.id].gone == (plan.code,)

    again = replace_file(history, plan, sides=1)

    assert again.rev == "F1"
    assert pending.of_binders([history.binder])[history.binder.id].codes == ()
    assert word(history, plan.code, "F1").word == "in_force"


def test_approval_taken_back_makes_the_leaf_outdated_and_takes_it_out(history, plan):
    approvals.undo(plan, plan.attachments[0], actor=history.director)
    db.session.commit()
    assert word(history, plan.code, "F1").word == "outdated"
    assert pending.of_binders([history.binder])[history.binder.id].gone == (plan.code,)


def test_recalled_release_with_a_file_is_told_at_the_leaf(history, plan):
    history.days_go_by(5)
    replace_file(history, plan, sides=2)
    release = history.issue()
    history.recall(release)
    assert word(history, plan.code, "F2").recalled == release
    assert word(history, plan.code, "F1").word == "newer"


def test_confidential_file_is_as_unknown_as_one_that_never_was(history, plan, ask):
    plan.is_confidential = True
    db.session.commit()
    assert "? UKENDT" in ask(f"/k/{plan.code}/F1")
    assert "? UKENDT" in ask(f"/k/{plan.code}/F7")
