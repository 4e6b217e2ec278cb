"""What a file says of people: read row by row, and what was not understood by its line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bsak.contacts import columns, numbers, sheets
from bsak.contacts.columns import POST, Fact
from bsak.contacts.models import PointKind
from bsak.contacts.sheets import Row
from bsak.kernel.danish import fold
from bsak.kernel.errors import Refused
from bsak.kernel.words import _

_SEVERAL = re.compile(r"[,;/|]")
_RADIOS = re.compile(r"[,;]")  # a call sign may hold a slash
_POINTS = (
    (Fact.PHONE, PointKind.PHONE, False),
    (Fact.MOBILE, PointKind.MOBILE, False),
    (Fact.MAIL, PointKind.MAIL, False),
    (Fact.RADIO, PointKind.RADIO, False),
    (Fact.PRIVATE_PHONE, PointKind.MOBILE, True),
    (Fact.PRIVATE_MAIL, PointKind.MAIL, True),
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a file has for somebody, as it is kept."""

    kind: PointKind
    value: str
    is_private: bool


@dataclass(frozen=True, slots=True)
class Blank:
    """A sort of number that a line says nothing of, though the file has a column for it."""

    kind: PointKind
    is_private: bool


@dataclass(frozen=True, slots=True)
class Incomer:
    """One person of a file. Empty where the file says nothing.

    ``blank`` are the sorts of numbers that the file has a column for, and nothing in it here.
    ``is_unclear``: a number of the line was not understood.
    """

    line: int
    name: str
    title: str
    department: str
    party: str
    key: str
    numbers: tuple[Number, ...]
    blank: tuple[Blank, ...] = ()
    is_unclear: bool = False


@dataclass(frozen=True, slots=True)
class Missed:
    """What was not understood, by its line; 0 is the whole file."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of people as it was read.

    ``is_whole``: whoever is not in it has left. ``is_checked``: its numbers were just gone through.
    ``posts``: how many lines of our own list are functions, which are nobody and are not read.
    """

    people: tuple[Incomer, ...]
    missed: tuple[Missed, ...]
    has_keys: bool
    is_whole: bool = False
    is_checked: bool = False
    posts: int = 0
    schema: int = 1


def read(content: bytes, *, is_whole: bool = False, is_checked: bool = False) -> File:
    """Return what a file says. Raises Refused with what to do when it cannot be read."""
    for rows in sheets.sheets_of(content):
        if headings := columns.find(rows):
            break
    else:
        raise Refused(
            _(
                "Der er ingen overskrifter at kende. Lad en linje sige, hvad der står i "
                "kolonnerne, fx Navn, Stilling, Afdeling, Telefon, Mobil og E-mail."
            )
        )
    missed = [_unread(headings.line, heading) for heading in headings.unread]
    people: list[Incomer] = []
    posts = 0
    for row in rows:
        if row.line <= headings.line:
            continue
        said = _said(row, headings, missed)
        if fold(said.get(Fact.TITLE, "")) == fold(POST):
            posts += 1
        else:
            people += _person(row, said, headings, missed)
    return File(
        people=tuple(_once(people, missed)),
        missed=tuple(sorted(missed, key=lambda one: one.line)),
        has_keys=headings.has(Fact.KEY),
        is_whole=is_whole,
        is_checked=is_checked,
        posts=posts,
    )


def _unread(line: int, heading: str) -> Missed:
    return Missed(line, _("Kolonnen »%(heading)s« er ikke læst.", heading=heading[:60]))


def _said(row: Row, headings: columns.Headings, missed: list[Missed]) -> dict[Fact, str]:
    said: dict[Fact, str] = {}
    for place, column in headings.at.items():
        cell = row.cells[place] if place < len(row.cells) else ""
        if cell == sheets.FORMULA:
            missed.append(Missed(row.line, _("En celle har en formel. Skriv værdien i stedet.")))
        elif len(cell) > sheets.LONGEST:
            missed.append(Missed(row.line, _("En celle er for lang og er ikke læst.")))
        elif cell:
            said[column] = f"{said[column]}, {cell}" if column in said else cell
    return said


def _person(
    row: Row, said: Mapping[Fact, str], headings: columns.Headings, missed: list[Missed]
) -> Iterator[Incomer]:
    line, known = row.line, len(missed)
    name = said.get(Fact.NAME) or " ".join(
        filter(None, [said.get(Fact.FIRST), said.get(Fact.LAST)])
    )
    if not name:
        if said:
            missed.append(Missed(line, _("Linjen har intet navn og er ikke læst.")))
        return
    yield Incomer(
        line=line,
        name=_in_order(name),
        title=said.get(Fact.TITLE, ""),
        department=said.get(Fact.DEPARTMENT, ""),
        party=said.get(Fact.PARTY, ""),
        key="".join(said.get(Fact.KEY, "").split())[:60],
        numbers=tuple(_numbers(line, said, missed)),
        blank=tuple(_blank(row, headings)),
        is_unclear=len(missed) > known,
    )


def _blank(row: Row, headings: columns.Headings) -> Iterator[Blank]:
    filled = {
        column
        for place, column in headings.at.items()
        if place < len(row.cells) and row.cells[place]
    }
    for column, kind, is_private in _POINTS:
        if headings.has(column) and column not in filled:
            yield Blank(kind, is_private)


def _in_order(name: str) -> str:
    """Return "Asta Eksempel" for "Eksempel, Asta"."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and "," not in first else name


def _numbers(line: int, said: Mapping[Fact, str], missed: list[Missed]) -> Iterator[Number]:
    seen = set()
    for column, kind, is_private in _POINTS:
        apart = _RADIOS if kind is PointKind.RADIO else _SEVERAL
        for part in filter(None, map(str.strip, apart.split(said.get(column, "")))):
            try:
                number = Number(kind, numbers.cleaned(kind, part), is_private)
            except Refused:
                told = _("%(kind)s er ikke forstået og er ikke læst.", kind=kind.label)
                missed.append(Missed(line, f"{told}{_quoted(part, is_private)}"))
                continue
            if numbers.is_maybe_cut(kind, number.value):
                told = _(
                    "%(kind)s%(number)s har ikke otte cifre og er ikke læst. Skriv alle otte, "
                    "eller + og landekode. Et kort internt nummer skrives på personens egen side.",
                    kind=kind.label, number=_quoted(part, is_private),
                )  # fmt: skip
                missed.append(Missed(line, told))
                continue
            if number.value not in seen:
                seen.add(number.value)
                yield number


def _quoted(part: str, is_private: bool) -> str:
    return "" if is_private else f" »{part[:60]}«"


def _once(people: list[Incomer], missed: list[Missed]) -> Iterator[Incomer]:
    """Return each person once; whoever stands twice is told of."""
    seen: dict[tuple[str, ...], int] = {}
    for one in people:
        mails = sorted(number.value for number in one.numbers if number.kind is PointKind.MAIL)
        mark = (one.key,) if one.key else (one.name.casefold(), one.party.casefold(), *mails)
        if mark in seen:
            told = _("Står også på linje %(n)d og er ikke læst igen.", n=seen[mark])
            missed.append(Missed(one.line, told))
            continue
        seen[mark] = one.line
        yield one
