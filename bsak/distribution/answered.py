"""Which releases the copies are answered for, and which packs came after: questions only."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    case,
    func,
    literal_column,
    select,
)
from sqlalchemy.orm import aliased, contains_eager, defer, joinedload, selectinload

from bsak.distribution.models import IS_SENT, Channel, Copy, Holding, Pack, Receipt, Release
from bsak.kernel.db import db, rows

IS_COMPLETE: ColumnElement[bool] = Receipt.sheets_in & Receipt.old_out & Receipt.recorded
_Later = aliased(Receipt)
# A stocktake of the same pack has found since that the copy lacks something.
_IS_DISPROVED = (
    select(_Later.id)
    .where(
        _Later.pack_id == Receipt.pack_id,
        _Later.id > Receipt.id,
        _Later.channel == Channel.STOCKTAKE,
        ~(_Later.sheets_in & _Later.old_out & _Later.recorded),
    )
    .correlate(Receipt)
    .exists()
)
_IS_DONE = IS_COMPLETE & ~_IS_DISPROVED
# In which order the releases of a binder follow one another, as one number.
_EDITION, _NUMBER = (literal_column(many, Integer) for many in ("1000000", "1000"))
RANK: ColumnElement[int] = Release.edition * _EDITION + Release.number * _NUMBER + Release.urgent

# What is asked of a pack that is shown in a list: one of a whole edition lists every sheet.
_OUTLINE = (
    contains_eager(Pack.release),
    defer(Pack.swaps),
    defer(Pack.own),
    selectinload(Pack.receipts),
    selectinload(Pack.reminders),
)


def rank(release: Release) -> int:
    """Return where a release comes in the order of its binder's releases."""
    return release.edition * 1_000_000 + release.number * 1_000 + release.urgent


def stays(row: Holding, release: Release) -> bool:
    """Say whether a sheet is an urgent leaf on top of ``release``, whose pack leaves it alone."""
    return is_on_top(row.pack.release, release)


def is_on_top(brought_by: Release, release: Release) -> bool:
    """Say whether a release is an urgent one after ``release``."""
    return brought_by.urgent > 0 and rank(brought_by) > rank(release)


def highest(copy_ids: Collection[int]) -> dict[int, int]:
    """Return the rank of the newest release that each copy is answered for completely.

    An urgent leaf comes on top of a release and says nothing of what lies under it.
    """
    return dict(map(tuple, rows(reached().where(Pack.copy_id.in_(copy_ids)))))


def reached() -> Select[int, int]:
    """Ask for what ``highest`` returns, of every copy."""
    return (
        select(Pack.copy_id, func.max(RANK).label("rank"))
        .join(Release, Release.id == Pack.release_id)
        .join(Receipt, (Receipt.pack_id == Pack.id) & _IS_DONE)
        .where(Release.urgent == 0)
        .group_by(Pack.copy_id)
    )


def done(release_ids: Collection[int]) -> set[tuple[int, int]]:
    """Return the releases with each copy that is answered for itself: (release, copy)."""
    query = select(Pack.release_id, Pack.copy_id).join(Receipt, (Receipt.pack_id == Pack.id))
    return {(*row,) for row in rows(query.where(_IS_DONE, Pack.release_id.in_(release_ids)))}


def packs_after(copy_ids: Collection[int]) -> Sequence[Pack]:
    """Return the packs after the newest release that each copy is answered for, in order.

    Urgent leaves that are answered for are not among them.
    """
    done = reached().subquery()
    query = (
        select(Pack)
        .join(Pack.release)
        .outerjoin(done, done.c.copy_id == Pack.copy_id)
        .where(Pack.copy_id.in_(copy_ids), is_unanswered(done.c.rank))
    )
    return db.session.scalars(query.order_by(RANK).options(*_OUTLINE)).all()


def packs(ids: Collection[int]) -> dict[int, Pack]:
    """Return packs by id, with their releases, answers and reminders."""
    query = select(Pack).join(Pack.release).where(Pack.id.in_(ids)).options(*_OUTLINE)
    return {pack.id: pack for pack in db.session.scalars(query)}


def is_unanswered(reached: ColumnElement[int]) -> ColumnElement[bool]:
    """Say whether a pack comes after what its copy has ``reached``, and is not answered for.

    Nobody is to answer for one that was recalled.
    """
    done = select(Receipt.id).where(Receipt.pack_id == Pack.id, _IS_DONE).correlate(Pack)
    mine = (Release.id == Pack.release_id) & IS_SENT
    rank = select(RANK).where(mine).correlate(Pack).scalar_subquery()
    return (func.coalesce(reached, 0) < rank) & ~done.exists()


def by_key(key: str) -> Pack | None:
    """Return the pack whose correction slip carries ``key``, however it is cased."""
    return db.session.scalar(_whole().where(Pack.key == key.lower()))


def by_id(pack_id: int) -> Pack | None:
    """Return a pack with its copy, release and answers."""
    return db.session.scalar(_whole().where(Pack.id == pack_id))


def _whole() -> Select[Pack]:
    copy = joinedload(Pack.copy).joinedload(Copy.binder)
    return select(Pack).options(copy, joinedload(Pack.release), selectinload(Pack.receipts))


def newest(day: date | BindParameter[Any]) -> Select[int, int, int]:
    """Ask for the rank of the newest release in effect of each binder, urgent ones aside.

    What is ``last`` of all, urgent ones too, is higher only where urgent leaves lie on top.
    """
    plain = case((Release.urgent == 0, RANK))
    return (
        select(Release.binder_id, func.max(plain).label("rank"), func.max(RANK).label("last"))
        .where(Release.effective_on <= day)
        .group_by(Release.binder_id)
    )


def in_effect(binder_ids: Collection[int], day: date) -> dict[int, Release]:
    """Return the newest release in effect of each binder, urgent ones aside."""
    last = newest(day).where(Release.binder_id.in_(binder_ids)).subquery()
    is_newest = (last.c.binder_id == Release.binder_id) & (last.c.rank == RANK)
    found = db.session.scalars(select(Release).join(last, is_newest))
    return {release.binder_id: release for release in found}


def ranked(binder_ids: Collection[int], ranks: Collection[int]) -> dict[tuple[int, int], Release]:
    """Return the releases that have one of ``ranks``, by binder and rank."""
    wanted = select(Release).where(Release.binder_id.in_(binder_ids), RANK.in_(ranks))
    return {(one.binder_id, rank(one)): one for one in db.session.scalars(wanted)}
