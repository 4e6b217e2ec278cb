"""A binder, what belongs in it, and the numbered copies of it that stand on shelves."""

from datetime import date

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.distribution.names import numbered
from bsak.documents.models import Document
from bsak.groups.models import CrisisGroup
from bsak.kernel.db import NEVER_AGAIN, Key, Model, Title, Words, choice
from bsak.kernel.words import Worded, lazy


class Medium(Worded):
    """What a copy is made of."""

    BINDER = "binder", lazy("Mappe")
    GRAB_BAG = "grab_bag", lazy("Grab-bag")
    ELECTRONIC = "electronic", lazy("Elektronisk")


class Binder(Model):
    """A binder as the secretariat has planned it: which texts are in every copy of it.

    No group named means every open group, also those to come; no kind named means every kind.
    """

    __tablename__ = "binder"
    __table_args__ = (UniqueConstraint("code"), NEVER_AGAIN)

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(String(8))  # as on the spine: 00, SU, GB1
    name: Mapped[Title]
    kinds: Mapped[list[str]] = mapped_column(JSON)
    with_confidential: Mapped[bool] = mapped_column(default=False)
    is_closed: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()

    groups: Mapped[list["BinderGroup"]] = relationship(cascade="all, delete-orphan")
    documents: Mapped[list["BinderDocument"]] = relationship(cascade="all, delete-orphan")
    copies: Mapped[list["Copy"]] = relationship(order_by="Copy.number", back_populates="binder")

    __mapper_args__ = {"version_id_col": version}


class BinderGroup(Model):
    """A krisegruppe whose texts belong in a binder."""

    __tablename__ = "binder_group"
    __table_args__ = (UniqueConstraint("binder_id", "group_id"),)

    id: Mapped[Key]
    binder_id: Mapped[int] = mapped_column(ForeignKey("binder.id", ondelete="CASCADE"))
    group_id: Mapped[int] = mapped_column(
        ForeignKey("crisis_group.id", ondelete="RESTRICT"), index=True
    )

    group: Mapped[CrisisGroup] = relationship()


class BinderDocument(Model):
    """One document that is in a binder, or left out of it, whatever groups and kinds say."""

    __tablename__ = "binder_document"
    __table_args__ = (UniqueConstraint("binder_id", "document_id"),)

    id: Mapped[Key]
    binder_id: Mapped[int] = mapped_column(ForeignKey("binder.id", ondelete="CASCADE"))
    document_id: Mapped[int] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), index=True
    )
    is_left_out: Mapped[bool]

    document: Mapped[Document] = relationship()


class Copy(Model):
    """One numbered copy of a binder, who answers for it and where it stands.

    A number is never given again; a copy that is lost or handed in ends.
    """

    __tablename__ = "binder_copy"
    __table_args__ = (
        UniqueConstraint("binder_id", "number"),
        CheckConstraint("number > 0", name="numbered_from_one"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    binder_id: Mapped[int] = mapped_column(ForeignKey("binder.id", ondelete="RESTRICT"))
    number: Mapped[int]
    holder_function: Mapped[Title]
    deputy_function: Mapped[Title] = mapped_column(default="")
    place: Mapped[Title] = mapped_column(default="")
    medium: Mapped[Medium] = mapped_column(choice(Medium), default=Medium.BINDER)
    added_on: Mapped[date]
    ended_on: Mapped[date | None]
    ended_why: Mapped[Words]
    version: Mapped[int] = mapped_column()

    binder: Mapped[Binder] = relationship(back_populates="copies")

    __mapper_args__ = {"version_id_col": version}

    @property
    def name(self) -> str:
        """Return what tells it from every other copy: binder and number, as in SU-07."""
        return numbered(self.binder.code, self.number)
