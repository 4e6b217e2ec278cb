"""The documents of the register and what hangs on each: deadlines, history, revisions."""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.documents.kinds import Kind, Status
from bsak.groups.models import CrisisGroup
from bsak.kernel.db import Key, Model, Moment, SortKey, Title, Words, choice
from bsak.meetings.models import AgendaItem
from bsak.people.models import User


class Document(Model):
    """Something people rely on in a crisis, wherever its text lies.

    ``due_on`` repeats the newest Deadline and ``code`` the newest number, so that lists need
    one table; only the service writes them. ``draft`` is working text and never on paper.
    """

    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("group_id", "kind", "unit", "title"),
        UniqueConstraint("code"),
        Index("ix_document_due_on_id", "due_on", "id"),
        Index("ix_document_group_kind_status", "group_id", "kind", "status", "due_on"),
    )

    id: Mapped[Key]
    group_id: Mapped[int] = mapped_column(ForeignKey("crisis_group.id", ondelete="RESTRICT"))
    kind: Mapped[Kind] = mapped_column(choice(Kind))
    code: Mapped[str] = mapped_column(String(12))
    unit: Mapped[Title] = mapped_column(default="")
    title: Mapped[Title]
    sort_key: Mapped[SortKey]
    status: Mapped[Status] = mapped_column(choice(Status), default=Status.NOT_STARTED)
    owner_function: Mapped[Title] = mapped_column(default="")
    owner_id: Mapped[int | None] = mapped_column(
        ForeignKey("user.id", ondelete="SET NULL"), index=True
    )
    due_on: Mapped[date | None]
    expected_on: Mapped[date | None]
    expected_text: Mapped[Title] = mapped_column(default="")
    review_due: Mapped[date | None]
    exercised_on: Mapped[date | None]
    touched_on: Mapped[date]
    is_confidential: Mapped[bool] = mapped_column(default=False)
    case_number: Mapped[str] = mapped_column(String(60), default="")
    link: Mapped[str] = mapped_column(String(1000), default="")
    draft: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    created_at: Mapped[Moment]
    version: Mapped[int] = mapped_column()  # optimistic lock: the second to save is told

    group: Mapped[CrisisGroup] = relationship()
    owner: Mapped[User | None] = relationship()
    co_owners: Mapped[list["CoOwner"]] = relationship(cascade="all, delete-orphan")
    deadlines: Mapped[list["Deadline"]] = relationship(
        order_by="Deadline.id.desc()", cascade="all, delete-orphan"
    )
    waitings: Mapped[list["Waiting"]] = relationship(order_by="Waiting.id")
    remarks: Mapped[list["Remark"]] = relationship(order_by="Remark.id.desc()")
    revisions: Mapped[list["Revision"]] = relationship(
        order_by="Revision.number.desc()", cascade="all, delete-orphan"
    )
    attachments: Mapped[list["Attachment"]] = relationship(
        order_by="Attachment.id.desc()", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}


class IssuedNumber(Model):
    """A number that has been on paper or may have been: never given to another document."""

    __tablename__ = "issued_number"
    __table_args__ = (UniqueConstraint("group_id", "type_code", "number"),)

    id: Mapped[Key]
    group_id: Mapped[int] = mapped_column(ForeignKey("crisis_group.id", ondelete="RESTRICT"))
    type_code: Mapped[str] = mapped_column(String(2))
    number: Mapped[int]


class Part(StrEnum):
    """What another group has to do with a document."""

    CO_OWNER = "co_owner"
    SPARRING = "sparring"


class CoOwner(Model):
    """Another group that makes the document too, or is asked to spar on it."""

    __tablename__ = "co_owner"
    __table_args__ = (UniqueConstraint("document_id", "group_id"),)

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    group_id: Mapped[int] = mapped_column(
        ForeignKey("crisis_group.id", ondelete="RESTRICT"), index=True
    )
    part: Mapped[Part] = mapped_column(choice(Part), default=Part.CO_OWNER)

    group: Mapped[CrisisGroup] = relationship()


class Deadline(Model):
    """A date that was set, by which decision; or with a reason when no decision set it."""

    __tablename__ = "deadline"
    __table_args__ = (
        CheckConstraint("item_id IS NOT NULL OR reason <> ''", name="decided_or_explained"),
    )

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), index=True
    )
    due_on: Mapped[date]
    item_id: Mapped[int | None] = mapped_column(
        ForeignKey("agenda_item.id", ondelete="RESTRICT"), index=True
    )
    reason: Mapped[Words]
    set_on: Mapped[date]
    set_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    item: Mapped[AgendaItem | None] = relationship()


class WaitingFor(StrEnum):
    """What sort of thing somebody is waiting for."""

    DECISION = "decision"
    CLARIFICATION = "clarification"


class Waiting(Model):
    """What a document or a whole group waits for, and for whom. A decision is not a document."""

    __tablename__ = "waiting"
    __table_args__ = (Index("ix_waiting_open", "is_settled", "expected_on"),)

    id: Mapped[Key]
    group_id: Mapped[int] = mapped_column(
        ForeignKey("crisis_group.id", ondelete="RESTRICT"), index=True
    )
    document_id: Mapped[int | None] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[WaitingFor] = mapped_column(choice(WaitingFor))
    subject: Mapped[Title]
    waits_for: Mapped[Title] = mapped_column(default="")
    expected_on: Mapped[date | None]
    expected_text: Mapped[Title] = mapped_column(default="")
    since: Mapped[date]
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="RESTRICT"))
    is_settled: Mapped[bool] = mapped_column(default=False)
    settled_on: Mapped[date | None]
    settlement: Mapped[Words]

    group: Mapped[CrisisGroup] = relationship()
    document: Mapped[Document | None] = relationship(overlaps="waitings")


class Remark(Model):
    """A note on a document, or on a group when ``document_id`` is empty."""

    __tablename__ = "remark"

    id: Mapped[Key]
    group_id: Mapped[int] = mapped_column(
        ForeignKey("crisis_group.id", ondelete="RESTRICT"), index=True
    )
    document_id: Mapped[int | None] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[Words]
    noted_on: Mapped[date]
    noted_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="RESTRICT"))

    noted_by: Mapped[User | None] = relationship()


class StatusChange(Model):
    """One step of a document's status; the burn-up and every "since last time" are its sums."""

    __tablename__ = "status_change"
    __table_args__ = (Index("ix_status_change_changed_on", "changed_on", "was", "status"),)

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), index=True
    )
    was: Mapped[Status | None] = mapped_column(choice(Status))
    status: Mapped[Status] = mapped_column(choice(Status))
    changed_on: Mapped[date]
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="RESTRICT"))

    changed_by: Mapped[User | None] = relationship()


class ChangeType(StrEnum):
    """Why there is a new revision; decides its mark in the list of effective sheets."""

    NEW = "new"
    TECHNICAL = "technical"
    EDITORIAL = "editorial"


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
    digest: Mapped[str] = mapped_column(String(64))  # of the wording, title and dates on paper
    change_type: Mapped[ChangeType] = mapped_column(choice(ChangeType))
    reason: Mapped[Words]
    author_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    approved_by_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    approver_function: Mapped[Title]
    approved_at: Mapped[Moment]
    valid_from: Mapped[date]
    review_due: Mapped[date]


class Attachment(Model):
    """A file whose text belongs to the document. The bytes lie under their digest on disk."""

    __tablename__ = "attachment"

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


class Snapshot(Model):
    """The register as one meeting saw it, frozen, so that "since last time" has a last time."""

    __tablename__ = "snapshot"

    id: Mapped[Key]
    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), unique=True
    )
    taken_at: Mapped[Moment]
    rows: Mapped[list[Any]] = mapped_column(JSON)
