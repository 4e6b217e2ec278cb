"""A file of people as rows of text: Excel, or CSV as Danish Excel writes it."""

import csv
import io
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from zipfile import BadZipFile, ZipFile

from bsak.kernel import archive
from bsak.kernel.errors import Refused
from bsak.kernel.words import _

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS, LONGEST = 5_000, 60, 300
_LOOKED_AT = 50_000  # rows of a sheet, empty ones among them
_TOP = 5_000  # signs that tell what stands between the cells
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
FORMULA = "\0="  # stands where a cell computes its value; no cell of text can hold it


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file, by the number that people see beside it."""

    line: int
    cells: tuple[str, ...]


def sheets_of(content: bytes) -> list[list[Row]]:
    """Return the rows of each sheet that have something in them. Raises Refused."""
    if not content.strip():
        raise Refused(_("Filen er tom. Vælg den igen."))
    if len(content) > MOST_BYTES:
        raise Refused(_("Filen fylder over 10 MB. Gem kun arket med personerne, og prøv igen."))
    if content.startswith(b"PK"):
        return _workbook(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused(_("Filen er et ældre Excel-ark eller låst med adgangskode. Gem den uden "
                        "adgangskode som .xlsx, og prøv igen."))  # fmt: skip
    return [_kept(_lines(_decoded(content)))]


def _workbook(content: bytes) -> list[list[Row]]:
    from openpyxl import load_workbook  # noqa: PLC0415 -- slow to load, and few requests bring a file

    try:
        with ZipFile(io.BytesIO(content)) as zipped:
            archive.refuse_bad(zipped, archive.EXCEL)
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        return [_kept(_cells(page)) for page in book.worksheets if page.sheet_state == "visible"]
    # What unpacking and reading raise at a file that is cut off, locked or written by no Excel.
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError,
            KeyError, TypeError, AttributeError, IndexError, SyntaxError):  # fmt: skip
        raise archive.EXCEL.broken from None


def _cells(page: Any) -> Iterator[Row]:
    rows = page.iter_rows(max_row=_LOOKED_AT, max_col=MOST_COLUMNS)
    for line, row in enumerate(rows, 1):
        yield Row(line, tuple(_told(cell.value, cell.data_type) for cell in row))


def _told(value: object, kind: str) -> str:
    """Return a cell's value as it is read; a number has no decimals of its own."""
    if kind == "f":
        return FORMULA
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None or kind == "e" else _plain(str(value))


def _lines(text: str) -> Iterator[Row]:
    top = text[:_TOP]
    delimiter = max(";\t,", key=top.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            yield Row(reader.line_num, tuple(map(_plain, cells[:MOST_COLUMNS])))
    except csv.Error:
        raise Refused(_("Filen kan ikke læses fra linje %(n)d. Gem den igen som CSV eller Excel.",
                        n=reader.line_num)) from None  # fmt: skip


def _kept(rows: Iterable[Row]) -> list[Row]:
    kept = []
    for row in rows:
        if any(row.cells):
            kept.append(row)
        if len(kept) > MOST_ROWS:
            raise Refused(_("Filen har over %(most)d linjer. Del den, og hent en ad gangen.",
                            most=MOST_ROWS))  # fmt: skip
    return kept


def _decoded(content: bytes) -> str:
    if content[:2] in _UTF16:
        return content.decode("utf-16", errors="replace")
    if b"\0" in content:
        raise Refused(_("Den slags fil kan ikke læses. Vælg Excel (.xlsx) eller CSV."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:  # as Danish Excel writes CSV
        return content.decode("cp1252", errors="replace")


def _plain(text: str) -> str:
    """Return text in one line, without signs that could pass for the mark of a formula."""
    return " ".join(text.replace("\0", " ").replace("\n", ", ").split())
