"""A document's working text, every save of it, who is in it now, and the sections it must have."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.documents.kinds import Kind
from bsak.documents.models import Document
from bsak.kernel.db import Key, Model, Moment, Title, UTCDateTime, Words, choice
from bsak.kernel.words import Worded, lazy
from bsak.people.models import User


class Draft(Model):
    """The working text of one document. Never on paper; gone when it is approved or dropped.

    ``fields`` is the wording as the editor knows it: path → text (see writing.fields).
    """

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("document_id"),)

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    fields: Mapped[dict[str, str]] = mapped_column(JSON)
    based_on: Mapped[int | None]  # the number of the revision it grew from
    unplaced: Mapped[list[Any]] = mapped_column(JSON)  # what a Word file held that had no place
    done: Mapped[list[Any]] = mapped_column(JSON)  # the sections the writers call done
    started_at: Mapped[Moment]
    started_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    saved_at: Mapped[Moment]
    saved_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    version: Mapped[int] = mapped_column()

    document: Mapped[Document] = relationship()
    saved_by: Mapped[User | None] = relationship(foreign_keys=[saved_by_id])

    __mapper_args__ = {"version_id_col": version}

    @property
    def mark(self) -> str:
        """Return what a form made from the draft carries: which draft it was, and its version.

        A draft that is dropped and begun again starts at version 1; the moment tells them apart.
        """
        return f"{self.started_at:%Y%m%d%H%M%S%f}-{self.version}"


class DraftSave(Model):
    """One save: what stood before in the fields that changed. Walked back, any version returns."""

    __tablename__ = "draft_save"
    __table_args__ = (UniqueConstraint("draft_id", "version"),)

    id: Mapped[Key]
    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id", ondelete="CASCADE"))
    version: Mapped[int]  # of the draft after this save
    before: Mapped[dict[str, str | None]] = mapped_column(JSON)  # None: the field was not there
    saved_at: Mapped[Moment]
    saved_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    saved_by: Mapped[User | None] = relationship()


class Presence(Model):
    """Somebody who has a draft open, so that two writers are told about each other."""

    __tablename__ = "draft_presence"
    __table_args__ = (UniqueConstraint("draft_id", "user_id"),)

    id: Mapped[Key]
    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))
    section: Mapped[str] = mapped_column(String(100), default="")
    seen_at: Mapped[Moment]

    user: Mapped[User] = relationship()


class RequiredSection(Model):
    """A section that every plan of a kind must have. The list grows; nothing is ever deleted."""

    __tablename__ = "required_section"
    __table_args__ = (
        UniqueConstraint("kind", "heading"),
        Index("ix_required_section_kind_position", "kind", "position"),
    )

    id: Mapped[Key]
    kind: Mapped[Kind] = mapped_column(choice(Kind))
    position: Mapped[int]
    heading: Mapped[Title]
    hint: Mapped[Words]  # what belongs in it, for whoever writes
    reason: Mapped[Words]  # why it was asked for
    since: Mapped[date]
    ended_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class Source(Worded):
    """Where the rows under a heading of a contact list come from."""

    SEATS = "seats", lazy("Pladserne i en krisegruppe")
    LEADERSHIP = "leadership", lazy("Pladserne i kriseledelsen")
    POSTS = "posts", lazy("Funktionsnumre")
    PARTY = "party", lazy("En ekstern part")


class ListPart(Model):
    """A heading of a contact list that fills itself, and what it is filled from."""

    __tablename__ = "list_part"
    __table_args__ = (Index("ix_list_part_document_id_position", "document_id", "position"),)

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    position: Mapped[int]
    heading: Mapped[Title]
    source: Mapped[Source] = mapped_column(choice(Source))
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey("crisis_group.id", ondelete="RESTRICT"), index=True
    )
    party_id: Mapped[int | None] = mapped_column(
        ForeignKey("party.id", ondelete="RESTRICT"), index=True
    )
