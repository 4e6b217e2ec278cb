"""Accounts, the role each one holds, and the sessions that are open."""

from datetime import datetime

from flask_login import UserMixin
from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bsak.kernel.access import Permission
from bsak.kernel.db import Key, Model, Moment, Title, UTCDateTime, choice
from bsak.kernel.words import Worded, lazy


class Role(Worded):
    """What an account is for. Being a member or leader of a group comes on top, per group."""

    READER = "reader", lazy("Medarbejder")
    SECRETARIAT = "secretariat", lazy("Sekretariat")
    APPROVER = "approver", lazy("Godkender")
    REVIEWER = "reviewer", lazy("Ekstern læser")
    ADMIN = "admin", lazy("Administrator")

    @property
    def permissions(self) -> frozenset[Permission]:
        """Return what this role may do, whatever groups the person is in."""
        return _PERMISSIONS[self]


_READ = frozenset({Permission.DOCUMENT_READ})
_REGISTER = _READ | {
    Permission.REGISTER_READ,
    Permission.MEETING_READ,
    Permission.BINDER_BUILD,
    Permission.REVIEW_READ,
}
_PERMISSIONS = {
    Role.READER: _READ,
    Role.REVIEWER: _READ | {Permission.REVIEW_READ},
    Role.ADMIN: _READ | {Permission.ACCOUNT_MANAGE},
    Role.APPROVER: _REGISTER | {Permission.DOCUMENT_APPROVE},
    Role.SECRETARIAT: _REGISTER
    | {
        Permission.BINDER_MANAGE,
        Permission.CONTACT_MANAGE,
        Permission.DOCUMENT_EDIT,
        Permission.GROUP_MANAGE,
        Permission.MEETING_MANAGE,
        Permission.MINUTES_IMPORT,
        Permission.REGISTER_MANAGE,
    },
}
MEMBER_PERMISSIONS = _REGISTER | {Permission.DOCUMENT_EDIT}


# Flask-Login has no types.
class User(UserMixin, Model):  # type: ignore[misc]
    """Somebody who can sign in."""

    __tablename__ = "user"
    __table_args__ = (Index("uq_user_login", "login", unique=True),)

    id: Mapped[Key]
    login: Mapped[str] = mapped_column(String(120))
    name: Mapped[Title]
    role: Mapped[Role] = mapped_column(choice(Role), default=Role.READER)
    password_hash: Mapped[str] = mapped_column(String(200))
    closed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    group_count: Mapped[int] = mapped_column(default=0)  # kept by the groups room; >0: a member

    token: str = ""  # of the session that this request came in by

    @property
    def permissions(self) -> frozenset[Permission]:
        """Return what this person may do; some of it only in their own groups."""
        if self.group_count:
            return self.role.permissions | MEMBER_PERMISSIONS
        return self.role.permissions

    @property
    def is_active(self) -> bool:
        """Say whether the account is open."""
        return self.closed_at is None

    def get_id(self) -> str:
        """Return what the session cookie holds: a session's token, never the account's number."""
        return self.token


class LoginSession(Model):
    """One open session. Ending it here ends it in every copy of its cookie."""

    __tablename__ = "login_session"

    id: Mapped[Key]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    started_at: Mapped[Moment]
    expires_at: Mapped[Moment]

    user: Mapped[User] = relationship()


class FailedLogin(Model):
    """One wrong password, so that guessing becomes slow."""

    __tablename__ = "failed_login"
    __table_args__ = (
        Index("ix_failed_login_login_at", "login", "at"),
        Index("ix_failed_login_address_at", "address", "at"),
    )

    id: Mapped[Key]
    login: Mapped[str] = mapped_column(String(120))
    address: Mapped[str] = mapped_column(String(60))
    at: Mapped[Moment]
