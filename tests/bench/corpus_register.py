"""Makes the demo register many times as large, quickly: groups, documents, history, texts.

corpus_register FACTOR HISTORY [texts]     fills the instance that BSAK_INSTANCE names
"""

import itertools
import random
import string
import sys
from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, text

from bsak.cli import _in_app
from bsak.demo.register import fill
from bsak.documents.kinds import Status
from bsak.documents.models import Deadline, Document, Snapshot, StatusChange
from bsak.documents.search import SearchEntry
from bsak.documents.snapshot import freeze
from bsak.groups import queries as groups
from bsak.groups.models import CrisisGroup
from bsak.kernel.danish import collation_key, fold
from bsak.kernel.db import db
from bsak.meetings.models import Meeting
from bsak.people.models import User
from tests.bench.corpus_texts import fill_texts

_SIGNS = string.ascii_uppercase
_PATH = tuple(Status)[:4]
Rows = list[dict[str, Any]]


def grow(factor: int, history: int, *, with_texts: bool) -> None:
    """Copy the demo's groups and documents until there are ``factor`` times as many."""
    old_groups, old_documents = _rows(CrisisGroup), _rows(Document)
    codes = (a + b + c for a, b, c in itertools.product(_SIGNS, repeat=3))
    for copy in range(1, factor):
        fresh = {g["id"]: {**g, "code": next(codes)} for g in old_groups}
        _add(CrisisGroup, [_group(row, copy) for row in fresh.values()])
        documents = [_document(row, fresh[row["group_id"]]["code"], copy) for row in old_documents]
        _add(Document, documents)
        _add(Deadline, _deadlines(documents))
    _fill_history(history)
    _index()
    if with_texts:
        fill_texts()
    db.session.execute(text("INSERT INTO search_trigram(search_trigram) VALUES ('rebuild')"))
    _freeze_again()


def _group(row: dict[str, Any], copy: int) -> dict[str, Any]:
    return {
        **row,
        "id": row["id"] + copy * 100,
        "name": f"{row['name']} {copy}",
        "position": row["position"] + copy * 7,
    }


def _document(row: dict[str, Any], code: str, copy: int) -> dict[str, Any]:
    title = f"{row['title']} {copy}"
    return {
        **row,
        "id": row["id"] + copy * 100,
        "group_id": row["group_id"] + copy * 100,
        "code": "-".join([code, *row["code"].split("-")[1:]]),
        "title": title,
        "sort_key": collation_key(title),
    }


def _deadlines(documents: Rows) -> Rows:
    return [
        {"document_id": d["id"], "due_on": d["due_on"], "reason": "Demo", "set_on": d["due_on"]}
        for d in documents
        if d["due_on"]
    ]


def _fill_history(wanted: int) -> None:
    """Let every document's status wander over a year until there are ``wanted`` rows."""
    r = random.Random(1)  # noqa: S311 -- invented history, no secret
    documents = list(db.session.execute(select(Document.id, Document.status)))
    db.session.execute(delete(StatusChange))
    start = date(2019, 4, 11) - timedelta(days=365)
    rows: Rows = []
    each, more = divmod(wanted, len(documents))
    for number, (key, status) in enumerate(documents):
        was, steps = None, each + (number < more)
        for turn in range(steps):
            to = status if turn == steps - 1 else r.choice(_PATH)
            on = start + timedelta(days=(turn * 365 + r.randrange(365)) // steps)
            rows.append({"document_id": key, "was": was, "status": to, "changed_on": on})
            was = to
    _add(StatusChange, rows)


def _index() -> None:
    """Make every document findable; SQLite's index is built anew from this afterwards."""
    known = set(db.session.scalars(select(SearchEntry.document_id)))
    found = db.session.execute(select(Document.id, Document.code, Document.title))
    _add(
        SearchEntry,
        [
            {"document_id": key, "title": fold(f"{code} {title}"), "body": "", "remarks": ""}
            for key, code, title in found
            if key not in known
        ],
    )


def _freeze_again() -> None:
    """Freeze the whole register for the meeting that has a snapshot, as it stands now."""
    meeting = db.session.scalars(select(Meeting).join(Snapshot)).one()
    freeze(meeting, actor=groups.viewer(db.session.scalars(select(User).limit(1)).one()))


def _rows(model: Any) -> Rows:
    return [dict(row) for row in db.session.execute(select(model.__table__)).mappings()]


def _add(model: Any, rows: Rows) -> None:
    db.session.execute(insert(model.__table__), rows)


def main() -> None:
    """Make the database, fill it with the demo, and let it grow."""
    factor, history, *texts = sys.argv[1:]
    context = _in_app()
    fill()
    db.session.flush()
    if int(factor) > 1:
        grow(int(factor), int(history), with_texts=bool(texts))
    db.session.commit()
    context.pop()


if __name__ == "__main__":
    main()
