"""What a copy may hold besides what it is answered for: packs nobody answered, or called back."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager

from bsak.distribution import answered, composing
from bsak.distribution.models import (
    IS_SENT,
    Channel,
    Copy,
    Holding,
    Pack,
    Receipt,
    Release,
    SeenSheet,
    Stocktake,
)
from bsak.kernel.db import db, rows
from bsak.kernel.words import _

_NAMED_ONE_BY_ONE = 3
_Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A stocktake that found a copy otherwise, since when nothing was answered for completely."""

    on: date
    found: str
    rank: int  # of the release that the copy was counted against
    strange: tuple[str, ...] = ()  # what was seen and was never sent to the binder, by what it says


@dataclass(frozen=True, slots=True)
class Backlog:
    """Which packs were passed over, what they brought, and what the record then lacks."""

    skipped: tuple[str, ...] = ()  # releases whose packs are not answered for
    recalled: tuple[str, ...] = ()  # releases whose packs were called back
    crossed: tuple[str, ...] = ()  # corrections that have a line in the record, and never came
    brought: frozenset[str] = frozenset()  # the codes of their sheets, which may be put in
    taken: frozenset[str] = frozenset()  # the codes of sheets that they took out
    to_record: tuple[str, ...] = ()  # releases to write in the record, the new one the last
    reasons: tuple[tuple[str, str], ...] = ()  # why what was passed over was issued, by its name
    count: Count | None = None  # what stands in the copy was seen: all of it is where it shall be

    @property
    def is_any(self) -> bool:
        """Say whether packs were sent that may lie about, or be put in."""
        return bool(self.skipped or self.recalled)


def of(copies: Collection[Copy], release: Release) -> dict[int, Backlog]:
    """Return by copy what lies between the release it is answered for and ``release``."""
    ids = [copy.id for copy in copies]
    since, passed, crossed = answered.highest(ids), _passed(ids, release), _crossed(release)
    record = {rank: _record(release, rank, crossed) for rank in {0, *since.values()}}
    counts = _counts(ids)
    return {
        copy_id: _backlog(
            passed.get(copy_id, ()), counts.get(copy_id), *record[since.get(copy_id, 0)]
        )
        for copy_id in ids
    }


def _backlog(
    packs: Sequence[Pack], count: Count | None, to_record: _Names, crossed: _Names
) -> Backlog:
    """Return what is left of some packs; what came before a count was seen in it, or is not there.

    A pack that the copy was counted against is counted anew, and so may be put in since.
    """
    sent = [pack.release for pack in packs if not pack.release.is_recalled]
    plain = [pack for pack in packs if not pack.release.urgent]
    open_ = [p for p in plain if count is None or answered.rank(p.release) >= count.rank]
    return Backlog(
        skipped=tuple(release.name for release in sent),
        recalled=tuple(pack.release.name for pack in packs if pack.release.is_recalled),
        crossed=crossed,
        brought=frozenset(_brought(open_)),
        taken=frozenset(_taken(open_)),
        to_record=to_record,
        reasons=tuple((release.name, release.reason) for release in sent if release.reason),
        count=count,
    )


def listed(names: Sequence[str]) -> str:
    """Return names as one says them: R01 og R02; many only by the first and the last."""
    if len(names) > _NAMED_ONE_BY_ONE:
        return _("%(first)s til %(last)s", first=names[0], last=names[-1])
    return _(" og ").join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _passed(copy_ids: Collection[int], release: Release) -> dict[int, list[Pack]]:
    """Return by copy the packs before ``release`` that are not answered for, in order.

    Urgent leaves have no place here. What was called back since the last answer has, whichever it
    was: an edition comes after every correction of the one before, and yet nobody has it.
    """
    reached, last = answered.reached().subquery(), answered.rank(release)
    done = select(Release.binder_id, answered.RANK.label("rank"), Release.id).subquery()
    is_before = (Release.urgent == 0) & (last > answered.RANK)
    is_since = ~IS_SENT & (Release.id > func.coalesce(done.c.id, 0))
    query = (
        select(Pack)
        .join(Pack.release)
        .outerjoin(reached, reached.c.copy_id == Pack.copy_id)
        .outerjoin(done, (done.c.binder_id == Release.binder_id) & (done.c.rank == reached.c.rank))
        .where(Pack.copy_id.in_(copy_ids), is_before & IS_SENT | is_since)
        .where(func.coalesce(reached.c.rank, 0) < answered.RANK)
        .options(contains_eager(Pack.release))
        .order_by(answered.RANK)
    )
    found: dict[int, list[Pack]] = {}
    for pack in db.session.scalars(query):
        found.setdefault(pack.copy_id, []).append(pack)
    return found


def _counts(copy_ids: Collection[int]) -> dict[int, Count]:
    """Return by copy the count that is the last thing known of it, where it found a difference."""
    is_count = Receipt.channel == Channel.STOCKTAKE
    told = (
        select(Pack.copy_id, func.max(Receipt.id).label("id"))
        .join(Receipt, Receipt.pack_id == Pack.id)
        .join(Release, Release.id == Pack.release_id)
        .where(Pack.copy_id.in_(copy_ids), Release.urgent == 0, answered.IS_COMPLETE | is_count)
        .group_by(Pack.copy_id)
        .subquery()
    )
    query = (
        select(told.c.copy_id, Receipt.at, Receipt.done_on, Receipt.note, answered.RANK)
        .join(told, told.c.id == Receipt.id)
        .join(Pack, Pack.id == Receipt.pack_id)
        .join(Release, Release.id == Pack.release_id)
        .where(~answered.IS_COMPLETE)
    )
    return {
        copy_id: Count(on, found, rank, _strange(copy_id, at))
        for copy_id, at, on, found, rank in rows(query)
    }


def _strange(copy_id: int, at: datetime) -> _Names:
    """Return what the count that was answered ``at`` a moment saw and could not recognise.

    Whatever it recognised stands in the copy since.
    """
    ended = select(Stocktake.id).where(Stocktake.copy_id == copy_id, Stocktake.ended_at >= at)
    seen = select(SeenSheet.code, SeenSheet.rev).where(
        SeenSheet.stocktake_id
        == ended.order_by(Stocktake.ended_at, Stocktake.id.desc()).limit(1).scalar_subquery()
    )
    stands = select(Holding.code, Holding.rev).where(
        Holding.copy_id == copy_id, Holding.out_on.is_(None)
    )
    held = {(*row,) for row in rows(stands)}
    there = [(*row,) for row in rows(seen.order_by(SeenSheet.id))]
    return tuple(f"{code} Rev. {rev}" for code, rev in there if (code, rev) not in held)


def _brought(packs: Iterable[Pack]) -> Iterator[str]:
    for pack in packs:
        yield from (line.code for line in composing.swaps_of(pack) if line.into)


def _taken(packs: Iterable[Pack]) -> Iterator[str]:
    for pack in packs:
        yield from (line.code for line in composing.swaps_of(pack) if line.into is None)


def _crossed(release: Release) -> frozenset[int]:
    """Return the corrections of this edition that were recalled, by number."""
    query = select(Release.number).where(
        Release.binder_id == release.binder_id,
        Release.edition == release.edition,
        Release.urgent == 0,
        ~IS_SENT,
    )
    return frozenset(row.number for row in rows(query))


def _record(release: Release, since: int, crossed: Collection[int]) -> tuple[_Names, _Names]:
    """Return the releases of this edition after ``since``, and those of them that never came.

    A new binder has an empty record.
    """
    numbers = range(release.number + 1)
    every = [Release(edition=release.edition, number=n, urgent=0) for n in numbers]
    new = [one for one in every if one.number == release.number or answered.rank(one) > since]
    return (
        tuple(one.name for one in new if one.number not in crossed),
        tuple(one.name for one in new if one.number in crossed),
    )
