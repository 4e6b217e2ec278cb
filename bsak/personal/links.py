"""From rows of any table to the pages on which people find them, by the references there are."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Column, Table, select

from bsak.kernel.danish import short_day
from bsak.kernel.db import db

_FARTHEST = 3  # references from a row to what has a page
_MOST = 4  # ways to try
_AT_ONCE = 500  # rows asked about in one question


@dataclass(frozen=True, slots=True)
class _Page:
    """The page of one table's rows: the arguments of its address and its name, by column."""

    endpoint: str
    address: Mapping[str, str]
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Where something stands: its name, and its page when there is one."""

    label: str = ""
    endpoint: str = ""
    address: Mapping[str, Any] = field(default_factory=dict)
    document: str = ""  # the code of the document that the label names


# In the order in which they tell people where to look.
_PAGES: Mapping[str, _Page] = {
    "document": _Page("documents.show", {"code": "code"}, ("code", "title")),
    "task": _Page("tasks.show", {"task_id": "id"}, ("title",)),
    "meeting": _Page("meetings.show", {"id": "id"}, ("body", "held_on")),
    "agenda_item": _Page("meetings.item", {"id": "id"}, ("title",)),
    "binder": _Page("distribution.binder", {"code": "code"}, ("code", "name")),
    "duty_roster": _Page("duty.roster", {"roster_id": "id"}, ("name",)),
    "call_test": _Page("duty.test", {"test_id": "id"}, ("started_at",)),
    "person": _Page("contacts.person", {"person_id": "id"}, ("name",)),
    "post": _Page("contacts.post", {"post_id": "id"}, ("name",)),
    "party": _Page("contacts.party", {"party_id": "id"}, ("name",)),
    "seat": _Page("seats.seat", {"seat_id": "id"}, ("name", "function")),
    "crisis_group": _Page("groups.show", {"code": "code"}, ("code", "name")),
}
# Closer than the page of the document that they belong to, at the same code.
_BESIDE = {
    "assessment": "assessment.show",
    "assessment_answer": "assessment.show",
    "comment": "review.comments",
    "draft": "writing.show",
    "draft_save": "writing.show",
    "revision": "approval.show",
    "submission": "approval.show",
}
_WHOLE = {
    "acceptance": "checks.list",
    "delegation": "approval.list",
    "department": "organisation.show",
    "organisation_note": "seats.changes",
    "required_section": "writing.required",
}


def of(table: Table, keys: Collection[tuple[Any, ...]]) -> dict[tuple[Any, ...], Link]:
    """Return where the rows with these keys are found; asks as much for many as for one."""
    whole = Link(endpoint=_WHOLE.get(table.name, ""))
    ways = _ways(table)
    if not ways or not keys:
        return dict.fromkeys(keys, whole)
    found = {}
    for row in _rows(table, ways, [key[0] for key in keys]):
        found[row[0],] = next(_links(table, ways, row), whole)
    return {key: found.get(key, whole) for key in keys}


def _rows(table: Table, ways: Iterable["_Way"], keys: list[Any]) -> Iterator[Any]:
    [own] = table.primary_key.columns
    joined: Any = table
    asked: list[Column[Any]] = [own]
    for way in ways:
        at: Any = table
        for column in way:
            [reference] = column.foreign_keys
            there = reference.column.table.alias()
            joined = joined.outerjoin(there, at.c[column.name] == there.c[reference.column.name])
            at = there
        page = _PAGES[_end(table, way).name]
        asked += [at.c[name] for name in (*page.address.values(), *page.says)]
    for start in range(0, len(keys), _AT_ONCE):
        some = own.in_(keys[start : start + _AT_ONCE])
        yield from db.session.execute(select(*asked).select_from(joined).where(some))


def _links(table: Table, ways: Iterable["_Way"], row: Any) -> Iterator[Link]:
    start = 1
    for way in ways:
        page = _PAGES[_end(table, way).name]
        end = start + len(page.address)
        address, said = row[start:end], row[end : end + len(page.says)]
        start = end + len(page.says)
        if None not in address:
            is_document = page.endpoint == "documents.show"
            endpoint = _BESIDE.get(table.name, page.endpoint) if is_document else page.endpoint
            label = " ".join(_said(one) for one in said if one)
            known = dict(zip(page.address, address, strict=True))
            yield Link(label, endpoint, known, known["code"] if is_document else "")


_Way = tuple[Column[Any], ...]


@cache
def _ways(table: Table) -> tuple[_Way, ...]:
    """Return the references that lead from a table to one with a page, the shortest first."""
    if table.name in _PAGES:
        return ((),)
    order = list(_PAGES)
    reached: list[_Way] = []
    ahead: list[_Way] = [()]
    for _step in range(_FARTHEST):
        ahead = [(*way, column) for way in ahead for column in _references(_end(table, way))]
        there = [way for way in ahead if _end(table, way).name in order]
        reached += sorted(there, key=lambda way: order.index(_end(table, way).name))
        ahead = [way for way in ahead if way not in there]
    return tuple(reached[:_MOST])


def _references(table: Table) -> list[Column[Any]]:
    """Return the references to other things; who did something is no place to look."""
    return [
        column
        for column in table.columns
        for reference in column.foreign_keys
        if reference.column.table.name not in ("user", "kept_sheet")
    ]


def _end(table: Table, way: _Way) -> Table:
    for column in way:
        [reference] = column.foreign_keys
        table = reference.column.table
    return table


def _said(value: Any) -> str:
    if isinstance(value, datetime):
        return short_day(value.date())
    return short_day(value) if isinstance(value, date) else str(value)
