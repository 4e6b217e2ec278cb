"""In which order a copy stands, also what a release no longer has: there it stood until now."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, select

from bsak.distribution import composing
from bsak.distribution.models import Release, ReleaseSheet
from bsak.distribution.packs import Held, Wanted
from bsak.kernel.db import rows

_Place = tuple[int, int]  # of a sheet that stays, and of what stands behind it


class Stood:
    """Puts what copies hold into the order of a release; what went out is looked up once."""

    def __init__(self, release: Release, shared: Sequence[Wanted]) -> None:
        self._binder_id = release.binder_id
        self._stays = {sheet.code: number for number, sheet in enumerate(shared)}
        self._places: dict[str, _Place] = {code: (at, -1) for code, at in self._stays.items()}

    def in_order(self, held: Sequence[Held]) -> list[Held]:
        """Return ``held``, the oldest first, as it stands in the binder.

        The correction slips stand behind the contents, the newest on top.
        """
        codes = {sheet.code for sheet in held if not composing.is_slip(sheet.code)}
        if gone := codes - self._places.keys():
            self._look_up(gone)
        in_turn = sorted(enumerate(held), key=lambda one: self._place(one[0], one[1].code))
        return [sheet for _turn, sheet in in_turn]

    def _place(self, turn: int, code: str) -> tuple[int, int, int]:
        if composing.is_slip(code):
            return self._stays.get(composing.CONTENTS, -1), 0, -turn
        return *self._places[code], turn

    def _look_up(self, gone: Collection[str]) -> None:
        """Find where each stood in the newest release that had it."""
        newest = dict(map(tuple, rows(
            select(ReleaseSheet.code, func.max(ReleaseSheet.release_id))
            .join(Release)
            .where(
                Release.binder_id == self._binder_id,
                ReleaseSheet.code.in_(gone),
                ReleaseSheet.kept.is_not(None),
            )
            .group_by(ReleaseSheet.code)
        )))  # fmt: skip
        listed = rows(
            select(ReleaseSheet.release_id, ReleaseSheet.code)
            .where(ReleaseSheet.release_id.in_(newest.values()))
            .order_by(ReleaseSheet.release_id, ReleaseSheet.position)
        )
        for code in gone:
            mine = [one for release_id, one in listed if release_id == newest.get(code)]
            before = mine[: mine.index(code)] if code in mine else [*self._stays]
            behind = max((self._stays.get(one, -1) for one in before), default=-1)
            self._places[code] = behind, len(before)
