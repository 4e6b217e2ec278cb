"""A text sent to be read: to whom, by when, what they said, and which groups read each other."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.documents.models import Document
from bsak.groups.models import CrisisGroup
from bsak.kernel.db import Key, Model, Moment, UTCDateTime, Words, choice
from bsak.kernel.words import Worded, lazy
from bsak.people.models import User


class Answer(Worded):
    """What a reader says when done."""

    AGREES = "agrees", lazy("Ingen bemærkninger")
    HAS_COMMENTS = "has_comments", lazy("Har kommenteret")


class ReviewRound(Model):
    """A draft sent to be read by a day. ``fields`` is what it said when it was sent."""

    __tablename__ = "review_round"
    __table_args__ = (Index("ix_review_round_document_id_closed_at", "document_id", "closed_at"),)

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    fields: Mapped[dict[str, str]] = mapped_column(JSON)
    draft_version: Mapped[int]
    message: Mapped[Words]
    due_on: Mapped[date]
    sent_at: Mapped[Moment]
    sent_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    closed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    document: Mapped[Document] = relationship()
    sent_by: Mapped[User | None] = relationship(foreign_keys=[sent_by_id])
    readers: Mapped[list["Reader"]] = relationship(
        order_by="Reader.id", back_populates="round", cascade="all, delete-orphan"
    )


class Reader(Model):
    """Somebody a text was sent to: a person, a whole group, or every external reader (HBR)."""

    __tablename__ = "review_reader"
    __table_args__ = (
        UniqueConstraint("round_id", "user_id"),
        UniqueConstraint("round_id", "group_id"),
        CheckConstraint(
            "is_external = (user_id IS NULL AND group_id IS NULL) "
            "AND (user_id IS NULL OR group_id IS NULL)",
            name="one_reader",
        ),
    )

    id: Mapped[Key]
    round_id: Mapped[int] = mapped_column(ForeignKey("review_round.id", ondelete="CASCADE"))
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("user.id", ondelete="CASCADE"), index=True
    )
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey("crisis_group.id", ondelete="CASCADE"), index=True
    )
    is_external: Mapped[bool] = mapped_column(default=False)
    answer: Mapped[Answer | None] = mapped_column(choice(Answer))
    answered_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    round: Mapped[ReviewRound] = relationship(back_populates="readers")
    user: Mapped[User | None] = relationship(foreign_keys=[user_id])
    group: Mapped[CrisisGroup | None] = relationship()
    answered_by: Mapped[User | None] = relationship(foreign_keys=[answered_by_id])


class Comment(Model):
    """A word on a passage. A blocking one must be closed before the text can be approved."""

    __tablename__ = "comment"
    __table_args__ = (Index("ix_comment_document_id_closed_at", "document_id", "closed_at"),)

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    round_id: Mapped[int] = mapped_column(
        ForeignKey("review_round.id", ondelete="CASCADE"), index=True
    )
    place: Mapped[str] = mapped_column(String(500), default="")  # a path; "": the whole text
    passage: Mapped[Words]  # what stood there, so that the comment is understood when it is gone
    text: Mapped[Words]
    is_blocking: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[Moment]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    answer: Mapped[Words]
    answered_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    closed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    made_by: Mapped[User | None] = relationship(foreign_keys=[made_by_id])
    answered_by: Mapped[User | None] = relationship(foreign_keys=[answered_by_id])
    closed_by: Mapped[User | None] = relationship(foreign_keys=[closed_by_id])


class CrossReading(Model):
    """One group has read another's text against its own: the tick of a pair, for one revision."""

    __tablename__ = "cross_reading"
    __table_args__ = (UniqueConstraint("group_id", "document_id", "revision_number"),)

    id: Mapped[Key]
    group_id: Mapped[int] = mapped_column(ForeignKey("crisis_group.id", ondelete="CASCADE"))
    document_id: Mapped[int] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), index=True
    )
    revision_number: Mapped[int]
    note: Mapped[Words]  # what the two plans do not agree on, if anything
    read_at: Mapped[Moment]
    read_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    group: Mapped[CrisisGroup] = relationship()
    read_by: Mapped[User | None] = relationship()
