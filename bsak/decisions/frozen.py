"""The register as one meeting saw it, without what a viewer may not know of."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from bsak.documents.columns import ListColumn
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document, Snapshot
from bsak.documents.queries import visible_to
from bsak.documents.snapshot import FrozenGroup, FrozenRow, thawed, thawed_groups
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.db import db, rows
from bsak.kernel.words import _, lazy


@dataclass(frozen=True, slots=True)
class Frozen:
    """When it was frozen, its documents, and what was said of each group as a whole."""

    taken_at: datetime
    rows: list[FrozenRow]
    groups: tuple[FrozenGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One document in plain words and days; without a code it is the group as a whole."""

    group: str
    title: str
    code: str = ""
    kind: str = ""
    unit: str = ""
    status: str = ""
    due_on: date | None = None
    expected_on: date | None = None
    owner: str = ""
    edition: str = ""
    review_due: date | None = None
    exercised_on: date | None = None
    waits: str = ""
    remarks: str = ""


def seen(meeting_id: int, viewer: Viewer) -> Frozen | None:
    """Return the register that a meeting froze, if it did.

    It is without what ``viewer`` may not know of now, or could not know of then.
    """
    snapshot = db.session.scalar(select(Snapshot).where(Snapshot.meeting_id == meeting_id))
    if snapshot is None:
        return None
    known = {row.code for row in rows(select(Document.code).where(visible_to(viewer)))}
    there = {row.code for row in rows(select(Document.code))}
    kept = [
        row
        for row in thawed(snapshot.rows)
        if row.code in known
        or (row.code not in there and (viewer.sees_confidential or not row.is_confidential))
    ]
    return Frozen(snapshot.taken_at, kept, thawed_groups(snapshot.rows))


def lines(frozen: Frozen) -> dict[str, list[Line]]:
    """Return a frozen register by group in the board's order, without groups that have nothing.

    A register that was frozen without its groups has them under the names they have today.
    """
    query = select(CrisisGroup.code, CrisisGroup.name).order_by(CrisisGroup.position)
    names = {row.code: row.name for row in rows(query)}
    names |= {group.group: group.name for group in frozen.groups}
    said = {group.group: group for group in frozen.groups}
    found: dict[str, list[Line]] = {}
    for code, name in names.items():
        own = [_document(row, name) for row in frozen.rows if row.group == code]
        own += _whole(said[code]) if code in said else []
        if own:
            found[name] = own
    return found


def _document(row: FrozenRow, group: str) -> Line:
    return Line(
        group=group,
        title=row.title,
        code=row.code,
        kind=Kind(row.kind).label,
        unit=row.unit,
        status=Status(row.status).label,
        due_on=_day(row.due_on),
        expected_on=_day(row.expected_on),
        owner=row.owner_function or "",
        edition=str(row.edition or ""),
        review_due=_day(row.review_due),
        exercised_on=_day(row.exercised_on),
        waits="\n".join(row.waits or ()),
        remarks="\n".join(row.remarks or ()),
    )


def _whole(group: FrozenGroup) -> list[Line]:
    if not group.waits and not group.remarks:
        return []
    waits, remarks = "\n".join(group.waits), "\n".join(group.remarks)
    whole = _("Krisegruppen som helhed")
    return [Line(group=group.name, title=whole, waits=waits, remarks=remarks)]


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


COLUMNS: tuple[ListColumn[Line], ...] = (
    ListColumn("group", lazy("Krisegruppe"), lambda r: r.group, width=28),
    ListColumn("title", lazy("Titel"), lambda r: r.title, width=52),
    ListColumn("code", lazy("Kode"), lambda r: r.code, width=11),
    ListColumn("kind", lazy("Art"), lambda r: r.kind),
    ListColumn("unit", lazy("Enhed"), lambda r: r.unit, width=28),
    ListColumn("status", lazy("Status"), lambda r: r.status),
    ListColumn("due", lazy("Frist"), lambda r: r.due_on, width=13),
    ListColumn("expected", lazy("Forventes"), lambda r: r.expected_on, width=13),
    ListColumn("owner", lazy("Ejer"), lambda r: r.owner, width=32),
    ListColumn("edition", lazy("Udgave"), lambda r: r.edition, width=8),
    ListColumn("review", lazy("Eftersyn"), lambda r: r.review_due, width=13),
    ListColumn("exercised", lazy("Øvet"), lambda r: r.exercised_on, width=13),
    ListColumn("waits", lazy("Venter på"), lambda r: r.waits, width=36),
    ListColumn("remarks", lazy("Bemærkninger"), lambda r: r.remarks, width=48),
)  # of the sheet
