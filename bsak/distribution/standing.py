"""What each copy holds, and how far it is behind what it should hold."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import defer, joinedload, selectinload

from bsak.distribution import answered, composing, figures
from bsak.distribution.lagging import Stand, due
from bsak.distribution.models import Binder, Copy, Holding, Pack, Receipt, Release, ReleaseSheet
from bsak.kernel.clock import DENMARK
from bsak.kernel.db import db, rows

# A pack of a whole edition lists every sheet: what was sent is not read for what is held.
_PACK_OF = (
    selectinload(Holding.pack).options(
        defer(Pack.swaps), defer(Pack.own), joinedload(Pack.release), joinedload(Pack.copy)
    ),
)


@dataclass(frozen=True, slots=True)
class Standing(Stand):
    """How one copy stands on a day, with all that a page tells of it."""

    copy: Copy
    effective: Release | None
    acknowledged: Release | None
    waiting: tuple[Pack, ...]  # those that are owed
    coming: tuple[Pack, ...]  # those ahead

    @property
    def pack(self) -> Pack | None:
        """Return the pack to put in first."""
        return self.packs[0] if self.packs else None

    @property
    def packs(self) -> tuple[Pack, ...]:
        """Return the packs to put in: the newest covers those before it, urgent ones are extra."""
        plain = [pack for pack in self.waiting if not pack.release.urgent]
        return (*plain[-1:], *(pack for pack in self.waiting if pack.release.urgent))

    @property
    def missing(self) -> Receipt | None:
        """Return the newest answer that says what is still missing, if there is one."""
        answers = self.pack.receipts if self.pack else []
        return answers[-1] if answers else None

    @property
    def reminded_on(self) -> date | None:
        """Return the day of the last reminder of what is missing."""
        moments = [reminder.at for pack in self.waiting for reminder in pack.reminders]
        return max(moments).astimezone(DENMARK).date() if moments else None


def due_on(pack: Pack) -> date:
    """Return the day a pack shall be answered by."""
    return due(pack.release, pack.copy.added_on, pack.receipts)


def of(copy: Copy) -> Standing:
    """Return how one copy stands today."""
    return _standings([figures.of_copy(copy.id)])[0]


def of_all(binder: Binder | None = None) -> list[Standing]:
    """Return how every copy in use stands, or those of one binder, by binder and number."""
    return _standings(figures.of_binder(binder.id) if binder else figures.of_all())


def held(copy: Copy, day: date | None = None) -> list[Holding]:
    """Return what stands in a copy now, or stood in it on ``day``, in the order of the binder."""
    return held_in([copy], day)[copy.id]


def held_in(copies: Collection[Copy], day: date | None = None) -> dict[int, list[Holding]]:
    """Return what stands in each copy by its id; see ``held``."""
    query = select(Holding).where(Holding.copy_id.in_([copy.id for copy in copies]))
    found = db.session.scalars(query.where(_stands(day)).options(*_PACK_OF)).all()
    order = _positions({row.pack.release_id for row in found})
    by_copy: dict[int, list[Holding]] = {copy.id: [] for copy in copies}
    for row in found:
        by_copy[row.copy_id].append(row)
    return {key: _in_order(held, order) for key, held in by_copy.items()}


def _stands(day: date | None) -> ColumnElement[bool]:
    if day is None:
        return Holding.out_on.is_(None)
    return (Holding.in_on <= day) & or_(Holding.out_on.is_(None), Holding.out_on > day)


def _positions(release_ids: Collection[int]) -> dict[tuple[int, str], int]:
    columns = (ReleaseSheet.release_id, ReleaseSheet.code, ReleaseSheet.position)
    found = rows(select(*columns).where(ReleaseSheet.release_id.in_(release_ids)))
    return {(release_id, code): position for release_id, code, position in found}


def _in_order(held: Sequence[Holding], order: dict[tuple[int, str], int]) -> list[Holding]:
    """Return rows as the newest release among them lists them, its slips after the contents.

    What it does not list is last.
    """
    newest, last = max((row.pack.release_id for row in held), default=0), len(order)

    def place(row: Holding) -> tuple[int, bool, str, int]:
        if composing.is_slip(row.code):  # the newest lies on top
            return order.get((newest, composing.CONTENTS), last), True, "", -row.id
        return order.get((newest, row.code), last), False, row.code, 0

    return sorted(held, key=place)


def _standings(stands: Sequence[Stand]) -> list[Standing]:
    """Ask a constant number of questions, however many copies and releases there are."""
    copies = select(Copy).where(Copy.id.in_([one.copy_id for one in stands]))
    of = {one.id: one for one in db.session.scalars(copies.options(joinedload(Copy.binder)))}
    packs = answered.packs([sent.id for one in stands for sent in (*one.owed, *one.ahead)])
    binders = {one.binder_id for one in stands}
    ranks = {rank or 0 for one in stands for rank in (one.newest, one.reached)}
    releases = answered.ranked(binders, ranks)
    return [
        Standing(
            **{field.name: getattr(one, field.name) for field in fields(one)},
            copy=of[one.copy_id],
            effective=releases.get((one.binder_id, one.newest or 0)),
            acknowledged=releases.get((one.binder_id, one.reached or 0)),
            waiting=tuple(packs[sent.id] for sent in one.owed),
            coming=tuple(packs[sent.id] for sent in one.ahead),
        )
        for one in stands
    ]
