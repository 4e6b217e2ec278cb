"""The texts of a document: revisions in force, files handed in, and the register as frozen."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.kernel.db import Key, Model, Moment, Title, Words, choice
from bsak.kernel.words import Worded, lazy
from bsak.meetings.models import AgendaItem
from bsak.people.models import User

FILE_LETTER = "F"  # before the number of a file where a text's revision stands


class ChangeType(Worded):
    """Why there is a new revision; decides its mark in the list of effective sheets."""

    NEW = "new", lazy("Ny")
    TECHNICAL = "technical", lazy("Faglig ændring")
    EDITORIAL = "editorial", lazy("Redaktionel ændring")
    URGENT = "urgent", lazy("Hastende ændring")
    WITHDRAWN = "withdrawn", lazy("Udgår")


class Revision(Model):
    """The exact wording put into force, by whom and when. Never changed afterwards."""

    __tablename__ = "revision"
    __table_args__ = (
        UniqueConstraint("document_id", "number"),
        CheckConstraint("approved_by_id <> author_id", name="four_eyes"),
    )

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    number: Mapped[int]
    wording: Mapped[dict[str, Any]] = mapped_column(JSON)
    change_type: Mapped[ChangeType] = mapped_column(choice(ChangeType))
    reason: Mapped[Words]
    author_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    approved_by_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    approver_function: Mapped[Title]
    approved_at: Mapped[Moment]
    valid_from: Mapped[date]
    review_due: Mapped[date]
    case_number: Mapped[str] = mapped_column(String(60), default="")  # where it is journalised
    meeting: Mapped[Title] = mapped_column(default="")  # where it was adopted, and when
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="RESTRICT"))

    author: Mapped[User] = relationship(foreign_keys=[author_id])
    approved_by: Mapped[User] = relationship(foreign_keys=[approved_by_id])
    item: Mapped[AgendaItem | None] = relationship()
    writers: Mapped[list["RevisionWriter"]] = relationship(
        order_by="RevisionWriter.id", cascade="all, delete-orphan"
    )


class RevisionWriter(Model):
    """Everybody who wrote in a text that was put into force; none of them approved it."""

    __tablename__ = "revision_writer"
    __table_args__ = (UniqueConstraint("revision_id", "user_id"),)

    id: Mapped[Key]
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))

    user: Mapped[User] = relationship()


class Attachment(Model):
    """A file whose text belongs to the document. The bytes lie under their digest on disk.

    It stands in for the document's text once ``approved_on`` is filled in. ``number`` is given
    with the first approval, never to another file of the document, and kept when that is undone.
    """

    __tablename__ = "attachment"
    __table_args__ = (
        UniqueConstraint("document_id", "number"),
        CheckConstraint("approved_by_id <> added_by_id", name="four_eyes"),
    )

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[Title]
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    added_at: Mapped[Moment]
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    number: Mapped[int | None]
    approver_function: Mapped[Title | None]
    approved_on: Mapped[date | None]
    approved_where: Mapped[Title | None]  # case number or meeting
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    approved_by: Mapped[User | None] = relationship(foreign_keys=[approved_by_id])

    @property
    def rev(self) -> str:
        """Return the revision on its sides: F1, F2; no number, so that it is no text of ours."""
        return f"{FILE_LETTER}{self.number}" if self.number else ""


class Snapshot(Model):
    """The register as one meeting saw it, frozen, so that "since last time" has a last time."""

    __tablename__ = "snapshot"

    id: Mapped[Key]
    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), unique=True
    )
    taken_at: Mapped[Moment]
    rows: Mapped[list[Any]] = mapped_column(JSON)
