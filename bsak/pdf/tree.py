"""What a sheet says of its own structure: elements in reading order, ready to be renumbered."""

import zlib
from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

DOCUMENT = 4  # the object number of the Document element in every file we write
_REF = "%07d 0 R"
_LAST = [b"%03d" % number for number in range(1000)]  # three digits of an object number
_HOLE = b"%b"  # where a number is put in
_WIDER = len("0000000") - len(_HOLE)
_LINK_KID = b"<</Type/OBJR/Obj %b 0 R>>"
_GROWTH = len("0000000") - len("%07d")  # how much longer a reference is once filled in


@dataclass(slots=True, eq=False)
class Elem:
    """A structure element: a role, its attributes as PDF source, and its kids in order.

    A kid is another element, marked content as (page, id), or the number of a link.
    """

    role: str
    parent: "Elem | None" = None
    extra: str = ""
    kids: "list[Elem | tuple[int, int] | int]" = field(default_factory=list)
    number: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A place on a side that leads somewhere; `elem` is its element's number within the part."""

    page: int
    box: tuple[float, float, float, float]
    target: str
    says: str
    elem: int


@dataclass(frozen=True, slots=True)
class Structure:
    """The elements of one sheet as a template in which every object number is left open.

    A binder adds its base number to `refs` and fills them in. The objects of a sheet are numbered
    base + (pages, links, elements, then for each page the array of its elements).
    """

    body: bytes
    refs: "array[int]"
    offsets: "array[int]"

    def pack(self) -> bytes:
        """Return the structure as bytes to keep."""
        counts = array("I", [len(self.refs), len(self.offsets)])
        return zlib.compress((counts + self.refs + self.offsets).tobytes() + self.body, 6)


@dataclass(frozen=True, slots=True)
class Template:
    """The structure of a kept sheet, read again to be numbered in a binder."""

    body: bytes
    refs: "array[int]"
    offsets: "array[int]"
    numbers: int

    @classmethod
    @lru_cache(maxsize=500)
    def read(cls, packed: bytes) -> "Template":
        """Read what `Structure.pack` wrote; a binder printed again reads most of it again."""
        source = zlib.decompress(packed)
        count, length = array("I", source[:8])
        numbers = array("I", source[8 : 8 + 4 * (count + length)])
        refs, body = numbers[:count], source[8 + 4 * (count + length) :]
        return cls(body.replace(b"%07d", _HOLE), refs, numbers[count:], max(refs) + 1)

    def filled(self, base: int) -> bytes:
        """Return the elements with every number put in."""
        numbers = _numerals(base, self.numbers)
        return self.body % tuple(map(numbers.__getitem__, self.refs))

    def unlinked(self, links: Collection[int]) -> "Template":
        """Return it with some elements, which are links that lead nowhere, as plain spans."""
        lines, gone, first = self.body.split(b"\n"), set(), 0
        offsets, position = array("I"), 0
        for number, line in enumerate(lines):
            if number in links:
                kept = line.replace(b"/S/Link", b"/S/Span").split(_LINK_KID)
                gone |= {first + count + kid for kid, count in enumerate(_refs_until(kept))}
                lines[number] = b"".join(kept)
            first += line.count(_HOLE)
            offsets.append(position)
            position += len(lines[number]) + _WIDER * lines[number].count(_HOLE) + 1
        refs = array("I", (ref for number, ref in enumerate(self.refs) if number not in gone))
        return Template(b"\n".join(lines), refs, offsets, self.numbers)


def _refs_until(pieces: Sequence[bytes]) -> Iterator[int]:
    """Return how many references stand before the end of each piece but the last."""
    return accumulate(piece.count(_HOLE) for piece in pieces[:-1])


def _numerals(first: int, count: int) -> list[bytes]:
    """Return object numbers in a row, written once however many elements refer to them."""
    found: list[bytes] = []
    last = first + count
    for thousand in range(first // 1000, (last - 1) // 1000 + 1):
        start = thousand * 1000
        found += _thousand(thousand)[max(first - start, 0) : last - start]
    return found


@lru_cache(maxsize=4)
def _thousand(number: int) -> list[bytes]:
    return list(map((b"%04d" % number).__add__, _LAST))


@lru_cache(maxsize=8192)  # of titles and links, which the next print has again
def text_string(text: str) -> str:
    """Write `text` as a PDF string that any reader understands."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def compile_structure(root: Elem, parents: list[list[Elem]], links: int) -> Structure:
    """Write the tree under `root`, and for each page the elements of its marked content."""
    elems = _in_order(root)
    pages = len(parents)
    for number, elem in enumerate(elems):
        elem.number = pages + links + number
    refs = array("I")
    chunks = [_element(elem, refs, pages) for elem in elems]
    for page in parents:
        chunks.append(f"[{' '.join([_REF] * len(page))}]")
        refs.extend([elem.number for elem in page])
    offsets, position = array("I"), 0
    for chunk in chunks:
        offsets.append(position)
        position += len(chunk) + _GROWTH * chunk.count("%07d") + 1
    return Structure("\n".join(chunks).encode("latin-1"), refs, offsets)


def _in_order(root: Elem) -> list[Elem]:
    found, waiting = [], [root]
    while waiting:
        elem = waiting.pop()
        found.append(elem)
        waiting.extend(kid for kid in reversed(elem.kids) if isinstance(kid, Elem))
    return found


def _element(elem: Elem, refs: "array[int]", pages: int) -> str:
    parent, kids = elem.parent, elem.kids
    if parent is not None and len(kids) == 1 and isinstance(kids[0], tuple):  # as most are
        page, number = kids[0]
        refs.append(parent.number)
        refs.append(page)
        return f"<</S/{elem.role}/P {_REF}/Pg {_REF}{elem.extra}/K[{number}]>>"
    return _any_element(elem, refs, pages)


def _any_element(elem: Elem, refs: "array[int]", pages: int) -> str:
    source = f"<</S/{elem.role}/P "
    if elem.parent is None:
        source += f"{DOCUMENT:07d} 0 R"
    else:
        source += _REF
        refs.append(elem.parent.number)
    page = next((kid[0] for kid in elem.kids if isinstance(kid, tuple)), None)
    if page is not None:
        source += f"/Pg {_REF}"
        refs.append(page)
    kids = [_kid(kid, page, refs, pages) for kid in elem.kids]
    return f"{source}{elem.extra}/K[{' '.join(kids)}]>>"


def _kid(
    kid: "Elem | tuple[int, int] | int", page: int | None, refs: "array[int]", pages: int
) -> str:
    if isinstance(kid, Elem):
        refs.append(kid.number)
        return _REF
    if isinstance(kid, int):
        refs.append(pages + kid)
        return f"<</Type/OBJR/Obj {_REF}>>"
    if kid[0] == page:
        return str(kid[1])
    refs.append(kid[0])
    return f"<</Type/MCR/Pg {_REF}/MCID {kid[1]}>>"
