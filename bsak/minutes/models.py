"""The address at which one person's calendar program fetches meetings and deadlines."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.kernel.db import Key, Model, Moment
from bsak.people.models import User


class CalendarFeed(Model):
    """One person's calendar address. Only a hash of its secret is kept; a new one ends the old."""

    __tablename__ = "calendar_feed"

    id: Mapped[Key]
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), unique=True)
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[Moment]

    user: Mapped[User] = relationship()
