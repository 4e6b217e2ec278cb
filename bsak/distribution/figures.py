"""How every copy stands, in figures: as many questions for all of them as for one."""

from functools import lru_cache
from typing import Any, Literal

from sqlalchemy import ColumnElement, bindparam, select

from bsak.distribution import answered, expired, reckoning
from bsak.distribution.answered import IS_COMPLETE, RANK
from bsak.distribution.lagging import Stand
from bsak.distribution.models import Binder, Channel, Copy, Pack, Receipt, Release
from bsak.kernel import clock
from bsak.kernel.db import rows

_Of = Literal["copy", "binder", "all"]


def of_copy(copy_id: int) -> Stand:
    """Return how one copy stands today."""
    return _stands("copy", copy_id)[0]


def of_binder(binder_id: int) -> list[Stand]:
    """Return how every copy in use of a binder stands, by number."""
    return _stands("binder", binder_id)


def of_all() -> list[Stand]:
    """Return how every copy in use stands, by binder and number."""
    return _stands("all")


def _stands(of: _Of, key: int = 0) -> list[Stand]:
    day = clock.today()
    found = [reckoning.Line._make(row) for row in rows(_asked(of), {"of": key, "day": day})]
    leaves = expired.leaves(day) if reckoning.on_top(found) else ()
    return reckoning.stands(found, leaves, day)


def _those(of: _Of) -> ColumnElement[bool]:
    if of == "copy":
        return Copy.id == bindparam("of")
    in_use = Copy.ended_on.is_(None) & Binder.is_closed.is_(False)
    return in_use if of == "all" else in_use & (Copy.binder_id == bindparam("of"))


@lru_cache(maxsize=3)  # building a statement takes longer than asking it
def _asked(of: _Of) -> Any:
    """Ask for each copy, with each pack it is not answered for, with each answer to that."""
    newest, reached = answered.newest(bindparam("day")).subquery(), answered.reached()
    if of == "copy":
        reached = reached.where(Pack.copy_id == bindparam("of"))
    done = reached.subquery()
    return (
        select(
            Copy.id, Copy.binder_id, Binder.code, Copy.number,
            newest.c.rank.label("newest"), newest.c.last, done.c.rank.label("reached"),
            Pack.id.label("pack_id"), RANK.label("rank"), Release.urgent, Release.effective_on,
            Release.answer_by, Release.valid_until, Copy.added_on,
            Receipt.done_on, IS_COMPLETE, Receipt.channel == Channel.STOCKTAKE,
        )
        .join(Copy.binder)
        .outerjoin(newest, newest.c.binder_id == Copy.binder_id)
        .outerjoin(done, done.c.copy_id == Copy.id)
        .outerjoin(Pack, (Pack.copy_id == Copy.id) & answered.is_unanswered(done.c.rank))
        .outerjoin(Release, Release.id == Pack.release_id)
        .outerjoin(Receipt, Receipt.pack_id == Pack.id)
        .where(_those(of))
        .order_by(Binder.code, Copy.number, RANK, Receipt.id)
    )  # fmt: skip
