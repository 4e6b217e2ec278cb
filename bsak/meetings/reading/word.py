"""The text of a Word file: headings as #, lists as - and 1., tables as lines with tabs."""

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from bsak.kernel.words import _
from bsak.meetings.reading.unreadable import Unreadable
from bsak.meetings.reading.word_marks import (
    ListMark,
    heading_level,
    is_bold,
    list_formats,
    list_mark,
)

_MAX_UNPACKED = 120_000_000
_MAX_XML = 30_000_000
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CONTAINERS = {qn(f"w:{tag}") for tag in ("sdt", "sdtContent", "customXml")}
# What was moved away is no longer said there; a text box is told twice, for old programs.
_UNSAID = {qn(f"w:{tag}") for tag in ("moveFrom", "pPr", "rPr", "sdtPr")} | {_ALTERNATIVE}
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}

# What the two libraries raise on a file that is not as it should be.
_BROKEN = (
    OpcError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    ValueError,
    AttributeError,
    SyntaxError,
    RuntimeError,
)

# Whether the text stands close to its like, as entries of a list do; and the text.
Block = tuple[bool, str]


def text_of_docx(content: bytes) -> str:
    """Return the text of a .docx file, or raise Unreadable."""
    _refuse_unsafe(content)
    try:
        return _Text(docx.Document(io.BytesIO(content))).read()
    except _BROKEN as fault:
        raise Unreadable(_broken()) from fault


def _broken() -> str:
    sentence: str = _(
        "Word-filen er beskadiget. Åbn den i Word, gem den som en ny .docx, og prøv igen."
    )
    return sentence


def _refuse_unsafe(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            sizes = {part.filename.lower(): part.file_size for part in archive.infolist()}
            if sum(sizes.values()) > _MAX_UNPACKED or _xml_size(sizes) > _MAX_XML:
                raise Unreadable(
                    _("Word-filen er for stor. Gem kun referatets tekst i en ny fil, og prøv igen.")
                )
            kinds = archive.read("[Content_Types].xml")
    except _BROKEN as fault:
        raise Unreadable(_broken()) from fault
    if b"macroEnabled" in kinds or any(name.endswith("vbaproject.bin") for name in sizes):
        raise Unreadable(
            _("Word-filen indeholder makroer. Gem den som .docx uden makroer, og prøv igen.")
        )
    if "word/document.xml" not in sizes:
        raise Unreadable(_("Filen er ikke et Word-dokument. Gem referatet som .docx eller PDF."))


def _xml_size(sizes: dict[str, int]) -> int:
    return sum(size for name, size in sizes.items() if name.endswith((".xml", ".rels")))


class _Text:
    """A Word document on its way to lines of text."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.counts: Counter[ListMark] = Counter()
        self.formats = list_formats(document)

    def read(self) -> str:
        """Return the lines, a blank one between paragraphs but none inside a list or a table."""
        blocks = list(self._blocks(self.document.element.body))
        lines = [text for _is_close, text in blocks[:1]]
        for (was_close, _before), (is_close, text) in pairwise(blocks):
            lines += [text] if was_close and is_close else ["", text]
        return "\n".join(lines) + "\n"

    def _blocks(self, element: Any) -> Iterator[Block]:
        for child in element:
            if child.tag == qn("w:p"):
                text = _words(child).strip("\n ")
                if text.strip():
                    yield self._block(Paragraph(child, self.document._body), text)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag in _CONTAINERS:
                yield from self._blocks(child)

    def _table(self, table: Any) -> Iterator[Block]:
        for row in _own(table, "w:tr"):
            cells = [list(self._blocks(cell)) for cell in _own(row, "w:tc")]
            # A table of one or two columns with whole paragraphs is layout, not figures.
            if len(cells) == 1 or (len(cells) == 2 and len(cells[1]) > 1):
                yield from (block for cell in cells for block in cell)
                continue
            words = (" ".join(" ".join(text.split()) for _is_close, text in cell) for cell in cells)
            yield True, "\t".join(words)

    def _block(self, paragraph: Paragraph, text: str) -> Block:
        if level := heading_level(paragraph):
            return False, f"{'#' * level} {' '.join(text.split())}"
        mark = list_mark(paragraph)
        if mark is None or self.formats.get(mark.format_key) == "none":
            return False, f"**{text}**" if is_bold(paragraph) and "\n" not in text else text
        indent = "  " * mark.depth
        text = text.replace("\n", f"\n{indent}  ")
        if self.formats.get(mark.format_key, "bullet") == "bullet":
            return True, f"{indent}- {text}"
        self.counts[mark] += 1
        for deeper in [one for one in self.counts if one.depth > mark.depth]:
            del self.counts[deeper]
        return True, f"{indent}{self.counts[mark]}. {text}"


def _own(element: Any, tag: str) -> Iterator[Any]:
    """Return the rows or cells of this table, not those of a table inside it."""
    for child in element:
        if child.tag == qn(tag):
            yield child
        elif child.tag in _CONTAINERS:
            yield from _own(child, tag)


def _words(element: Any) -> str:
    """Return the words in an element, those inside links, fields and insertions too."""
    words: list[str] = []
    for child in element:
        if child.tag == qn("w:t"):
            words.append(child.text or "")
        elif child.tag in _BREAKS:
            words.append(_BREAKS[child.tag])
        elif child.tag not in _UNSAID:
            words.append("\n" + _words(child) if child.tag == qn("w:p") else _words(child))
    return "".join(words)
