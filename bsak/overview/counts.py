"""The figures of the overview, counted by the database: in all, by group, and for a few groups."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, bindparam, case, func, or_, select

from bsak.documents.kinds import Column, Condition, Kind, Status
from bsak.documents.models import Document
from bsak.documents.queries import condition_on, visible_to
from bsak.groups.rules import Viewer
from bsak.kernel.db import rows

UNFINISHED = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.IN_REVIEW)
REQUIRED = Column.SUBPLAN  # every krisegruppe has a delplan; the rest is as the risks are


class Count(NamedTuple):
    """How many documents of one kind stand alike, in one group or in all (None).

    ``late``, ``at_risk`` and ``not_ready`` are what a frozen register would have said of them.
    """

    group_id: int | None
    kind: Kind
    condition: Condition
    number: int
    late: int
    at_risk: int
    not_ready: int


class Stand(NamedTuple):
    """One group in figures, to find the worst by. ``required``: documents no group may lack."""

    late: int = 0
    at_risk: int = 0
    ready: int = 0
    total: int = 0
    required: int = 0

    @property
    def badness(self) -> tuple[int, int, int]:
        """Return what to sort by: late and missing, then in danger, then how much is left."""
        return -self.late - (not self.required), -self.at_risk, self.ready - self.total


@dataclass(frozen=True, slots=True)
class Age:
    """The dates of the whole register."""

    due_on: date | None  # the last deadline of what is unfinished
    newest_word: date | None
    oldest_word: date | None  # on what is unfinished


def in_all(viewer: Viewer, today: date) -> list[Count]:
    """Return the documents that ``viewer`` may see by kind and condition."""
    return [Count(None, *row) for row in rows(_in_all(viewer, today))]


@lru_cache(maxsize=64)  # building a statement takes longer than asking it
def _in_all(viewer: Viewer, today: date) -> Any:
    condition = condition_on(today).label("condition")
    figures = [Document.kind, condition, func.count(), *_as_frozen(today)]
    return select(*figures).where(visible_to(viewer)).group_by(Document.kind, condition)


def of_groups(viewer: Viewer, today: date, group_ids: Collection[int]) -> list[Count]:
    """Return the documents of some groups by group, kind and condition."""
    found = rows(_of_groups(viewer, today), {"groups": tuple(group_ids)})
    return [Count._make(row) for row in found]


@lru_cache(maxsize=64)
def _of_groups(viewer: Viewer, today: date) -> Any:
    condition = condition_on(today).label("condition")
    key = (Document.group_id, Document.kind, condition)
    chosen = Document.group_id.in_(bindparam("groups", expanding=True))
    query = select(*key, func.count(), *_as_frozen(today)).where(visible_to(viewer), chosen)
    return query.group_by(*key)


def stands(viewer: Viewer, today: date) -> dict[int, Stand]:
    """Return every group that has documents, by id."""
    return {row[0]: Stand._make(row[1:]) for row in rows(_stands(viewer, today))}


@lru_cache(maxsize=64)
def _stands(viewer: Viewer, today: date) -> Any:
    condition = condition_on(today)
    in_scope = Document.status != Status.WITHDRAWN
    required = [kind for kind in Kind if REQUIRED in kind.columns]
    figures = (
        _how_many(condition == Condition.LATE),
        _how_many(condition == Condition.AT_RISK),
        _how_many(condition == Condition.READY),
        _how_many(in_scope),
        _how_many(and_(in_scope, Document.kind.in_(required))),
    )
    query = select(Document.group_id, *figures).where(visible_to(viewer))
    return query.group_by(Document.group_id)


def age(viewer: Viewer) -> Age:
    """Return how far ahead the deadlines lie, and how old the words of the groups are."""
    return Age(*rows(_age(viewer))[0])


@lru_cache(maxsize=64)
def _age(viewer: Viewer) -> Any:
    is_open = Document.status.in_(UNFINISHED)
    return select(
        func.max(case((is_open, Document.due_on))),
        func.max(Document.touched_on),
        func.min(case((is_open, Document.touched_on))),
    ).where(visible_to(viewer))


def last_words(viewer: Viewer) -> dict[int, tuple[date, int]]:
    """Return by group the newest word, and how much is unfinished."""
    query = (
        select(
            Document.group_id,
            func.max(Document.touched_on),
            _how_many(Document.status.in_(UNFINISHED)),
        )
        .where(visible_to(viewer))
        .group_by(Document.group_id)
    )
    return {group_id: (day, left) for group_id, day, left in rows(query)}


def _how_many(what: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((what, 1)))


def _as_frozen(today: date) -> list[Any]:
    is_open = Document.status.in_(UNFINISHED)
    is_stale = and_(Document.status == Status.COMPLETED, Document.review_due < today)
    is_late = or_(is_stale, and_(is_open, Document.due_on < today))
    is_slow = and_(is_open, Document.due_on >= today, Document.expected_on > Document.due_on)
    return [_how_many(is_late), _how_many(is_slow), _how_many(or_(is_open, is_stale))]
