"""What a copy missed that came into use late: all that counts now, or will from a later day."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from sqlalchemy import select

from bsak.distribution import answered, names, queries
from bsak.distribution.models import NEVER, Copy, Pack, Release
from bsak.kernel.db import rows


def by(copy: Copy, day: date) -> list[Release]:
    """Return what a copy needs a pack of and got none, in the order it is put in.

    One that was there before has the release in effect, the yellow leaves in front of its sheets,
    and what is sent ahead. A leaf that has ended is among them while no correction has come: it
    says what nothing else on paper says.
    """
    sent = {row.release_id for row in rows(select(Pack.release_id).where(Pack.copy_id == copy.id))}
    reached = answered.highest([copy.id]).get(copy.id, 0)
    every = queries.releases(copy.binder_id)
    fronts = {leaf.release_id: names.behind(leaf.code) for leaf in queries.urgent_leaves(every)}
    needed = [
        one
        for one in _counting(every, fronts, day)
        if one.id not in sent and answered.rank(one) > reached
    ]
    return needed[::-1]


def _counting(
    releases: Iterable[Release], fronts: Mapping[int, str], day: date
) -> Iterator[Release]:
    """Give those that count on ``day`` or a later one, of releases with the newest first.

    A correction takes the place of all before it from its day on, and an urgent leaf that of the
    leaves in front of the same sheet. What was recalled counts on no day.
    """
    begins: dict[str, date] = {}  # what came later, by the sheet it stands in front of, or none
    for one in releases:
        front = fronts.get(one.id, "")
        if max(one.effective_on, day) < min(begins.get(key, NEVER) for key in ("", front)):
            yield one
        begins[front] = min(one.effective_on, begins.get(front, NEVER))
