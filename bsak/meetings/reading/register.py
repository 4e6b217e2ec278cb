"""Rows of the register out of the status list, and what was read otherwise than written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bsak.kernel.words import _
from bsak.meetings.reading.lines import Line
from bsak.meetings.reading.shape import GroupRemark, Notice, Row
from bsak.meetings.reading.status_list import Entry, read_list
from bsak.meetings.reading.statuses import heading_of, is_slip
from bsak.meetings.reading.titles import read_title


@dataclass(frozen=True, slots=True)
class Register:
    """The status list of one set of minutes."""

    groups: tuple[str, ...]
    rows: tuple[Row, ...]
    remarks: tuple[GroupRemark, ...]
    notices: tuple[Notice, ...]
    places: dict[int, str]


def read_register(runs: Iterable[Sequence[Line]], known_groups: Iterable[str] = ()) -> Register:
    """Return the rows, groups and remarks of the status list in the runs of lines."""
    listing = read_list(runs, known_groups)
    rows: list[Row] = []
    seen: set[tuple[str, ...]] = set()
    notices = [
        _read_as(line, line.text, heading_of(status))
        for line, status in listing.headings
        if is_slip(line.text)
    ]
    for entry in listing.entries:
        row, slips = _row(entry)
        notices += [_read_as(entry.line, written, meant) for written, meant in slips]
        if _key(row) in seen:
            notices.append(_twice(row))
        seen.add(_key(row))
        rows.append(row)
    remarks = tuple(
        GroupRemark(entry.group, entry.text, entry.line.number) for entry in listing.remarks
    )
    return Register(tuple(listing.groups), tuple(rows), remarks, tuple(notices), listing.places)


def _row(entry: Entry) -> tuple[Row, tuple[tuple[str, str], ...]]:
    named = read_title(entry.text)
    row = Row(
        group=entry.group,
        kind=named.kind,
        unit=named.unit,
        title=named.title,
        status=named.status or entry.status,
        remark="; ".join(filter(None, (named.remark, *entry.remarks))),
        line=entry.line.number,
        source=entry.line.source.strip(),
    )
    return row, named.slips


def _key(row: Row) -> tuple[str, ...]:
    return row.group, row.kind, row.unit, row.title.lower()


def _read_as(line: Line, written: str, meant: str) -> Notice:
    sentence: str = _("»%(written)s« er læst som »%(meant)s«.", written=written, meant=meant)
    return Notice(line.number, sentence)


def _twice(row: Row) -> Notice:
    sentence: str = _(
        "»%(title)s« står to gange under %(group)s.", title=row.title, group=row.group
    )
    return Notice(row.line, sentence)
