"""What a numbered copy held on a day, from its receipts; the same sheets can be printed again."""

from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from sqlalchemy import func, select

from bsak.distribution import standing
from bsak.distribution.models import Copy, Holding
from bsak.kernel.danish import day as in_words
from bsak.kernel.db import db
from bsak.kernel.words import _


@dataclass(frozen=True, slots=True)
class Past:
    """What stood in a copy when a day was over, in the order of the binder."""

    copy: Copy
    day: date
    first: date | None  # the day something was first put into it
    sheets: tuple[Holding, ...]


def on(copy: Copy, day: date) -> Past:
    """Return what ``copy`` held on ``day``."""
    begun = select(func.min(Holding.in_on)).where(Holding.copy_id == copy.id)
    return Past(copy, day, db.session.scalar(begun), tuple(standing.held(copy, day)))


def obstacle(past: Past, today: date) -> str | None:
    """Return why nothing is known of the copy on that day, and what to do instead, or None."""
    copy = past.copy
    if past.day > today:
        return _("Dagen er ikke kommet endnu. Vælg i dag eller en dag, der er gået.")
    if past.first is None:
        return _("Der er endnu ikke kvitteret for, at noget er sat i kopi %(copy)s.",
                 copy=copy.name)  # fmt: skip
    if past.day < past.first:
        return _("Kopi %(copy)s var tom: de første ark blev sat i %(day)s. Vælg den dag eller en "
                 "senere.", copy=copy.name, day=in_words(past.first))  # fmt: skip
    if not past.sheets:
        return _("Kopi %(copy)s var tom den dag.", copy=copy.name)
    return None


def write(out: BinaryIO, past: Past) -> int:
    """Print a copy as it was; return the number of sides. Same copy and day, same bytes."""
    from bsak.distribution import printing  # noqa: PLC0415 -- it starts the print shop

    title = _("Kopi %(copy)s, som den var %(day)s", copy=past.copy.name, day=in_words(past.day))
    return printing.write(out, printing.of_holdings(past.sheets), title=title)
