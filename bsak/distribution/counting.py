"""What a copy should hold when it is gone through leaf by leaf, and what the leaves seen are."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from bsak.distribution import composing, lagging, names, packs, standing
from bsak.distribution.answered import rank
from bsak.distribution.models import Copy, Holding, Pack, Release, ReleaseSheet, Stocktake
from bsak.distribution.packs import Held, Wanted
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.plain import from_plain

Key = tuple[str, str]  # code and revision, as they stand on the leaf


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the ticking list: a sheet, and what it is to the copy."""

    code: str
    rev: str
    title: str
    what: str  # wanted, superfluous, lapsed or unknown
    is_seen: bool
    leaves: int = 1  # of paper: one tick is for all of them
    kind: str = "leaf"  # leaf, divider or slip: only leaves are counted


@dataclass(frozen=True, slots=True)
class Found:
    """What a stocktake came to, in leaves of paper; slips are left aside."""

    right: int
    missing: int
    superfluous: int
    dividers: int  # missing
    lacks: bool  # something that a pack can bring, yellow leaves aside
    has_more: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A sheet that was seen and recognised, and the pack that it must have come with."""

    sheet: Wanted
    pack: Pack


def pack_of(copy: Copy) -> Pack | None:
    """Return the pack a copy is counted against: the newest in effect, or put in ahead of it."""
    day = clock.today()
    newest = (one for one in _packs(copy) if not one.release.urgent)
    return next((p for p in newest if p.release.effective_on <= day or p.is_answered), None)


def wanted(pack: Pack) -> list[Wanted]:
    """Return what the copy should hold, urgent leaves in effect in front of what they override."""
    sheets = _plain(pack)
    for _pack, leaf, after in urgent(pack):
        place = next((i for i, one in enumerate(sheets, 1) if one.code == after), len(sheets))
        sheets.insert(place, leaf)
    return sheets


def lines(stocktake: Stocktake, pack: Pack) -> list[Line]:
    """Return the ticking list in the order of the binder; what belongs nowhere stands last."""
    seen = {(one.code, one.rev): one for one in stocktake.seen}
    should, held = wanted(pack), standing.held(stocktake.copy)
    found = [_line(s, "wanted", is_seen=(s.code, s.rev) in seen) for s in should]
    keys, past = {(one.code, one.rev) for one in should}, lapsed(pack)
    for row in held:
        if (row.code, row.rev) not in keys:
            is_seen = (row.code, row.rev) in seen
            what = "lapsed" if row.code in past else "superfluous"
            _put(found, _line(row, what, is_seen=is_seen))
            keys.add((row.code, row.rev))
    others = [key for key in seen if key not in keys]
    known = recognised(stocktake.copy, pack, others)
    for code, rev in others:
        old = known.get((code, rev))
        if old is None:
            _put(found, Line(code, rev, "", "unknown", is_seen=True))
        else:
            what = "lapsed" if code in past else "superfluous"
            _put(found, _line(old.sheet, what, is_seen=True))
    return found


def recognised(copy: Copy, pack: Pack, keys: Collection[Key]) -> dict[Key, Known]:
    """Return which of the leaves were issued to the binder, whenever it was.

    Two texts may carry one number, since a title can change without a revision: the newer is
    taken. A sheet came with the first pack that had it.
    """
    found: dict[Key, Known] = {}
    for sheet, came_with in _issued(copy, pack, {code for code, _rev in keys}):
        key = sheet.code, sheet.rev
        if key in keys and (key not in found or found[key].sheet.digest == sheet.digest):
            found[key] = Known(sheet, came_with)
    return found


def is_known(copy: Copy, pack: Pack, key: Key) -> bool:
    """Say whether a leaf stands in the copy as far as is known, or was ever issued to it."""
    is_held = any((row.code, row.rev) == key for row in standing.held(copy))
    return is_held or key in recognised(copy, pack, [key])


def differs(pack: Pack, after: Sequence[Held], unknown: int) -> Found:
    """Return how what was found differs from what should be there.

    A yellow leaf is answered for by a pack of its own, but is missing like any other.
    """
    yellow = {leaf.code: leaf for _pack, leaf, _after in urgent(pack)}
    apart = yellow.keys() | lapsed(pack)
    now = [one for one in after if one.code not in apart and not composing.is_slip(one.code)]
    should = [one for one in _plain(pack) if not composing.is_slip(one.code)]
    changes = packs.swaps(now, should)
    into = [line.into for line in changes if line.into]
    there = {one.code for one in after}
    counted = [one for one in (*should, *yellow.values()) if one.is_counted]
    missing = [one for one in into if one.is_counted]
    missing += [leaf for code, leaf in yellow.items() if code not in there]
    out = [sheet for line in changes for sheet in line.out]
    return Found(
        right=packs.leaves(counted) - packs.leaves(missing),
        missing=packs.leaves(missing),
        superfluous=packs.leaves(out) + unknown,
        dividers=sum(not one.is_counted for one in into),
        lacks=bool(into),
        has_more=bool(out or unknown),
    )


def _line(sheet: Wanted | Holding, what: str, *, is_seen: bool) -> Line:
    kind = "leaf" if sheet.is_counted else "divider"
    kind = "slip" if composing.is_slip(sheet.code) else kind
    leaves = packs.of_sides(sheet.pages)
    return Line(sheet.code, sheet.rev, sheet.title, what, is_seen, leaves, kind)


def _plain(pack: Pack) -> list[Wanted]:
    own = [from_plain(Wanted, row) for row in pack.own]
    return composing.with_own(composing.wanted_by(pack.release), own)


def lapsed(pack: Pack) -> frozenset[str]:
    """Return the urgent leaves, by code, whose last day is past with no correction after them.

    They stay until it comes, as they are the newest on paper; a copy without one lacks nothing.
    """
    day = clock.today()
    over = (one for one in _in_front(pack) if not lagging.is_in_effect(one[0].release, day))
    return frozenset(leaf.code for _pack, leaf, _after in over)


def urgent(pack: Pack) -> list[tuple[Pack, Wanted, str]]:
    """Return the urgent leaves on top of the pack's release, and the sheet each stands after."""
    day = clock.today()
    return [one for one in _in_front(pack) if lagging.is_in_effect(one[0].release, day)]


def _in_front(pack: Pack) -> Iterable[tuple[Pack, Wanted, str]]:
    """Return the last urgent leaf that was sent in front of each sheet, also when it is over."""
    of, day = pack.release, clock.today()
    last: dict[str, tuple[Pack, Wanted, str]] = {}
    for one in reversed(_packs(pack.copy)):
        release = one.release
        is_on_top = (release.edition, release.number) == (of.edition, of.number)
        if release.urgent and is_on_top and release.effective_on <= day:
            for line in composing.swaps_of(one):
                if line.into:
                    last[names.behind(line.code)] = one, line.into, line.after
    return last.values()


def _packs(copy: Copy) -> list[Pack]:
    query = select(Pack).where(Pack.copy_id == copy.id)
    query = query.options(joinedload(Pack.release), selectinload(Pack.receipts))
    return sorted(db.session.scalars(query), key=lambda one: rank(one.release), reverse=True)


def _issued(copy: Copy, pack: Pack, codes: Collection[str]) -> Iterator[tuple[Wanted, Pack]]:
    """Give every sheet of ``codes`` ever issued to the binder, the newest first, and its pack."""
    packs_to = _packs(copy)
    for one in packs_to:
        for row in one.own:
            sheet = from_plain(Wanted, row)
            if sheet.code in codes:
                yield sheet, one
    by_release = {one.release_id: one for one in packs_to}
    counts = (Release.edition.desc(), Release.number.desc(), Release.urgent.desc())
    rows = db.session.scalars(
        select(ReleaseSheet)
        .join(ReleaseSheet.release)
        .where(
            Release.binder_id == copy.binder_id,
            ReleaseSheet.code.in_(codes),
            ReleaseSheet.code != composing.COVER,
            ReleaseSheet.kept.is_not(None),
        )
        .order_by(*counts)
    )
    for row in rows:
        yield composing.as_wanted(row), by_release.get(row.release_id, pack)


def _put(found: list[Line], line: Line) -> None:
    """Put a line behind the last of its code, else last."""
    places = [i for i, one in enumerate(found, 1) if one.code == line.code]
    found.insert(places[-1] if places else len(found), line)
