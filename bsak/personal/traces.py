"""Where something of a person stands in the database, and taking it out of there."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    PrimaryKeyConstraint,
    Select,
    String,
    Table,
    UniqueConstraint,
    false,
    select,
    update,
)

from bsak.documents import search
from bsak.documents.models import Document
from bsak.documents.search import SearchEntry
from bsak.kernel import trail
from bsak.kernel.db import Model, db
from bsak.personal import open_drafts
from bsak.personal.columns import Place, places
from bsak.personal.sought import Sought
from bsak.writing.models import Draft

_INDEX = SearchEntry.__tablename__
_ALONE = (UniqueConstraint, PrimaryKeyConstraint)
_MARKER = re.compile(r"\[(\w+ slettet)\]")  # what stands instead


@dataclass(frozen=True, slots=True)
class Trace:
    """One row with something of the person in it, and what shall stand there instead."""

    place: Place
    key: tuple[Any, ...]
    instead: Mapping[str, Any]  # by column, only those with something in them
    stays: bool

    @property
    def table(self) -> str:
        """Return the name of the table."""
        return self.place.name


def find(sought: Sought) -> list[Trace]:
    """Return every row of the database in which something of the person stands."""
    if not sought:
        return []
    return [trace for place in places() for trace in _in(place, sought)]


def _in(place: Place, sought: Sought) -> Iterator[Trace]:
    for row in db.session.execute(_query(place)):
        if trace := _trace(place, row, sought):
            yield trace


def _query(place: Place) -> Select[Any]:
    stays = place.stays.rows if place.stays else false()
    return select(*place.key, *place.words, stays.label("row_stays")).order_by(*place.key)


def _trace(place: Place, row: Sequence[Any], sought: Sought) -> Trace | None:
    keys = len(place.key)
    if not sought.may_be_in(row[keys:-1]):
        return None
    said = dict(zip((column.name for column in place.words), row[keys:-1], strict=True))
    instead = {}
    for column, value in said.items():
        without = sought.without(value, column)
        if without != value:
            instead[column] = without
    return Trace(place, tuple(row[:keys]), instead, bool(row[-1])) if instead else None


def take_out(traces: Sequence[Trace], sought: Sought, *, person_id: int) -> None:
    """Rewrite what is no record. What somebody has open in a form is stale afterwards."""
    db.session.flush()
    with trail.rewriting(person_id):
        for trace in traces:
            if not trace.stays and trace.table != _INDEX:
                _rewrite(trace, sought)
    db.session.expire_all()
    _index_anew((trace.key[0] for trace in traces if trace.table == _INDEX), sought)


def _rewrite(found: Trace, sought: Sought) -> None:
    """Cut it out of the row as it stands now: somebody may have written in it meanwhile."""
    place, table = found.place, found.place.table
    same = [column == value for column, value in zip(place.key, found.key, strict=True)]
    row = db.session.execute(_query(place).where(*same).with_for_update()).one_or_none()
    trace = _trace(place, row, sought) if row else None
    if trace is None or trace.stays:
        return
    values = {
        name: _fitting(table.columns[name], now, trace.key) for name, now in trace.instead.items()
    }
    if table.name in _numbered():
        values["version"] = table.columns["version"] + 1
    if table.name == Draft.__tablename__:
        open_drafts.outdate(trace.key[0], trace.instead.get("fields", {}))
    db.session.execute(update(table).where(*same).values(values))


@cache
def _numbered() -> frozenset[str]:
    """Return the tables whose rows are guarded by a number."""
    return frozenset(
        mapper.local_table.name
        for mapper in Model.registry.mappers
        if mapper.version_id_col is not None and isinstance(mapper.local_table, Table)
    )


def _fitting(column: Column[Any], value: Any, key: tuple[Any, ...]) -> Any:
    """Return a text as long as the column takes: a short name may stand in a narrow one.

    Where no two rows may say the same, it tells its row.
    """
    if not isinstance(value, str):
        return value
    longest = column.type.length if isinstance(column.type, String) else None
    if not _is_alone(column):
        return value[:longest]
    own = "-".join(map(str, key))
    numbered = _MARKER.sub(rf"[\1 {own}]", value)
    if numbered != value and (longest is None or len(numbered) <= longest):
        return numbered
    short = value if longest is None else value[: max(0, longest - len(own) - 1)]
    return f"{short} {own}"[-longest:] if longest else f"{short} {own}"


def _is_alone(column: Column[Any]) -> bool:
    """Say whether no two rows may have the same in it, alone or with other columns."""
    rules = [one.columns for one in column.table.constraints if isinstance(one, _ALONE)]
    rules += [index.columns for index in column.table.indexes if index.unique]
    return any(column.name in one for one in rules)


def _index_anew(documents: Iterable[int], sought: Sought) -> None:
    """Let nobody find a document by the name, also where a text in force still has it."""
    for document_id in documents:
        entry = db.session.get_one(SearchEntry, document_id, with_for_update=True)
        document = db.session.get_one(Document, document_id)
        search.index(document, sought.without(entry.body))
