"""The codes of documents (MT-AC-02), and the names that may not be given twice."""

from sqlalchemy import func, select

from bsak.documents.kinds import Kind
from bsak.documents.models import Document, IssuedNumber
from bsak.groups.models import CrisisGroup
from bsak.kernel.db import db


def hold(group_id: int) -> None:
    """Let nobody else name or number a document of the group until this transaction ends."""
    db.session.execute(select(CrisisGroup.id).where(CrisisGroup.id == group_id).with_for_update())


def is_taken(group_id: int, kind: Kind, unit: str, title: str) -> bool:
    """Say whether the group has such a document: titles come again across kinds and units."""
    same = select(Document.id).where(
        Document.group_id == group_id,
        Document.kind == kind,
        Document.unit == unit,
        Document.title == title,
    )
    return db.session.scalar(same) is not None


def next_code(group: CrisisGroup, kind: Kind) -> str:
    """Return a code that was never given before, and keep it from being given again."""
    last = db.session.scalar(
        select(func.max(IssuedNumber.number)).where(
            IssuedNumber.group_id == group.id, IssuedNumber.type_code == kind.type_code
        )
    )
    number = (last or 0) + 1
    db.session.add(IssuedNumber(group_id=group.id, type_code=kind.type_code, number=number))
    return f"{group.code}-{kind.type_code}-{number:02d}"
