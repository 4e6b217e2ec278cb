"""Questions to the register: who sees what, how it stands, and the list itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, true, type_coerce

from bsak.documents import rules
from bsak.documents.filters import RegisterFilter
from bsak.documents.kinds import Condition, Kind, Status
from bsak.documents.models import Deadline, Document, Remark, Waiting
from bsak.documents.search import SearchEntry
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.danish import fold
from bsak.kernel.db import choice, rows
from bsak.people.models import Role

SORTS = ("group", "code", "title", "kind", "status", "condition", "due", "expected", "touched")
PAGE = 200
_CONDITION = choice(Condition)


class RegisterRow(NamedTuple):
    """One line of the register's list. The rules read it as they read a Document."""

    id: int
    version: int
    code: str
    kind: Kind
    unit: str
    title: str
    status: Status
    condition: Condition
    group_id: int
    group_code: str
    group_name: str
    due_on: date | None
    is_undecided: bool
    expected_on: date | None
    expected_text: str
    review_due: date | None
    touched_on: date
    owner_function: str
    is_confidential: bool
    case_number: str
    waits_for: str | None
    remark_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPage:
    """One page of the list, and how many rows there are in all."""

    rows: list[RegisterRow]
    total: int
    number: int
    size: int

    @property
    def pages(self) -> int:
        """Return how many pages there are; an empty list has one."""
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        """Return the number of the first row shown."""
        return (self.number - 1) * self.size + 1 if self.total else 0

    @property
    def last(self) -> int:
        """Return the number of the last row shown."""
        return min(self.number * self.size, self.total)


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that ``viewer`` may know of a Document; rules.sees in SQL."""
    parts: list[ColumnElement[bool]] = []
    if not viewer.sees_confidential:
        own = Document.group_id.in_(sorted(viewer.groups))
        parts.append(or_(Document.is_confidential.is_(False), own))
    if not viewer.sees_unfinished:
        open_to_all = [Status.COMPLETED]
        if viewer.role is Role.REVIEWER:
            open_to_all.append(Status.IN_REVIEW)
        parts.append(Document.status.in_(open_to_all))
    return and_(true(), *parts)


@lru_cache(maxsize=4)
def condition_on(today: date) -> ColumnElement[Condition]:
    """Return how a Document stands on ``today``; rules.verdict in SQL."""
    quiet_since = today - timedelta(days=rules.QUIET_DAYS)
    in_danger = or_(
        Document.expected_on > Document.due_on,
        Document.expected_on < today,
        Document.owner_function == "",
        Document.touched_on < quiet_since,
    )
    finished = Document.status == Status.COMPLETED
    computed = case(
        (Document.status == Status.WITHDRAWN, Condition.NOT_REQUIRED.value),
        (and_(finished, Document.review_due < today), Condition.LATE.value),
        (finished, Condition.READY.value),
        (Document.due_on < today, Condition.LATE.value),
        (in_danger, Condition.AT_RISK.value),
        else_=Condition.ON_PLAN.value,
    )
    return type_coerce(computed, cast(Any, _CONDITION))


def register_page(
    chosen: RegisterFilter,
    viewer: Viewer,
    today: date,
    *,
    sort: str = "group",
    number: int = 1,
    size: int = PAGE,
) -> RegisterPage:
    """Return a page of the register: one select of rows and one count, however many rows."""
    ((total,),) = rows(_counted(chosen, viewer, today))
    number = max(1, min(number, -(-total // size)))
    query = _listed(chosen, viewer, today, sort, number, size)
    found = [RegisterRow._make(row) for row in rows(query)]
    return RegisterPage(rows=found, total=total, number=number, size=size)


@lru_cache(maxsize=64)  # building a statement takes longer than asking it
def _counted(chosen: RegisterFilter, viewer: Viewer, today: date) -> Any:
    return select(func.count()).select_from(_wanted(chosen, viewer, today).subquery())


@lru_cache(maxsize=64)
def _listed(
    chosen: RegisterFilter, viewer: Viewer, today: date, sort: str, number: int, size: int
) -> Any:
    order = _order(sort, today)
    wanted = _wanted(chosen, viewer, today).order_by(*order)
    ids = wanted.limit(size).offset((number - 1) * size)
    query = select(*_columns(today)).join(CrisisGroup, CrisisGroup.id == Document.group_id)
    return query.where(Document.id.in_(select(ids.subquery().c.id))).order_by(*order)


def groups_without_documents(viewer: Viewer) -> Sequence[Any]:
    """Return (code, name) of the open groups with nothing in the register for ``viewer``."""
    return rows(_without_documents(viewer))


@lru_cache(maxsize=64)
def _without_documents(viewer: Viewer) -> Any:
    has_some = select(Document.id).where(Document.group_id == CrisisGroup.id, visible_to(viewer))
    empty = select(CrisisGroup.code, CrisisGroup.name).where(~has_some.exists())
    empty = empty.where(CrisisGroup.is_closed.is_(False))
    return empty.order_by(CrisisGroup.position, CrisisGroup.id)


def _wanted(chosen: RegisterFilter, viewer: Viewer, today: date) -> Select[Any]:
    parts: list[ColumnElement[bool]] = [visible_to(viewer)]
    if chosen.groups:
        parts.append(CrisisGroup.code.in_(chosen.groups))
    if chosen.kinds:
        parts.append(Document.kind.in_([k for k in Kind if k.counts_as & set(chosen.kinds)]))
    if chosen.columns:
        parts.append(Document.kind.in_([k for k in Kind if k.columns & set(chosen.columns)]))
    if chosen.statuses:
        parts.append(Document.status.in_(chosen.statuses))
    if chosen.conditions:
        parts.append(condition_on(today).in_(chosen.conditions))
    if chosen.is_mine:
        parts.append(Document.owner_id == viewer.user_id)
    if chosen.waits:
        parts.append(_open_waiting(Waiting.id).exists())
    if chosen.due_by:
        parts.append(Document.due_on <= chosen.due_by)
    if chosen.text:
        parts.append(_mentions(chosen.text, in_remarks=viewer.sees_unfinished))
    joined = select(Document.id).join(CrisisGroup, CrisisGroup.id == Document.group_id)
    return joined.where(*parts)


def _columns(today: date) -> list[ColumnElement[Any]]:
    """Return what a RegisterRow is made of, in its order."""
    newest = (
        select(Deadline.item_id.is_(None))
        .where(Deadline.document_id == Document.id)
        .order_by(Deadline.set_on.desc(), Deadline.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    remarks = select(func.count()).where(Remark.document_id == Document.id).scalar_subquery()
    waits = _open_waiting(func.min(Waiting.subject)).scalar_subquery()
    beside = {
        "condition": condition_on(today),
        "group_code": CrisisGroup.code,
        "group_name": CrisisGroup.name,
        "is_undecided": func.coalesce(newest, False),
        "waits_for": waits,
        "remark_count": remarks,
    }
    own = Document.__table__.c
    return [beside[n].label(n) if n in beside else own[n] for n in RegisterRow._fields]


def waits(document_id: int) -> list[str]:
    """Return what a document still waits for, the oldest first."""
    own = (Waiting.document_id == document_id) & Waiting.is_settled.is_(False)
    return [row.subject for row in rows(select(Waiting.subject).where(own).order_by(Waiting.id))]


def _open_waiting(what: Any) -> Select[Any]:
    return select(what).where(Waiting.document_id == Document.id, Waiting.is_settled.is_(False))


def _mentions(text: str, *, in_remarks: bool) -> ColumnElement[bool]:
    searched = [SearchEntry.title, SearchEntry.body]
    if in_remarks:
        searched.append(SearchEntry.remarks)
    said = [
        or_(*(part.contains(word, autoescape=True) for part in searched))
        for word in fold(text).split()[:12]
    ]
    return Document.id.in_(select(SearchEntry.document_id).where(*said))


def _order(sort: str, today: date) -> list[Any]:
    """Return what to sort by; whatever is alike stands in the board's order, then as Danes sort."""
    key = sort.removeprefix("-")
    kind = case({k: n for n, k in enumerate(Kind)}, value=Document.kind)
    usual = [CrisisGroup.position, CrisisGroup.id, kind]
    last = [Document.sort_key, Document.id]
    if key == "group" or key not in SORTS:
        first = CrisisGroup.position.desc() if sort.startswith("-") else CrisisGroup.position
        return [first, *usual, *last]
    column = {
        "code": Document.__table__.c.code,
        "title": Document.__table__.c.sort_key,
        "kind": kind,
        "status": case({s: n for n, s in enumerate(Status)}, value=Document.status),
        "condition": case({c: c.rank for c in Condition}, value=condition_on(today)),
        "due": Document.__table__.c.due_on,
        "expected": Document.__table__.c.expected_on,
        "touched": Document.__table__.c.touched_on,
    }[key]
    way = column.desc() if sort.startswith("-") else column.asc()
    return [way.nulls_last(), *usual, *last]
