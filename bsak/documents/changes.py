"""What has changed from one frozen register to another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bsak.documents.kinds import Status
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
