"""A task: what somebody must do, by when, and which decision asked for it."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.documents.models import Document
from bsak.groups.models import CrisisGroup
from bsak.kernel.db import NEVER_AGAIN, Key, Model, Title, Words, choice
from bsak.kernel.words import Worded, lazy
from bsak.meetings.models import AgendaItem
from bsak.people.models import User


class TaskStatus(Worded):
    """How far a task is."""

    OPEN = "open", lazy("Åben")
    DONE = "done", lazy("Udført")
    DROPPED = "dropped", lazy("Bortfaldet")


class Task(Model):
    """Something somebody must do, that is not itself a document of the register."""

    __tablename__ = "task"
    __table_args__ = (
        Index("ix_task_status_due_on", "status", "due_on"),
        CheckConstraint("(status = 'open') = (finished_on IS NULL)", name="finished_or_open"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    title: Mapped[Title]
    document_id: Mapped[int | None] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), index=True
    )
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey("crisis_group.id", ondelete="RESTRICT"), index=True
    )
    item_id: Mapped[int | None] = mapped_column(
        ForeignKey("agenda_item.id", ondelete="RESTRICT"), index=True
    )  # the decision it comes from
    owner_function: Mapped[Title] = mapped_column(default="")
    owner_id: Mapped[int | None] = mapped_column(
        ForeignKey("user.id", ondelete="SET NULL"), index=True
    )
    due_on: Mapped[date | None]
    status: Mapped[TaskStatus] = mapped_column(choice(TaskStatus), default=TaskStatus.OPEN)
    remark: Mapped[Words]
    created_on: Mapped[date]
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    finished_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()

    document: Mapped[Document | None] = relationship()
    group: Mapped[CrisisGroup | None] = relationship()
    item: Mapped[AgendaItem | None] = relationship()
    owner: Mapped[User | None] = relationship(foreign_keys=[owner_id])

    __mapper_args__ = {"version_id_col": version}
