"""Search over the register: what was found, where it stands, and only what one may know of."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document, Remark, Revision
from bsak.documents.queries import visible_to
from bsak.documents.search import matching, words_of
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.overview.snippet import Piece, around, marked

SHOWN = 30


@dataclass(frozen=True, slots=True)
class Hit:
    """One document, with the title marked and the place in its text where the words stand."""

    code: str
    kind: Kind
    unit: str
    status: Status
    group_name: str
    title: tuple[Piece, ...]
    text: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int


def find(query: str, viewer: Viewer) -> Found:
    """Return what ``viewer`` may know of that has every word of ``query`` in it, best first."""
    words = words_of(query)
    if not words:
        return Found((), 0)
    match = matching(query, in_remarks=viewer.sees_unfinished).subquery()
    joined = (
        select(Document.id, Document.code, Document.kind, Document.unit, Document.status,
               Document.title, CrisisGroup.name.label("group_name"))
        .join(match, match.c.document_id == Document.id)
        .join(CrisisGroup, CrisisGroup.id == Document.group_id)
        .where(visible_to(viewer))
    )  # fmt: skip
    best = joined.order_by(match.c.rank, Document.sort_key, Document.id).limit(SHOWN)
    rows = list(db.session.execute(best))
    total = len(rows)
    if total == SHOWN:
        total = db.session.scalar(select(func.count()).select_from(joined.subquery())) or 0
    texts = _texts([row.id for row in rows], viewer)
    return Found(tuple(_hit(row, words, texts.get(row.id, [])) for row in rows), total)


def _hit(row: Any, words: tuple[str, ...], texts: list[str]) -> Hit:
    piece = next((found for text in texts if (found := around(text, words))), ())
    return Hit(
        row.code, row.kind, row.unit, row.status, row.group_name, marked(row.title, words), piece
    )


def _texts(ids: list[int], viewer: Viewer) -> dict[int, list[str]]:
    """Return what may be quoted of each document: remarks, and the wording in force."""
    texts: dict[int, list[str]] = {}
    if viewer.sees_unfinished:
        remarks = select(Remark).where(Remark.document_id.in_(ids)).order_by(Remark.id.desc())
        for remark in db.session.scalars(remarks):
            texts.setdefault(remark.document_id or 0, []).append(remark.text)
    newest = (
        select(Revision.document_id, func.max(Revision.number).label("number"))
        .where(Revision.document_id.in_(ids))
        .group_by(Revision.document_id)
        .subquery()
    )
    wordings = select(Revision.document_id, Revision.wording).join(
        newest,
        (newest.c.document_id == Revision.document_id) & (newest.c.number == Revision.number),
    )
    for document_id, wording in db.session.execute(wordings):
        texts.setdefault(document_id, []).extend(_sentences(wording))
    return texts


def _sentences(wording: Any) -> Iterator[str]:
    """Yield every text in a wording, however deep it lies."""
    if isinstance(wording, str):
        yield wording
    elif isinstance(wording, dict):
        for value in wording.values():
            yield from _sentences(value)
    elif isinstance(wording, list):
        for value in wording:
            yield from _sentences(value)
