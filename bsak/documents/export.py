"""The list of the register as an Excel sheet: the same rows, the same columns."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from xlsxwriter import Workbook

from bsak.documents.columns import ListColumn, Row
from bsak.kernel.danish import day
from bsak.kernel.words import _

# What people typed is text, whatever it looks like: never a formula, a link or a number.
_AS_TYPED = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def sheet(rows: Sequence[Row], columns: Sequence[ListColumn[Row]], today: date) -> bytes:
    """Return a workbook with one sheet: frozen heading, filter, dates that Excel can sort.

    ``today`` is the day whose register it is.
    """
    file = BytesIO()
    with Workbook(file, {**_AS_TYPED, "default_date_format": "dd-mm-yyyy"}) as book:
        book.set_properties({"title": _("Register %(day)s", day=day(today)), "company": "bsak"})
        page = book.add_worksheet(_("Register"))
        bold = book.add_format({"bold": True, "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        dated = book.add_format({"num_format": "dd-mm-yyyy", "valign": "top", "align": "left"})
        for at, column in enumerate(columns):
            page.set_column(at, at, column.width)
            page.write_string(0, at, str(column.heading), bold)
            for line, row in enumerate(rows, 1):
                value = column.value(row)
                if isinstance(value, date):
                    page.write_datetime(line, at, value, dated)
                else:
                    page.write_string(line, at, str(value or ""), wrapped)
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
    return file.getvalue()
