"""The lines of a page in a PDF with where they stand and how they are set."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

_LINE_ENDS = "\r\n"


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A line of print: its words, its place in points from the bottom left, its size and weight."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    is_bold: bool


def lines_of_page(page: pypdfium2.PdfPage) -> list[PaperLine]:
    """Return the lines of a page from the top down, as the PDF has them."""
    textpage = page.get_textpage()
    try:
        return list(_lines(textpage))
    finally:
        textpage.close()


def _lines(textpage: pypdfium2.PdfTextPage) -> Iterator[PaperLine]:
    signs: list[str] = []
    begin = 0
    count = textpage.count_chars()
    for index in range(count + 1):
        code = pdfium.FPDFText_GetUnicode(textpage, index) if index < count else 10
        sign = _sign(code)
        if sign in _LINE_ENDS:
            if line := _line(textpage, "".join(signs), begin):
                yield line
            signs, begin = [], index + 1
        else:
            signs.append(sign)


def _sign(code: int) -> str:
    if code in (0x02, 0xFFFE):  # pdfium's mark for a word divided at the end of a line
        return "\u00ad"
    return chr(code) if code and not 0xD800 <= code < 0xE000 else "\ufffd"


def _line(textpage: pypdfium2.PdfTextPage, text: str, begin: int) -> PaperLine | None:
    words = text.strip()
    if not words:
        return None
    first = begin + len(text) - len(text.lstrip())
    last = first + len(words) - 1
    left, bottom, _right, top = _box(textpage, first)
    # The bullet may be set in a font of its own; the last sign is of the words.
    size = pdfium.FPDFText_GetFontSize(textpage, last) * _scale(textpage, last)
    right = _box(textpage, last)[2]
    return PaperLine(words, left, right, top, bottom, round(size, 1), _is_bold(textpage, last))


def _box(textpage: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    box = textpage.get_charbox(index, loose=True)
    return float(box[0]), float(box[1]), float(box[2]), float(box[3])


def _scale(textpage: pypdfium2.PdfTextPage, index: int) -> float:
    """Return how much the text is stretched: some programs set size 1 and stretch it."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(textpage, index, matrix):
        return 1.0
    return float((matrix.c**2 + matrix.d**2) ** 0.5) or 1.0


def _is_bold(textpage: pypdfium2.PdfTextPage, index: int) -> bool:
    flags = ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(textpage, index, None, 0, flags)
    name = ctypes.create_string_buffer(max(length, 1))
    pdfium.FPDFText_GetFontInfo(textpage, index, name, length, flags)
    lower = name.value.lower()
    return b"bold" in lower or b"black" in lower or b"heavy" in lower
