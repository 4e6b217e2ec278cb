"""Stocktakes: a copy is gone through leaf by leaf, and what was seen is what it holds."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, tuple_

from bsak.distribution import (
    binders,
    composing,
    count_words,
    counting,
    receiving,
    rules,
    standing,
    swapping,
)
from bsak.distribution.counting import Key
from bsak.distribution.models import Channel, Copy, Holding, Pack, Receipt, SeenSheet, Stocktake
from bsak.distribution.packs import Held
from bsak.distribution.typed import Leaf
from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _


def running(copy: Copy, *, by: Viewer | None = None) -> Stocktake | None:
    """Return the stocktake of a copy that is under way, or only one ``by`` somebody."""
    query = select(Stocktake).where(Stocktake.copy_id == copy.id, Stocktake.ended_at.is_(None))
    if by is not None:
        query = query.where(Stocktake.by_id == by.user_id)
    return db.session.scalar(query.limit(1))


def is_seen(stocktake: Stocktake, leaf: Leaf) -> bool:
    """Say whether a leaf was seen already."""
    return any((one.code, one.rev) == (leaf.code, leaf.rev) for one in stocktake.seen)


def begin(copy: Copy, *, actor: Viewer) -> Stocktake:
    """Begin to go through a copy, or go on where somebody else was."""
    refuse(rules.obstacle_to_managing(actor))
    binders.hold(copy.binder)
    refuse(obstacle(copy))
    under_way = running(copy)
    if under_way is not None:
        under_way.by_id = actor.user_id
        db.session.flush()
        return under_way
    new = Stocktake(copy_id=copy.id, begun_at=clock.now(), by_id=actor.user_id)
    db.session.add(new)
    db.session.flush()
    _record("stocktake_begun", new, actor)
    return new


def obstacle(copy: Copy) -> str | None:
    """Return why a copy cannot be gone through, or None."""
    if copy.ended_on is not None:
        return rules.obstacle_to_changing_copy(copy)
    if counting.pack_of(copy) is None:
        return _("Der er endnu ikke sendt noget til kopi %(copy)s, så der er intet at tælle.",
                 copy=copy.name)  # fmt: skip
    return None


def see(stocktake: Stocktake, leaves: Collection[Leaf], *, actor: Viewer) -> None:
    """Note leaves as seen, each once. Not by whom: only leaf, copy and time are kept."""
    refuse(rules.obstacle_to_managing(actor))
    _hold(stocktake)
    there = {(one.code, one.rev) for one in stocktake.seen}
    for code, rev in dict.fromkeys((leaf.code, leaf.rev) for leaf in leaves):
        if (code, rev) not in there:
            stocktake.seen.append(SeenSheet(code=code, rev=rev, at=clock.now()))
    db.session.flush()


def unsee(stocktake: Stocktake, keys: Collection[Key], *, actor: Viewer) -> None:
    """Take back that leaves were seen."""
    refuse(rules.obstacle_to_managing(actor))
    _hold(stocktake)
    mine = SeenSheet.stocktake_id == stocktake.id
    named = tuple_(SeenSheet.code, SeenSheet.rev).in_([*keys])
    db.session.execute(delete(SeenSheet).where(mine, named))
    db.session.refresh(stocktake, ["seen"])


def drop(stocktake: Stocktake, *, actor: Viewer) -> None:
    """Stop without a result; the copy holds what it was known to hold."""
    refuse(rules.obstacle_to_managing(actor))
    _hold(stocktake)
    stocktake.ended_at = clock.now()
    db.session.flush()
    _record("stocktake_dropped", stocktake, actor)


def resume(stocktake: Stocktake, *, actor: Viewer) -> None:
    """Go on with a stocktake that was stopped, while nothing has happened to the copy since."""
    refuse(rules.obstacle_to_managing(actor))
    binders.hold(stocktake.copy.binder)
    refuse(obstacle(stocktake.copy))
    if running(stocktake.copy) is not None:
        raise Refused(_("En anden optælling af kopien er i gang. Gå videre med den."))
    stocktake.ended_at, stocktake.by_id = None, actor.user_id
    db.session.flush()
    _record("stocktake_begun", stocktake, actor)


def end(stocktake: Stocktake, *, actor: Viewer) -> Receipt:
    """Let the copy hold what was seen. Raises Refused while nothing was."""
    refuse(rules.obstacle_to_managing(actor))
    _hold(stocktake)
    copy = stocktake.copy
    pack = counting.pack_of(copy)
    refuse(obstacle(copy))
    if pack is None or not stocktake.seen:
        raise Refused(_("Der er ikke set et eneste ark endnu. Scan eller afkryds arkene først, "
                        "eller opgiv optællingen."))  # fmt: skip
    keys = {(one.code, one.rev) for one in stocktake.seen}
    stay = [row for row in standing.held(copy) if (row.code, row.rev) in keys]
    new = counting.recognised(copy, pack, keys - {(row.code, row.rev) for row in stay})
    unknown = len(keys - {(row.code, row.rev) for row in stay} - new.keys())
    after = [*composing.held_by(stay), *(known.sheet.held for known in new.values())]
    at = clock.now()
    for urgent, leaf, _after in counting.urgent(pack):
        is_there = (leaf.code, leaf.rev) in keys
        if is_there != urgent.is_answered:
            note = "" if is_there else _("Bladet blev ikke set ved optællingen.")
            _answer(urgent, at, actor, is_in=is_there, note=note)
    receipt = _receipt(pack, after, unknown, at, actor)
    _end_unseen(copy, stay, receipt)
    for known in new.values():
        swapping.begin(known.sheet, known.pack, receipt)
    stocktake.ended_at = clock.now()
    db.session.flush()
    _record("stocktake_ended", stocktake, actor, receipt)
    receiving.count_again(copy)
    return receipt


def _receipt(
    pack: Pack, after: Sequence[Held], unknown: int, at: datetime, actor: Viewer
) -> Receipt:
    """Say what was found. How many only: who may read the receipt may not know every sheet."""
    found = counting.differs(pack, after, unknown)
    return _answer(pack, at, actor, is_in=not found.lacks, is_out=not found.has_more,
                   note=count_words.found(found))  # fmt: skip


def _answer(
    pack: Pack, at: datetime, actor: Viewer, *, is_in: bool, is_out: bool = True, note: str = ""
) -> Receipt:
    """Answer for a pack. All that one stocktake answers carries one moment, and goes together."""
    receipt = Receipt(
        at=at,
        done_on=clock.today(),
        answered_by=actor.name,
        user_id=actor.user_id,
        channel=Channel.STOCKTAKE,
        sheets_in=is_in,
        old_out=is_out,
        recorded=is_in and is_out,
        note=note,
    )
    pack.receipts.append(receipt)
    db.session.flush()
    return receipt


def found_in(held: Collection[Holding]) -> frozenset[int]:
    """Return which sheets of a copy a stocktake found, so that nobody knows when they came."""
    query = select(Receipt.id).where(
        Receipt.id.in_({row.in_receipt_id for row in held}), Receipt.channel == Channel.STOCKTAKE
    )
    counts = set(db.session.scalars(query))
    return frozenset(row.id for row in held if row.in_receipt_id in counts)


def _end_unseen(copy: Copy, stay: Sequence[Holding], receipt: Receipt) -> None:
    there = {row.id for row in stay}
    for row in standing.held(copy):
        if row.id not in there:
            row.out_on, row.out_receipt_id = receipt.done_on, receipt.id


def _hold(stocktake: Stocktake) -> None:
    """Let nobody else change the binder's copies now; refuse what has ended meanwhile."""
    binders.hold(stocktake.copy.binder)
    db.session.refresh(stocktake, ["ended_at", "seen"])
    if stocktake.ended_at is not None:
        raise Refused(_("Optællingen er afsluttet. Begynd en ny, hvis der er mere at tælle."))


def _record(
    action: str, stocktake: Stocktake, actor: Viewer, receipt: Receipt | None = None
) -> None:
    said: dict[str, Any] = {"stocktake": stocktake.id}
    if receipt is not None:
        said |= {"receipt": receipt.id, "release": receipt.pack.release.name, "note": receipt.note}
    trail.record(action, "binder_copy", stocktake.copy_id, actor_id=actor.user_id, after=said)
