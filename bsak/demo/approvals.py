"""The demo's example texts in force, one that waits for approval, and who must know it."""

from datetime import timedelta

from sqlalchemy import select

from bsak.approval import holding
from bsak.approval import service as approval_service
from bsak.demo.texts import TEXTS
from bsak.documents import revisions
from bsak.documents.models import ChangeType, Document
from bsak.groups import queries as groups
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.markup import texts
from bsak.kernel.plain import to_plain
from bsak.people.models import User
from bsak.writing import service as writing

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


def lay_example(document: Document, accounts: dict[str, User]) -> None:
    """Lay a changed text before the director, and ask two people to know the one in force."""
    clerk = groups.viewer(accounts["sekretariat"])
    draft = writing.revise(document, document.revisions[0], actor=clerk)
    shorter = "Den ramte er aldrig alene. Børnene er skærmet inden 5 minutter."
    writing.put(draft, {"goal": shorter}, clerk)
    request = approval_service.Request(
        change_type=ChangeType.EDITORIAL,
        reason="Målet er skrevet kortere, så det kan læses højt.",
        valid_from=clock.today(),
        case_number="14.00.08-A21-1-19",
    )
    approval_service.submit(document, request, actor=clerk)
    for login in ("medarbejder", "medlem"):
        holding.name_holder(document, accounts[login], actor=clerk)
