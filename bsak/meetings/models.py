"""The meetings and their points, as the minutes have them."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.kernel.db import Key, Model, Title, Words


class Meeting(Model):
    """A meeting of the board (BSAK), or of a forum that had points for it."""

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("body", "held_on"),)

    id: Mapped[Key]
    body: Mapped[str] = mapped_column(String(80))
    held_on: Mapped[date] = mapped_column(index=True)
    starts_at: Mapped[str] = mapped_column(String(10), default="")
    place: Mapped[Title] = mapped_column(default="")
    is_planned: Mapped[bool] = mapped_column(default=False)
    has_board_points: Mapped[bool] = mapped_column(default=False)

    items: Mapped[list["AgendaItem"]] = relationship(
        back_populates="meeting", order_by="AgendaItem.number", cascade="all, delete-orphan"
    )


class AgendaItem(Model):
    """A point with its sections. A closed point keeps its number and case, not its content."""

    __tablename__ = "agenda_item"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    id: Mapped[Key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    number: Mapped[int]
    title: Mapped[Title]
    case_number: Mapped[str] = mapped_column(String(40), default="")
    is_closed: Mapped[bool] = mapped_column(default=False)
    occasion: Mapped[Words]
    presentation: Mapped[Words]
    recommendation: Mapped[list[Any]] = mapped_column(JSON, default=list)
    decision: Mapped[Words]
    history: Mapped[Words]
    attachments: Mapped[list[Any]] = mapped_column(JSON, default=list)

    meeting: Mapped[Meeting] = relationship(back_populates="items")
