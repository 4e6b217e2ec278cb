"""Duty rosters with their shifts, and call tests with what each call led to."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.contacts.models import Person
from bsak.groups.models import CrisisGroup
from bsak.kernel.db import NEVER_AGAIN, Key, Model, Moment, Title, UTCDateTime, Words, choice
from bsak.kernel.words import Worded, lazy
from bsak.seats.models import Seat


class Turn(Worded):
    """How often the duty changes hands."""

    WEEK = "week", lazy("Hver uge")
    DAY = "day", lazy("Hver dag")


class Roster(Model):
    """A duty that somebody always has: of one krisegruppe, or of the whole municipality.

    ``weekday`` is the day the week's duty changes hands, 0 for Monday; ``changes_at`` the hour.
    """

    __tablename__ = "duty_roster"
    __table_args__ = (
        UniqueConstraint("name"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    name: Mapped[Title]
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey("crisis_group.id", ondelete="RESTRICT"), index=True
    )
    turn: Mapped[Turn] = mapped_column(choice(Turn), default=Turn.WEEK)
    weekday: Mapped[int] = mapped_column(default=0)
    changes_at: Mapped[str] = mapped_column(String(5), default="08:00")
    has_backup: Mapped[bool] = mapped_column(default=True)
    begins_on: Mapped[date]
    note: Mapped[Words]
    feed_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    is_closed: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()

    group: Mapped[CrisisGroup | None] = relationship()
    shifts: Mapped[list["Shift"]] = relationship(
        order_by="Shift.from_on", back_populates="roster", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}


class Shift(Model):
    """One turn of a duty: from the hour the duty changes hands on a day, until the next turn."""

    __tablename__ = "duty_shift"
    __table_args__ = (
        UniqueConstraint("roster_id", "from_on"),
        CheckConstraint("primary_id <> backup_id", name="two_people"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    roster_id: Mapped[int] = mapped_column(ForeignKey("duty_roster.id", ondelete="CASCADE"))
    from_on: Mapped[date]
    primary_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="RESTRICT"), index=True
    )
    backup_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="RESTRICT"), index=True
    )
    note: Mapped[Title] = mapped_column(default="")
    version: Mapped[int] = mapped_column()

    roster: Mapped[Roster] = relationship(back_populates="shifts")
    primary: Mapped[Person | None] = relationship(foreign_keys=[primary_id])
    backup: Mapped[Person | None] = relationship(foreign_keys=[backup_id])

    __mapper_args__ = {"version_id_col": version}


class Reached(Worded):
    """What a call led to."""

    WAITING = "waiting", lazy("Ikke ringet endnu")
    REACHED = "reached", lazy("Nået")
    DEPUTY = "deputy", lazy("Stedfortræder nået")
    NOT_REACHED = "not_reached", lazy("Ikke nået")


class CallTest(Model):
    """A test of whether those who must be reached can be: one krisegruppe, or the leadership."""

    __tablename__ = "call_test"
    __table_args__ = (NEVER_AGAIN,)

    id: Mapped[Key]
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey("crisis_group.id", ondelete="RESTRICT"), index=True
    )  # None: the strategic level
    started_at: Mapped[Moment]
    ended_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    started_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    note: Mapped[Words]

    group: Mapped[CrisisGroup | None] = relationship()
    calls: Mapped[list["Call"]] = relationship(
        order_by="Call.position", back_populates="test", cascade="all, delete-orphan"
    )


class Call(Model):
    """One seat in a call test: who was reached, after how many minutes from the start."""

    __tablename__ = "call"
    __table_args__ = (
        UniqueConstraint("test_id", "seat_id"),
        CheckConstraint("minutes >= 0", name="not_before_the_test"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    test_id: Mapped[int] = mapped_column(ForeignKey("call_test.id", ondelete="CASCADE"))
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id", ondelete="RESTRICT"), index=True)
    position: Mapped[int]
    result: Mapped[Reached] = mapped_column(choice(Reached), default=Reached.WAITING)
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="RESTRICT"), index=True
    )  # who was reached
    minutes: Mapped[int | None]
    note: Mapped[Title] = mapped_column(default="")

    test: Mapped[CallTest] = relationship(back_populates="calls")
    seat: Mapped[Seat] = relationship()
    person: Mapped[Person | None] = relationship()
