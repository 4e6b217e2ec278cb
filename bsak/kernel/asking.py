"""Questions asked again and again: SQL, values and columns of each are worked out once."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, CursorResult, Executable, SelectBase
from sqlalchemy.engine import result_tuple

_MOST = 200  # sets of values of one statement
_Values = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """A statement as SQLite is sent it, and how what comes back turns into rows."""

    sql: str
    values: Sequence[Any]
    readers: tuple[tuple[int, Callable[[Any], Any]], ...]  # by place of the column
    row: Callable[[Iterable[Any]], Any]

    def ask(self, connection: Connection) -> Sequence[Any]:
        """Return the rows there are now."""
        cursor = connection.connection.cursor()
        # Whoever listens for statements hears of this one too.
        connection.dispatch.before_cursor_execute(
            connection, cursor, self.sql, self.values, None, False
        )
        found = cursor.execute(self.sql, self.values).fetchall()
        cursor.close()
        if self.readers and found:
            columns = [*zip(*found, strict=True)]
            for place, read in self.readers:
                columns[place] = tuple(map(read, columns[place]))
            found = zip(*columns, strict=True)
        return [*map(self.row, found)]


# None stands for what was asked once: most of that is never asked again.
_known: WeakKeyDictionary[Executable, dict[_Values, _Known | None]] = WeakKeyDictionary()


def ask(
    connection: Connection, query: Executable, values: Mapping[str, Any] | None = None
) -> Sequence[Any]:
    """Return the rows of a question about columns.

    SQLAlchemy takes twenty times as long as SQLite to answer most of ours, and a page asks up to
    seventeen. So one that is the same object as before, with the same values, goes straight to
    SQLite. PostgreSQL is another process, beside which the time does not count.
    """
    if connection.dialect.name != "sqlite" or not isinstance(query, SelectBase):
        return connection.execute(query, values).all()
    known = _known.setdefault(query, {})
    key = tuple(values.items()) if values else ()
    try:
        found = known.get(key)
    except TypeError:  # a list among the values: it is a part of the SQL, which differs each time
        return connection.execute(query, values).all()
    if found is not None:
        try:
            return found.ask(connection)
        except sqlite3.Error:
            pass  # asked again, it fails in the words that the pages of faults know
    result = connection.execute(query, values)
    if len(known) >= _MOST:
        known.clear()
    known[key] = _worked_out(query, result) if key in known else None
    return result.all()


def _worked_out(query: SelectBase, result: CursorResult[Any]) -> _Known | None:
    names, columns = tuple(result.keys()), tuple(query.selected_columns)
    if len(names) != len(columns):
        return None
    context = result.context
    readers = (
        (place, column.type.dialect_impl(context.dialect).result_processor(context.dialect, None))
        for place, column in enumerate(columns)
    )
    return _Known(
        context.statement,
        tuple(context.parameters[0]),  # by place, as SQLite takes them
        tuple((place, read) for place, read in readers if read),
        result_tuple(names),
    )
