"""What is approved and holds from a later day: a correction for that day brings it along."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from bsak.distribution import pending
from bsak.distribution.models import Binder
from bsak.distribution.pending import Stands
from bsak.distribution.texts_now import TextsNow


@dataclass(frozen=True, slots=True)
class Coming:
    """A later day, and the documents of a binder that say something new from then on."""

    day: date
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """A document with a text on ``day``, and the one it has until then."""

    day: date
    code: str
    was: int | None
    now: int

    def says_the_same(self, words: Mapping[int, Any]) -> bool:
        """Say whether it was only approved anew, word for word."""
        return self.was is not None and bool(words[self.was] == words[self.now])


def of_binders(binders: Iterable[Binder]) -> dict[int, tuple[Coming, ...]]:
    """Return what is to come, day by day, by the id of each binder.

    The number of questions is the same for one binder as for all.
    """
    ids = [binder.id for binder in binders]
    last, texts = pending.last_of(ids), TextsNow()
    found = {
        binder.id: [*_changes(binder, texts, pending.next_day(last.get(binder.id)))]
        for binder in pending.with_profiles(ids)
    }
    every = [change for changes in found.values() for change in changes]
    read = {id_ for change in every if change.was for id_ in (change.was, change.now)}
    words = pending.wordings(read)
    return {
        binder_id: _by_day(one for one in changes if not one.says_the_same(words))
        for binder_id, changes in found.items()
    }


def _changes(binder: Binder, texts: TextsNow, day: date) -> Iterator[_Change]:
    days = [day, *texts.later(day)]
    stands = [(one, pending.standing(binder, texts, one)) for one in days]
    for (_before, was), (then, now) in pairwise(stands):
        for code, one in now.items():
            if one.revision_id is not None and one.revision_id != _revision(was.get(code)):
                yield _Change(then, code, _revision(was.get(code)), one.revision_id)


def _revision(one: Stands | None) -> int | None:
    return one.revision_id if one else None


def _by_day(changes: Iterable[_Change]) -> tuple[Coming, ...]:
    found: dict[date, list[str]] = {}
    for change in changes:
        found.setdefault(change.day, []).append(change.code)
    return tuple(Coming(day, tuple(codes)) for day, codes in found.items())
