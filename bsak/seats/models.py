"""Seats of the crisis organisation, who fills them from when to when, and who is away."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.contacts.models import Person
from bsak.groups.models import CrisisGroup
from bsak.kernel.db import NEVER_AGAIN, Key, Model, Moment, Title, Words, choice
from bsak.seats.roles import CrisisRole, Level


class Seat(Model):
    """A place that must be filled in a crisis, whoever fills it.

    One of the strategic level belongs to no group. ``role`` is one of the five fixed ones, or
    None: then ``name`` says what it is for. ``function`` is who in daily work is meant to fill it.
    """

    __tablename__ = "seat"
    __table_args__ = (
        CheckConstraint("(level = 'strategic') = (group_id IS NULL)", name="level_or_group"),
        CheckConstraint("role IS NOT NULL OR name <> ''", name="role_or_name"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    level: Mapped[Level] = mapped_column(choice(Level))
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey("crisis_group.id", ondelete="RESTRICT"), index=True
    )
    role: Mapped[CrisisRole | None] = mapped_column(choice(CrisisRole))
    name: Mapped[Title] = mapped_column(default="")
    function: Mapped[Title] = mapped_column(default="")
    position: Mapped[int]
    is_closed: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()

    group: Mapped[CrisisGroup | None] = relationship()
    assignments: Mapped[list["Assignment"]] = relationship(
        order_by="(Assignment.rank, Assignment.from_on, Assignment.id)", back_populates="seat"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def title(self) -> str:
        """Return what the seat is called on screen and paper."""
        return self.name or (self.role.label if self.role else "")


class Assignment(Model):
    """That a person fills a seat, or is its deputy, from one day to the day before another.

    Rank 0 is the holder, 1 the first deputy, 2 the second. Rows are ended, never deleted.
    """

    __tablename__ = "assignment"
    __table_args__ = (
        CheckConstraint("rank >= 0", name="ranked_from_holder"),
        CheckConstraint("to_on IS NULL OR to_on >= from_on", name="ends_after_it_begins"),
        Index("ix_assignment_seat_id_rank", "seat_id", "rank"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id", ondelete="RESTRICT"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    rank: Mapped[int]
    from_on: Mapped[date]
    to_on: Mapped[date | None]  # the first day they no longer fill it
    made_at: Mapped[Moment]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    seat: Mapped[Seat] = relationship(back_populates="assignments")
    person: Mapped[Person] = relationship()

    @property
    def last_on(self) -> date | None:
        """Return the last day they fill it, if that is known."""
        return self.to_on - timedelta(days=1) if self.to_on else None


class Absence(Model):
    """That a person is away from one day to another, both included. Never why."""

    __tablename__ = "absence"
    __table_args__ = (
        CheckConstraint("to_on IS NULL OR to_on >= from_on", name="ends_after_it_begins"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    from_on: Mapped[date]
    to_on: Mapped[date | None]  # None: until further notice
    made_at: Mapped[Moment]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    person: Mapped[Person] = relationship()


class OrganisationNote(Model):
    """The organisation as it was last told to SBSYS and C3, to tell what has changed since.

    ``lines`` holds a row for each seat: its number, words, and for the holder and each deputy the
    person's number, name, work phone and mail. Erasing a person empties these.
    """

    __tablename__ = "organisation_note"
    __table_args__ = (NEVER_AGAIN,)

    id: Mapped[Key]
    told_on: Mapped[date]
    told_at: Mapped[Moment]
    told_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    lines: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    note: Mapped[Words]
