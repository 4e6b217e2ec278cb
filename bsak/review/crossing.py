"""Cross-reading: which groups must read each other's delplan, and which have.

The board asked for a matrix of where areas take part in each other's krisegrupper, and then to
read across. So group A must read B's delplan when

- A makes one of B's documents too, or is asked to spar on it (that need not go both ways), or
- a department takes part in the plans of both: one staff cannot be in two places (both ways).

To make a group read another's delplan, put it on that delplan as one that spars. Confidential and
withdrawn documents count for nothing here, so the matrix is the same for everybody who may open it.
A pair is read when A has ticked off every delplan of B in the revision now in force; the next
revision opens it again. Revision 0 is a finished delplan whose text lies elsewhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import aliased, joinedload

from bsak.documents.kinds import Kind, Status
from bsak.documents.models import CoOwner, Document, Revision
from bsak.groups import queries as groups
from bsak.groups.models import CrisisGroup, Department, Participation
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.words import _
from bsak.review.models import CrossReading

KINDS = [
    kind for kind in Kind if Kind.SUBPLAN in kind.counts_as or kind is Kind.CONSOLIDATED_SUBPLAN
]


@dataclass(frozen=True, slots=True)
class Plan:
    """A delplan in force, as it is read by one group: ``reading`` is the tick, if it is read."""

    code: str
    title: str
    revision: int
    reading: CrossReading | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One group reads another. Without ``plans`` there is nothing in force to read yet."""

    reader: CrisisGroup
    owner: CrisisGroup
    reasons: tuple[str, ...]
    plans: tuple[Plan, ...]
    is_mutual: bool

    @property
    def is_read(self) -> bool:
        """Say whether every delplan in force has been read."""
        return bool(self.plans) and all(plan.reading for plan in self.plans)

    @property
    def notes(self) -> tuple[Plan, ...]:
        """Return the delplaner in which something did not agree."""
        return tuple(plan for plan in self.plans if plan.reading and plan.reading.note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Every open group against every other: row reads column; None where nothing is needed."""

    groups: tuple[CrisisGroup, ...]
    pairs: dict[tuple[int, int], Pair]

    @property
    def read(self) -> int:
        """Return how many pairs are read."""
        return sum(pair.is_read for pair in self.pairs.values())

    @property
    def one_way(self) -> list[tuple[CrisisGroup, list[CrisisGroup]]]:
        """Return the groups that are read by some whom they do not read, with those."""
        found: dict[int, list[CrisisGroup]] = {}
        for pair in self.pairs.values():
            if not pair.is_mutual:
                found.setdefault(pair.owner.id, []).append(pair.reader)
        return [(group, found[group.id]) for group in self.groups if group.id in found]

    @property
    def disagreements(self) -> tuple[Pair, ...]:
        """Return the pairs in which something did not agree."""
        return tuple(pair for pair in self.pairs.values() if pair.notes)

    def of(self, reader: CrisisGroup, owner: CrisisGroup) -> Pair | None:
        """Return what stands in a cell."""
        return self.pairs.get((reader.id, owner.id))

    def waiting(self, viewer: Viewer) -> tuple[Pair, ...]:
        """Return what the viewer's own groups must read and have not."""
        return tuple(
            pair
            for pair in self.pairs.values()
            if pair.reader.id in viewer.groups and pair.plans and not pair.is_read
        )


def matrix(today: date) -> Matrix:
    """Return the whole; the number of questions is fixed."""
    known = {group.id: group for group in groups.all_groups()}
    reasons = _reasons()
    plans, ticks = _plans(today), _ticks()
    pairs = {
        (reader, owner): Pair(
            reader=known[reader],
            owner=known[owner],
            reasons=tuple(said),
            plans=tuple(
                Plan(d.code, d.title, d.revision, ticks.get((reader, d.id, d.revision)))
                for d in plans.get(owner, ())
            ),
            is_mutual=(owner, reader) in reasons,
        )
        for (reader, owner), said in reasons.items()
        if reader in known and owner in known
    }
    order = {group_id: n for n, group_id in enumerate(known)}
    in_order = sorted(pairs, key=lambda key: (order[key[0]], order[key[1]]))
    return Matrix(groups=tuple(known.values()), pairs={key: pairs[key] for key in in_order})


def _reasons() -> dict[tuple[int, int], list[str]]:
    """Return why one group must read another, by (reader, owner)."""
    found: dict[tuple[int, int], list[str]] = {}
    shared = (
        select(CoOwner.group_id, Document.group_id, Document.title)
        .join(Document, Document.id == CoOwner.document_id)
        .where(Document.is_confidential.is_(False), Document.status != Status.WITHDRAWN)
        .where(CoOwner.group_id != Document.group_id)
        .order_by(Document.sort_key, Document.id)
    )
    for reader, owner, title in db.session.execute(shared):
        found.setdefault((reader, owner), []).append(_("er med i »%(title)s«", title=title))
    for reader, owner, name in db.session.execute(_departments_of_two()):
        found.setdefault((reader, owner), []).append(_("%(name)s er med i begge", name=name))
    return found


def _departments_of_two() -> Select[int, int, str]:
    one, other = aliased(Participation), aliased(Participation)
    return (
        select(one.group_id, other.group_id, Department.name)
        .join(other, (other.department_id == one.department_id) & (other.group_id != one.group_id))
        .join(Department, Department.id == one.department_id)
        .where(Department.is_closed.is_(False))
        .order_by(Department.name)
    )


def _plans(today: date) -> dict[int, list[Row[int, str, str, int, int]]]:
    """Return the delplaner that are in force, by group."""
    newest = (
        select(Revision.document_id, func.max(Revision.number).label("number"))
        .where(Revision.valid_from <= today)
        .group_by(Revision.document_id)
        .subquery()
    )
    revision = func.coalesce(newest.c.number, 0)
    query = (
        select(Document.id, Document.code, Document.title, Document.group_id,
               revision.label("revision"))
        .outerjoin(newest, newest.c.document_id == Document.id)
        .where(
            Document.kind.in_(KINDS),
            Document.is_confidential.is_(False),
            Document.status != Status.WITHDRAWN,
            (revision > 0) | (Document.status == Status.COMPLETED),
        )
        .order_by(Document.sort_key, Document.id)
    )  # fmt: skip
    found: dict[int, list[Row[int, str, str, int, int]]] = {}
    for row in db.session.execute(query):
        found.setdefault(row.group_id, []).append(row)
    return found


def _ticks() -> dict[tuple[int, int, int], CrossReading]:
    every: Iterable[CrossReading] = db.session.scalars(
        select(CrossReading).options(joinedload(CrossReading.read_by))
    )
    return {(one.group_id, one.document_id, one.revision_number): one for one in every}
