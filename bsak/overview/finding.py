"""Search over the register: what was found, where it stands, and only what one may know of."""

import re
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, func, literal, select, union_all

from bsak.documents import revisions
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document, Remark, Revision
from bsak.documents.queries import visible_to
from bsak.documents.search import matching, words_of
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.danish import fold
from bsak.kernel.db import db
from bsak.kernel.markup import texts
from bsak.kernel.plain import Malformed
from bsak.overview.beside import Note, notes
from bsak.overview.slips import meant
from bsak.overview.snippet import Piece, around, marked
from bsak.plans import by_kind

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
    has_wording: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, how many there are in all, and what was found beside documents."""

    hits: tuple[Hit, ...]
    total: int
    notes: tuple[Note, ...] = ()
    instead: str = ""  # what was looked for, when nothing had the words that were typed


def find(query: str, viewer: Viewer) -> Found:
    """Return what ``viewer`` may know of that has every word of ``query`` in it, best first."""
    found = _found(query, viewer)
    if found.total or found.notes:
        return found
    instead = meant(words_of(query), viewer)
    return replace(_found(instead, viewer), instead=instead) if instead else found


def _found(query: str, viewer: Viewer) -> Found:
    words = words_of(query)
    if not words:
        return Found((), 0)
    match = _matching(query, words, viewer).subquery()
    joined = (
        select(Document.id, Document.code, Document.kind, Document.unit, Document.status,
               Document.title, Document.case_number, CrisisGroup.name.label("group_name"))
        .join(match, match.c.document_id == Document.id)
        .join(CrisisGroup, CrisisGroup.id == Document.group_id)
        .where(visible_to(viewer))
    )  # fmt: skip
    best = joined.order_by(match.c.rank, Document.sort_key, Document.id).limit(SHOWN)
    rows = list(db.session.execute(best))
    total = len(rows)
    if total == SHOWN:
        total = db.session.scalar(select(func.count()).select_from(joined.subquery())) or 0
    ids = [row.id for row in rows]
    wordings = revisions.in_force(ids, clock.today())
    rows.sort(key=lambda row: _distance(row.title, words, has_wording=row.id in wordings))
    kinds = {row.id: row.kind for row in rows}
    quotes = _texts(kinds, wordings, viewer)
    hits = (_hit(row, words, quotes.get(row.id, []), row.id in wordings) for row in rows)
    return Found(tuple(hits), total, notes(words, viewer))


def _matching(query: str, words: tuple[str, ...], viewer: Viewer) -> Select[Any]:
    """Return (document_id, rank) of what the index finds, and of the case a number names."""
    indexed = matching(query, in_remarks=viewer.sees_unfinished)
    if not any(sign.isdigit() for word in words for sign in word):
        return indexed
    cases = (Document.case_number.icontains(word, autoescape=True) for word in words)
    of_case = select(Document.id.label("document_id"), literal(1.0).label("rank")).where(*cases)
    each = union_all(indexed, of_case).subquery().c
    return select(each.document_id, func.min(each.rank).label("rank")).group_by(each.document_id)


def _distance(title: str, words: tuple[str, ...], *, has_wording: bool) -> tuple[bool, ...]:
    """Return how far a document is from what is asked: its title, whole words, a text."""
    told = fold(title)
    whole = all(re.search(rf"\b{re.escape(word)}\b", told) for word in words)
    return told.split() != list(words), not whole, not has_wording


def _hit(row: Any, words: tuple[str, ...], texts: list[str], has_wording: bool) -> Hit:
    piece = next(
        (found for text in [row.case_number, *texts] if (found := around(text, words))), ()
    )
    title = marked(row.title, words)
    return Hit(row.code, row.kind, row.unit, row.status, row.group_name, title, piece, has_wording)


def _texts(
    kinds: dict[int, Kind], wordings: dict[int, Revision], viewer: Viewer
) -> dict[int, list[str]]:
    """Return what may be quoted of each document: remarks, and the wording in force."""
    found: dict[int, list[str]] = {}
    if viewer.sees_unfinished:
        remarks = select(Remark).where(Remark.document_id.in_(kinds)).order_by(Remark.id.desc())
        for remark in db.session.scalars(remarks):
            found.setdefault(remark.document_id or 0, []).append(remark.text)
    for document_id, revision in wordings.items():
        quoted = _sentences(kinds[document_id], revision.wording)
        found.setdefault(document_id, []).extend(quoted)
    return found


def _sentences(kind: Kind, wording: Any) -> list[str]:
    """Return every text in a wording; one that cannot be read has none to quote."""
    try:
        return [*texts(by_kind.read(kind.value, wording))]
    except Malformed:
        return []
