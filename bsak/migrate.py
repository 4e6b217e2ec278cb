"""Moves the database between versions; the scripts travel inside the package."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

_SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the database up to ``to``. Raises RuntimeError when a reference is left dangling."""
    with _without_references(connection) as config:
        command.upgrade(config, to)


def downgrade(connection: Connection, to: str = "base") -> None:
    """Take the database down to ``to``."""
    with _without_references(connection) as config:
        command.downgrade(config, to)


def write(connection: Connection, message: str) -> None:
    """Write the migration from the database to the models."""
    with _without_references(connection) as config:
        command.revision(config, message=message, autogenerate=True)


def is_current(connection: Connection) -> bool:
    """Say whether the database has every migration this program knows, and no others."""
    heads = set(ScriptDirectory(str(_SCRIPTS)).get_heads())
    return set(MigrationContext.configure(connection).get_current_heads()) == heads


class _without_references:  # noqa: N801 -- reads as a phrase where it is used
    """Alembic's settings, with SQLite's references off while tables are rebuilt.

    SQLite alters a table by rebuilding it, and dropping the old one would cascade. The pragma
    only takes effect outside a transaction.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._is_sqlite = connection.dialect.name == "sqlite"

    def __enter__(self) -> Config:
        self._references("OFF")
        config = Config()
        config.set_main_option("script_location", str(_SCRIPTS))
        config.attributes["connection"] = self._connection
        return config

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:
            self._connection.rollback()
            self._references("ON")
            return
        if self._is_sqlite:
            dangling = self._connection.execute(text("PRAGMA foreign_key_check")).all()
            if dangling:
                raise RuntimeError(f"references are left dangling: {dangling[:5]}")
        self._connection.commit()
        self._references("ON")

    def _references(self, state: str) -> None:
        if self._is_sqlite:
            self._connection.commit()
            raw = self._connection.connection.dbapi_connection
            assert raw is not None  # noqa: S101 -- for the type checker: we are connected
            raw.execute(f"PRAGMA foreign_keys = {state}")
