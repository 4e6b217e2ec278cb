"""Minutes cut to what the register has room for; what was cut is told."""

from dataclasses import replace

from bsak.kernel.words import _
from bsak.meetings.reading.shape import Item, Minutes, Notice, Row, Task

# As wide as the columns: PostgreSQL refuses what is longer, SQLite would keep it.
_TITLE, _BODY, _TIME, _CASE, _SLOT = 300, 80, 10, 40, 40


def fitted(minutes: Minutes) -> Minutes:
    """Return ``minutes`` with every name and title short enough to be kept."""
    head = replace(
        minutes.meeting,
        body=_cut(minutes.meeting.body, _BODY),
        time=_cut(minutes.meeting.time, _TIME),
        place=_cut(minutes.meeting.place, _TITLE),
    )
    items = tuple(map(_item, minutes.items))
    rows = tuple(map(_row, minutes.register))
    lines = [new.line for new, old in zip(items, minutes.items, strict=True) if new != old]
    lines += [new.line for new, old in zip(rows, minutes.register, strict=True) if new != old]
    if head != minutes.meeting:
        lines.append(0)
    told = (Notice(line, _cut_sentence()) for line in sorted(lines))
    remarks = (replace(r, group=_cut(r.group, _TITLE)) for r in minutes.group_remarks)
    return replace(
        minutes,
        meeting=head,
        items=items,
        register=rows,
        groups=tuple(_cut(name, _TITLE) for name in minutes.groups),
        group_remarks=tuple(remarks),
        tasks=tuple(_task(task) for task in minutes.tasks),
        notices=(*minutes.notices, *told),
    )


def _item(item: Item) -> Item:
    return replace(
        item,
        title=_cut(item.title, _TITLE),
        case_number=_cut(item.case_number, _CASE),
        proposer=_cut(item.proposer, _TITLE),
        time_slot=_cut(item.time_slot, _SLOT),
    )


def _task(task: Task) -> Task:
    return replace(task, text=_cut(task.text, _TITLE), owner=_cut(task.owner, _TITLE))


def _row(row: Row) -> Row:
    return replace(
        row,
        group=_cut(row.group, _TITLE),
        unit=_cut(row.unit, _TITLE),
        title=_cut(row.title, _TITLE),
    )


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _cut_sentence() -> str:
    return _("Et navn eller en titel er for lang og er kortet af. Ret den i referatet.")
