"""The matrix krisegruppe × kind: how many are ready in each cell, and how the worst one stands."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bsak.documents.kinds import Column, Condition
from bsak.overview.changes import Tally, direction
from bsak.overview.counts import REQUIRED, Count, Stand

ROWS = 12  # so many groups fit on one screen and one sheet
Address = Callable[[str, Column | None, bool], str]


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of the matrix. A total of 0 means: required and missing."""

    condition: Condition
    ready: int
    total: int
    url: str
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
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
    """What the matrix is made of. ``of_groups`` counts the groups it is given, by their ids."""

    groups: Sequence[Any]  # (id, code, name, position) in the board's order
    stands: Mapping[int, Stand]
    in_all: Iterable[Count]
    of_groups: Callable[[Collection[int]], Iterable[Count]]
    before: Tally | None = None  # at the last meeting


def build(
    figures: Figures,
    address: Address,
    group_address: Callable[[str], str],
    *,
    most: int | None = ROWS,
) -> Matrix:
    """Return the matrix with the ``most`` worst groups."""
    nothing = Stand()
    stand_of = {group.id: figures.stands.get(group.id, nothing) for group in figures.groups}
    worst = sorted(figures.groups, key=lambda g: (*stand_of[g.id].badness, g.position))[:most]
    counts = _Counts(
        {group.id: group.code for group in worst},
        [*figures.in_all, *figures.of_groups([group.id for group in worst])],
        figures.before,
    )
    columns = [*Column, None]
    totals = tuple(
        counts.cell("", column, address("", column, counts.has_withdrawn("", column)))
        for column in columns
    )
    return Matrix(
        lines=tuple(_line(group, counts, address, group_address(group.code)) for group in worst),
        totals=totals,
        group_count=len(figures.groups),
        without_subplan=tuple(g.name for g in figures.groups if not stand_of[g.id].required),
        counted_twice=sum(cell.total for cell in totals[:-1]) - totals[-1].total,
    )


class _Counts:
    """The counts added up by code of group and column; "" and None stand for all of them."""

    def __init__(
        self, codes: Mapping[int, str], counts: Iterable[Count], before: Tally | None
    ) -> None:
        self._conditions: dict[tuple[str, Column | None], dict[Condition, int]] = {}
        self._after: dict[tuple[str, str], tuple[int, int, int]] = {}
        self._before = before or {}
        for count in counts:
            code = "" if count.group_id is None else codes[count.group_id]
            for column in (None, *count.kind.columns):
                self._add(code, column, count)

    def _add(self, code: str, column: Column | None, count: Count) -> None:
        conditions = self._conditions.setdefault((code, column), {})
        conditions[count.condition] = conditions.get(count.condition, 0) + count.number
        late, at_risk, not_ready = self._after.get((code, column or ""), (0, 0, 0))
        self._after[code, column or ""] = (
            late + count.late, at_risk + count.at_risk, not_ready + count.not_ready
        )  # fmt: skip

    def total(self, code: str, column: Column | None) -> int:
        conditions = self._conditions.get((code, column), {})
        return sum(n for c, n in conditions.items() if c is not Condition.NOT_REQUIRED)

    def has_withdrawn(self, code: str, column: Column | None) -> bool:
        return Condition.NOT_REQUIRED in self._conditions.get((code, column), {})

    def cell(self, code: str, column: Column | None, url: str) -> Cell:
        conditions = self._conditions.get((code, column), {})
        worst = min(conditions, key=lambda c: c.rank, default=Condition.NOT_REQUIRED)
        ready, key = conditions.get(Condition.READY, 0), (code, column or "")
        way = None
        if key in self._before and key in self._after:
            way = direction(self._before[key], self._after[key])
        return Cell(worst, ready, self.total(code, column), url, way)


def _line(group: Any, counts: _Counts, address: Address, url: str) -> Line:
    cells: list[Cell | None] = []
    for column in Column:
        if counts.total(group.code, column):
            rows = address(group.code, column, counts.has_withdrawn(group.code, column))
            cells.append(counts.cell(group.code, column, rows))
        else:
            missing = Cell(Condition.NOT_REQUIRED, 0, 0, url)
            cells.append(missing if column is REQUIRED else None)
    rows = address(group.code, None, counts.has_withdrawn(group.code, None))
    total = counts.cell(group.code, None, rows)
    return Line(group.code, group.name, url, tuple(cells), total)
