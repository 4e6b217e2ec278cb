"""Issuing to several binders and printing every pack, in the background: all of it, or nothing."""

from collections.abc import Sequence
from typing import BinaryIO

from bsak.distribution import issuing, printing, queries
from bsak.distribution.models import Binder, Pack
from bsak.distribution.order import Order
from bsak.distribution.papers import Progress
from bsak.groups.rules import Viewer
from bsak.kernel.db import db, reading_only
from bsak.kernel.errors import Refused
from bsak.kernel.words import _, ngettext
from bsak.settings import Settings


def issue(
    codes: Sequence[str],
    order: Order,
    out: BinaryIO,
    *,
    actor: Viewer,
    settings: Settings,
    progress: Progress,
) -> str:
    """Issue to each binder and print all packs into ``out``; return what came of it."""
    _lay_out_first(codes, order, settings, progress)
    packs: list[Pack] = []
    for code in codes:
        release = issuing.issue(_again(code), order, actor=actor, settings=settings)
        packs += queries.packs_to(release.id)
    pages = printing.pack_into(out, packs)
    db.session.commit()
    told = ngettext("%(num)d pakke, ", "%(num)d pakker, ", len(packs))
    return told + ngettext("%(num)d side.", "%(num)d sider.", pages)


def _lay_out_first(
    codes: Sequence[str], order: Order, settings: Settings, progress: Progress
) -> None:
    """Lay out what is new while others can still save; issuing then finds it done."""
    token = reading_only.set(True)
    try:
        for code in codes:
            issuing.draft(
                _again(code),
                settings,
                day=order.effective_on,
                is_edition=order.is_edition,
                progress=progress,
            )
        db.session.rollback()
    finally:
        reading_only.reset(token)


def _again(code: str) -> Binder:
    binder = queries.with_profile(code)
    if binder is None:
        raise Refused(_("Mappen findes ikke længere."))
    return binder
