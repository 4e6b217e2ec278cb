"""What waits for a correction, as the pages tell it and as the correction itself finds it."""

import hashlib
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from bsak.distribution import coming, issuing, names, pending, standing
from bsak.distribution.models import Mark
from bsak.documents import files
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Attachment
from bsak.kernel import clock
from bsak.kernel.db import db
from tests import make
from tests.distribution import making
from tests.distribution.history import packs_of


def told(history):
    """Return what the pages say waits for the binder of a history."""
    return pending.of_binders([history.binder])[history.binder.id]


def found(history):
    """Return what a correction today would change, as the paper itself says."""
    made = issuing.draft(history.binder, history.settings, day=history.day)
    by_mark = {mark: [] for mark in Mark}
    for sheet in made.changed:
        if sheet.document_id is not None:
            by_mark[sheet.mark].append(sheet.code)
    behind = {names.behind(leaf) for leaf in made.yellow} - {*by_mark[Mark.WITHDRAWN]}
    by_mark[Mark.CHANGED] = [*behind.union(by_mark[Mark.CHANGED])]
    return [sorted(by_mark[mark]) for mark in (Mark.CHANGED, Mark.NEW, Mark.WITHDRAWN)]


def look(history):
    """See that both agree."""
    waits = told(history)
    assert [sorted(codes) for codes in (waits.changed, waits.new, waits.gone)] == found(history)


@pytest.mark.parametrize("seed", [2, 6])
def test_pages_agree_with_what_a_correction_would_change(new_history, seed):
    living = new_history(seed)
    living.issue()
    seen = set()
    for _ in range(25):
        living.act()
        look(living)
        seen.update(kind for kind in ("changed", "new", "gone") if getattr(told(living), kind))

    assert seen == {"changed", "new", "gone"}


def test_same_words_wait_for_nothing_and_a_secret_goes_out(history):
    first, second = history.documents[:2]
    history.approve_again(first)
    look(history)
    assert told(history).told == ""

    second.is_confidential = True
    look(history)
    assert told(history).gone == (second.code,)
    assert told(history).told == "1 dokument venter på en rettelse"


def test_text_taken_back_behind_a_yellow_leaf_waits_for_a_correction_that_takes_it_out(
    history, sign_in, secretariat
):
    document, (first, second) = history.documents[1], history.binder.copies
    was = history.texts[document.code]
    history.approve(document)
    history.issue_urgently(document)
    history.answer(packs_of(first)[-1])
    history.approve(document, text=was)
    db.session.commit()
    look(history)
    assert told(history).changed == (document.code,)
    office = sign_in(secretariat)
    for path in ("/kopier/SU/rettelse", "/kopier/rettelser"):
        page = office.get(path).text
        assert f"Det gule blad tages ud: {document.code}-H1." in page, path
        assert "ikke noget at rette" not in page, path

    assert history.issue().name == "R01"
    assert told(history).codes == ()
    for copy in (first, second):
        history.answer(packs_of(copy)[-1])
        assert standing.of(copy).is_current
        assert not [row for row in standing.held(copy) if names.is_urgent(row.code)]
    assert history.issue() is None


def test_text_waits_from_the_day_it_holds_and_no_longer_than_until_it_is_sent(history):
    document = history.documents[0]
    history.approve(document, valid_from=history.day + timedelta(days=3))
    assert told(history).codes == ()

    history.days_go_by(3)
    assert told(history).changed == (document.code,)
    assert [one.binder for one in pending.waiting()] == [history.binder]

    history.issue()
    assert pending.waiting() == []


def test_file_waits_when_it_is_another_file(history):
    made = make.document(
        history.groups[0], kind=Kind.CONTINGENCY_PLAN, title="Fra en fil",
        status=Status.COMPLETED, actor=history.clerk,
    )  # fmt: skip
    attach(history, made, width=595)
    look(history)
    assert told(history).new == (made.code,)

    history.issue()
    history.days_go_by()
    look(history)
    assert told(history).codes == ()

    attach(history, made, width=596)
    look(history)
    assert told(history).changed == (made.code,)


def test_pages_lead_to_the_correction(history, sign_in, secretariat):
    changed, secret = history.documents[:2]
    reader = sign_in(make.member(make.group(code="SK", name="Skoler")))
    office = sign_in(secretariat)
    pages = ("/kopier", "/kopier/SU", "/min-side")
    for path in pages:
        assert "venter på en rettelse" not in office.get(path).text, path

    history.approve(changed)
    secret.is_confidential = True
    db.session.commit()

    for path in pages:
        page = office.get(path).text
        assert "enter på en rettelse" in page, path
        assert "/kopier/SU/rettelse" in page, path
    mine = office.get("/min-side").text
    assert f'{changed.code}</span>, <span class="code">{secret.code}' in mine
    assert "venter på en rettelse" not in reader.get("/min-side").text
    shown = reader.get("/kopier/SU").text
    assert "2 dokumenter venter på en rettelse" in shown
    assert f'rettet: <span class="code">{changed.code}</span>.' in shown
    assert secret.code not in shown
    assert "/kopier/SU/rettelse" not in shown


def test_questions_do_not_grow_with_the_binders(history, queries_of):
    def asked(many):
        every = [one.binder for one in pending.waiting()]
        assert len(every) == many
        db.session.expunge_all()
        return queries_of(pending.waiting), queries_of(lambda: coming.of_binders(every))

    history.approve(history.documents[0])
    history.approve(history.documents[1], valid_from=history.day + timedelta(days=3))
    one = asked(1)
    for code in ("MT", "HV"):
        binder = making.binder(code, groups=history.groups)
        making.release(binder, [(history.documents[1].code, "Andet")])

    assert asked(3) == one


def attach(history, document, *, width):
    """Lay a PDF with one empty side beside a document."""
    out, paper = BytesIO(), pikepdf.new()
    paper.add_blank_page(page_size=(width, 842))
    paper.save(out)
    digest = hashlib.sha256(out.getvalue()).hexdigest()
    path = files.path_of(digest, Path(history.settings.instance) / "files")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(out.getvalue())
    db.session.add(
        Attachment(
            document_id=document.id,
            name=f"{width}.pdf",
            media_type="application/pdf",
            size=len(out.getvalue()),
            digest=digest,
            added_at=clock.now(),
            number=width,
            approver_function="Kommunaldirektøren",
            approved_on=history.day,
        )
    )
    db.session.commit()
