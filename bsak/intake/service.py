"""Writes what minutes say, as far as somebody chose it, in one transaction."""

from collections.abc import Mapping

from sqlalchemy import func, select

from bsak.groups.rules import Viewer
from bsak.intake import compare
from bsak.intake.proposal import Proposal, What
from bsak.intake.writing import Writing
from bsak.kernel.access import Permission
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.words import _

_TURN = 0x62_73_61_6B  # the number of the lock: any will do that nothing else takes


def apply(
    proposal: Proposal,
    chosen: frozenset[str],
    *,
    actor: Viewer,
    seen: str = "",
    codes: Mapping[str, str] | None = None,
) -> int:
    """Write the ``chosen`` changes. Returns how many were written.

    ``codes`` are those that somebody typed for new groups, by the key of the change.

    Raises Refused when ``actor`` may not, or when the register is no longer the one that the
    proposal was ``seen`` against.
    """
    if not actor.may(Permission.MINUTES_IMPORT):
        raise Refused(_("Kun sekretariatet kan indlæse referater."))
    _take_turn()
    now = compare.propose(proposal.minutes)
    if seen and now.digest != seen:
        raise Refused(_("Registret er ændret, siden du så forslaget. Se det igen, før du skriver."))
    if now.obstacle:
        raise Refused(now.obstacle)
    written = [c for c in now.changes if c.key in chosen and c.is_writable]
    deadlines = frozenset(c.position for c in written if c.what is What.DEADLINE)
    writing = Writing(proposal.minutes, actor, codes or {}, deadlines)
    needed = {What.MEETING, What.ITEM, What.GROUP}
    for change in now.changes:
        if change in written or (written and change.what in needed and change.is_writable):
            writing.write(change)
    if written:
        writing.finish()
    return len(written)


def _take_turn() -> None:
    """Let nobody else write minutes until this transaction ends; SQLite has one writer as it is."""
    if db.session.get_bind().dialect.name == "postgresql":
        db.session.execute(select(func.pg_advisory_xact_lock(_TURN)))
        db.session.expire_all()  # what was read before the turn came may have changed
