"""Files beside documents: which of them tell of a person. They are read and never changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from bsak.documents.files import path_of
from bsak.documents.models import Attachment, Document
from bsak.kernel.db import db
from bsak.kernel.words import _
from bsak.meetings.reading.files import load
from bsak.meetings.reading.unreadable import Unreadable
from bsak.personal import paper
from bsak.personal.links import Link
from bsak.personal.sought import Sought


@dataclass(frozen=True, slots=True)
class Files:
    """What was found in files and printed sheets; pictures and scans cannot be read."""

    count: int
    is_read: bool = False
    named: Sequence[Link] = ()
    printed: Sequence[Link] = ()
    unreadable: Sequence[Link] = ()


def count() -> Files:
    """Return how many files there are, without opening one."""
    return Files(db.session.scalar(select(func.count(Attachment.id))) or 0)


def look_into(sought: Sought, folder: Path) -> Files:
    """Open every file under ``folder``, and every printed sheet. It takes a while."""
    query = (
        select(Attachment.id, Attachment.name, Attachment.digest, Document.code)
        .join(Document, Document.id == Attachment.document_id)
        .order_by(Document.code, Attachment.id)
    )
    named, unreadable = [], []
    found = db.session.execute(query).all()
    for file_id, name, digest, code in found:
        address = {"code": code, "file_id": file_id}
        link = Link(f"{code}: {name}", "documents.fetch", address, code)
        text = _text(path_of(digest, folder))
        if text is None:
            unreadable.append(link)
        elif sought.is_in(text):
            named.append(link)
    return Files(len(found), True, named, paper.with_them(sought), unreadable)


def what_to_do() -> str:
    """Return what people can do about a file, as nobody can write in it here."""
    return _("Læg en ny fil uden navnet ind, og tag den gamle af dokumentet. Den, der driver bsak, "
             "kan slette den helt.")  # fmt: skip


def _text(path: Path) -> str | None:
    try:
        return load(path)
    except Unreadable:
        return None
