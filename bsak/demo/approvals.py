"""Puts the demo's example texts into force, written by one demo account and approved by another."""

from datetime import timedelta

from sqlalchemy import select

from bsak.demo.texts import TEXTS
from bsak.documents import revisions
from bsak.documents.models import Document
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.markup import texts
from bsak.kernel.plain import to_plain
from bsak.people.models import User

_REVIEW_AFTER = timedelta(days=365)


def approve_examples(author: User, approver: Viewer) -> int:
    """Approve every example text for its document. Returns how many there are."""
    found = {
        (code, document.kind.value, document.title): document
        for document, code in db.session.execute(
            select(Document, CrisisGroup.code).join(CrisisGroup).where(Document.unit == "")
        )
    }
    for key, wording in TEXTS.items():
        approval = revisions.Approval(
            wording=to_plain(wording),
            words="\n".join(texts(wording)),
            author_id=author.id,
            approver_function="Kommunaldirektøren",
            valid_from=clock.today(),
            review_due=clock.today() + _REVIEW_AFTER,
            reason="Eksempel til demoen",
        )
        revisions.put_in_force(found[key], approval, actor=approver)
    return len(TEXTS)
