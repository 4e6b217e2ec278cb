"""What happens to a document: deadlines set, waiting begun, remarks made, status moved."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.documents.kinds import Status
from bsak.documents.models.document import Document
from bsak.groups.models import CrisisGroup
from bsak.kernel.db import Key, Model, Title, Words, choice
from bsak.meetings.models import AgendaItem
from bsak.people.models import User


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
    settled_item_id: Mapped[int | None] = mapped_column(
        ForeignKey("agenda_item.id", ondelete="RESTRICT")
    )

    group: Mapped[CrisisGroup] = relationship()
    document: Mapped[Document | None] = relationship(overlaps="waitings")
    settled_item: Mapped[AgendaItem | None] = relationship(foreign_keys=[settled_item_id])


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
    __table_args__ = (
        Index("ix_status_change_was_changed_on", "was", "changed_on"),
        Index("ix_status_change_status_changed_on", "status", "changed_on"),
    )

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), index=True
    )
    was: Mapped[Status | None] = mapped_column(choice(Status, "was"))
    status: Mapped[Status] = mapped_column(choice(Status))
    changed_on: Mapped[date]
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="RESTRICT"))

    changed_by: Mapped[User | None] = relationship()


class OwnerChange(Model):
    """One step of whose job a document is: by which decision, or as somebody corrected it."""

    __tablename__ = "owner_change"

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), index=True
    )
    was: Mapped[Title] = mapped_column(default="")
    owner_function: Mapped[Title] = mapped_column(default="")
    changed_on: Mapped[date]
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="RESTRICT"))

    changed_by: Mapped[User | None] = relationship()
    item: Mapped[AgendaItem | None] = relationship()
