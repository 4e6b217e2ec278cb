"""A Word file read as a contact list or a checklist: tables and lists under their headings."""

import re
from typing import Any

from bsak.kernel.markup import unmarked
from bsak.plans.wording import (
    ChecklistGroup,
    ChecklistItem,
    ChecklistWording,
    ContactGroup,
    ContactListWording,
    ContactRow,
)
from bsak.writing.sections import plain
from bsak.writing.word.blocks import Block, Grid, Items, Words
from bsak.writing.word.chapters import Chapter, Found, Told, chapters
from bsak.writing.word.sentences import first_sentence, phone_of, unlisted

# In this order: a column is the first that fits.
_COLUMNS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("email", r"e ?mail|mail"),
        ("phone_outside_hours", r".*(?:uden ?for|privat|hjemme|aften|vagt|doegn)"),
        ("phone", r"(?:.*telefon|.*tlf|.*mobil|.*nummer|nr$)"),
        ("name", r"navn|kontaktperson|hvem"),
        ("function", r"funktion|rolle|titel|stilling|opgave"),
        ("organisation", r"organisation|sted|afdeling|enhed|firma|virksomhed|omraade|institution"),
        ("note", r"bemaerk|note|andet"),
    )
)
_LABELS = {
    "audience": re.compile(r"maalgruppe|til$|hvem bruger"),
    "place": re.compile(r"sted$|hvor$|lokale"),
    "purpose": re.compile(r"formaal|maal$"),
    "note": re.compile(r"bemaerkning|note(?:r)?$"),
}


def contact_list(blocks: tuple[Block, ...], told: Told) -> Found:
    """Return the contact list that ``blocks`` describe."""
    purpose: list[str] = []
    use: list[str] = []
    groups: list[ContactGroup] = []
    for chapter in chapters(blocks, lambda _text: False):
        rows: list[ContactRow] = []
        for block in chapter.blocks:
            if isinstance(block, Grid) and (columns := _columns(block)):
                told.headings += [", ".join(filter(None, map(unmarked, block.rows[0])))]
                rows += [_row(row, columns) for row in block.rows[1:]]
            elif isinstance(block, Words) and not groups and not rows:
                purpose += Chapter("", 0, (block,)).lines
            elif isinstance(block, Items) and not groups and not rows:
                use += map(unmarked, block.items)
            else:
                told.put_aside(chapter.heading, (block,))
        if rows:
            groups.append(ContactGroup(chapter.heading, tuple(rows)))
        elif chapter.heading:
            told.headings.append(chapter.heading)
    return Found(
        ContactListWording(purpose="\n".join(purpose), use=tuple(use), groups=tuple(groups))
    )


def _columns(grid: Grid) -> dict[str, int]:
    """Return which column holds what, or nothing when that cannot be told."""
    found: dict[str, int] = {}
    for index, cell in enumerate(grid.rows[0]):
        text = plain(unmarked(cell))
        name = next((n for n, pattern in _COLUMNS if n not in found and pattern.match(text)), None)
        if name:
            found[name] = index
    return found if {"phone", "phone_outside_hours"} & found.keys() else {}


def _row(row: tuple[str, ...], columns: dict[str, int]) -> ContactRow:
    cells = {name: " ".join(unmarked(row[index]).split()) for name, index in columns.items()}
    rest = [unmarked(cell) for i, cell in enumerate(row) if i not in columns.values()]
    for name in ("phone", "phone_outside_hours"):
        _text, number, _label = phone_of(f"x {cells.get(name, '')}")
        cells[name] = number or cells.get(name, "")
    cells["note"] = " ".join(filter(None, [cells.get("note", ""), *rest]))
    return ContactRow(**cells)


def checklist(blocks: tuple[Block, ...], told: Told) -> Found:
    """Return the checklist that ``blocks`` describe."""
    fields: dict[str, Any] = {}
    groups: list[ChecklistGroup] = []
    for chapter in chapters(blocks, lambda text: _label(text) is not None):
        label = _label(chapter.heading)
        if label and label not in fields:
            fields[label] = "\n".join(map(unlisted, chapter.lines))
            told.headings.append(chapter.heading)
        elif not chapter.heading and not any(isinstance(b, Items | Grid) for b in chapter.blocks):
            fields["purpose"] = "\n".join(chapter.lines)
        else:
            items = tuple(ChecklistItem(*first_sentence(unlisted(t))) for t in chapter.lines)
            groups.append(ChecklistGroup(chapter.heading, items))
    return Found(ChecklistWording(**fields, groups=tuple(groups)))


def _label(text: str) -> str | None:
    return next((name for name, label in _LABELS.items() if label.match(plain(text))), None)
