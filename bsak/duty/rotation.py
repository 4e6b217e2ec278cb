"""Sharing shifts out among people who take turns. What is filled stays as it is."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from bsak.duty.gaps import NOBODY, Who

IsThere = Callable[[int, date], bool]


def shared_out(
    shifts: Sequence[date],
    order: Sequence[int],
    standing: Mapping[date, Who],
    is_there: IsThere,
    *,
    has_backup: bool,
) -> dict[date, Who]:
    """Return who has each of ``shifts``: people in ``order``, round and round.

    Who is away is passed over, and comes first when they are back. The backup is whoever has
    one of the next turns. Where nobody can, it stays empty.
    """
    waiting, shared = list(order), {}
    for shift in shifts:
        stands = standing.get(shift, NOBODY)
        primary = stands.primary
        if primary is None:
            able = [one for one in waiting if one != stands.backup and is_there(one, shift)]
            primary = able[0] if able else None
        if primary in waiting:
            waiting.remove(primary)
            waiting.append(primary)
        backup = stands.backup
        if has_backup and backup is None:
            able = [one for one in waiting if one != primary and is_there(one, shift)]
            backup = able[0] if able else None
        shared[shift] = Who(primary, backup)
    return shared
