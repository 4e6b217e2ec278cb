"""The one database handle, the base of every model, and the column types they share."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    Connection,
    DateTime,
    Enum,
    Executable,
    MetaData,
    String,
    Text,
    TypeDecorator,
    event,
)
from sqlalchemy.engine import Dialect, Engine
from sqlalchemy.orm import DeclarativeBase, mapped_column

from bsak.kernel.asking import ask

# Every constraint has a name, so every one can be migrated away (Alembic needs it on SQLite).
_NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class _Base(DeclarativeBase):
    metadata = MetaData(naming_convention=_NAMING)


db = SQLAlchemy(model_class=_Base)

if TYPE_CHECKING:
    Model = _Base
else:
    Model = db.Model

reading_only: ContextVar[bool] = ContextVar("reading_only", default=False)


def rows(query: Executable, values: Mapping[str, Any] | None = None) -> Sequence[Any]:
    """Return the rows of a question about columns, at far less cost than asking by the session."""
    session = db.session()
    session.flush()
    return ask(session.connection(), query, values)


@event.listens_for(Engine, "connect")
def _prepare(connection: Any, _: Any) -> None:
    """Give each SQLite connection references and durability.

    The rollback journal with EXTRA keeps every acknowledged change through a power cut, and
    is free of the fault that SQLite before 3.51.3 has when two connections meet in its WAL.
    """
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None  # _begin below decides how a transaction starts
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA busy_timeout = 10000")
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("PRAGMA synchronous = EXTRA")


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    """Take the write lock at once where something may be written.

    Two SQLite readers that both turn into writers cannot both go on; one would be thrown out.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN" if reading_only.get() else "BEGIN IMMEDIATE")


class UTCDateTime(TypeDecorator[datetime]):
    """A moment in time: stored as naive UTC, always aware in Python."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive moments; store the rest as UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"naive datetime {value!r}; use bsak.kernel.clock.now()")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Give every stored moment its zone back."""
        return None if value is None else value.replace(tzinfo=UTC)


def choice(enum: type[StrEnum], check: str = "") -> Enum:
    """Return a column type that stores an enum by value and checks it in the database.

    ``check`` names the constraint where a table has two columns of one enum.
    """
    return Enum(
        enum,
        values_callable=lambda e: [m.value for m in e],
        native_enum=False,
        create_constraint=True,
        length=40,
        name=check or enum.__name__.lower(),
    )


# For tables whose rows can go away while the trail or another row still tells of them by number:
# SQLite would give the number of the last one to the next.
NEVER_AGAIN = {"sqlite_autoincrement": True}

Key = Annotated[int, mapped_column(primary_key=True)]
Title = Annotated[str, mapped_column(String(300))]
Words = Annotated[str, mapped_column(Text, default="")]
Moment = Annotated[datetime, mapped_column(UTCDateTime)]
# Holds danish.collation_key(…), so that either database sorts as Danes do by comparing bytes.
SortKey = Annotated[
    str,
    mapped_column(String(900).with_variant(String(900, collation="C"), "postgresql"), index=True),
]
