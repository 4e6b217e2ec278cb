"""A pack as whoever opens the envelope reads it: out of the PDF, never out of the database."""

import re
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise

import pdfplumber
import pikepdf

from bsak.distribution import printing

_DIVIDER = re.compile(r"skilleblad (\S+)")
_SHEET = re.compile(r"(\S+) Rev\. ([^\s,]+)(?: eller nyere)?, (\d+) ark")


@dataclass(frozen=True)
class Line:
    """One line of a slip: what it says to take out, to put in, and after which sheet."""

    out: tuple[tuple[str, str, int], ...]  # code, revision, sides
    into: tuple[str, str, int] | None
    after: str
    is_behind_slips: bool  # and after every slip that stands there
    is_of_any_age: bool  # what is to come out: that revision or a newer one


@dataclass(frozen=True)
class Paper:
    """A printed pack: its sheets as their feet name them, and what its slip says."""

    sheets: list[tuple[str, int]]  # code and sides, in the order of the bunch
    lines: list[Line]
    leaves: int  # as the slip counts them
    tally: dict[str, int]  # leaves per section when all is done
    words: str


def read(data):
    """Return what stands in a printed pack; the slip is its first sheet."""
    with pikepdf.open(BytesIO(data)) as file, pdfplumber.open(BytesIO(data)) as pdf:
        sheets = _sheets(file)
        slip = pdf.pages[: sheets[0][1]]
        rows = _rows(file, slip)
        words = " ".join(" ".join(side.extract_text() for side in slip).split())
    tally = re.findall(
        r"Tæl uden skilleblade, rettelsesblade og gule blade: (\S+ [^;:]+?) skal nu have (\d+) ark",
        words,
    )
    return Paper(
        sheets=sheets,
        lines=[_line(row) for row in rows if row[0].isdigit()],
        leaves=int(re.search(r"Pakken er på (\d+) ark", words)[1]),
        tally={section: int(count) for section, count in tally},
        words=words,
    )


def printed(pack):
    """Return a pack as it comes from the printer."""
    out = BytesIO()
    printing.pack_into(out, [pack])
    return out.getvalue()


def all_words(pack):
    """Return what is read on all sides of a printed pack."""
    with pdfplumber.open(BytesIO(printed(pack))) as file:
        return " ".join(" ".join(side.extract_text() for side in file.pages).split())


def sheets(data):
    """Return code and number of sides of each sheet of a PDF, as their feet name them."""
    with pikepdf.open(BytesIO(data)) as file:
        return _sheets(file)


def words(data, code):
    """Return what is read on the sides of one sheet of a PDF."""
    with pikepdf.open(BytesIO(data)) as file, pdfplumber.open(BytesIO(data)) as pdf:
        sides = pdf.pages[_place_of(code, file)]
        return " ".join(" ".join(side.extract_text() for side in sides).split())


def effective(data):
    """Return the rows of the list of effective sheets, and the leaves it counts per section."""
    with pikepdf.open(BytesIO(data)) as file, pdfplumber.open(BytesIO(data)) as pdf:
        place = _place_of("00-LG", file)
        listing = pdf.pages[place]
        words = " ".join(side.extract_text() for side in listing)
        rows = [
            row for row in _rows(file, listing, place.start) if row[2].isdigit() and len(row) == 7
        ]
    sums = [int(count) for count in re.findall(r"I alt (\d+) ark", words)]
    return [(code, 2 * int(leaves), rev) for code, _title, leaves, rev, *_rest in rows], sums


def place_of(data, code):
    """Return which sides of a PDF a sheet has."""
    with pikepdf.open(BytesIO(data)) as file:
        return _place_of(code, file)


def _sheets(file):
    """Return code and number of sides of each sheet, from the labels of the sides."""
    nums = file.Root.PageLabels.Nums
    starts = [int(nums[at]) for at in range(0, len(nums), 2)] + [len(file.pages)]
    codes = [str(nums[at].P).strip() for at in range(1, len(nums), 2)]
    sides = [end - start for start, end in pairwise(starts)]
    return [*zip(codes, sides, strict=True)]


def _place_of(wanted, file):
    """Return which sides a sheet has."""
    at = 0
    for code, sides in _sheets(file):
        if code == wanted:
            return slice(at, at + sides)
        at += sides
    raise AssertionError(f"{wanted} is not in the file")


def _rows(file, read, first=0):
    """Return the rows of the tables on some sides, as a screen reader reads them."""
    marked = {}
    for number, side in enumerate(read, first):
        for char in side.chars:
            if char["mcid"] is not None:
                marked.setdefault((number, char["mcid"]), []).append(char["text"])
    numbers = {side.objgen: number for number, side in enumerate(file.pages)}
    found = []
    for element, page in _elements(file.Root.StructTreeRoot, None, numbers):
        if element.get("/S") == "/TR":
            cells = [_text(cell, page, numbers, marked) for cell in _kids(element)]
            if any(cells):
                found.append(cells)
    return found


def _elements(element, page, numbers):
    page = numbers[element.Pg.objgen] if "/Pg" in element else page
    yield element, page
    for kid in _kids(element):
        if not isinstance(kid, int) and "/S" in kid:
            yield from _elements(kid, page, numbers)


def _text(element, page, numbers, marked):
    page = numbers[element.Pg.objgen] if "/Pg" in element else page
    read = []
    for kid in _kids(element):
        if isinstance(kid, int):
            read.append("".join(marked.get((page, kid), ())))
        elif "/MCID" in kid:
            place = numbers[kid.Pg.objgen] if "/Pg" in kid else page
            read.append("".join(marked.get((place, int(kid.MCID)), ())))
        elif "/S" in kid:
            read.append(_text(kid, page, numbers, marked))
    return " ".join(" ".join(read).split())


def _kids(element):
    kids = element.get("/K", [])
    return [*kids] if isinstance(kids, pikepdf.Array) else [kids]


def _line(row):
    _number, out, into, after, *_box = row
    put_in = [_sheet(one) for one in _SHEET.finditer(into)]
    return Line(
        tuple(_sheet(one) for one in _SHEET.finditer(out)),
        put_in[0] if put_in else None,
        _place(after),
        "rettelsesbladene" in after,
        "eller nyere" in out,
    )


def _sheet(found):
    code, rev, leaves = found.groups()
    return code, rev, 2 * int(leaves)


def _place(after):
    """Return the code of the sheet that a slip says to put another in after."""
    if after in ("–", "forrest"):
        return ""
    group = after.removeprefix("skilleblad ")
    return after.split()[0] if group == after else f"{group}-SB"
