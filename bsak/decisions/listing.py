"""Every decision with what it moved, and the register held against all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, extract, func, or_, select
from sqlalchemy.orm import contains_eager, selectinload

from bsak.decisions import effects, queries, replay
from bsak.decisions.effects import Effect
from bsak.decisions.replay import Difference, Stand
from bsak.documents.kinds import Kind, Status
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.danish import short_day
from bsak.kernel.db import db, rows
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem, Meeting, Recommendation
from bsak.meetings.states import Outcome, Stage

PAGE, DEVIATIONS = 50, 200
_BOARDS_OWN = ("due_on", "owner", "title", "unit", "kind", "group", "document")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which decisions a list is narrowed to."""

    group: CrisisGroup | None = None
    year: int | None = None
    meeting_id: int | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Decision:
    """A point that decided something, and what that moved."""

    item: AgendaItem
    moved: list[Effect]

    @property
    def minutes(self) -> list[str]:
        """Return the lines of the minutes that came from recommendations."""
        return [line.minute for line in self.item.recommendations if line.minute]


@dataclass(frozen=True, slots=True)
class Deviation:
    """A field of a document that stands otherwise than decided, in words."""

    code: str
    title: str
    field: str
    decided: str
    stands: str
    is_boards_own: bool  # what only a decision should change; a group reports its status itself


@dataclass(frozen=True, slots=True)
class Deviations:
    """A page of the deviations: what the board should have decided first, then the rest."""

    shown: list[Deviation]
    total: int
    number: int
    kinds: frozenset[bool]  # which there are on any page: of the board's own, and others

    @property
    def pages(self) -> int:
        """Return how many pages there are."""
        return max(1, -(-self.total // DEVIATIONS))

    @property
    def first(self) -> int:
        """Return the number of the first one shown."""
        return (self.number - 1) * DEVIATIONS + 1

    @property
    def last(self) -> int:
        """Return the number of the last one shown."""
        return min(self.number * DEVIATIONS, self.total)


def decisions(wanted: Wanted, viewer: Viewer) -> tuple[Sequence[Decision], int]:
    """Return a page of the decisions, the newest first, and how many there are."""
    parts = _parts(wanted)
    joined = select(AgendaItem).join(AgendaItem.meeting).where(*parts)
    total = db.session.scalar(select(func.count()).select_from(joined.subquery())) or 0
    query = (
        joined.options(contains_eager(AgendaItem.meeting), selectinload(AgendaItem.recommendations))
        .order_by(Meeting.held_on.desc(), Meeting.id.desc(), AgendaItem.number)
        .limit(PAGE)
        .offset((max(1, wanted.page) - 1) * PAGE)
    )
    items = db.session.scalars(query).all()
    moved = effects.of([item.id for item in items], viewer)
    return [Decision(item, moved.get(item.id, [])) for item in items], total


def years() -> list[int]:
    """Return the years in which meetings were held, the newest first."""
    query = select(Meeting.held_on).where(Meeting.stage != Stage.PLANNED)
    return sorted({row.held_on.year for row in rows(query)}, reverse=True)


def deviations(viewer: Viewer) -> list[Deviation]:
    """Return where the register stands otherwise than the decisions, replayed, made it."""
    stands = queries.register(viewer)
    decided = {c: s for c, s in replay.replay(queries.moves()).items() if c in stands}
    found = replay.differences(decided, stands)
    told = [_told(one, stands[one.code]) for one in found]
    return sorted(told, key=lambda one: not one.is_boards_own)


def deviations_on(number: int, viewer: Viewer) -> Deviations:
    """Return the deviations of page ``number``, or of the last page when there are not so many."""
    found = deviations(viewer)
    at = max(1, min(number, -(-len(found) // DEVIATIONS)))
    shown = found[(at - 1) * DEVIATIONS : at * DEVIATIONS]
    return Deviations(shown, len(found), at, frozenset(one.is_boards_own for one in found))


def _parts(wanted: Wanted) -> list[ColumnElement[bool]]:
    moved = (kind.item_id for kind in effects.OF_DOCUMENTS)
    settled = select(Recommendation.item_id).where(Recommendation.outcome != Outcome.OPEN)
    parts: list[ColumnElement[bool]] = [
        Meeting.stage != Stage.PLANNED,
        AgendaItem.is_closed.is_(False),
        or_(
            AgendaItem.decision != "",
            AgendaItem.id.in_(settled),
            *(AgendaItem.id.in_(select(key).where(key.is_not(None))) for key in moved),
        ),
    ]
    if wanted.group:
        parts.append(effects.touching(wanted.group.id))
    if wanted.year:
        parts.append(extract("year", Meeting.held_on) == wanted.year)
    if wanted.meeting_id:
        parts.append(Meeting.id == wanted.meeting_id)
    return parts


def _told(one: Difference, stands: Stand) -> Deviation:
    labels = {
        "document": _("Optaget i registret"),
        "kind": _("Art"),
        "group": _("Krisegruppe"),
        "title": _("Titel"),
        "unit": _("Enhed"),
        "status": _("Status"),
        "due_on": _("Frist"),
        "owner": _("Ejer"),
        "revision": _("Godkendt udgave"),
    }
    return Deviation(
        one.code,
        stands.title,
        labels[one.field],
        _value(one.field, one.decided),
        _value(one.field, one.stands),
        one.field in _BOARDS_OWN,
    )


def _value(field: str, value: object) -> str:
    if not value:
        return _("intet")
    if isinstance(value, date):
        return short_day(value)
    if field == "status":
        return Status(str(value)).label
    return Kind(str(value)).label if field == "kind" else str(value)
