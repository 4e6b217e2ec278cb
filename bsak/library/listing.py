"""The library as lists: which files there are, and the links that another system needs."""

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

from bsak.kernel.danish import fold
from bsak.kernel.words import _
from bsak.library.queries import Group, Held

_LONGEST = 60  # characters of a title in a file's name
Address = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Part:
    """A krisegruppe's files in a ZIP: each document and the path of its PDF."""

    code: str
    name: str
    files: tuple[tuple[Held, str], ...]


def parts(groups: Iterable[Group], *, in_folders: bool) -> list[Part]:
    """Return the groups that have a text in force, each document with its place in the ZIP."""
    return [
        Part(
            group.code,
            group.name,
            tuple(
                (held, f"{group.code}/{file_name(held)}" if in_folders else file_name(held))
                for held in group.held
            ),
        )
        for group in groups
        if group.held
    ]


def file_name(held: Held) -> str:
    """Return a name that every system takes: MT-AC-02_svigt-af-vandforsyning.pdf."""
    plain = "-".join(re.findall(r"[a-z0-9]+", fold(held.name)))
    if len(plain) > _LONGEST:
        plain = plain[: _LONGEST + 1].rpartition("-")[0] or plain[:_LONGEST]
    return f"{held.code}_{plain}.pdf" if plain else f"{held.code}.pdf"


def codes_in(file: Path) -> set[str]:
    """Return the codes of the documents in a finished ZIP."""
    with ZipFile(file) as zipped:
        names = [Path(name) for name in zipped.namelist()]
    return {name.stem.partition("_")[0] for name in names if name.suffix == ".pdf"}


def files_csv(found: Sequence[Part]) -> bytes:
    """Return the list of the files in a ZIP, as a spreadsheet reads it."""
    heads = [_("Krisegruppe"), _("Ark"), _("Titel"), _("Type"), _("Rev."), _("Gælder fra"),
             _("Fortroligt"), _("Fil")]  # fmt: skip
    return _csv(heads, (
        [part.name, held.code, held.name, held.kind.label, _rev(held), _iso(held),
         _("ja") if held.is_confidential else "", path]
        for part in found
        for held, path in part.files
    ))  # fmt: skip


def links_csv(group: Group, address: Address) -> bytes:
    """Return the links of a group's texts in force, as a spreadsheet reads them."""
    heads = [_("Ark"), _("Titel"), _("Rev."), _("Gælder fra"), _("PDF"), _("Side i registret")]
    return _csv(heads, (
        [held.code, held.name, _rev(held), _iso(held),
         address("binders.document", held.code), address("documents.show", held.code)]
        for held in group.held
    ))  # fmt: skip


def links_text(group: Group, address: Address) -> str:
    """Return the same as plain lines to copy: the document, and its PDF on the line below."""
    told = (
        f"{held.code} {held.name}{', ' if held.number else ''}{_told_rev(held)}\n"
        f"{address('binders.document', held.code)}\n"
        for held in group.held
    )
    return "\n".join(told)


def _csv(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """Return a table as Danish spreadsheets open it; what people typed is never a formula."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_typed(cell) for cell in line] for line in lines)
    return out.getvalue().encode("utf-8-sig")


def _typed(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _rev(held: Held) -> str:
    return str(held.number) if held.number else ""


def _told_rev(held: Held) -> str:
    return _("Rev. %(number)d", number=held.number) if held.number else ""


def _iso(held: Held) -> str:
    return held.valid_from.isoformat() if held.valid_from else ""
