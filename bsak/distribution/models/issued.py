"""What was issued to a binder: editions, corrections, and every sheet as it was printed."""

from datetime import date

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.distribution.models.binder import Binder
from bsak.distribution.names import urgent_name
from bsak.documents.models import Document, Revision
from bsak.kernel.db import NEVER_AGAIN, Key, Model, Moment, Title, Words, choice
from bsak.kernel.words import Worded, _, lazy

NEVER = date.max  # when a release takes effect that was recalled


class Mark(Worded):
    """What the list of effective sheets says of a sheet since the release before."""

    SAME = "same", lazy("Uændret")
    NEW = "new", lazy("Ny")
    CHANGED = "changed", lazy("Ændret")
    WITHDRAWN = "withdrawn", lazy("Udgået")
    URGENT = "urgent", lazy("Hastende")


class Release(Model):
    """What every copy of a binder shall hold from a day on: an edition, or a correction to it.

    ``number`` counts the corrections of an edition from 1; 0 is the edition itself. ``urgent``
    counts the urgent ones between two corrections; 0 is the correction itself. ``copies`` and
    ``address`` are what its sheets say of themselves, kept so that they can be printed again.
    One that is recalled takes effect NEVER; its number is not given again, for it is on paper.
    """

    __tablename__ = "binder_release"
    __table_args__ = (
        UniqueConstraint("binder_id", "edition", "number", "urgent"),
        CheckConstraint("edition > 0 AND number >= 0 AND urgent >= 0", name="counted"),
        CheckConstraint("(urgent = 0) = (valid_until IS NULL)", name="urgent_ends"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    binder_id: Mapped[int] = mapped_column(ForeignKey("binder.id", ondelete="RESTRICT"))
    edition: Mapped[int]
    number: Mapped[int]
    urgent: Mapped[int] = mapped_column(default=0)
    effective_on: Mapped[date]
    answer_by: Mapped[date]
    valid_until: Mapped[date | None]
    reason: Mapped[Words]
    copies: Mapped[int]
    address: Mapped[str] = mapped_column(String(1000))
    made_at: Mapped[Moment]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    binder: Mapped[Binder] = relationship()
    sheets: Mapped[list["ReleaseSheet"]] = relationship(
        order_by="ReleaseSheet.position", cascade="all, delete-orphan", back_populates="release"
    )

    @property
    def is_recalled(self) -> bool:
        """Say whether it was a mistake, and nobody is to put it in."""
        return self.effective_on == NEVER

    @property
    def name(self) -> str:
        """Return what it is called on paper: Udgave 2, R12, R12-H1."""
        if self.urgent:
            return urgent_name(self.number, self.urgent)
        if self.number:
            return f"R{self.number:02d}"
        return _("Udgave %(number)d", number=self.edition)

    @property
    def rev(self) -> str:
        """Return the revision that the binder's own sheets carry: edition and correction."""
        return f"{self.edition}.{self.number}"

    @property
    def address_rev(self) -> str:
        """Return what tells it from the binder's other releases in an address."""
        return f"{self.rev}.{self.urgent}" if self.urgent else self.rev


IS_SENT: ColumnElement[bool] = Release.effective_on != NEVER


class ReleaseSheet(Model):
    """One sheet that every copy shall hold after a release, in the order of the binder.

    ``digest`` is of the sides without their feet and without change bars: two sheets with one
    digest say the same. ``kept`` is the sheet as it goes to the printer. A withdrawn document
    stays listed, with no sides, until the next edition.
    """

    __tablename__ = "release_sheet"
    __table_args__ = (
        UniqueConstraint("release_id", "position"),
        UniqueConstraint("release_id", "code"),
        Index("ix_release_sheet_code_rev", "code", "rev"),
        CheckConstraint("(mark = 'withdrawn') = (kept IS NULL)", name="kept_unless_withdrawn"),
    )

    id: Mapped[Key]
    release_id: Mapped[int] = mapped_column(ForeignKey("binder_release.id", ondelete="CASCADE"))
    position: Mapped[int]
    code: Mapped[str] = mapped_column(String(20))
    title: Mapped[Title]
    section: Mapped[Title]  # under which heading it is listed, as in: SU  Sundhed & Pleje
    rev: Mapped[str] = mapped_column(String(20))
    valid_from: Mapped[date | None]
    pages: Mapped[int]
    is_counted: Mapped[bool]  # dividers and correction slips are not
    mark: Mapped[Mark] = mapped_column(choice(Mark))
    digest: Mapped[str] = mapped_column(String(64))
    kept: Mapped[str | None] = mapped_column(
        ForeignKey("kept_sheet.digest", ondelete="RESTRICT"), index=True
    )
    document_id: Mapped[int | None] = mapped_column(
        ForeignKey("document.id", ondelete="SET NULL"), index=True
    )
    revision_id: Mapped[int | None] = mapped_column(
        ForeignKey("revision.id", ondelete="SET NULL"), index=True
    )

    release: Mapped[Release] = relationship(back_populates="sheets")
    document: Mapped[Document | None] = relationship()
    revision: Mapped[Revision | None] = relationship()


class KeptSheet(Model):
    """A finished sheet as it was printed for a numbered copy, kept for ever under its hash."""

    __tablename__ = "kept_sheet"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    sheet: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    upload: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)  # a PDF laid on it
