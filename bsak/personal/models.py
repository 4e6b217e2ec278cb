"""What was moved from one person to others when they left or went on leave."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.contacts.models import Person
from bsak.kernel.db import NEVER_AGAIN, Key, Model, Moment, UTCDateTime, choice
from bsak.kernel.words import Worded, lazy


class Going(Worded):
    """Whether a person comes back."""

    LEAVES = "leaves", lazy("Fratræder")
    LEAVE = "leave", lazy("Orlov eller længere fravær")


class Handover(Model):
    """One person's seats, documents, tasks and binders moved in one act.

    ``moved`` names each thing by kind and number, with the person's number it went to and what
    stood there before, so that the act can be taken back whole.
    """

    __tablename__ = "handover"
    __table_args__ = (NEVER_AGAIN,)

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    going: Mapped[Going] = mapped_column(choice(Going))
    from_on: Mapped[date]
    to_on: Mapped[date | None]
    made_at: Mapped[Moment]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    moved: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    undone_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    person: Mapped[Person] = relationship()
