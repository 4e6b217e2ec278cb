"""Fonts as they lie in the file: each bank of each weight a subset of its own, always the same."""

from functools import lru_cache

from bsak.pdf.fonts import WEIGHTS, current
from bsak.pdf.objects import Writer, stream

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BLOCK = 100  # entries a reader must accept in one block of a character map


def write_fonts(writer: Writer, names: set[str]) -> bytes:
    """Write every font in `names` and return the entries of the font resources."""
    entries = []
    for name in sorted(names):
        weight, bank = name[0], int(name[1:])
        first = writer.reserve(4)
        for number, source in enumerate(_objects(weight, bank, first), start=first):
            writer.write(number, source)
        entries.append(b"/%s %d 0 R" % (name.encode(), first))
    return b"".join(entries)


def _objects(weight: str, bank: int, first: int) -> tuple[bytes, bytes, bytes, bytes]:
    """Return font, descriptor, character map and program."""
    name, widths, metrics, to_unicode, program = _subset(weight, bank)
    font = (
        f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar 0/LastChar 255"
        f"/Widths[{widths}]/FontDescriptor {first + 1} 0 R/ToUnicode {first + 2} 0 R>>"
    )
    descriptor = (
        f"<</Type/FontDescriptor/FontName/{name}/Flags 4{metrics}/FontFile2 {first + 3} 0 R>>"
    )
    return (
        font.encode(),
        descriptor.encode(),
        to_unicode,
        program,
    )


@lru_cache(maxsize=64)
def _subset(weight: str, bank: int) -> tuple[str, str, str, bytes, bytes]:
    kind = current()
    face, points = kind.faces[weight], kind.banks[bank]
    tag = "BSAK" + _ALPHABET["RMSB".index(weight)] + _ALPHABET[bank]
    name = f"{tag}+IBMPlexSans-{WEIGHTS[weight]}"
    widths = " ".join(f"{face.advance[chr(point)] * 1000:g}" if point else "0" for point in points)
    file = face.file
    box = " ".join(map(str, file.bbox))
    metrics = (
        f"/FontBBox[{box}]/ItalicAngle 0/Ascent {file.ascent:g}/Descent {file.descent:g}"
        f"/CapHeight {file.capHeight:g}/StemV {file.stemV:g}"
    )
    program = file.makeSubset(list(points))
    length = f"/Length1 {len(program)}".encode()
    return name, widths, metrics, stream(b"", _to_unicode(points)), stream(length, program)


def _to_unicode(points: list[int]) -> bytes:
    """Say which character each code means; unused codes are left out, never U+0000."""
    used = [(code, point) for code, point in enumerate(points) if point]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
    ]
    for start in range(0, len(used), _BLOCK):
        block = used[start : start + _BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:02X}> <{point:04X}>" for code, point in block]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode()
