"""The figures of the overview: how many documents stand how, by group, and how old it all is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, String, case, func, or_, select, type_coerce

from bsak.documents.kinds import Column, Condition, Kind, Status
from bsak.documents.models import Document
from bsak.documents.queries import condition_on, visible_to
from bsak.groups.rules import Viewer
from bsak.kernel.db import rows

UNFINISHED = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.IN_REVIEW)
REQUIRED = Column.SUBPLAN  # every krisegruppe has a delplan; the rest is as the risks are
_REQUIRED_KINDS = frozenset(kind for kind in Kind if REQUIRED in kind.columns)
_COMMA, _SPACE, _SLIPPING = ",", " ", " slipping "  # no kind or condition holds the first two


class Count(NamedTuple):
    """How many documents of one kind stand alike.

    Those that are ``slipping`` are expected after their deadline.
    """

    kind: Kind
    condition: Condition
    slipping: bool
    number: int

    @property
    def as_frozen(self) -> tuple[int, int, int]:
        """Return (late, in danger, not ready), as a frozen register would have said it."""
        in_danger = self.condition is Condition.AT_RISK and self.slipping
        is_left = self.condition not in (Condition.READY, Condition.NOT_REQUIRED)
        is_late = self.condition is Condition.LATE
        return self.number * is_late, self.number * in_danger, self.number * is_left


class Stand(NamedTuple):
    """One group beside the others. The worst has the least ``badness``.

    That is: late and missing, then in danger, then how much is left.
    """

    badness: tuple[int, int, int]
    has_required: bool  # the documents no group may lack
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Age:
    """The dates of the whole register."""

    due_on: date | None  # the last deadline of what is unfinished
    newest_word: date | None
    oldest_word: date | None  # on what is unfinished


@dataclass(frozen=True, slots=True)
class Counted:
    """The documents of every group that has any, a word for each that says how it stands."""

    words: Mapping[int, str]  # by id of the group
    in_all: Sequence[Count]
    age: Age

    def stand(self, group_id: int) -> Stand:
        """Return how a group stands beside the others."""
        return _stand(self.words.get(group_id, ""))

    def of_group(self, group_id: int) -> tuple[Count, ...]:
        """Return the counts of one group."""
        return self.stand(group_id).counts


def counted(viewer: Viewer, today: date) -> Counted:
    """Return the documents that ``viewer`` may see, told apart by all that matters here."""
    found = rows(_words(viewer, today))
    if not found:
        return Counted({}, [], Age(None, None, None))
    ids, texts, due, newest, oldest = zip(*found, strict=True)
    age = Age(*(pick(filter(None, days), default=None)
                for pick, days in ((max, due), (max, newest), (min, oldest))))  # fmt: skip
    return Counted(dict(zip(ids, texts, strict=True)), _counts(_COMMA.join(texts)), age)


@lru_cache(maxsize=64)  # building a statement takes longer than asking it
def _words(viewer: Viewer, today: date) -> Any:
    """Ask for one text for each group, as its documents lie together in the index.

    To count its words here takes little more than half the time of a GROUP BY over all of it,
    which sorts every document. The dates of each group come along, for another look at every
    document takes longer.
    """
    slips = Document.expected_on > Document.due_on
    kind, condition = type_coerce(Document.kind, String), type_coerce(condition_on(today), String)
    word = kind + case((slips, _SLIPPING), else_=_SPACE) + condition
    is_open = _is_open()
    query = select(
        Document.group_id,
        func.aggregate_strings(word, _COMMA),
        func.max(case((is_open, Document.due_on))),
        func.max(Document.touched_on),
        func.min(case((is_open, Document.touched_on))),
    )
    return query.where(visible_to(viewer)).group_by(Document.group_id)


def _counts(words: str) -> list[Count]:
    alike = Counter(words.split(_COMMA) if words else ())
    found = []
    for word, number in alike.items():
        kind, *_between, condition = word.split(_SPACE)
        found.append(Count(Kind(kind), Condition(condition), _SLIPPING in word, number))
    return found


@lru_cache(maxsize=5000)  # when one group changes, one is reckoned anew
def _stand(words: str) -> Stand:
    counts = tuple(_counts(words))
    in_scope = [count for count in counts if count.condition is not Condition.NOT_REQUIRED]
    of: Counter[Condition] = Counter()
    for count in in_scope:
        of[count.condition] += count.number
    has_required = any(count.kind in _REQUIRED_KINDS for count in in_scope)
    badness = (
        -of[Condition.LATE] - (not has_required),
        -of[Condition.AT_RISK],
        of[Condition.READY] - of.total(),
    )
    return Stand(badness, has_required, counts)


def last_words(viewer: Viewer) -> dict[int, tuple[date, int]]:
    """Return by group the newest word, and how much is unfinished."""
    query = (
        select(
            Document.group_id,
            func.max(Document.touched_on),
            func.count(case((_is_open(), 1))),
        )
        .where(visible_to(viewer))
        .group_by(Document.group_id)
    )
    return {group_id: (day, left) for group_id, day, left in rows(query)}


def _is_open() -> ColumnElement[bool]:
    """Say UNFINISHED with OR: SQLAlchemy writes a statement with IN anew each time it is asked."""
    return or_(*(Document.status == status for status in UNFINISHED))
