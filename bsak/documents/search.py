"""Search over titles, remarks and the text of cards and plans, as Danes spell and compound."""

from typing import Any

from sqlalchemy import DDL, ForeignKey, Select, Text, and_, case, event, select, text
from sqlalchemy.orm import Mapped, mapped_column

from bsak.documents.models import Document, Remark
from bsak.kernel.danish import fold
from bsak.kernel.db import Model, db


class SearchEntry(Model):
    """What of a document can be found, folded (see danish.fold): the title apart from the rest."""

    __tablename__ = "search_entry"

    document_id: Mapped[int] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), primary_key=True
    )
    title: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)


# A trigram index finds parts of words ("svigt" in "strømsvigt"), which word indexes do not.
ON_SQLITE = (
    "CREATE VIRTUAL TABLE search_trigram USING fts5(title, body, content='search_entry', "
    "content_rowid='document_id', tokenize='trigram')",
)
ON_POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX ix_search_entry_title_trigram ON search_entry USING gin (title gin_trgm_ops)",
    "CREATE INDEX ix_search_entry_body_trigram ON search_entry USING gin (body gin_trgm_ops)",
)
for _statement in ON_SQLITE:
    event.listen(
        SearchEntry.__table__, "after_create", DDL(_statement).execute_if(dialect="sqlite")
    )
event.listen(
    SearchEntry.__table__,
    "before_drop",
    DDL("DROP TABLE IF EXISTS search_trigram").execute_if(dialect="sqlite"),
)
for _statement in ON_POSTGRESQL:
    event.listen(
        SearchEntry.__table__, "after_create", DDL(_statement).execute_if(dialect="postgresql")
    )


def index(document: Document, words: str = "") -> None:
    """Make ``document`` findable by its title, unit, code, remarks and ``words``."""
    remarks = db.session.scalars(select(Remark.text).where(Remark.document_id == document.id))
    title = fold(f"{document.code} {document.title} {document.unit} {document.kind.label}")
    body = fold("\n".join([*remarks, words]))
    entry = db.session.get(SearchEntry, document.id)
    if entry is None:
        entry = SearchEntry(document_id=document.id, title=title, body=body)
        db.session.add(entry)
    else:
        _forget(entry)
        entry.title, entry.body = title, body
    db.session.flush()
    _remember(entry)


def matching(query: str, limit: int) -> Select[Any]:
    """Return a select of (document_id, rank), best first: every word of ``query`` occurs.

    The title counts most. An empty query matches nothing.
    """
    words = [word for word in fold(query[:200]).split() if any(map(str.isalnum, word))][:12]
    if not words:
        nothing: Any = select(SearchEntry.document_id, SearchEntry.document_id.label("rank"))
        found: Select[Any] = nothing.where(SearchEntry.document_id.is_(None))
        return found
    long = [word for word in words if len(word) >= 3]
    if db.engine.dialect.name == "sqlite" and len(long) == len(words):
        phrase = " ".join('"' + word.replace('"', '""') + '"' for word in words)
        return (
            select(text("search_trigram.rowid AS document_id, bm25(search_trigram, 10.0) AS rank"))
            .select_from(text("search_trigram"))
            .where(text("search_trigram MATCH :phrase").bindparams(phrase=phrase))
            .order_by(text("rank"))
            .limit(limit)
        )
    return _scan(words, limit)


def _scan(words: list[str], limit: int) -> Select[Any]:
    """Look word by word with LIKE: on PostgreSQL by its trigram index, else for short words."""
    in_title = and_(*(SearchEntry.title.contains(word, autoescape=True) for word in words))
    anywhere = and_(
        *(
            SearchEntry.title.contains(word, autoescape=True)
            | SearchEntry.body.contains(word, autoescape=True)
            for word in words
        )
    )
    rank = case((in_title, 0), else_=1).label("rank")
    return (
        select(SearchEntry.document_id, rank)
        .where(anywhere)
        .order_by(rank, SearchEntry.document_id)
        .limit(limit)
    )


def _remember(entry: SearchEntry) -> None:
    if db.engine.dialect.name == "sqlite":
        db.session.execute(
            text("INSERT INTO search_trigram(rowid, title, body) VALUES (:id, :title, :body)"),
            {"id": entry.document_id, "title": entry.title, "body": entry.body},
        )


def _forget(entry: SearchEntry) -> None:
    """Take the old words out; an index without content of its own must be told what they were."""
    if db.engine.dialect.name == "sqlite":
        db.session.execute(
            text(
                "INSERT INTO search_trigram(search_trigram, rowid, title, body) "
                "VALUES ('delete', :id, :title, :body)"
            ),
            {"id": entry.document_id, "title": entry.title, "body": entry.body},
        )
