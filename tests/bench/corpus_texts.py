"""Gives every document of a register a text in force, so that there is something to search."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from bsak.documents.models import Document, Revision
from bsak.documents.search import SearchEntry
from bsak.kernel.danish import fold
from bsak.kernel.db import db
from bsak.kernel.markup import texts
from bsak.kernel.plain import from_plain
from bsak.people.models import User
from bsak.plans.wording import PlanWording
from tests.bench.corpus import corpus
from tests.bench.corpus_content import wording

_DAY = date(2019, 4, 11)


def fill_texts() -> None:
    """Put one of the corpus's cards into force for each document."""
    author, approver = db.session.scalars(select(User.id).limit(2)).all()
    cards = [wording(doc) for group in corpus()["groups"] for doc in group["docs"][5:]]
    words = [fold("\n".join(texts(from_plain(PlanWording, card)))) for card in cards]
    keys = list(db.session.scalars(select(Document.id).order_by(Document.id)))
    db.session.execute(delete(Revision))
    db.session.execute(
        insert(Revision),
        [_revision(key, cards[n % len(cards)], author, approver) for n, key in enumerate(keys)],
    )
    db.session.execute(
        update(SearchEntry),
        [{"document_id": key, "body": words[n % len(words)]} for n, key in enumerate(keys)],
    )


def _revision(key: int, card: dict[str, Any], author: int, approver: int) -> dict[str, Any]:
    return {
        "document_id": key,
        "number": 1,
        "wording": card,
        "change_type": "new",
        "reason": "",
        "author_id": author,
        "approved_by_id": approver,
        "approver_function": "Kommunaldirektøren",
        "approved_at": datetime(2019, 4, 11, tzinfo=UTC),
        "valid_from": _DAY,
        "review_due": _DAY,
    }
