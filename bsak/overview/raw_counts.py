"""The counts of ``bsak status`` straight from the database, without an ORM to load first."""

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from bsak.kernel.errors import Refused
from bsak.settings import Settings

Rows = list[tuple[Any, ...]]
_UNFINISHED = "'not_started', 'in_progress', 'in_review'"
_GROUPS = "SELECT id, code, name, is_closed FROM crisis_group ORDER BY position, id"
_DOCUMENTS = (
    "SELECT group_id, kind, status, count(*), "  # noqa: S608 -- a constant of ours is put in
    f"sum(CASE WHEN status IN ({_UNFINISHED}) AND due_on < {{today}} THEN 1 ELSE 0 END) "
    "FROM document GROUP BY group_id, kind, status"
)
_DECISIONS = "SELECT count(*) FROM waiting WHERE kind = 'decision' AND NOT is_settled"


def fetch(settings: Settings, today: str) -> tuple[Rows, Rows, int]:
    """Return groups, counts of documents and the number of open decisions, seen at one moment.

    Raises Refused when there is no database, or it is not brought up to date.
    """
    if settings.database_url.startswith("sqlite:///"):
        return _from_sqlite(settings, today)
    return _from_postgresql(settings.database_url, today)


def _from_sqlite(settings: Settings, today: str) -> tuple[Rows, Rows, int]:
    name = unquote(settings.database_url.removeprefix("sqlite:///")).split("?")[0]
    address = f"{(Path(settings.instance) / name).resolve().as_uri()}?mode=ro"
    try:
        connection = sqlite3.connect(address, uri=True, timeout=10, isolation_level=None)
    except sqlite3.OperationalError:
        raise Refused("Der er ingen database endnu. Lav den med: bsak db upgrade") from None
    try:
        connection.execute("BEGIN")
        return (
            connection.execute(_GROUPS).fetchall(),
            connection.execute(_DOCUMENTS.format(today="?"), (today,)).fetchall(),
            connection.execute(_DECISIONS).fetchone()[0],
        )
    except sqlite3.DatabaseError as error:
        raise _not_ready(is_old="no such" in str(error)) from error
    finally:
        connection.close()


def _from_postgresql(url: str, today: str) -> tuple[Rows, Rows, int]:
    import psycopg  # noqa: PLC0415 -- an instance with SQLite need not load it

    try:
        with psycopg.connect(url.replace("+psycopg", "", 1)) as connection:
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            groups = connection.execute(_GROUPS).fetchall()
            counts = connection.execute(_DOCUMENTS.format(today="%s"), (today,)).fetchall()
            decisions = connection.execute(_DECISIONS).fetchone() or (0,)
            return groups, counts, decisions[0]
    except psycopg.errors.UndefinedTable as error:
        raise _not_ready(is_old=True) from error
    except psycopg.OperationalError as error:
        raise _not_ready(is_old=False) from error


def _not_ready(*, is_old: bool) -> Refused:
    if is_old:
        return Refused("Databasen er ikke bragt op til denne udgave. Kør: bsak db upgrade")
    return Refused("Databasen svarer ikke. Se efter, om den kører, og prøv igen.")
