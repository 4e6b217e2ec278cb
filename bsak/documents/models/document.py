"""A document of the register, its numbers, and the other groups that have a part in it."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.documents.kinds import Kind, Status
from bsak.groups.models import CrisisGroup
from bsak.kernel.db import Key, Model, Moment, SortKey, Title, choice
from bsak.people.models import User

if TYPE_CHECKING:
    from bsak.documents.models.events import Deadline, Remark, Waiting
    from bsak.documents.models.texts import Attachment, Revision


class Document(Model):
    """Something people rely on in a crisis, wherever its text lies.

    ``due_on`` repeats the newest Deadline and ``code`` the newest number, so that lists need
    one table; only the service writes them.
    """

    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("group_id", "kind", "unit", "title"),
        UniqueConstraint("code"),
        Index("ix_document_due_on_id", "due_on", "id"),
        # Everything the overview counts by, so that no count reads the texts beside it.
        Index(
            "ix_document_figures", "group_id", "kind", "status", "due_on", "expected_on",
            "review_due", "touched_on", "owner_function", "is_confidential",
        ),
    )  # fmt: skip

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
    created_at: Mapped[Moment]
    version: Mapped[int] = mapped_column()  # optimistic lock: the second to save is told

    group: Mapped[CrisisGroup] = relationship()
    owner: Mapped[User | None] = relationship()
    co_owners: Mapped[list["CoOwner"]] = relationship(cascade="all, delete-orphan")
    deadlines: Mapped[list["Deadline"]] = relationship(
        order_by="(Deadline.set_on.desc(), Deadline.id.desc())", cascade="all, delete-orphan"
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
