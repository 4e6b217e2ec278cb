"""Leaves ordered anew: used, lost or torn; the very same sheet is printed."""

from collections.abc import Sequence
from typing import Any, BinaryIO

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, defer, joinedload

from bsak.distribution import outgoing, rules
from bsak.distribution.models import Copy, Holding, Pack, Release, Replacement
from bsak.distribution.working_days import next_working_day
from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.danish import day
from bsak.kernel.db import db
from bsak.kernel.errors import refuse
from bsak.kernel.words import _

LONGEST = 300
_CAME_WITH = (
    joinedload(Holding.pack).options(defer(Pack.swaps), defer(Pack.own), joinedload(Pack.release)),
)


def order(holding: Holding, incident: str, *, actor: Viewer) -> Replacement:
    """Order a leaf anew for the copy that holds it. Raises Refused with what to do instead."""
    copy = _copy_of(holding)
    refuse(rules.obstacle_to_managing(actor))
    refuse(rules.obstacle_to_changing_copy(copy))
    ended = outgoing.endings([holding]).get(holding.id)
    refuse(obstacle_to_ordering(holding, ended, _is_ordered(holding), incident))
    today = clock.today()
    made = Replacement(
        copy=copy,
        holding=holding,
        incident=" ".join(incident.split()),
        ordered_on=today,
        due_on=next_working_day(today),
        ordered_by_id=actor.user_id,
    )
    db.session.add(made)
    db.session.flush()
    _record("replacement_ordered", made, actor)
    return made


def obstacle_to_ordering(
    holding: Holding, ended: Release | None, is_ordered: bool, incident: str
) -> str | None:
    """Return why a leaf cannot be ordered anew, or None; ``ended`` is what took its place."""
    reason = _obstacle_to_leaf(holding, ended)
    if reason:
        return reason
    if is_ordered:
        return _("%(sheet)s er allerede bestilt og ikke leveret endnu.", sheet=holding.code)
    if not incident.strip():
        return _(
            "Skriv, hvorfor arket skal erstattes, fx »Strømsvigt 3. februar« eller »Bortkommet«."
        )
    if len(incident) > LONGEST:
        return _("Skriv højst %(most)d tegn.", most=LONGEST)
    return None


def obstacle_to_printing(one: Replacement) -> str | None:
    """Return why a leaf that was ordered anew is not to be printed any more, or None."""
    return _obstacle_to_leaf(one.holding, outgoing.endings([one.holding]).get(one.holding_id))


def _obstacle_to_leaf(holding: Holding, ended: Release | None) -> str | None:
    if holding.out_on is not None:
        return _("%(sheet)s er taget ud af kopien %(day)s. Bestil det ark, der står der nu.",
                 sheet=holding.code, day=day(holding.out_on))  # fmt: skip
    if ended is not None:
        return _("%(sheet)s skal ud med %(release)s, som gælder nu. Tryk kopiens pakke, og sæt den "
                 "i: så står det rette der.",
                 sheet=holding.code, release=ended.name)  # fmt: skip
    return None


def deliver(one: Replacement, *, actor: Viewer) -> None:
    """Say that the new leaf stands in the binder."""
    refuse(rules.obstacle_to_managing(actor))
    if one.delivered_on is None:
        one.delivered_on = clock.today()
        db.session.flush()
        _record("replacement_delivered", one, actor)


def wait_again(one: Replacement, *, actor: Viewer) -> None:
    """Say that the leaf has not come after all."""
    refuse(rules.obstacle_to_managing(actor))
    if one.delivered_on is not None:
        one.delivered_on = None
        db.session.flush()
        _record("replacement_not_delivered", one, actor)


def drop(one: Replacement, *, actor: Viewer) -> None:
    """Take an order back: it was a mistake, or a correction has taken the leaf out meanwhile."""
    refuse(rules.obstacle_to_managing(actor))
    if one.delivered_on is not None:
        refuse(_("Arket er leveret. Fortryd leveringen først."))
    _record("replacement_dropped", one, actor)
    db.session.delete(one)
    db.session.flush()


def open_orders() -> Sequence[Replacement]:
    """Return what is ordered and not delivered, the most urgent first."""
    query = (
        select(Replacement)
        .join(Replacement.copy)
        .where(Replacement.delivered_on.is_(None), Copy.ended_on.is_(None))
        .options(
            contains_eager(Replacement.copy).joinedload(Copy.binder),
            joinedload(Replacement.holding).options(*_CAME_WITH),
        )
        .order_by(Replacement.due_on, Replacement.id)
    )
    return db.session.scalars(query).all()


def of_copy(copy: Copy) -> Sequence[Replacement]:
    """Return every leaf that was ordered anew for a copy, the newest first."""
    mine = select(Replacement).where(Replacement.copy_id == copy.id)
    mine = mine.options(joinedload(Replacement.holding).options(*_CAME_WITH))
    return db.session.scalars(mine.order_by(Replacement.id.desc())).all()


def write(out: BinaryIO, one: Replacement) -> int:
    """Print the very leaf that was used, with its stamp; return the number of sides."""
    from bsak.distribution import printing  # noqa: PLC0415 -- it starts the print shop

    leaves = printing.of_holdings([one.holding])
    title = _("Erstatningsark %(sheet)s til kopi %(copy)s", sheet=one.holding.code,
              copy=one.copy.name)  # fmt: skip
    return printing.write(out, leaves, title=title)


def _copy_of(holding: Holding) -> Copy:
    pack = db.session.get_one(Pack, holding.pack_id, options=[defer(Pack.swaps), defer(Pack.own)])
    return pack.copy


def _is_ordered(holding: Holding) -> bool:
    waiting = select(Replacement.id).where(
        Replacement.holding_id == holding.id, Replacement.delivered_on.is_(None)
    )
    return db.session.scalar(waiting.limit(1)) is not None


def _record(action: str, one: Replacement, actor: Viewer) -> None:
    said: dict[str, Any] = {
        "replacement": one.id,
        "sheet": one.holding.code,
        "rev": one.holding.rev,
        "incident": one.incident,
        "due_on": one.due_on.isoformat(),
        "delivered_on": one.delivered_on.isoformat() if one.delivered_on else None,
    }
    trail.record(action, "binder_copy", one.copy_id, actor_id=actor.user_id, after=said)
