"""A plan gone through by the template: one assessment, an answer to each question."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.documents.models import Document
from bsak.kernel.db import NEVER_AGAIN, Key, Model, Moment, Words, choice
from bsak.kernel.words import Worded, lazy
from bsak.people.models import User


class Judgement(Worded):
    """How a plan meets one question."""

    YES = "yes", lazy("Ja")
    PARTLY = "partly", lazy("Delvist")
    NO = "no", lazy("Nej")
    NOT_RELEVANT = "not_relevant", lazy("Ikke relevant")


class Assessment(Model):
    """One time a plan was gone through. When it is finished it is never changed again.

    ``template`` names the list of questions and its edition; ``revision_number`` is the text it
    was about, None while it is about a text that is not in force yet.
    """

    __tablename__ = "assessment"
    __table_args__ = (Index("ix_assessment_document_id", "document_id"), NEVER_AGAIN)

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    template: Mapped[str] = mapped_column(String(40))
    revision_number: Mapped[int | None]
    started_on: Mapped[date]
    started_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    finished_on: Mapped[date | None]
    finished_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    conclusion: Mapped[Words]
    version: Mapped[int] = mapped_column()

    document: Mapped[Document] = relationship()
    finished_by: Mapped[User | None] = relationship(foreign_keys=[finished_by_id])
    answers: Mapped[list["Answer"]] = relationship(
        back_populates="assessment", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}


class Answer(Model):
    """The judgement of one question, with a comment and what is recommended."""

    __tablename__ = "assessment_answer"
    __table_args__ = (UniqueConstraint("assessment_id", "question"),)

    id: Mapped[Key]
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id", ondelete="CASCADE"))
    question: Mapped[str] = mapped_column(String(40))
    judgement: Mapped[Judgement | None] = mapped_column(choice(Judgement))
    comment: Mapped[Words]
    recommendation: Mapped[Words]
    is_computed: Mapped[bool] = mapped_column(default=False)  # the checker answered, nobody since
    answered_at: Mapped[Moment]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    assessment: Mapped[Assessment] = relationship(back_populates="answers")
