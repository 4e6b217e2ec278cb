"""What somebody has accepted of what the checker finds: with a reason, until a day."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.kernel.db import NEVER_AGAIN, Key, Model, Moment, UTCDateTime, Words
from bsak.people.models import User


class Acceptance(Model):
    """One finding that is let stand, with the reason, until a day or until it is called off.

    ``key`` is the finding's own: its rule, what it is about, and the field. An accepted finding is
    listed as such, and comes back when the day has passed.
    """

    __tablename__ = "acceptance"
    __table_args__ = (Index("ix_acceptance_key", "key"), NEVER_AGAIN)

    id: Mapped[Key]
    rule: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(200))
    reason: Mapped[Words]
    until: Mapped[date]
    accepted_at: Mapped[Moment]
    accepted_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    ended_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    accepted_by: Mapped[User | None] = relationship(foreign_keys=[accepted_by_id])
