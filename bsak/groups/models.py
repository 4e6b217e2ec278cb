"""The crisis organisation's groups, the line's departments, and who is a member of what."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.kernel.db import Key, Model, Moment, Title, Words
from bsak.people.models import User


class CrisisGroup(Model):
    """A krisegruppe. Shown even when it has no documents: that is when it must be seen."""

    __tablename__ = "crisis_group"
    __table_args__ = (UniqueConstraint("code"), UniqueConstraint("name"))

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(String(3))
    name: Mapped[Title]
    position: Mapped[int]
    owner_function: Mapped[Title] = mapped_column(default="")
    is_closed: Mapped[bool] = mapped_column(default=False)

    members: Mapped[list["Membership"]] = relationship(
        back_populates="group", cascade="all, delete-orphan"
    )
    earlier_names: Mapped[list["EarlierName"]] = relationship(
        order_by="EarlierName.until.desc()", cascade="all, delete-orphan"
    )


class Department(Model):
    """A part of the line organisation. Overlaps with the groups, but is not the same list."""

    __tablename__ = "department"
    __table_args__ = (UniqueConstraint("name"),)

    id: Mapped[Key]
    name: Mapped[Title]
    short_name: Mapped[str] = mapped_column(String(20), default="")
    is_closed: Mapped[bool] = mapped_column(default=False)

    earlier_names: Mapped[list["EarlierName"]] = relationship(
        order_by="EarlierName.until.desc()", cascade="all, delete-orphan"
    )


class EarlierName(Model):
    """What a group or department was called until a day, so that old minutes still find it."""

    __tablename__ = "earlier_name"
    __table_args__ = (
        CheckConstraint("(group_id IS NULL) <> (department_id IS NULL)", name="one_subject"),
    )

    id: Mapped[Key]
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey("crisis_group.id", ondelete="CASCADE"), index=True
    )
    department_id: Mapped[int | None] = mapped_column(
        ForeignKey("department.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[Title]
    until: Mapped[date]


class Participation(Model):
    """A department's part in a group's plans: one mark in the matrix the board asked for."""

    __tablename__ = "participation"
    __table_args__ = (UniqueConstraint("group_id", "department_id"),)

    id: Mapped[Key]
    group_id: Mapped[int] = mapped_column(ForeignKey("crisis_group.id", ondelete="CASCADE"))
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id", ondelete="CASCADE"))
    part: Mapped[Words]


class Membership(Model):
    """A person's place in a group: edits its documents; as leader also sends to review."""

    __tablename__ = "membership"
    __table_args__ = (Index("uq_membership_user_group", "user_id", "group_id", unique=True),)

    id: Mapped[Key]
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))
    group_id: Mapped[int] = mapped_column(
        ForeignKey("crisis_group.id", ondelete="CASCADE"), index=True
    )
    is_leader: Mapped[bool] = mapped_column(default=False)
    since: Mapped[Moment]

    user: Mapped[User] = relationship()
    group: Mapped[CrisisGroup] = relationship(back_populates="members")
