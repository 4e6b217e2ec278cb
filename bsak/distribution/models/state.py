"""What each copy holds: packs sent to it, receipts, counts, and leaves that were replaced."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.distribution.models.binder import Copy
from bsak.distribution.models.issued import Release
from bsak.kernel.db import NEVER_AGAIN, Key, Model, Moment, Title, Words, choice
from bsak.kernel.words import Worded, lazy
from bsak.people.models import User


class Pack(Model):
    """What is sent to one copy for one release: which leaves come out, which go in, and where.

    Counted from what the copy was last known to hold, so that one who missed two packs gets one.
    ``swaps`` is what its correction slip says, ``own`` the sheets that are this copy's alone: cover
    and correction slips (see composing). ``key`` stands in the slip's code and lets whoever holds
    the paper answer for this pack and nothing else.
    """

    __tablename__ = "pack"
    __table_args__ = (
        UniqueConstraint("copy_id", "release_id"),
        UniqueConstraint("key"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    copy_id: Mapped[int] = mapped_column(ForeignKey("binder_copy.id", ondelete="CASCADE"))
    release_id: Mapped[int] = mapped_column(
        ForeignKey("binder_release.id", ondelete="CASCADE"), index=True
    )
    key: Mapped[str] = mapped_column(String(16))
    swaps: Mapped[list[Any]] = mapped_column(JSON)
    own: Mapped[list[Any]] = mapped_column(JSON)
    is_whole: Mapped[bool]  # the whole contents, as a new edition or a new copy gets it
    made_at: Mapped[Moment]

    copy: Mapped[Copy] = relationship()
    release: Mapped[Release] = relationship()
    receipts: Mapped[list["Receipt"]] = relationship(
        order_by="Receipt.id", cascade="all, delete-orphan", back_populates="pack"
    )
    reminders: Mapped[list["Reminder"]] = relationship(
        order_by="Reminder.id", cascade="all, delete-orphan", back_populates="pack"
    )

    @property
    def is_answered(self) -> bool:
        """Say whether all is done, and no stocktake has since found the copy otherwise."""
        last = self._telling
        return last is not None and last.is_complete

    @property
    def disproved_by(self) -> "Receipt | None":
        """Return the stocktake that found the copy otherwise; the pack is counted anew from it."""
        last = self._telling
        return None if last is None or last.is_complete else last

    @property
    def _telling(self) -> "Receipt | None":
        told = (one for one in reversed(self.receipts) if one.is_complete or one.is_count)
        return next(told, None)


class Channel(Worded):
    """How an answer came in."""

    CODE = "code", lazy("Med koden på rettelsesbladet")
    SECRETARIAT = "secretariat", lazy("Skrevet ind af sekretariatet")
    STOCKTAKE = "stocktake", lazy("Optælling")


class Receipt(Model):
    """What somebody answered for a pack. A copy is current only when all three are done."""

    __tablename__ = "receipt"
    __table_args__ = (NEVER_AGAIN,)

    id: Mapped[Key]
    pack_id: Mapped[int] = mapped_column(ForeignKey("pack.id", ondelete="CASCADE"), index=True)
    at: Mapped[Moment]
    done_on: Mapped[date]
    answered_by: Mapped[Title]  # function or initials, as they wrote it
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    channel: Mapped[Channel] = mapped_column(choice(Channel))
    sheets_in: Mapped[bool]
    old_out: Mapped[bool]
    recorded: Mapped[bool]
    note: Mapped[Words]

    pack: Mapped[Pack] = relationship(back_populates="receipts")

    @property
    def is_complete(self) -> bool:
        """Say whether sheets are in, old ones out and the record signed."""
        return self.sheets_in and self.old_out and self.recorded

    @property
    def is_count(self) -> bool:
        """Say whether it tells what was found when the copy was gone through."""
        return self.channel is Channel.STOCKTAKE


class Reminder(Model):
    """That somebody was reminded of a pack they have not answered for."""

    __tablename__ = "reminder"

    id: Mapped[Key]
    pack_id: Mapped[int] = mapped_column(ForeignKey("pack.id", ondelete="CASCADE"), index=True)
    at: Mapped[Moment]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    pack: Mapped[Pack] = relationship(back_populates="reminders")


class Holding(Model):
    """A sheet that stands, or stood, in a copy: from which day, until which.

    Rows are only added and ended, so what a copy said on any day can be read. ``pack_id`` is the
    pack it came with: which number of copies and which address its foot names.
    """

    __tablename__ = "holding"
    __table_args__ = (
        Index("ix_holding_copy_id_out_on", "copy_id", "out_on"),
        CheckConstraint("out_on IS NULL OR out_on >= in_on", name="in_before_out"),
    )

    id: Mapped[Key]
    copy_id: Mapped[int] = mapped_column(ForeignKey("binder_copy.id", ondelete="CASCADE"))
    pack_id: Mapped[int] = mapped_column(ForeignKey("pack.id", ondelete="CASCADE"), index=True)
    code: Mapped[str] = mapped_column(String(20))
    title: Mapped[Title]
    rev: Mapped[str] = mapped_column(String(20))
    pages: Mapped[int]
    is_counted: Mapped[bool]
    digest: Mapped[str] = mapped_column(String(64))
    kept: Mapped[str] = mapped_column(
        ForeignKey("kept_sheet.digest", ondelete="RESTRICT"), index=True
    )
    in_on: Mapped[date]
    out_on: Mapped[date | None]
    in_receipt_id: Mapped[int] = mapped_column(
        ForeignKey("receipt.id", ondelete="RESTRICT"), index=True
    )
    out_receipt_id: Mapped[int | None] = mapped_column(
        ForeignKey("receipt.id", ondelete="RESTRICT"), index=True
    )

    pack: Mapped[Pack] = relationship()


class Stocktake(Model):
    """A copy being gone through leaf by leaf; when it ends, what was seen is what it holds."""

    __tablename__ = "stocktake"

    id: Mapped[Key]
    copy_id: Mapped[int] = mapped_column(
        ForeignKey("binder_copy.id", ondelete="CASCADE"), index=True
    )
    begun_at: Mapped[Moment]
    ended_at: Mapped[Moment | None]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    copy: Mapped[Copy] = relationship()
    by: Mapped[User | None] = relationship()
    seen: Mapped[list["SeenSheet"]] = relationship(
        order_by="SeenSheet.id", cascade="all, delete-orphan"
    )


class SeenSheet(Model):
    """A sheet seen in a copy: code and revision as they stand on it, and when. Not by whom."""

    __tablename__ = "seen_sheet"
    __table_args__ = (UniqueConstraint("stocktake_id", "code", "rev"),)

    id: Mapped[Key]
    stocktake_id: Mapped[int] = mapped_column(ForeignKey("stocktake.id", ondelete="CASCADE"))
    code: Mapped[str] = mapped_column(String(20))
    rev: Mapped[str] = mapped_column(String(20))
    at: Mapped[Moment]


class Replacement(Model):
    """A leaf ordered anew for one copy, because the one it held was used in an incident."""

    __tablename__ = "replacement"
    __table_args__ = (NEVER_AGAIN,)

    id: Mapped[Key]
    copy_id: Mapped[int] = mapped_column(
        ForeignKey("binder_copy.id", ondelete="CASCADE"), index=True
    )
    holding_id: Mapped[int] = mapped_column(
        ForeignKey("holding.id", ondelete="RESTRICT"), index=True
    )
    incident: Mapped[Words]
    ordered_on: Mapped[date]
    due_on: Mapped[date]
    ordered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    delivered_on: Mapped[date | None]

    copy: Mapped[Copy] = relationship()
    holding: Mapped[Holding] = relationship()
