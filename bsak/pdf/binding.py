"""The binder: finished sheets become one tagged PDF, their streams copied as they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from bsak.pdf.catalog import OUTLINES, RESERVED, write_catalog, write_pages
from bsak.pdf.fontfile import write_fonts
from bsak.pdf.foreign import Upload, insert_uploads
from bsak.pdf.identity import Stamp
from bsak.pdf.measure import one_line
from bsak.pdf.objects import Writer
from bsak.pdf.outline import Bookmark, write_outlines
from bsak.pdf.parts import Ledger, PartWriter, numbers_needed
from bsak.pdf.sheet import Sheet
from bsak.pdf.theme import PAGE_HEIGHT
from bsak.pdf.tree import text_string


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet as it stands in a binder: with its stamp, its bookmark, and what is laid on it."""

    sheet: Sheet
    stamp: Stamp = field(default_factory=Stamp)
    level: int = 1
    bookmark: str = ""
    upload: Upload | None = None


def bind(parts: Iterable[Part], out: BinaryIO, *, title: str, lang: str = "da") -> int:
    """Write the binder to `out` and return its number of sides. Same in, same bytes.

    A binder that holds pages from elsewhere is still readable, but no longer claims PDF/UA.
    """
    parts, title = tuple(parts), one_line(title)
    if not parts:
        raise ValueError("a binder needs at least one sheet")
    uploads, side = {}, 0
    for part in parts:
        if part.upload:
            uploads[side] = part.upload
        side += part.sheet.pages
    if uploads:
        insert_uploads(out, uploads, lambda own: _write(parts, own, title, lang, False))
    else:
        _write(parts, out, title, lang, True)
    return side


def _write(parts: Sequence[Part], out: BinaryIO, title: str, lang: str, accessible: bool) -> None:
    writer, ledger = Writer(out, RESERVED), Ledger()
    bases = [writer.reserve(numbers_needed(part.sheet)) for part in parts]
    targets: dict[str, int] = {}
    for part, base in zip(parts, bases, strict=True):
        targets.setdefault(part.sheet.sheet_id, base)
    part_writer = PartWriter(writer, ledger, targets)
    for part, base in zip(parts, bases, strict=True):
        part_writer.add(part.sheet, base, part.stamp)
    write_outlines(writer, OUTLINES, _bookmarks(parts, bases))
    write_pages(writer, ledger, write_fonts(writer, ledger.fonts))
    write_catalog(writer, _labels(parts), title=title, lang=lang, accessible=accessible)


def _bookmarks(parts: Sequence[Part], bases: Sequence[int]) -> list[Bookmark]:
    marks = []
    for part, base in zip(parts, bases, strict=True):
        sheet = part.sheet
        text = part.bookmark or f"{sheet.sheet_id} {sheet.title}".strip()
        marks.append(Bookmark(part.level, text, base, PAGE_HEIGHT))
        marks += [
            Bookmark(part.level + level - 1, text, base + page, top)
            for level, text, page, top in sheet.headings
            if level > 1
        ]
    return marks


def _labels(parts: Sequence[Part]) -> bytes:
    """Label each side as its foot does: the sheet, then the side of the sheet."""
    entries, side = [], 0
    for part in parts:
        prefix = text_string(f"{part.sheet.sheet_id} ").encode()
        entries.append(b"%d<</S/D/P%s>>" % (side, prefix))
        side += part.sheet.pages
    return b"".join(entries)
