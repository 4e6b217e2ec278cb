"""The gate every PDF we make must pass: what a program can check of paper and of PDF/UA."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO

import page as validation
import pdfplumber
import pikepdf
import pypdfium2
from PIL import Image, ImageOps, ImageStat

from tests.pdf import qrread

MM = 72 / 25.4
FOOT = 25.8 * MM  # the foot stands below
FLOOR, FOOT_FLOOR = 10, 8  # points: what is acted on, and what is only looked up
EDGE, BINDING = 4.5, 24.5  # millimetres of white
TAB = 11  # millimetres at the outer edge where only the tab may stand
COLOURS = {(0.659, 0.0, 0.0431), (1.0, 0.953, 0.722)}
FORBIDDEN = ("/JavaScript", "/JS", "/Launch", "/EmbeddedFiles", "/AcroForm", "/OpenAction", "/AA")


def check(
    data: bytes,
    *,
    words: Sequence[str] = (),
    codes: Sequence[str] = (),
    foot: Sequence[str] = (),
    accessible: bool = True,
    images: int = 0,
    mirrored: bool = True,
    even: bool = True,
) -> list[str]:
    """Return what is wrong with a PDF; nothing if it may be printed.

    `words` must be read in this order, `codes` are the QR texts of the first sides, `foot` must
    stand at the foot of every side that has one.
    """
    faults = list(_structure(data)) if accessible else []
    with pikepdf.open(BytesIO(data)) as file, pdfplumber.open(BytesIO(data)) as pdf:
        faults += [*_sides(file, even), *_fonts(file), *_harmless(file, images), *_links(file)]
        for number, side in enumerate(pdf.pages, start=1):
            faults += [f"side {number}: {fault}" for fault in _type(side, foot)]
            faults += [f"side {number}: {fault}" for fault in _colours(side)]
        if words:
            faults += _order(_read(pdf, file) if accessible else _seen(pdf), words)
    faults += list(_ink(data, mirrored))
    faults += list(_codes(data, codes))
    return faults


def _structure(data: bytes) -> Iterator[str]:
    limits = validation.SafetyLimits(max_reference_depth=100_000)
    report = validation.validate_pdf_bytes(
        data, profile=validation.ValidationProfile.PDF_UA_1, limits=limits
    )
    for failure in report.failures:
        yield f"PDF/UA {failure.rule_id}: {failure.message}"


def _sides(pdf: pikepdf.Pdf, even: bool) -> Iterator[str]:
    for number, side in enumerate(pdf.pages, start=1):
        left, bottom, right, top = (float(edge) / MM for edge in side.mediabox)
        if abs(right - left - 210) > 0.1 or abs(top - bottom - 297) > 0.1:
            yield f"side {number} is {right - left:.1f} × {top - bottom:.1f} mm, not A4"
    if "/PageLabels" not in pdf.Root:
        yield "no side knows its sheet"
        return
    nums = pdf.Root.PageLabels.Nums
    starts = [*(int(nums[n]) for n in range(0, len(nums), 2)), len(pdf.pages)]
    for start, end, index in zip(starts, starts[1:], range(1, len(nums), 2), strict=False):
        if even and (end - start) % 2:
            yield f"sheet {nums[index].get('/P', '')} has {end - start} sides: an odd number"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for found in pdf.objects:
        if not isinstance(found, pikepdf.Dictionary) or found.get("/Type") != "/Font":
            continue
        if found.get("/Subtype") in ("/CIDFontType2", "/Type3", "/Type0"):
            continue
        name = str(found.get("/BaseFont", ""))
        program = found.get("/FontDescriptor", pikepdf.Dictionary())
        if not any(key in program for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield f"font {name} is not embedded"
        elif not re.match(r"/[A-Z]{6}\+", name):
            yield f"font {name} is not a subset"
        if "/ToUnicode" in found and re.search(
            rb"<[0-9A-Fa-f]{2}>\s*<0000>", found.ToUnicode.read_bytes()
        ):
            yield f"font {name} maps a code to U+0000"


def _harmless(pdf: pikepdf.Pdf, images: int) -> Iterator[str]:
    count = 0
    for found in pdf.objects:
        if isinstance(found, pikepdf.Stream) and found.get("/Subtype") == "/Image":
            count += 1
        if isinstance(found, (pikepdf.Dictionary, pikepdf.Stream)):
            yield from (f"the file holds {name}" for name in FORBIDDEN if name in found)
    if count > images:
        yield f"{count} images where {images} were expected"


def _links(pdf: pikepdf.Pdf) -> Iterator[str]:
    sides = {side.objgen for side in pdf.pages}
    for number, side in enumerate(pdf.pages, start=1):
        for note in side.get("/Annots", []):
            if "/A" in note:
                address = str(note.A.get("/URI", note.A.get("/S")))
                if not re.match(r"(https?://|mailto:|tel:)", address):
                    yield f"side {number}: link to {address}"
            elif "/Dest" not in note or note.Dest[0].objgen not in sides:
                yield f"side {number}: a link leads nowhere"


def _type(side: pdfplumber.page.Page, foot: Sequence[str]) -> Iterator[str]:
    small: dict[float, str] = {}
    below = []
    for char in side.chars:
        a, b = char["matrix"][:2]
        scale = (a * a + b * b) ** 0.5
        size = char["size"] if char["upright"] else scale * (char["x1"] - char["x0"])
        in_foot = side.height - char["bottom"] < FOOT
        if in_foot:
            below.append(char)
        if size < (FOOT_FLOOR if in_foot else FLOOR) - 0.05 and char["text"].strip():
            small[round(size, 1)] = small.get(round(size, 1), "") + char["text"]
    for size, text in small.items():
        yield f"type of {size} pt: {text[:40]!r}"
    seen = "".join(char["text"] for char in below).replace(" ", "")
    for value in foot:
        if value.replace(" ", "") not in seen:
            yield f"{value!r} is not in the foot"


def _colours(side: pdfplumber.page.Page) -> Iterator[str]:
    used = {
        tuple(thing[key])
        for thing in (*side.rects, *side.lines, *side.curves, *side.chars)
        for key in ("stroking_color", "non_stroking_color")
        if isinstance(thing.get(key), (tuple, list)) and len(thing[key]) == 3
    }
    for colour in sorted(used - COLOURS):
        yield f"colour {colour}"


def _read(pdf: pdfplumber.PDF, tree: pikepdf.Pdf) -> str:
    """Return the text as a screen reader takes it: marked content in the order of the tree."""
    marked: dict[tuple[int, int], list[str]] = {}
    for number, side in enumerate(pdf.pages):
        for char in side.chars:
            if char["mcid"] is not None:
                marked.setdefault((number, char["mcid"]), []).append(char["text"])
    numbers = {side.objgen: number for number, side in enumerate(tree.pages)}
    read: list[str] = []

    def walk(elem: pikepdf.Object, page: int | None) -> None:
        if "/Pg" in elem:
            page = numbers[elem.Pg.objgen]
        kids = elem.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                read.extend(marked.get((page, kid), ()))
            elif "/MCID" in kid:
                read.extend(marked.get((numbers[kid.Pg.objgen], int(kid.MCID)), ()))
            elif "/S" in kid:
                walk(kid, page)
        if elem.get("/S") not in ("/Link", "/Span"):
            read.append("\n")

    walk(tree.Root.StructTreeRoot, None)
    return "".join(read)


def _seen(pdf: pdfplumber.PDF) -> str:
    return "\n".join(side.extract_text() for side in pdf.pages)


def _order(read: str, words: Sequence[str]) -> Iterator[str]:
    text, place = " ".join(read.split()), 0
    for word in words:
        found = text.find(" ".join(word.split()), place)
        if found < 0:
            where = "in its place" if " ".join(word.split()) in text else "anywhere"
            yield f"{word!r} is not read {where}"
        else:
            place = found + len(word)


def _ink(data: bytes, mirrored: bool) -> Iterator[str]:
    scale, pdf = 1.0, pypdfium2.PdfDocument(data)
    for number, side in enumerate(pdf):
        picture = ImageOps.invert(side.render(scale=scale).to_pil().convert("L"))
        picture = picture.point(lambda value: 255 if value > 25 else 0)
        if mirrored and number % 2:
            picture = ImageOps.mirror(picture)  # the binding side is now to the left
        per_mm = picture.width / 210
        box = picture.getbbox()
        if box is None:
            continue
        left, top, right, bottom = (edge / per_mm for edge in box)
        far = (left, top, 210 - right, 297 - bottom)
        if min(far) < EDGE - 0.4:
            yield f"side {number + 1}: ink {min(far):.1f} mm from an edge"
        if mirrored and left < BINDING - 0.4:
            yield f"side {number + 1}: ink {left:.1f} mm from the binding edge"
    pdf.close()


def _codes(data: bytes, codes: Sequence[str]) -> Iterator[str]:
    pdf = pypdfium2.PdfDocument(data)
    for number, code in enumerate(codes):
        read = qrread.read(code_picture(pdf, number))
        if read != code:
            yield f"side {number + 1}: the QR code says {read!r}, not {code!r}"
    pdf.close()


def code_picture(pdf: pypdfium2.PdfDocument, number: int, scale: float = 300 / 72) -> Image.Image:
    """Return the corner of the foot where the code stands, at 300 dots an inch."""
    picture = pdf[number].render(scale=scale).to_pil()
    per_mm = picture.width / 210
    right = 210 - (14 if number % 2 == 0 else 25)
    box = (right - 16.8, 297 - 25, right + 0.5, 297 - 5)
    return picture.crop(tuple(round(edge * per_mm) for edge in box))


def heaviest(data: bytes, number: int = 0) -> str:
    """Return "stop" if the STOP box holds more ink in grey than any other object of the side."""
    with pdfplumber.open(BytesIO(data)) as pdf:
        boxes = [
            (box["stroke"] and _is_red(box["stroking_color"]), box)
            for box in pdf.pages[number].rects
            if box["stroke"] or box["fill"]
        ]
    pdf = pypdfium2.PdfDocument(data)
    grey = ImageOps.invert(pdf[number].render(scale=1).to_pil().convert("L"))
    pdf.close()
    ink = []
    for is_stop, box in boxes:
        edges = [round(box[key]) for key in ("x0", "top", "x1", "bottom")]
        if edges[2] > edges[0] and edges[3] > edges[1]:
            ink.append((ImageStat.Stat(grey.crop(edges)).sum[0], is_stop))
    return "stop" if max(ink)[1] else "other"


def _is_red(colour: object) -> bool:
    return isinstance(colour, (tuple, list)) and len(colour) == 3 and colour[0] > colour[1]
