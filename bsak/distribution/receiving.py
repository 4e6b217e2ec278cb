"""Receipts: what a copy holds moves when one is complete, and moves back when it is taken back."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, func, select, update

from bsak.distribution import (
    answered,
    binders,
    overtaken,
    receipt_rules,
    rules,
    swapping,
)
from bsak.distribution.models import (
    Channel,
    Copy,
    Holding,
    Pack,
    Receipt,
    Release,
    Replacement,
)
from bsak.distribution.receipt_rules import Answer, Known
from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.kernel.errors import refuse


def known_of(pack: Pack) -> Known:
    """Return what the rules ask of a pack's copy."""
    copy = pack.copy
    highest = answered.highest([copy.id]).get(copy.id, 0)
    newest = answered.ranked([copy.binder_id], [highest]).get((copy.binder_id, highest))
    changed = select(func.max(func.coalesce(Holding.out_on, Holding.in_on)))
    return Known(
        is_complete=pack.is_answered,
        newer=newest if newest and answered.rank(pack.release) < highest else None,
        instead=overtaken.instead_of(pack.release, clock.today()),
        changed_on=db.session.scalar(changed.where(Holding.copy_id == copy.id)),
    )


def answer(pack: Pack, said: Answer, *, actor: Viewer | None, channel: Channel) -> Receipt:
    """Write down what somebody says of a pack. Raises Refused with what to do instead.

    When everything is done the copy holds what the pack wanted. Whatever was sent since is counted
    anew, because it was counted from what the copy held before.
    """
    if channel is Channel.SECRETARIAT and actor is not None:
        refuse(rules.obstacle_to_managing(actor))
    binders.hold(pack.copy.binder)
    db.session.expire(pack)  # somebody else may have answered while this waited
    db.session.refresh(pack.release)  # or called it back
    known = known_of(pack)
    refuse(receipt_rules.obstacle_to_pack(pack, known))
    refuse(receipt_rules.obstacle_to_answer(pack, said, known, clock.today()))
    receipt = Receipt(
        at=clock.now(),
        done_on=said.done_on,
        answered_by=" ".join(said.answered_by.split()),
        user_id=actor.user_id if actor else None,
        channel=channel,
        sheets_in=said.sheets_in,
        old_out=said.old_out,
        recorded=said.recorded,
        note=said.note.strip(),
    )
    pack.receipts.append(receipt)
    db.session.flush()
    if receipt.is_complete:
        swapping.put_in(pack, receipt)
        count_again(pack.copy)
    _record("receipt_given", receipt, actor)
    return receipt


def take_back(receipt: Receipt, *, actor: Viewer) -> None:
    """Undo a receipt: the copy holds what it held before. Only the newest can be undone."""
    refuse(rules.obstacle_to_managing(actor))
    pack = receipt.pack
    copy = pack.copy
    binders.hold(copy.binder)
    if db.session.get(Receipt, receipt.id, populate_existing=True) is None:
        return  # somebody else took it back while this waited
    refuse(
        receipt_rules.obstacle_to_taking_back(
            copy, is_newest=_is_newest(receipt, copy), is_replaced=_is_replaced(receipt)
        )
    )
    _record("receipt_taken_back", receipt, actor)
    back = {"out_on": None, "out_receipt_id": None}
    db.session.execute(update(Holding).where(Holding.out_receipt_id == receipt.id).values(**back))
    db.session.execute(delete(Holding).where(Holding.in_receipt_id == receipt.id))
    for one in [receipt, *_beside(receipt)]:
        one.pack.receipts.remove(one)
    db.session.flush()
    count_again(copy)


def _beside(receipt: Receipt) -> Sequence[Receipt]:
    """Return what the same stocktake answered for urgent leaves; it goes with the rest."""
    query = (
        select(Receipt)
        .join(Receipt.pack)
        .where(
            Pack.copy_id == receipt.pack.copy_id,
            Receipt.channel == Channel.STOCKTAKE,
            Receipt.at == receipt.at,
            Receipt.id < receipt.id,
        )
    )
    return db.session.scalars(query).all() if receipt.is_count else []


def count_again(copy: Copy, release: Release | None = None) -> None:
    """Count what was sent after the newest complete receipt from what the copy holds now.

    All of it, or only what was sent with ``release``.
    """
    sent = answered.packs_after([copy.id])
    unanswered = [pack for pack in sent if release is None or pack.release_id == release.id]
    if unanswered:
        from bsak.distribution import issuing  # noqa: PLC0415 -- it starts the print shop

        issuing.count_again(copy, unanswered)


def _is_newest(receipt: Receipt, copy: Copy) -> bool:
    """Say whether no later receipt built on what ``receipt`` did to the copy."""
    if not _moves(receipt):
        return True
    later = select(Receipt).join(Pack).where(Pack.copy_id == copy.id, Receipt.id > receipt.id)
    return not any(_moves(one) for one in db.session.scalars(later))


def _moves(receipt: Receipt) -> bool:
    return receipt.is_complete or receipt.channel is Channel.STOCKTAKE


def _is_replaced(receipt: Receipt) -> bool:
    """Say whether a sheet that came in with the receipt has been ordered anew since."""
    ordered = select(Replacement.id).join(Holding, Holding.id == Replacement.holding_id)
    return db.session.scalar(ordered.where(Holding.in_receipt_id == receipt.id)) is not None


def _record(action: str, receipt: Receipt, actor: Viewer | None) -> None:
    pack = receipt.pack
    said: dict[str, Any] = {
        "pack": pack.id,
        "receipt": receipt.id,
        "release": pack.release.name,
        "done_on": receipt.done_on.isoformat(),
        "channel": receipt.channel.value,
        "is_complete": receipt.is_complete,
    }
    trail.record(
        action,
        "binder_copy",
        pack.copy_id,
        actor_id=actor.user_id if actor else None,
        after=said,
    )
