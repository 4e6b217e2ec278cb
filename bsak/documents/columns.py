"""The columns that the list of the register can show, on screen and in Excel alike."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from bsak.documents.queries import RegisterRow
from bsak.groups.rules import Viewer
from bsak.kernel.words import lazy

Value = str | int | date | None
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class ListColumn(Generic[Row]):
    """One column: its name in addresses, its heading, what to sort by, and what it shows."""

    key: str
    heading: object
    value: Callable[[Row], Value]
    sort: str = ""
    is_usual: bool = True
    width: int = 18  # characters, on the sheet
    is_inside: bool = False  # how the work goes: only for those who see unfinished documents


ALL: tuple[ListColumn[RegisterRow], ...] = (
    ListColumn("title", lazy("Titel"), lambda r: r.title, "title", width=52),
    ListColumn("code", lazy("Kode"), lambda r: r.code, "code", width=11),
    ListColumn("group", lazy("Krisegruppe"), lambda r: r.group_name, "group", width=28),
    ListColumn("kind", lazy("Art"), lambda r: r.kind.label, "kind"),
    ListColumn("unit", lazy("Enhed"), lambda r: r.unit, "", is_usual=False, width=28),
    ListColumn("status", lazy("Status"), lambda r: r.status.label, "status"),
    ListColumn("condition", lazy("Tilstand"), lambda r: r.condition.label, "condition", width=12),
    ListColumn("due", lazy("Frist"), lambda r: r.due_on, "due", width=13, is_inside=True),
    ListColumn(
        "expected",
        lazy("Forventes"),
        lambda r: r.expected_text or r.expected_on,
        "expected",
        is_usual=False,
        is_inside=True,
    ),
    ListColumn(
        "waits",
        lazy("Venter på"),
        lambda r: r.waits_for or "",
        is_usual=False,
        width=36,
        is_inside=True,
    ),
    ListColumn("owner", lazy("Ejer"), lambda r: r.owner_function, "", is_usual=False, width=32),
    ListColumn("case", lazy("Sagsnummer"), lambda r: r.case_number, "", is_usual=False),
    ListColumn("review", lazy("Eftersyn"), lambda r: r.review_due, "", is_usual=False, width=13),
    ListColumn("touched", lazy("Senest meldt"), lambda r: r.touched_on, "touched", False, 13, True),
)


def offered(viewer: Viewer) -> tuple[ListColumn[RegisterRow], ...]:
    """Return the columns that ``viewer`` can choose among."""
    return tuple(column for column in ALL if viewer.sees_unfinished or not column.is_inside)


def chosen(keys: Iterable[str], viewer: Viewer) -> tuple[ListColumn[RegisterRow], ...]:
    """Return the columns named by ``keys``, the usual ones when none is; a title always stands."""
    columns = offered(viewer)
    wanted = set(keys) & {column.key for column in columns}
    if not wanted:
        return tuple(column for column in columns if column.is_usual)
    return tuple(column for column in columns if column.key in wanted or column.key == "title")
