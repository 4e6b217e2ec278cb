"""What has changed since a meeting: the difference of two frozen registers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bsak.documents.kinds import Condition, Kind, Status
from bsak.documents.snapshot import FrozenRow
from bsak.kernel.danish import short_day
from bsak.kernel.words import _


@dataclass(frozen=True, slots=True)
class Change:
    """One document that is not as it was: new (no before), gone (no after), or different."""

    before: FrozenRow | None
    after: FrozenRow | None

    @property
    def row(self) -> FrozenRow:
        """Return the document as it is known last."""
        row = self.after or self.before
        assert row is not None  # noqa: S101 -- a change is of something
        return row

    @property
    def is_status(self) -> bool:
        """Say whether the board's own word for it is another than before."""
        return self.before is None or self.after is None or self.before.status != self.after.status

    def words(self) -> str:
        """Return what happened, as one would say it."""
        if self.before is None:
            return _("Nyt: %(status)s", status=_label(self.row))
        if self.after is None:
            return _("Ikke længere i registret")
        said = []
        if self.is_status:
            said.append(f"{_label(self.before)} → {_label(self.after)}")
        if self.before.due_on != self.after.due_on:
            said.append(_moved(self.before.due_on, self.after.due_on))
        if self.before.expected_on != self.after.expected_on and self.after.expected_on:
            said.append(_("forventes %(day)s", day=_day(self.after.expected_on)))
        if self.before.title != self.after.title:
            said.append(_("hed »%(title)s«", title=self.before.title))
        return "; ".join(said)


def diff(before: Iterable[FrozenRow], after: Iterable[FrozenRow]) -> tuple[Change, ...]:
    """Return what changed between two registers: changes of status first, then by code."""
    old = {row.code: row for row in before}
    new = {row.code: row for row in after}
    found = [Change(old.get(code), row) for code, row in new.items() if old.get(code) != row]
    found += [Change(row, None) for code, row in old.items() if code not in new]
    told = (change for change in found if change.is_status or change.words())
    return tuple(sorted(told, key=lambda c: (not c.is_status, c.row.code)))


def standing(row: FrozenRow, on: date) -> Condition:
    """Return how a frozen row stood: by what was frozen, which is less than the rules know."""
    if row.status == Status.WITHDRAWN:
        return Condition.NOT_REQUIRED
    if row.status == Status.COMPLETED:
        is_stale = row.review_due and row.review_due < on.isoformat()
        return Condition.LATE if is_stale else Condition.READY
    if row.due_on and row.due_on < on.isoformat():
        return Condition.LATE
    if row.due_on and row.expected_on and row.expected_on > row.due_on:
        return Condition.AT_RISK
    return Condition.ON_PLAN


Tally = dict[tuple[str, str], tuple[int, int, int]]


def tally(rows: Iterable[FrozenRow], on: date) -> Tally:
    """Return (late, in danger, not ready) by group and column, and by group alone under ""."""
    counts: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        condition = standing(row, on)
        if condition is Condition.NOT_REQUIRED:
            continue
        ranks = (condition is Condition.LATE, condition is Condition.AT_RISK,
                 condition is not Condition.READY)  # fmt: skip
        places = Kind(row.kind).columns
        for place in ("", *places):
            for total in ("", row.group):
                count = counts.setdefault((total, place), [0, 0, 0])
                for at, is_so in enumerate(ranks):
                    count[at] += is_so
    return {key: (a, b, c) for key, (a, b, c) in counts.items()}


def direction(before: tuple[int, int, int], after: tuple[int, int, int]) -> str:
    """Return "better", "worse" or "same": fewer late counts most, then fewer in danger."""
    if before == after:
        return "same"
    return "better" if after < before else "worse"


def _label(row: FrozenRow) -> str:
    return Status(row.status).label


def _day(iso: str) -> str:
    return short_day(date.fromisoformat(iso))


def _moved(before: str, after: str) -> str:
    if not before:
        return _("frist sat til %(day)s", day=_day(after))
    if not after:
        return _("fristen %(day)s er fjernet", day=_day(before))
    return _("frist flyttet fra %(old)s til %(new)s", old=_day(before), new=_day(after))
