"""One sheet in the binder: its sides, links and elements, given their numbers in the file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bsak.pdf import stamp as stamps
from bsak.pdf.identity import Stamp
from bsak.pdf.objects import Writer, stream
from bsak.pdf.sheet import Sheet
from bsak.pdf.tree import Link, Template, text_string

PAGES = 2  # the object number of the page tree


@dataclass(slots=True)
class Ledger:
    """What the parts leave for the catalog: pages, sections, and the leaves of the parent tree."""

    pages: list[int] = field(default_factory=list)
    sections: list[int] = field(default_factory=list)
    leaves: list[tuple[int, int, int]] = field(default_factory=list)
    next_key: int = 0
    fonts: set[str] = field(default_factory=set)


class PartWriter:
    """Writes sheets one after the other; sides and stamps that are alike are written once."""

    def __init__(self, writer: Writer, ledger: Ledger, targets: Mapping[str, int]) -> None:
        self._writer, self._ledger, self._targets = writer, ledger, targets
        self._streams: dict[bytes, int] = {}
        self._unlinked: dict[tuple[bytes, frozenset[int]], Template] = {}

    def add(self, sheet: Sheet, base: int, stamp: Stamp) -> None:
        """Write one sheet whose objects are numbered from `base`."""
        live = {n for n, link in enumerate(sheet.links) if self._resolves(link)}
        structure, count = self._structure(sheet, live), sheet.pages + len(sheet.links)
        key = self._ledger.next_key
        under = self._once(stamps.under("" if sheet.is_draft else stamp.word))
        sorts = (True, False)[: sheet.pages]  # odd sides, even sides
        over = [self._once(stamps.over(stamp, sheet.frame, odd)) for odd in sorts]
        small = [
            self._page(sheet, base, n, (under, over[n % 2]), key, live) for n in range(sheet.pages)
        ]
        small += [
            self._annotation(link, base, key + sheet.pages + n) if n in live else b"null"
            for n, link in enumerate(sheet.links)
        ]
        leaf = self._leaf(sheet, base, key, live)
        self._pack(base, small, structure.filled(base), structure.offsets, leaf)
        self._ledger.sections.append(base + count)
        self._ledger.fonts.update(sheet.fonts)

    def _structure(self, sheet: Sheet, live: set[int]) -> Template:
        """Return the elements; those of links that lead nowhere in this binder are plain spans."""
        template, first = Template.read(sheet.structure), sheet.pages + len(sheet.links)
        dead = frozenset(link.elem - first for n, link in enumerate(sheet.links) if n not in live)
        if not dead:
            return template
        key = sheet.structure, dead
        if key not in self._unlinked:
            self._unlinked[key] = template.unlinked(dead)
        return self._unlinked[key]

    def _resolves(self, link: Link) -> bool:
        return not link.target.startswith("sheet:") or link.target[6:] in self._targets

    def _page(
        self,
        sheet: Sheet,
        base: int,
        number: int,
        stamped: tuple[int, int],
        key: int,
        live: set[int],
    ) -> bytes:
        under, over = stamped
        content = self._stream(sheet.sides[number])
        contents = [n for n in (under, content, over) if n]
        annotations = b" ".join(
            b"%d 0 R" % (base + sheet.pages + index)
            for index, link in enumerate(sheet.links)
            if link.page == number and index in live
        )
        self._ledger.pages.append(base + number)
        return b"<</Type/Page/Parent %d 0 R/Contents[%s]/StructParents %d/Tabs/S%s>>" % (
            PAGES,
            b" ".join(b"%d 0 R" % n for n in contents),
            key + number,
            b"/Annots[%s]" % annotations if annotations else b"",
        )

    def _once(self, stamped: stamps.Stamped) -> int:
        self._ledger.fonts.update(stamped.fonts)
        return self._stream(stamped.packed) if stamped.packed else 0

    def _stream(self, packed: bytes) -> int:
        if packed not in self._streams:
            self._streams[packed] = self._writer.reserve(1)
            self._writer.write(self._streams[packed], stream(b"", b"", packed))
        return self._streams[packed]

    def _annotation(self, link: Link, base: int, key: int) -> bytes:
        if link.target.startswith("sheet:"):
            goal = f"/Dest[{self._targets[link.target[6:]]} 0 R/Fit]"
        else:
            goal = f"/A<</S/URI/URI<{link.target.encode('ascii').hex()}>>>"
        box = " ".join(f"{edge:.2f}" for edge in link.box)
        return (
            f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F 4/P {base + link.page} 0 R"
            f"/Contents{text_string(link.says)}/StructParent {key}{goal}>>"
        ).encode()

    def _leaf(self, sheet: Sheet, base: int, key: int, live: set[int]) -> bytes:
        """Return the sheet's leaf of the parent tree, and count its keys."""
        pages = sheet.pages
        arrays = base + len(sheet.links) + sheet.objects
        pairs = [(key + n, arrays + n) for n in range(pages)]
        pairs += [
            (key + pages + n, base + link.elem) for n, link in enumerate(sheet.links) if n in live
        ]
        self._ledger.next_key = key + pages + len(sheet.links)
        nums = b" ".join(b"%d %d 0 R" % pair for pair in pairs)
        self._ledger.leaves.append((arrays + pages, pairs[0][0], pairs[-1][0]))
        return b"<</Limits[%d %d]/Nums[%s]>>" % (pairs[0][0], pairs[-1][0], nums)

    def _pack(
        self, base: int, small: list[bytes], body: bytes, offsets: Iterable[int], leaf: bytes
    ) -> None:
        places, position = [], 0
        for source in small:
            places.append(position)
            position += len(source) + 1
        places.extend(map(position.__add__, offsets))
        places.append(position + len(body) + 1)
        self._writer.pack(base, b"\n".join((*small, body, leaf)), places)


def numbers_needed(sheet: Sheet) -> int:
    """Return how many object numbers a sheet takes: sides, links, elements, arrays, one leaf."""
    return sheet.pages + len(sheet.links) + sheet.objects + 1
