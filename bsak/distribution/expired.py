"""Urgent leaves that have ended, or soon will, with no correction after them: one is owed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, or_, select

from bsak.distribution import answered, reckoning
from bsak.distribution.answered import RANK
from bsak.distribution.models import Binder, Mark, Release, ReleaseSheet
from bsak.documents.models import Document
from bsak.kernel import clock
from bsak.kernel.db import db, rows

SOON = timedelta(days=10)  # time to make a correction, print it and put it in


@dataclass(frozen=True, slots=True)
class Owed:
    """A binder that waits for a correction, because urgent leaves in it end, or have ended."""

    binder: Binder
    leaves: tuple[str, ...]
    ends_on: date | None = None  # the last day of the first of them; None when it is past


def owed() -> list[Owed]:
    """Return every binder in use with urgent leaves that have ended, by code."""
    binders, day = _in_use(), clock.today()
    found = reckoning.ended(_newest(binders, day), leaves(day), day)
    return [Owed(one, found[one.id]) for one in binders if one.id in found]


def ending() -> list[Owed]:
    """Return every binder in use with urgent leaves that soon end with nothing sent after them."""
    binders, day = _in_use(), clock.today()
    newest, later = _newest(binders, day), _newest(binders, day + SOON)
    same = {key: rank for key, rank in newest.items() if later.get(key) == rank}
    last = reckoning.lying(same, leaves(day))
    soon = [leaf for leaf in last if day <= leaf.valid_until < day + SOON]
    return [*_by_binder(binders, soon)]


def _by_binder(binders: Sequence[Binder], soon: Sequence[reckoning.Leaf]) -> Iterator[Owed]:
    for one in binders:
        mine = [leaf for leaf in soon if leaf.binder_id == one.id]
        if mine:
            names = tuple(leaf.name for leaf in mine)
            yield Owed(one, names, min(leaf.valid_until for leaf in mine))


def _in_use() -> Sequence[Binder]:
    query = select(Binder).where(Binder.is_closed.is_(False)).order_by(Binder.code)
    return db.session.scalars(query).all()


def _newest(binders: Sequence[Binder], day: date) -> dict[int, int]:
    effective = answered.in_effect([one.id for one in binders], day)
    return {key: answered.rank(one) for key, one in effective.items()}


def leaves(day: date) -> list[reckoning.Leaf]:
    """Return every urgent leaf that has begun, the oldest first."""
    return [*map(reckoning.Leaf._make, rows(_sent(), {"day": day}))]


@lru_cache(maxsize=1)  # building a statement takes longer than asking it
def _sent() -> Any:
    """Ask for each urgent leaf."""
    under = RANK - Release.urgent
    return (
        select(
            Release.binder_id, under, Release.number, Release.urgent, Release.valid_until,
            ReleaseSheet.code, or_(Binder.with_confidential, Document.is_confidential),
        )
        .join(ReleaseSheet, ReleaseSheet.release_id == Release.id)
        .join(Binder, Binder.id == Release.binder_id)
        .outerjoin(Document, Document.id == ReleaseSheet.document_id)
        .where(
            Release.urgent > 0,
            Release.effective_on <= bindparam("day"),
            ReleaseSheet.mark == Mark.URGENT,
        )
        .order_by(Release.edition, Release.number, Release.urgent)
    )  # fmt: skip
