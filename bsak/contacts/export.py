"""The list of people and posts as a file: work numbers alone, never a private one."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO, StringIO

from bsak.contacts import numbers
from bsak.contacts.columns import POST
from bsak.contacts.models import ContactPoint, Person, PointKind, Post
from bsak.kernel.danish import day, short_day
from bsak.kernel.words import _

TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# What people typed is text, whatever it looks like: never a formula, a link or a number.
_AS_TYPED = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_KINDS = (PointKind.PHONE, PointKind.MOBILE, PointKind.MAIL, PointKind.RADIO)
_WIDTHS = (30, 30, 30, 30, 20, 20, 34, 14, 16)


def written(found: Iterable[Person | Post], ending: str, today: date) -> bytes:
    """Return the list as a file of that kind."""
    rows = [_row(one) for one in found]
    return sheet(_heads(), rows, today) if ending == "xlsx" else text(_heads(), rows)


def sheet(heads: Sequence[str], rows: Sequence[Sequence[str]], today: date) -> bytes:
    """Return a workbook with one sheet of plain text."""
    from xlsxwriter import Workbook  # noqa: PLC0415 -- slow to load, and few ask for a sheet

    file = BytesIO()
    with Workbook(file, _AS_TYPED) as book:
        book.set_properties({"title": _("Kontakter %(day)s", day=day(today)), "company": "bsak"})
        page = book.add_worksheet(_("Kontakter"))
        bold = book.add_format({"bold": True, "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        for at, head in enumerate(heads):
            page.set_column(at, at, _WIDTHS[min(at, len(_WIDTHS) - 1)])
            page.write_string(0, at, head, bold)
        for line, row in enumerate(rows, 1):
            for at, value in enumerate(row):
                page.write_string(line, at, value, wrapped)
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, max(1, len(rows)), len(heads) - 1)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
    return file.getvalue()


def text(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return the rows as Danish Excel opens them: semicolons, and a mark that says UTF-8."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_inert(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _inert(value: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; a number abroad begins with 00."""
    if value[:1] == "+" and value[1:].isdigit():
        return f"00{value[1:]}"
    return f"'{value}" if value[:1] in "=+-@\t\r\n" and value else value


def _heads() -> list[str]:
    return [
        _("Navn"), _("Stilling"), _("Afdeling"), _("Organisation"),
        *(kind.label for kind in _KINDS), _("Sidst bekræftet"),
    ]  # fmt: skip


def _row(one: Person | Post) -> list[str]:
    open_to_all = [point for point in one.points if not point.is_private]
    usable = [point for point in open_to_all if point.wrong_since is None]
    return [
        one.name,
        one.title if isinstance(one, Person) else POST,
        one.department.name if one.department else "",
        one.party.name if one.party else "",
        *(_values(usable, kind) for kind in _KINDS),
        _confirmed(usable),
    ]


def _values(points: Sequence[ContactPoint], kind: PointKind) -> str:
    own = [numbers.shown(kind, point.value) for point in points if point.kind is kind]
    return ", ".join(own).replace("\u00a0", " ")


def _confirmed(points: Sequence[ContactPoint]) -> str:
    """Return the day of the one that was confirmed the longest ago; nothing if one never was."""
    days = [point.confirmed_on for point in points]
    known = [one for one in days if one]
    return short_day(min(known)) if known and len(known) == len(days) else ""
