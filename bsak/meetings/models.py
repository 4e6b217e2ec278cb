"""The meetings and their points: planned, held, and as the minutes have them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.kernel.db import NEVER_AGAIN, Key, Model, Title, UTCDateTime, Words, choice
from bsak.meetings.states import Need, Outcome, Presence, Stage
from bsak.people.models import User


class Meeting(Model):
    """A meeting of the board (BSAK), or of a forum that had points for it."""

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("body", "held_on"), NEVER_AGAIN)

    id: Mapped[Key]
    body: Mapped[str] = mapped_column(String(80))
    held_on: Mapped[date] = mapped_column(index=True)
    starts_at: Mapped[str] = mapped_column(String(10), default="")
    place: Mapped[Title] = mapped_column(default="")
    chair: Mapped[Title] = mapped_column(default="")  # a function
    stage: Mapped[Stage] = mapped_column(choice(Stage), default=Stage.LOCKED)
    has_board_points: Mapped[bool] = mapped_column(default=False)
    opened_at: Mapped[datetime | None] = mapped_column(UTCDateTime)  # None: never held in here
    locked_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    locked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    covers_to: Mapped[int | None]  # the last act in the trail that its agenda tells of
    version: Mapped[int] = mapped_column()

    locked_by: Mapped[User | None] = relationship()
    items: Mapped[list["AgendaItem"]] = relationship(
        back_populates="meeting", order_by="AgendaItem.number", cascade="all, delete-orphan"
    )
    attendances: Mapped[list["Attendance"]] = relationship(
        order_by="Attendance.id", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_planned(self) -> bool:
        """Say whether the meeting is still to come."""
        return self.stage is Stage.PLANNED


class AgendaItem(Model):
    """A point with its sections; without a meeting it waits in the backlog.

    A closed point keeps its number and case, not its content.
    """

    __tablename__ = "agenda_item"
    __table_args__ = (UniqueConstraint("meeting_id", "number"), NEVER_AGAIN)

    id: Mapped[Key]
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    number: Mapped[int]
    title: Mapped[Title]
    case_number: Mapped[str] = mapped_column(String(40), default="")
    time_slot: Mapped[str] = mapped_column(String(40), default="")  # "10 minutter"
    is_closed: Mapped[bool] = mapped_column(default=False)
    is_board: Mapped[bool] = mapped_column(default=False)  # a BSAK point, whatever the forum
    topic: Mapped[str] = mapped_column(String(40), default="")  # which draft made it; "": a person
    need: Mapped[Need | None] = mapped_column(choice(Need))
    occasion: Mapped[Words]
    presentation: Mapped[Words]
    proposer: Mapped[Title] = mapped_column(default="")  # who recommends: "Kommunaldirektøren"
    decision: Mapped[Words]
    history: Mapped[Words]
    attachments: Mapped[list[Any]] = mapped_column(JSON, default=list)
    carried_from_id: Mapped[int | None] = mapped_column(
        ForeignKey("agenda_item.id", ondelete="SET NULL")
    )
    version: Mapped[int] = mapped_column()

    meeting: Mapped[Meeting] = relationship(back_populates="items")
    recommendations: Mapped[list["Recommendation"]] = relationship(
        back_populates="item", order_by="Recommendation.id", cascade="all, delete-orphan"
    )
    carried_from: Mapped["AgendaItem | None"] = relationship(remote_side="AgendaItem.id")

    __mapper_args__ = {"version_id_col": version}


class Recommendation(Model):
    """One line of what is recommended ("at …"), and what the board did with it.

    ``act`` is what following it does to the register; ``made`` what doing so left there. A row
    that was not ``is_proposed`` was attached to the decision at the table.
    """

    __tablename__ = "recommendation"
    __table_args__ = (
        CheckConstraint("(outcome = 'open') = (settled_at IS NULL)", name="settled_or_open"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    item_id: Mapped[int] = mapped_column(
        ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[Words]
    is_proposed: Mapped[bool] = mapped_column(default=True)
    act: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    outcome: Mapped[Outcome] = mapped_column(choice(Outcome), default=Outcome.OPEN)
    minute: Mapped[Words]  # the line in the minutes
    made: Mapped[list[Any]] = mapped_column(JSON, default=list)
    settled_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    version: Mapped[int] = mapped_column()

    item: Mapped[AgendaItem] = relationship(back_populates="recommendations")

    __mapper_args__ = {"version_id_col": version}


class Attendance(Model):
    """Somebody asked to a meeting: a function, or a guest such as HBR."""

    __tablename__ = "attendance"
    __table_args__ = (Index("ix_attendance_meeting_id", "meeting_id"),)

    id: Mapped[Key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    name: Mapped[Title]
    is_guest: Mapped[bool] = mapped_column(default=False)
    presence: Mapped[Presence] = mapped_column(choice(Presence), default=Presence.INVITED)
    note: Mapped[Title] = mapped_column(default="")  # "til og med punkt 3"
