"""Search over titles, remarks and the text of cards and plans, as Danes spell and compound."""

from typing import Any

from sqlalchemy import (
    DDL,
    ForeignKey,
    Select,
    Text,
    and_,
    case,
    event,
    literal_column,
    or_,
    select,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from bsak.documents.models import Document, Remark
from bsak.kernel.danish import fold
from bsak.kernel.db import Model, db


class SearchEntry(Model):
    """What of a document can be found, folded (see danish.fold).

    The title counts most; ``body`` is the wording in force; remarks are not for every reader.
    """

    __tablename__ = "search_entry"

    document_id: Mapped[int] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), primary_key=True
    )
    title: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    remarks: Mapped[str] = mapped_column(Text)


# A trigram index finds parts of words ("svigt" in "strømsvigt"), which word indexes do not.
ON_SQLITE = (
    "CREATE VIRTUAL TABLE search_trigram USING fts5(title, body, remarks, content='search_entry', "
    "content_rowid='document_id', tokenize='trigram')",
)
ON_POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX ix_search_entry_title_trigram ON search_entry USING gin (title gin_trgm_ops)",
    "CREATE INDEX ix_search_entry_body_trigram ON search_entry USING gin (body gin_trgm_ops)",
    "CREATE INDEX ix_search_entry_remarks_trigram ON search_entry USING gin (remarks gin_trgm_ops)",
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


def index(document: Document, words: str | None = None) -> None:
    """Make ``document`` findable by its title, unit, code, kind and remarks.

    ``words`` is the text of a wording put into force; without it the last one stays findable.
    """
    noted = db.session.scalars(select(Remark.text).where(Remark.document_id == document.id))
    title = fold(f"{document.code} {document.title} {document.unit} {document.kind.label}")
    remarks = fold("\n".join(noted))
    entry = db.session.get(SearchEntry, document.id)
    if entry is None:
        entry = SearchEntry(document_id=document.id, title=title, body=fold(words or ""))
        entry.remarks = remarks
        db.session.add(entry)
    else:
        _tell_index("INSERT INTO search_trigram(search_trigram, rowid, title, body, remarks) "
                    "VALUES ('delete', :id, :title, :body, :remarks)", entry)  # fmt: skip
        entry.title, entry.remarks = title, remarks
        if words is not None:
            entry.body = fold(words)
    db.session.flush()
    _tell_index("INSERT INTO search_trigram(rowid, title, body, remarks) "
                "VALUES (:id, :title, :body, :remarks)", entry)  # fmt: skip


def readable(query: str) -> str:
    """Return what somebody searched for as it can be shown: no control signs, not too long."""
    return " ".join("".join(c if c.isprintable() else " " for c in query[:200]).split())


def words_of(query: str) -> tuple[str, ...]:
    """Return the words of a search, folded; what cannot be part of a word is left out."""
    return tuple(w for w in fold(readable(query)).split() if any(map(str.isalnum, w)))[:12]


def matching(query: str, *, in_remarks: bool = True) -> Select[Any]:
    """Return a select of (document_id, rank), the least rank best: every word occurs.

    An empty query matches nothing. Who may know of the documents is for the caller to say,
    before anything is counted or cut off.
    """
    words = words_of(query)
    if not words:
        nothing: Any = select(SearchEntry.document_id, SearchEntry.document_id.label("rank"))
        found: Select[Any] = nothing.where(SearchEntry.document_id.is_(None))
        return found
    if db.engine.dialect.name == "sqlite" and min(map(len, words)) >= 3:
        return _by_trigrams(words, in_remarks)
    return _scan(words, in_remarks)


def _by_trigrams(words: tuple[str, ...], in_remarks: bool) -> Select[Any]:
    """Ask SQLite's index, which knows every three letters on end."""
    quoted = " ".join('"' + word.replace('"', '""') + '"' for word in words)
    columns = "title body remarks" if in_remarks else "title body"
    rank: Any = literal_column("bm25(search_trigram, 10.0, 1.0, 2.0)")
    rows: Any = literal_column("search_trigram.rowid")
    wanted = text("search_trigram MATCH :wanted").bindparams(wanted=f"{{{columns}}} : ({quoted})")
    return (
        select(rows.label("document_id"), rank.label("rank"))
        .select_from(text("search_trigram"))
        .where(wanted)
    )


def _scan(words: tuple[str, ...], in_remarks: bool) -> Select[Any]:
    """Look word by word with LIKE: on PostgreSQL by its trigram index, else for short words."""
    places = [SearchEntry.title, SearchEntry.body]
    if in_remarks:
        places.append(SearchEntry.remarks)
    in_title = and_(*(SearchEntry.title.contains(word, autoescape=True) for word in words))
    anywhere = (or_(*(p.contains(word, autoescape=True) for p in places)) for word in words)
    rank = case((in_title, 0), else_=1).label("rank")
    return select(SearchEntry.document_id, rank).where(*anywhere)


def _tell_index(statement: str, entry: SearchEntry) -> None:
    """Keep SQLite's index in step; it holds no words of its own, so it is told the old ones."""
    if db.engine.dialect.name == "sqlite":
        words = {"title": entry.title, "body": entry.body, "remarks": entry.remarks}
        db.session.execute(text(statement), {"id": entry.document_id, **words})
