"""From lines of the database to how each copy stands. Pure: it does not matter who asked."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from bsak.distribution import names
from bsak.distribution.lagging import Sent, Stand, Told, waits


class Line(NamedTuple):
    """A copy, a pack it is not answered for, and one answer to that; the last may be missing."""

    copy_id: int
    binder_id: int
    code: str
    number: int
    newest: int | None  # the rank of the release in effect, urgent ones aside
    last: int | None  # the rank of what came last, urgent ones too
    reached: int | None  # the rank of the newest release that the copy is answered for
    pack_id: int | None
    rank: int
    urgent: int
    effective_on: date
    answer_by: date
    valid_until: date | None
    added_on: date
    done_on: date | None
    is_complete: bool
    is_count: bool

    @property
    def told(self) -> Told | None:
        """Return the answer, if there is one."""
        return Told(self.done_on, self.is_complete, self.is_count) if self.done_on else None


class Leaf(NamedTuple):
    """One sheet of an urgent release."""

    binder_id: int
    under: int  # the rank of the release it lies on
    number: int
    urgent: int
    valid_until: date
    code: str
    is_secret: bool | None

    @property
    def rank(self) -> int:
        """Return where its release comes in the order of the binder's releases."""
        return self.under + self.urgent

    @property
    def name(self) -> str:
        """Return its code, or only that of the release where the code may not be told."""
        return names.urgent_name(self.number, self.urgent) if self.is_secret else self.code


def on_top(lines: Iterable[Line]) -> dict[int, int]:
    """Return the rank of the newest release by binder, where urgent leaves lie on top of it."""
    return {one.binder_id: one.newest for one in lines if one.newest and one.newest != one.last}


def ended(newest: Mapping[int, int], sent: Iterable[Leaf], day: date) -> dict[int, tuple[str, ...]]:
    """Return by binder the leaves, the oldest first, that have ended on top of the ``newest``."""
    found: dict[int, tuple[str, ...]] = {}
    for leaf in lying(newest, sent):
        if leaf.valid_until < day:
            found[leaf.binder_id] = (*found.get(leaf.binder_id, ()), leaf.name)
    return found


def lying(newest: Mapping[int, int], sent: Iterable[Leaf]) -> list[Leaf]:
    """Return the leaves on top of the ``newest`` release of each binder, the oldest first.

    A later leaf in front of the same sheet takes the place of one before it.
    """
    there = (leaf for leaf in sent if newest.get(leaf.binder_id) == leaf.under)
    return [*{(leaf.binder_id, names.behind(leaf.code)): leaf for leaf in there}.values()]


def replaced(newest: Mapping[int, int], sent: Iterable[Leaf]) -> dict[tuple[int, int], int]:
    """Return by binder and rank the leaves that a later one took the place of, and its rank."""
    sent = [*sent]
    now = {(leaf.binder_id, names.behind(leaf.code)): leaf.rank for leaf in lying(newest, sent)}
    of = ((leaf, now.get((leaf.binder_id, names.behind(leaf.code)))) for leaf in sent)
    return {(leaf.binder_id, leaf.rank): rank for leaf, rank in of if rank and rank > leaf.rank}


def stands(lines: Sequence[Line], leaves: Iterable[Leaf], day: date) -> list[Stand]:
    """Return how each copy stands; its lines come together, and so do those of a pack."""
    newest, leaves = on_top(lines), [*leaves]
    expired, gone = ended(newest, leaves, day), replaced(newest, leaves)
    return [
        _stand(of_copy, expired, gone, day) for of_copy in _grouped(lines, attrgetter("copy_id"))
    ]


def _stand(
    lines: Sequence[Line], expired: Mapping[int, tuple[str, ...]],
    gone: Collection[tuple[int, int]], day: date,
) -> Stand:  # fmt: skip
    first = lines[0]
    sent = [pack for pack in _sent(lines) if (first.binder_id, pack.rank) not in gone]
    return Stand(
        copy_id=first.copy_id,
        binder_id=first.binder_id,
        code=first.code,
        number=first.number,
        day=day,
        newest=first.newest,
        reached=first.reached,
        owed=tuple(pack for pack in sent if waits(pack, first.newest, day)),
        ahead=tuple(pack for pack in sent if pack.effective_on > day),
        expired=expired.get(first.binder_id, ()),
    )


def _sent(lines: Sequence[Line]) -> Iterable[Sent]:
    """Give the packs that a copy is not answered for, in order."""
    for answers in _grouped(lines, attrgetter("pack_id")):
        pack = answers[0]
        if pack.pack_id is not None:
            yield Sent(
                pack.pack_id, pack.rank, pack.urgent, pack.effective_on, pack.answer_by,
                pack.valid_until, pack.added_on,
                tuple(one.told for one in answers if one.told),
            )  # fmt: skip


def _grouped(lines: Sequence[Line], by: Callable[[Line], Any]) -> list[list[Line]]:
    return [list(alike) for _key, alike in groupby(lines, by)]
