"""What has changed from one frozen register to another."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bsak.documents.kinds import Kind, Status
from bsak.documents.snapshot import FrozenGroup, FrozenRow
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
        """Return what happened, as one would say it; what one side did not keep is not told."""
        if self.before is None:
            return _("Nyt: %(status)s", status=_label(self.row))
        if self.after is None:
            return _("Ikke længere i registret")
        return "; ".join(_told(self.before, self.after))


@dataclass(frozen=True, slots=True)
class GroupChange:
    """What is waited for and noted of a group as a whole, where it is not as it was."""

    name: str
    said: tuple[str, ...]


def diff(before: Iterable[FrozenRow], after: Iterable[FrozenRow]) -> tuple[Change, ...]:
    """Return what changed between two registers: changes of status first, then by code."""
    old = {row.code: row for row in before}
    new = {row.code: row for row in after}
    found = [Change(old.get(code), row) for code, row in new.items() if old.get(code) != row]
    found += [Change(row, None) for code, row in old.items() if code not in new]
    told = (change for change in found if change.is_status or change.words())
    return tuple(sorted(told, key=lambda c: (not c.is_status, c.row.code)))


def diff_groups(
    before: Iterable[FrozenGroup], after: Iterable[FrozenGroup]
) -> tuple[GroupChange, ...]:
    """Return what changed of the groups, in their order; nothing when one side kept none."""
    old = {group.group: group for group in before}
    if not old:
        return ()
    found = []
    for group in after:
        was = old.get(group.group, FrozenGroup(group.group, group.name))
        found.append(GroupChange(group.name, tuple(_beside(was, group))))
    return tuple(one for one in found if one.said)


def not_kept(*sides: Sequence[FrozenRow]) -> list[str]:
    """Return what cannot be told of, because one of the registers was frozen without it."""
    labels = {
        "owner_function": _("ejer"),
        "edition": _("godkendt udgave"),
        "exercised_on": _("øvelse"),
        "waits": _("hvad der ventes på"),
        "remarks": _("bemærkninger"),
    }
    rows = [row for side in sides for row in side]
    return [
        label for name, label in labels.items() if any(getattr(row, name) is None for row in rows)
    ]


def _told(was: FrozenRow, now: FrozenRow) -> Iterator[str]:
    if was.status != now.status:
        yield f"{_label(was)} → {_label(now)}"
    if was.due_on != now.due_on:
        yield _moved(was.due_on, now.due_on)
    if was.expected_on != now.expected_on and (told := _expected(was, now)):
        yield told
    if was.title != now.title:
        yield _("hed »%(title)s«", title=was.title)
    if was.unit != now.unit:
        yield _("enheden var »%(unit)s«", unit=was.unit) if was.unit else _("enheden er ny")
    if was.kind != now.kind:
        yield _("var %(kind)s", kind=Kind(was.kind).label)
    if was.is_confidential != now.is_confidential:
        yield _("er nu fortroligt") if now.is_confidential else _("er ikke længere fortroligt")
    if _differs(was.owner_function, now.owner_function):
        none = _("ingen")
        now_owner, was_owner = now.owner_function or none, was.owner_function or none
        yield _("ejer %(now)s, før %(was)s", now=now_owner, was=was_owner)
    if _differs(was.edition, now.edition):
        yield _("udgave %(n)s godkendt", n=now.edition)
    if was.review_due != now.review_due:
        yield _reviewed(was.review_due, now.review_due)
    if _differs(was.exercised_on, now.exercised_on):
        on = _day(now.exercised_on) if now.exercised_on else ""
        yield _("øvet %(day)s", day=on) if on else _("øvelsen er fjernet")
    yield from _beside(was, now)


def _differs(was: object, now: object) -> bool:
    return was is not None and now is not None and was != now


def _beside(was: FrozenRow | FrozenGroup, now: FrozenRow | FrozenGroup) -> Iterator[str]:
    """Yield what is waited for and noted that was not, and the other way round."""
    if was.waits is not None and now.waits is not None:
        for one in _without(now.waits, was.waits):
            yield _("venter på: %(what)s", what=one)
        for one in _without(was.waits, now.waits):
            yield _("venter ikke længere på: %(what)s", what=one)
    if was.remarks is not None and now.remarks is not None:
        for one in _without(now.remarks, was.remarks):
            yield _("bemærkning: %(what)s", what=one)
        for one in _without(was.remarks, now.remarks):
            yield _("ikke længere bemærket: %(what)s", what=one)


def _without(these: Iterable[str], those: Iterable[str]) -> list[str]:
    return list((Counter(these) - Counter(those)).elements())


def _expected(was: FrozenRow, now: FrozenRow) -> str:
    if now.expected_on:
        return _("forventes %(day)s", day=_day(now.expected_on))
    if now.status in (Status.COMPLETED, Status.WITHDRAWN):
        return ""  # what is done is expected no more
    return _("forventes ikke længere %(day)s", day=_day(was.expected_on))


def _reviewed(before: str, after: str) -> str:
    if not after:
        return _("eftersynet %(day)s er fjernet", day=_day(before))
    if not before:
        return _("eftersyn senest %(day)s", day=_day(after))
    return _("eftersyn senest %(new)s, før %(old)s", new=_day(after), old=_day(before))


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
