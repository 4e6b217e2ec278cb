"""What nobody needs to answer for any more, since something else was sent that has it with it."""

from collections.abc import Collection
from datetime import date

from bsak.distribution import answered, expired, reckoning
from bsak.distribution.answered import rank
from bsak.distribution.models import Pack, Release


def by(packs: Collection[Pack], day: date) -> dict[int, Release]:
    """Return by pack the release that nobody needs to answer for it after, where there is one.

    An answer for a later release has it all with it; a correction in effect ends what was urgent,
    and so does a later urgent leaf in front of the same sheet.
    """
    unanswered = [pack for pack in packs if not pack.is_answered]
    binder_ids = {pack.copy.binder_id for pack in unanswered}
    reached = answered.highest({pack.copy_id for pack in unanswered})
    known = answered.ranked(binder_ids, reached.values())
    effective = answered.in_effect(binder_ids, day)
    found: dict[int, Release] = {}
    for pack in unanswered:
        binder_id = pack.copy.binder_id
        ends = [known.get((binder_id, reached.get(pack.copy_id, 0)))]
        if pack.release.urgent:
            ends += [effective.get(binder_id), instead_of(pack.release, day)]
        later = [one for one in ends if one and rank(one) > rank(pack.release)]
        if later:
            found[pack.id] = max(later, key=rank)
    return found


def instead_of(release: Release, day: date) -> Release | None:
    """Return the urgent release in effect whose leaf took the place of that of ``release``."""
    if not release.urgent:
        return None
    under = {release.binder_id: rank(release) - release.urgent}
    replaced = reckoning.replaced(under, expired.leaves(day))
    later = replaced.get((release.binder_id, rank(release)))
    key = release.binder_id, later or 0
    return answered.ranked([release.binder_id], [key[1]]).get(key) if later else None
