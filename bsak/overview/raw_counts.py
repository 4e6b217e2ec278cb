"""The counts of ``bsak status`` straight from the database, without an ORM to load first."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from bsak.kernel.errors import Refused
from bsak.overview import raw_copies
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


class Fetched(NamedTuple):
    """The rows of every question, seen at one moment."""

    groups: Rows
    documents: Rows
    decisions: int
    copies: Rows
    leaves: Rows


def fetch(settings: Settings, today: str) -> Fetched:
    """Return groups, counts of documents, the number of open decisions, and copies.

    Raises Refused when there is no database, or it is not brought up to date.
    """
    if settings.database_url.startswith("sqlite:///"):
        return _from_sqlite(settings, today)
    return _from_postgresql(settings.database_url, today)


def _from_sqlite(settings: Settings, today: str) -> Fetched:
    name = unquote(settings.database_url.removeprefix("sqlite:///")).split("?")[0]
    address = f"{(Path(settings.instance) / name).resolve().as_uri()}?mode=ro"
    try:
        connection = sqlite3.connect(address, uri=True, timeout=10, isolation_level=None)
    except sqlite3.OperationalError:
        raise Refused("Der er ingen database endnu. Lav den med: bsak db upgrade") from None
    try:
        connection.execute("BEGIN")
        return _asked(connection.execute, "?", today)
    except sqlite3.DatabaseError as error:
        raise _not_ready(is_old="no such" in str(error)) from error
    finally:
        connection.close()


def _from_postgresql(url: str, today: str) -> Fetched:
    import psycopg  # noqa: PLC0415 -- an instance with SQLite need not load it

    try:
        with psycopg.connect(url.replace("+psycopg", "", 1)) as connection:
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            return _asked(connection.execute, "%s", today)
    except psycopg.errors.UndefinedTable as error:
        raise _not_ready(is_old=True) from error
    except psycopg.OperationalError as error:
        raise _not_ready(is_old=False) from error


def _asked(execute: Callable[..., Any], mark: str, today: str) -> Fetched:
    """Ask everything; ``mark`` is how this database writes the day that is put in."""

    def of_day(question: str) -> Rows:
        return list(execute(question.format(today=mark), (today,)))

    return Fetched(
        groups=list(execute(_GROUPS)),
        documents=of_day(_DOCUMENTS),
        decisions=execute(_DECISIONS).fetchone()[0],
        copies=of_day(raw_copies.COPIES),
        leaves=of_day(raw_copies.LEAVES),
    )


def _not_ready(*, is_old: bool) -> Refused:
    if is_old:
        return Refused("Databasen er ikke bragt op til denne udgave. Kør: bsak db upgrade")
    return Refused("Databasen svarer ikke. Se efter, om den kører, og prøv igen.")
