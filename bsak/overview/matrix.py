"""The matrix krisegruppe × kind: how many are ready in each cell, and how the worst one stands."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bsak.documents.kinds import Column, Condition
from bsak.overview.changes import Tally, direction
from bsak.overview.queries import Count

ROWS = 12  # so many groups fit on one screen and one sheet
REQUIRED = (Column.SUBPLAN,)  # every krisegruppe has a delplan; the rest is as the risks are
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


class _Stand(dict[Condition, int]):
    """How many documents stand how, in one cell."""

    @property
    def total(self) -> int:
        return sum(n for condition, n in self.items() if condition is not Condition.NOT_REQUIRED)

    @property
    def has_withdrawn(self) -> bool:
        return Condition.NOT_REQUIRED in self

    def cell(self, url: str, way: str | None) -> Cell:
        worst = min(self, key=lambda condition: condition.rank, default=Condition.NOT_REQUIRED)
        return Cell(worst, self.get(Condition.READY, 0), self.total, url, way)


@dataclass(frozen=True, slots=True)
class _Since:
    """The figures at the last meeting beside those of now, by code of group and column."""

    before: Tally
    after: Tally

    def way(self, code: str, column: str) -> str | None:
        key = (code, column)
        if key not in self.before or key not in self.after:
            return None
        return direction(self.before[key], self.after[key])


def build(
    groups: Iterable[Any],
    counts: Iterable[Count],
    address: Address,
    group_address: Callable[[str], str],
    *,
    since: tuple[Tally, Tally] | None = None,
    most: int | None = ROWS,
) -> Matrix:
    """Return the matrix of ``groups`` (id, code, name, position) in their order, worst first."""
    groups = list(groups)
    stands = _stands(counts)
    ways = _Since(*since) if since else _Since({}, {})
    lacking = [g for g in groups if not _all_required(stands, g.id)]
    worst_first = sorted(groups, key=lambda g: _badness(stands, g.id, g.position))
    lines = (_line(g, stands, ways, address, group_address(g.code)) for g in worst_first[:most])
    columns = [*Column, None]
    totals = (
        _at(stands, None, column).cell(
            address("", column, _at(stands, None, column).has_withdrawn),
            ways.way("", column or ""),
        )
        for column in columns
    )
    return Matrix(
        lines=tuple(lines),
        totals=tuple(totals),
        group_count=len(groups),
        without_subplan=tuple(g.name for g in lacking),
        counted_twice=sum(_at(stands, None, c).total for c in Column)
        - _at(stands, None, None).total,
    )


_Stands = Mapping[tuple[int | None, Column | None], _Stand]
_NOTHING = _Stand()


def _stands(counts: Iterable[Count]) -> _Stands:
    """Add up by group and column; None stands for all of them."""
    stands: dict[tuple[int | None, Column | None], _Stand] = {}
    for count in counts:
        places: set[Column | None] = set(count.kind.columns)
        for column in places | {None}:
            for group_id in (count.group_id, None):
                stand = stands.setdefault((group_id, column), _Stand())
                stand[count.condition] = stand.get(count.condition, 0) + count.number
    return stands


def _at(stands: _Stands, group_id: int | None, column: Column | None) -> _Stand:
    return stands.get((group_id, column), _NOTHING)


def _all_required(stands: _Stands, group_id: int) -> bool:
    return all(_at(stands, group_id, column).total for column in REQUIRED)


def _badness(stands: _Stands, group_id: int, position: int) -> tuple[int, ...]:
    """Return what to sort by: late and missing, then in danger, then how much is left."""
    stand = _at(stands, group_id, None)
    missing = sum(not _at(stands, group_id, column).total for column in REQUIRED)
    return (
        -stand.get(Condition.LATE, 0) - missing,
        -stand.get(Condition.AT_RISK, 0),
        stand.get(Condition.READY, 0) - stand.total,
        position,
    )


def _line(group: Any, stands: _Stands, ways: _Since, address: Address, url: str) -> Line:
    cells: list[Cell | None] = []
    for column in Column:
        stand = _at(stands, group.id, column)
        if stand.total:
            way = ways.way(group.code, column)
            cells.append(stand.cell(address(group.code, column, stand.has_withdrawn), way))
        else:
            missing = column in REQUIRED
            cells.append(Cell(Condition.NOT_REQUIRED, 0, 0, url) if missing else None)
    whole = _at(stands, group.id, None)
    total = whole.cell(address(group.code, None, whole.has_withdrawn), ways.way(group.code, ""))
    return Line(group.code, group.name, url, tuple(cells), total)
