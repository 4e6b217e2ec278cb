"""People, posts and outside parties, and the numbers at which they are reached."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.groups.models import CrisisGroup, Department
from bsak.kernel.db import (
    NEVER_AGAIN,
    Key,
    Model,
    Moment,
    SortKey,
    Title,
    UTCDateTime,
    Words,
    choice,
)
from bsak.kernel.words import Worded, lazy
from bsak.people.models import User


class PointKind(Worded):
    """By what one is reached."""

    PHONE = "phone", lazy("Telefon")
    MOBILE = "mobile", lazy("Mobil")
    MAIL = "mail", lazy("E-mail")
    RADIO = "radio", lazy("Radio (SINE)")


class Hours(Worded):
    """When a number is answered."""

    ALWAYS = "always", lazy("Hele døgnet")
    OFFICE = "office", lazy("I kontortid")
    OUTSIDE = "outside", lazy("Uden for kontortid")


class How(Worded):
    """How somebody came to know whether a number is right."""

    LINK = "link", lazy("Svar på link")
    TYPED = "typed", lazy("Indtastet")
    CALLED = "called", lazy("Opringning")
    DIRECTORY = "directory", lazy("Hentet fra fil")


class Party(Model):
    """An outside party: the fire service, the police, the power company, a neighbour."""

    __tablename__ = "party"
    __table_args__ = (UniqueConstraint("name"), NEVER_AGAIN)

    id: Mapped[Key]
    name: Mapped[Title]
    sort_key: Mapped[SortKey]
    note: Mapped[Words]
    is_closed: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Person(Model):
    """Somebody who may have to be reached, employed here or by an outside party.

    The name stands here and nowhere else: every other row tells of a person by number, so that
    one who is erased leaves a history that can be read.
    """

    __tablename__ = "person"
    __table_args__ = (
        UniqueConstraint("user_id"),
        UniqueConstraint("employee_key"),
        CheckConstraint("department_id IS NULL OR party_id IS NULL", name="one_place"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    name: Mapped[Title]
    sort_key: Mapped[SortKey]
    title: Mapped[Title] = mapped_column(default="")  # what they are employed as
    department_id: Mapped[int | None] = mapped_column(
        ForeignKey("department.id", ondelete="RESTRICT"), index=True
    )
    party_id: Mapped[int | None] = mapped_column(
        ForeignKey("party.id", ondelete="RESTRICT"), index=True
    )
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    employee_key: Mapped[str | None] = mapped_column(String(60))  # as the directory knows them
    note: Mapped[Words]
    added_on: Mapped[date]
    left_on: Mapped[date | None]  # the last day was the day before
    erased_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()

    department: Mapped[Department | None] = relationship()
    party: Mapped[Party | None] = relationship()
    user: Mapped[User | None] = relationship()
    points: Mapped[list["ContactPoint"]] = relationship(
        order_by="(ContactPoint.position, ContactPoint.id)", back_populates="person",
        cascade="all, delete-orphan",
    )  # fmt: skip

    __mapper_args__ = {"version_id_col": version}

    @property
    def shown(self) -> str:
        """Return the name with what tells those of one name apart."""
        return f"{self.name}, {self.title}" if self.title else self.name


class Post(Model):
    """A function that is reached whoever fills it, such as a duty phone: numbers of its own."""

    __tablename__ = "post"
    __table_args__ = (
        CheckConstraint("department_id IS NULL OR party_id IS NULL", name="one_place"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    name: Mapped[Title]
    sort_key: Mapped[SortKey]
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey("crisis_group.id", ondelete="RESTRICT"), index=True
    )
    department_id: Mapped[int | None] = mapped_column(
        ForeignKey("department.id", ondelete="RESTRICT"), index=True
    )
    party_id: Mapped[int | None] = mapped_column(
        ForeignKey("party.id", ondelete="RESTRICT"), index=True
    )
    note: Mapped[Words]
    is_closed: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()

    group: Mapped[CrisisGroup | None] = relationship()
    department: Mapped[Department | None] = relationship()
    party: Mapped[Party | None] = relationship()
    points: Mapped[list["ContactPoint"]] = relationship(
        order_by="(ContactPoint.position, ContactPoint.id)", back_populates="post",
        cascade="all, delete-orphan",
    )  # fmt: skip

    __mapper_args__ = {"version_id_col": version}


class ContactPoint(Model):
    """One number or address of a person or a post, and when somebody last said it is right.

    A private one is shown to those who may see it when they ask, and is never printed.
    """

    __tablename__ = "contact_point"
    __table_args__ = (
        CheckConstraint("(person_id IS NULL) <> (post_id IS NULL)", name="one_owner"),
        CheckConstraint("NOT is_private OR person_id IS NOT NULL", name="private_to_people"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    post_id: Mapped[int | None] = mapped_column(
        ForeignKey("post.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[PointKind] = mapped_column(choice(PointKind))
    value: Mapped[str] = mapped_column(String(120))
    hours: Mapped[Hours] = mapped_column(choice(Hours), default=Hours.ALWAYS)
    is_private: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)
    added_on: Mapped[date]
    confirmed_on: Mapped[date | None]  # the newest Confirmation that it is right
    wrong_since: Mapped[date | None]  # somebody has said that it is not

    person: Mapped[Person | None] = relationship(back_populates="points")
    post: Mapped[Post | None] = relationship(back_populates="points")


class Confirmation(Model):
    """That somebody has said a number is right, or is not.

    Rows are added; one is taken away only when what it says was a mistake and is undone.
    """

    __tablename__ = "confirmation"
    __table_args__ = (Index("ix_confirmation_point_id_at", "point_id", "at"),)

    id: Mapped[Key]
    point_id: Mapped[int] = mapped_column(ForeignKey("contact_point.id", ondelete="CASCADE"))
    at: Mapped[Moment]
    how: Mapped[How] = mapped_column(choice(How))
    is_right: Mapped[bool]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))


class Inquiry(Model):
    """A question to a person, or to whoever minds a post: are your numbers still right?

    It is answered by a link without an account. Only a hash of the link's secret is kept.
    """

    __tablename__ = "inquiry"
    __table_args__ = (
        CheckConstraint("(person_id IS NULL) <> (post_id IS NULL)", name="one_asked"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    post_id: Mapped[int | None] = mapped_column(
        ForeignKey("post.id", ondelete="CASCADE"), index=True
    )
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    asked_at: Mapped[Moment]
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    expires_on: Mapped[date]
    answered_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    person: Mapped[Person | None] = relationship()
    post: Mapped[Post | None] = relationship()
