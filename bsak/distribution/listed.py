"""How a leaf stands by the binder's own lists: the binder's papers, files, and urgent leaves."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager

from bsak.distribution import answered, composing
from bsak.distribution.models import IS_SENT, Copy, Pack, Release, ReleaseSheet
from bsak.distribution.packs import Wanted
from bsak.distribution.said import Said
from bsak.distribution.typed import Leaf
from bsak.kernel.db import db
from bsak.kernel.plain import from_plain


@dataclass(frozen=True, slots=True)
class _Listed:
    """A sheet as one release lists it."""

    release: Release
    rev: str
    digest: str
    since: date | None


def by_lists(leaf: Leaf, copy: Copy, day: date) -> Said:
    """Answer for a sheet that only the binder's lists know: by its digest."""
    last = newest(copy.binder_id, day)
    listed = [*_on_lists(leaf.code, copy, day)]
    mine = {one.digest for one in listed if one.rev == leaf.rev}
    now = next((one for one in listed if last and one.release.id == last.id), None)
    again = next((one for one in listed if _is_printed_anew(leaf, one.rev)), None)
    if again is not None:
        return Said(word="outdated", rev=again.rev, since=again.since, release=again.release)
    if not mine:
        return Said(since=_ahead(leaf, copy, day))
    if now is None:
        gone = None if composing.is_slip(leaf.code) else took_out(listed[-1].release, day)
        return Said(word="outdated", gone=gone)
    first = next(one for one in listed if one.digest == now.digest)
    if mine == {now.digest}:
        # A leaf that stays says the day it came with, not that of the newest correction.
        since = next(one.since for one in listed if one.rev == now.rev)
        return Said(word="in_force", rev=now.rev, since=since)
    if now.digest in mine:  # two texts under one number: which of them it is cannot be known
        return Said()
    return Said(word="outdated", rev=now.rev, since=now.since, release=first.release)


def _is_printed_anew(leaf: Leaf, rev: str) -> bool:
    """Say whether ``rev`` is a later print of the slip in hand: its third figure counts them."""
    mine, now = leaf.rev.split("."), rev.split(".")
    is_same = composing.is_slip(leaf.code) and mine[:2] == now[:2]
    return is_same and [int(part) for part in mine[2:]] < [int(part) for part in now[2:]]


def newest_of(code: str, copy: Copy, day: date) -> Said:
    """Return which revision of one of the binder's own papers holds on ``day``."""
    now = newest(copy.binder_id, day)
    here = [one for one in _on_lists(code, copy, day) if now and one.release.id == now.id]
    return Said(word="in_force", rev=here[0].rev, since=here[0].since) if here else Said()


def has(release: Release, code: str, rev: str) -> bool:
    """Say whether a release lists a sheet with that revision."""
    mine = (ReleaseSheet.release_id == release.id) & ReleaseSheet.kept.is_not(None)
    query = select(ReleaseSheet.id).where(mine, ReleaseSheet.code == code, ReleaseSheet.rev == rev)
    return db.session.scalar(query.limit(1)) is not None


def brings(code: str, rev: str, copy: Copy) -> Release | None:
    """Return the release that brings a sheet with that revision to a copy's binder, if one does."""
    mine = (Release.binder_id == copy.binder_id) & IS_SENT & ReleaseSheet.kept.is_not(None)
    query = select(Release).join(ReleaseSheet, ReleaseSheet.release_id == Release.id).where(mine)
    named = (ReleaseSheet.code == code) & (ReleaseSheet.rev == rev)
    return db.session.scalar(query.where(named).order_by(answered.RANK).limit(1))


def recalled(leaf: Leaf, copy: Copy) -> Release | None:
    """Return the release that alone brought a leaf to the copy, and was called back since."""
    mine = select(Pack).join(Pack.release).where(Pack.copy_id == copy.id, ~IS_SENT)
    mine = mine.order_by(Release.id.desc()).options(contains_eager(Pack.release))
    brought = next((pack for pack in db.session.scalars(mine) if _brings(pack, leaf)), None)
    return brought.release if brought and not _is_sent(leaf, copy) else None


def _brings(pack: Pack, leaf: Leaf) -> bool:
    """Say whether a leaf goes into the copy with a pack."""
    into = (line.into for line in composing.swaps_of(pack) if line.into)
    return any((sheet.code, sheet.rev) == (leaf.code, leaf.rev) for sheet in into)


def _is_sent(leaf: Leaf, copy: Copy) -> bool:
    """Say whether the binder got the leaf with what was not called back."""
    mine = (Release.binder_id == copy.binder_id) & IS_SENT & ReleaseSheet.kept.is_not(None)
    query = select(ReleaseSheet.id).join(ReleaseSheet.release).where(mine)
    named = (ReleaseSheet.code == leaf.code) & (ReleaseSheet.rev == leaf.rev)
    return db.session.scalar(query.where(named).limit(1)) is not None


def newest(binder_id: int, day: date) -> Release | None:
    """Return the newest release of a binder in effect, urgent ones aside."""
    return db.session.scalar(
        select(Release)
        .where(Release.binder_id == binder_id, Release.urgent == 0, Release.effective_on <= day)
        .order_by(Release.edition.desc(), Release.number.desc())
        .limit(1)
    )


def _on_lists(code: str, copy: Copy, day: date) -> Iterator[_Listed]:
    """Give the sheet as each release in effect has it, the oldest first; a copy's own by packs."""
    if code == composing.COVER or composing.is_slip(code):
        yield from _among_own(code, copy, day)
        return
    found = db.session.scalars(
        select(ReleaseSheet)
        .join(ReleaseSheet.release)
        .where(
            Release.binder_id == copy.binder_id,
            Release.urgent == 0,
            Release.effective_on <= day,
            ReleaseSheet.code == code,
            ReleaseSheet.kept.is_not(None),
        )
        .order_by(Release.edition, Release.number)
        .options(contains_eager(ReleaseSheet.release))
    )
    for row in found:
        yield _Listed(row.release, row.rev, row.digest, row.valid_from)


def _ahead(leaf: Leaf, copy: Copy, day: date) -> date | None:
    """Return the day from which a leaf holds that was sent ahead."""
    return db.session.scalar(
        select(func.min(Release.effective_on))
        .join(ReleaseSheet, ReleaseSheet.release_id == Release.id)
        .where(
            Release.binder_id == copy.binder_id,
            Release.effective_on > day,
            IS_SENT,
            ReleaseSheet.code == leaf.code,
            ReleaseSheet.rev == leaf.rev,
        )
    )


def _among_own(code: str, copy: Copy, day: date) -> Iterator[_Listed]:
    packs = db.session.scalars(
        select(Pack)
        .join(Pack.release)
        .where(Pack.copy_id == copy.id, Release.urgent == 0, Release.effective_on <= day)
        .order_by(Release.edition, Release.number)
        .options(contains_eager(Pack.release))
    )
    for pack in packs:
        for row in pack.own:
            sheet = from_plain(Wanted, row)
            if sheet.code == code:
                yield _Listed(pack.release, sheet.rev, sheet.digest, pack.release.effective_on)


def urgent(leaf: Leaf, copy: Copy, day: date) -> tuple[Said, Release | None]:
    """Return how an urgent leaf stands while no correction has come after it, and its release."""
    last = newest(copy.binder_id, day)
    release = db.session.scalar(
        select(Release)
        .join(ReleaseSheet, ReleaseSheet.release_id == Release.id)
        .where(
            Release.binder_id == copy.binder_id,
            Release.urgent > 0,
            Release.effective_on <= day,
            ReleaseSheet.code == leaf.code,
            ReleaseSheet.rev == leaf.rev,
        )
        .order_by(Release.edition, Release.number, Release.urgent)
        .limit(1)
    )
    if release is None or last is None:
        return Said(since=_ahead(leaf, copy, day)), None
    if answered.rank(last) > answered.rank(release):
        return Said(word="outdated", release=last), None
    found = Said(word="in_force", rev=leaf.rev, since=release.effective_on)
    return replace(found, release=release, until=release.valid_until), release


def took_out(last: Release, day: date) -> Release | None:
    """Return the first release in effect after the ``last`` one that had a sheet."""
    later = (
        select(Release)
        .where(
            Release.binder_id == last.binder_id, Release.urgent == 0, Release.effective_on <= day
        )
        .where(answered.rank(last) < answered.RANK)
    )
    return db.session.scalar(later.order_by(answered.RANK).limit(1))
