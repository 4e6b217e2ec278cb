"""What stands in many copies now, as plain values: packs for all of them are counted from it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from bsak.distribution import answered
from bsak.distribution.models import Copy, Holding, Pack, Release
from bsak.distribution.packs import Held
from bsak.kernel.db import db, rows


@dataclass(frozen=True, slots=True)
class Shelved:
    """A sheet that stands in a copy, and the release whose pack brought it."""

    held: Held
    title: str
    kept: str
    in_on: date
    brought_by: Release

    @property
    def code(self) -> str:
        """Return the code of the sheet."""
        return self.held.code

    def stays(self, release: Release) -> bool:
        """Say whether it is an urgent leaf on top of ``release``, whose pack leaves it alone."""
        return answered.is_on_top(self.brought_by, release)


def in_copies(copies: Collection[Copy]) -> dict[int, list[Shelved]]:
    """Return what stands in each copy by its id, the oldest first."""
    query = (
        select(
            Holding.copy_id, Pack.release_id, Holding.code, Holding.rev, Holding.pages,
            Holding.digest, Holding.title, Holding.kept, Holding.in_on,
        )
        .join(Pack, Pack.id == Holding.pack_id)
        .where(Holding.copy_id.in_([copy.id for copy in copies]), Holding.out_on.is_(None))
        .order_by(Holding.id)
    )  # fmt: skip
    by_copy: dict[int, list[Shelved]] = {copy.id: [] for copy in copies}
    made = _Made()
    for row in rows(query):
        by_copy[row[0]].append(made[row[1:]])
    return by_copy


class _Made(dict[tuple[Any, ...], Shelved]):
    """Sheets by what the database says of them: most stand in every copy alike."""

    def __init__(self) -> None:
        super().__init__()
        self._releases: dict[int, Release] = {}

    def __missing__(self, sheet: tuple[Any, ...]) -> Shelved:
        release_id, code, rev, pages, digest, title, kept, in_on = sheet
        brought_by = self._releases.get(release_id)
        if brought_by is None:
            brought_by = db.session.get_one(Release, release_id)
            self._releases[release_id] = brought_by
        made = Shelved(Held(code, rev, pages, digest), title, kept, in_on, brought_by)
        self[sheet] = made
        return made
