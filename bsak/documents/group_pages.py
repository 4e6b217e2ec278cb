"""A krisegruppe as the minutes show it: what is finished, what is under way, what it waits for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from bsak.documents import rules
from bsak.documents.closing import obstacle_to_closing
from bsak.documents.filters import RegisterFilter
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import CoOwner, Document, Remark, Waiting
from bsak.documents.queries import RegisterRow, register_page, visible_to
from bsak.groups import queries as groups
from bsak.groups.models import CrisisGroup, Department, EarlierName, Membership
from bsak.groups.rules import (
    Viewer,
    obstacle_to_adding,
    obstacle_to_managing,
    obstacle_to_seating,
)
from bsak.kernel.danish import fold
from bsak.kernel.db import db
from bsak.kernel.words import _

_ALL = 1_000  # documents of one group
# The order in which the minutes tell it: what is done first.
ORDER = (
    Status.COMPLETED,
    Status.IN_REVIEW,
    Status.IN_PROGRESS,
    Status.NOT_STARTED,
    Status.WITHDRAWN,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """One group in the list of groups."""

    group: CrisisGroup
    counts: dict[Status, int]
    waits: int
    leaders: list[str]

    @property
    def total(self) -> int:
        """Return how many documents the group is to have; withdrawn ones no longer count."""
        return sum(n for status, n in self.counts.items() if status is not Status.WITHDRAWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeGroup:
    """Everything that is known of one group."""

    by_status: list[tuple[Status, list[tuple[str, RegisterRow]]]]
    shared: list[tuple[CoOwner, Document]]
    waiting: list[Waiting]
    has_subplan: bool
    remarks: list[Remark]
    members: list[Membership]
    earlier_names: list[EarlierName]
    departments: list[tuple[Department, str]]
    obstacle_to_noting: str | None
    obstacle_to_seating: str | None
    obstacle_to_managing: str | None
    obstacle_to_closing: str | None


def lines(viewer: Viewer) -> list[GroupLine]:
    """Return every open group with its figures; the number of questions is fixed."""
    counts: dict[int, dict[Status, int]] = {}
    counted = select(Document.group_id, Document.status, func.count()).where(visible_to(viewer))
    for group_id, status, n in db.session.execute(
        counted.group_by(Document.group_id, Document.status)
    ):
        counts.setdefault(group_id, {})[status] = n
    leaders: dict[int, list[str]] = {}
    led = select(Membership).where(Membership.is_leader.is_(True))
    for place in db.session.scalars(led.options(joinedload(Membership.user))):
        leaders.setdefault(place.group_id, []).append(place.user.name)
    waits = _open_waits(viewer)
    return [
        GroupLine(
            group=group,
            counts=counts.get(group.id, {}),
            waits=waits.get(group.id, 0),
            leaders=sorted(leaders.get(group.id, [])),
        )
        for group in groups.all_groups()
    ]


def whole(group: CrisisGroup, viewer: Viewer, today: date) -> WholeGroup:
    """Return ``group`` with its documents in the shape of the minutes."""
    mine = RegisterFilter(groups=(group.code,))
    rows = register_page(mine, viewer, today, size=_ALL).rows
    return WholeGroup(
        by_status=_by_status(rows),
        has_subplan=any(Kind.SUBPLAN in _fills(row) for row in rows),
        shared=_shared(group, viewer),
        waiting=_waiting(group, viewer),
        remarks=_remarks(group),
        members=groups.members(group.id),
        earlier_names=groups.earlier_names(group.id),
        departments=[(d, part) for d, part in groups.participation(group.id) if part is not None],
        obstacle_to_noting=_obstacle_to_noting(group, viewer),
        obstacle_to_seating=obstacle_to_seating(group.id, viewer),
        obstacle_to_managing=(manages := obstacle_to_managing(viewer)),
        obstacle_to_closing=manages or obstacle_to_closing(group),
    )


def _obstacle_to_noting(group: CrisisGroup, viewer: Viewer) -> str | None:
    return rules.obstacle_to_noting(group.id, viewer) or obstacle_to_adding(group)


def in_minutes(kind: Kind, unit: str, title: str) -> str:
    """Return how the minutes name a document: "Actioncard for Plejeboligområdet: Strømsvigt"."""
    if fold(title).startswith(fold(kind.label)) or fold(kind.label) in fold(title).split():
        return f"{title} ({unit})" if unit else title
    if unit:
        return _("%(kind)s for %(unit)s: %(title)s", kind=kind.label, unit=unit, title=title)
    return f"{kind.label}: {title}"


def _fills(row: RegisterRow) -> frozenset[Kind]:
    if row.status is Status.WITHDRAWN:
        return frozenset()
    if row.kind is Kind.CONSOLIDATED_SUBPLAN:
        return frozenset({Kind.SUBPLAN})
    return row.kind.counts_as


def _by_status(
    rows: Iterable[RegisterRow],
) -> list[tuple[Status, list[tuple[str, RegisterRow]]]]:
    named: dict[Status, list[tuple[str, RegisterRow]]] = {}
    for row in rows:
        named.setdefault(row.status, []).append((in_minutes(row.kind, row.unit, row.title), row))
    return [(status, named[status]) for status in ORDER if status in named]


def _shared(group: CrisisGroup, viewer: Viewer) -> list[tuple[CoOwner, Document]]:
    parts = (
        select(CoOwner, Document)
        .join(Document, Document.id == CoOwner.document_id)
        .where(CoOwner.group_id == group.id, visible_to(viewer))
        .options(joinedload(Document.group))
        .order_by(Document.sort_key)
    )
    return [(part, document) for part, document in db.session.execute(parts)]


def _waiting(group: CrisisGroup, viewer: Viewer) -> list[Waiting]:
    mine = (
        select(Waiting)
        .outerjoin(Document, Document.id == Waiting.document_id)
        .where(Waiting.group_id == group.id, Waiting.is_settled.is_(False))
        .where(Waiting.document_id.is_(None) | visible_to(viewer))
        .options(joinedload(Waiting.document))
    )
    return list(db.session.scalars(mine.order_by(Waiting.id)))


def _remarks(group: CrisisGroup) -> list[Remark]:
    mine = select(Remark).where(Remark.group_id == group.id, Remark.document_id.is_(None))
    return list(
        db.session.scalars(mine.options(joinedload(Remark.noted_by)).order_by(Remark.id.desc()))
    )


def _open_waits(viewer: Viewer) -> dict[int, int]:
    counted = (
        select(Waiting.group_id, func.count())
        .outerjoin(Document, Document.id == Waiting.document_id)
        .where(Waiting.is_settled.is_(False))
        .where(Waiting.document_id.is_(None) | visible_to(viewer))
        .group_by(Waiting.group_id)
    )
    return {row[0]: row[1] for row in db.session.execute(counted)}
