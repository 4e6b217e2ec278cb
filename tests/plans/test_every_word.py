"""Every word that is approved stands on the screen and on the paper."""

import itertools
from datetime import date
from io import BytesIO

import pytest
from pdfplumber import open as open_pdf

from bsak import pdf
from bsak.documents import revisions
from bsak.documents.kinds import Kind
from bsak.kernel.db import db
from bsak.kernel.paths import asset_folder
from bsak.kernel.plain import to_plain
from bsak.people.models import Role
from bsak.plans import by_kind
from bsak.plans.wording import WORDINGS
from bsak.writing.fields import build, seed, shape_at
from bsak.writing.shapes import Sort
from tests import make

ONE_OF_EACH = [Kind.ACTION_CARD, Kind.SUBPLAN, Kind.CONTACT_LIST, Kind.CHECKLIST]
MARKED = (Sort.TEXT, Sort.LINES, Sort.BLANKS, Sort.HEADINGS, Sort.CELLS)
# Words that stand for something else on paper: a letter, and a label that needs its number.
TOLD_OTHERWISE = {"in_doubt"}


def full(cls):
    """Return a wording with a word of its own in every field, and those words by field."""
    fields, told, number = seed(cls), {}, itertools.count(1)
    done: set[str] = set()
    while left := [path for path in fields if path not in done]:
        for path in left:
            done.add(path)
            shape = shape_at(cls, fields, path)
            if shape is None:
                continue
            if shape.sort is Sort.ROWS:
                fields[path] = " ".join(f"r{n}" for n in range(len(shape.classes)))
                for n, row in enumerate(shape.classes):
                    fields |= seed(row, f"{path}/r{n}/")
            elif shape.sort in MARKED and shape.name not in TOLD_OTHERWISE:
                told[path] = fields[path] = f"ord{next(number):03}"
            elif shape.name == "minutes":
                fields[path] = "15"
            elif shape.name == "level":
                fields[path] = "1"
    return build(cls, fields).wording, told


@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_every_word_stands_on_paper(kind):
    wording, told = full(WORDINGS[kind])
    pdf.register(asset_folder("static") / "fonts")
    identity = pdf.Identity("MT-AC-01", "Titel")
    out = BytesIO()
    pdf.bind([pdf.Part(pdf.render(by_kind.story(wording, identity), identity))], out, title="T")

    text = " ".join(page.extract_text() for page in open_pdf(out).pages)

    assert {path for path, word in told.items() if word not in text} == set()


@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_every_word_stands_on_the_screen(app, sign_in, secretariat, kind):
    wording, told = full(WORDINGS[kind])
    document = make.document(make.group(), kind=kind, title="Titel")
    approval = revisions.Approval(
        wording=to_plain(wording),
        words="",
        author_id=make.user().id,
        approver_function="Kommunaldirektøren",
        valid_from=date(2020, 1, 1),
        review_due=date(2030, 1, 1),
    )
    revisions.put_in_force(document, approval, actor=make.viewer(make.user(role=Role.APPROVER)))
    db.session.commit()

    shown = sign_in(secretariat).get(f"/laes/{document.code}").get_data(as_text=True)

    assert {path for path, word in told.items() if word not in shown} == set()
