"""A text laid before whoever decides, each step, and what follows when it is in force."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.documents.models import ChangeType, Document, Revision
from bsak.kernel.db import Key, Model, Moment, Title, UTCDateTime, Words, choice
from bsak.kernel.words import Worded, lazy
from bsak.people.models import User


class Authority(Worded):
    """Who decides on a kind of document."""

    DIRECTOR = "director", lazy("Kommunaldirektøren")
    COUNCIL = "council", lazy("Kommunalbestyrelsen")


class State(Worded):
    """How far a text that was laid before somebody is."""

    WAITING = "waiting", lazy("Venter på godkendelse")
    APPROVED = "approved", lazy("Godkendt")
    RETURNED = "returned", lazy("Sendt tilbage")
    TAKEN_BACK = "taken_back", lazy("Trukket tilbage")


class Step(Worded):
    """One act on the way to approval."""

    SUBMITTED = "submitted", lazy("Sendt til godkendelse")
    ADVICE_ASKED = "advice_asked", lazy("Sendt til Sundhedsstyrelsen")
    ADVICE_RECEIVED = "advice_received", lazy("Rådgivning modtaget fra Sundhedsstyrelsen")
    ADOPTED = "adopted", lazy("Vedtaget af Kommunalbestyrelsen")
    APPROVED = "approved", lazy("Godkendt")
    RETURNED = "returned", lazy("Sendt tilbage")
    TAKEN_BACK = "taken_back", lazy("Trukket tilbage")


_WAITS = text("state = 'waiting'")  # two people cannot lay two texts of one document


class Submission(Model):
    """A draft laid before whoever decides, frozen as it was: what is approved is what was read."""

    __tablename__ = "submission"
    __table_args__ = (
        Index("ix_submission_document_id_state", "document_id", "state"),
        Index("uq_submission_waiting", "document_id", unique=True,
              sqlite_where=_WAITS, postgresql_where=_WAITS),
    )  # fmt: skip

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    authority: Mapped[Authority] = mapped_column(choice(Authority))
    state: Mapped[State] = mapped_column(choice(State), default=State.WAITING)
    wording: Mapped[dict[str, Any]] = mapped_column(JSON)
    draft_version: Mapped[int]
    writer_ids: Mapped[list[int]] = mapped_column(JSON)  # everybody who wrote in the draft
    change_type: Mapped[ChangeType] = mapped_column(choice(ChangeType))
    reason: Mapped[Words]
    valid_from: Mapped[date]
    review_due: Mapped[date]
    case_number: Mapped[str] = mapped_column(String(60), default="")
    version: Mapped[int] = mapped_column()

    document: Mapped[Document] = relationship()
    steps: Mapped[list["ApprovalStep"]] = relationship(
        order_by="ApprovalStep.id", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}


class ApprovalStep(Model):
    """One step: who did it, when, and why. Only added to."""

    __tablename__ = "approval_step"

    id: Mapped[Key]
    submission_id: Mapped[int] = mapped_column(
        ForeignKey("submission.id", ondelete="CASCADE"), index=True
    )
    step: Mapped[Step] = mapped_column(choice(Step))
    on_date: Mapped[date]  # when it happened; a council's decision is written down later
    at: Mapped[Moment]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    function: Mapped[Title] = mapped_column(default="")  # in which capacity
    meeting: Mapped[Title] = mapped_column(default="")  # meeting and point, for a decision
    reason: Mapped[Words]

    by: Mapped[User | None] = relationship()


class Delegation(Model):
    """The director lets somebody approve some kinds of documents, until a day or called off."""

    __tablename__ = "delegation"

    id: Mapped[Key]
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    function: Mapped[Title]  # in which capacity they approve; stands on the sheet
    kinds: Mapped[list[str]] = mapped_column(JSON)
    since: Mapped[date]
    until: Mapped[date | None]
    reason: Mapped[Words]
    given_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    given_at: Mapped[Moment]
    ended_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    user: Mapped[User] = relationship(foreign_keys=[user_id])
    given_by: Mapped[User | None] = relationship(foreign_keys=[given_by_id])


class Reaffirmation(Model):
    """A text gone through and left as it was: the date moves, the trace stays."""

    __tablename__ = "reaffirmation"

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), index=True
    )
    revision_number: Mapped[int | None]  # None: the text lies elsewhere
    was_due: Mapped[date | None]
    review_due: Mapped[date]
    note: Mapped[Words]
    at: Mapped[Moment]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    by: Mapped[User | None] = relationship()


class Holder(Model):
    """Somebody who must know a document by heart, and confirms each new revision of it."""

    __tablename__ = "holder"
    __table_args__ = (UniqueConstraint("document_id", "user_id"),)

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    named_at: Mapped[Moment]
    named_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    document: Mapped[Document] = relationship()
    user: Mapped[User] = relationship(foreign_keys=[user_id])


class Acknowledgement(Model):
    """Read and understood: one holder, one revision."""

    __tablename__ = "acknowledgement"
    __table_args__ = (UniqueConstraint("revision_id", "user_id"),)

    id: Mapped[Key]
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    at: Mapped[Moment]

    revision: Mapped[Revision] = relationship()
    user: Mapped[User] = relationship()
