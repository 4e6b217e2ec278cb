"""The matrix krisegruppe × kind: how many are ready in each cell, and how the worst one stands."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from bsak.documents.kinds import Column, Condition
from bsak.overview.changes import Tally, direction
from bsak.overview.counts import REQUIRED, Count, Counted

ROWS = 12  # so many groups fit on one screen and one sheet
_WORST_FIRST = tuple(Condition)
_BEST = _WORST_FIRST[-1]
Address = Callable[[str, Column | None, bool], str]


class Cell(NamedTuple):
    """One figure of the matrix. A total of 0 means: required and missing."""

    condition: Condition
    ready: int
    total: int
    url: str
    direction: str | None = None


class Line(NamedTuple):
    """One krisegruppe. A cell is None where nothing is required and there is nothing."""

    code: str
    name: str
    url: str
    cells: tuple[Cell | None, ...]
    total: Cell


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole: the worst groups first, the sums, and what is to be told beside it."""

    lines: tuple[Line, ...]
    totals: tuple[Cell, ...]
    group_count: int
    without_subplan: tuple[str, ...]  # names of groups, in the board's order
    counted_twice: int  # documents that fill two columns

    @property
    def total(self) -> Cell:
        """Return the figure of the whole register."""
        return self.totals[-1]

    @property
    def worst_names(self) -> tuple[str, ...]:
        """Return the first groups that are late or lack something."""
        bad = (line for line in self.lines if line.total.condition is Condition.LATE)
        return tuple(line.name for line in bad)[:2]


@dataclass(frozen=True, slots=True)
class Figures:
    """What the matrix is made of."""

    groups: Sequence[Any]  # (id, code, name, position) in the board's order
    counted: Counted
    before: Tally | None = None  # at the last meeting


def build(
    figures: Figures,
    address: Address,
    group_address: Callable[[str], str],
    *,
    most: int | None = ROWS,
) -> Matrix:
    """Return the matrix with the ``most`` worst groups."""
    stands = [figures.counted.stand(group_id) for group_id, *_ in figures.groups]
    by_badness = sorted(
        (stand.badness, position, at)
        for at, (stand, (*_, position)) in enumerate(zip(stands, figures.groups, strict=True))
    )
    worst = [figures.groups[at] for *_, at in by_badness[:most]]
    counted = {group.code: figures.counted.of_group(group.id) for group in worst}
    counts = _Counts({"": figures.counted.in_all, **counted}, figures.before, address)
    totals = tuple(counts.cell("", column) for column in [*Column, None])
    return Matrix(
        lines=tuple(_line(group, counts, group_address(group.code)) for group in worst),
        totals=totals,
        group_count=len(figures.groups),
        without_subplan=tuple(
            group.name
            for group, stand in zip(figures.groups, stands, strict=True)
            if not stand.has_required
        ),
        counted_twice=sum(cell.total for cell in totals[:-1]) - totals[-1].total,
    )


class _Counts:
    """The counts by code of group and column; "" and None stand for all of them."""

    def __init__(
        self, counted: Mapping[str, Iterable[Count]], before: Tally | None, address: Address
    ) -> None:
        self._of: dict[tuple[str, Column | None], list[Count]] = defaultdict(list)
        self._before, self._address = before or {}, address
        for code, counts in counted.items():
            for count in counts:
                for column in (None, *count.kind.columns):
                    self._of[code, column].append(count)

    def cell(self, code: str, column: Column | None) -> Cell:
        """Return one figure of the matrix."""
        counts = self._of.get((code, column), [])
        in_scope = [count for count in counts if count.condition is not Condition.NOT_REQUIRED]
        return Cell(
            min((count.condition for count in counts), key=_WORST_FIRST.index, default=_BEST),
            sum(count.number for count in in_scope if count.condition is Condition.READY),
            sum(count.number for count in in_scope),
            self._address(code, column, len(in_scope) < len(counts)),
            self._direction(code, column, counts),
        )

    def _direction(self, code: str, column: Column | None, counts: list[Count]) -> str | None:
        before = self._before.get((code, column or ""))
        if before is None or not counts:
            return None
        late, in_danger, not_ready = zip(*(count.as_frozen for count in counts), strict=True)
        return direction(before, (sum(late), sum(in_danger), sum(not_ready)))


def _line(group: Any, counts: _Counts, url: str) -> Line:
    cells: list[Cell | None] = []
    for column in Column:
        cell = counts.cell(group.code, column)
        missing = Cell(Condition.NOT_REQUIRED, 0, 0, url) if column is REQUIRED else None
        cells.append(cell if cell.total else missing)
    return Line(group.code, group.name, url, tuple(cells), counts.cell(group.code, None))
