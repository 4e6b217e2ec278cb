"""The text of a PDF: pages read, running heads and feet taken off, lines put together again."""

from collections import Counter
from collections.abc import Sequence

import pypdfium2

from bsak.kernel.words import _
from bsak.meetings.reading.paper_lines import PaperLine, lines_of_page
from bsak.meetings.reading.paper_text import text_of_lines
from bsak.meetings.reading.unreadable import Unreadable

_MAX_PAGES = 400
_MAX_SIGNS = 4_000_000


def text_of_pdf(content: bytes) -> str:
    """Return the text of a PDF, or raise Unreadable."""
    try:
        document = pypdfium2.PdfDocument(content)
        try:
            pages = _pages(document)
        finally:
            document.close()
    except pypdfium2.PdfiumError as fault:
        raise Unreadable(
            _(
                "PDF-filen er beskadiget eller har en adgangskode. "
                "Gem den igen uden adgangskode, og prøv igen."
            )
        ) from fault
    if not any(line.text.strip() for page in pages for line in page):
        raise Unreadable(
            _(
                "PDF-filen har ingen tekst; den er nok scannet ind. "
                "Find referatet som Word eller som en PDF med tekst."
            )
        )
    return text_of_lines(_without_running(pages))


def _pages(document: pypdfium2.PdfDocument) -> list[list[PaperLine]]:
    if len(document) > _MAX_PAGES:
        raise Unreadable(
            _(
                "PDF-filen har over %(most)d sider. Gem kun de sider, der er referatet.",
                most=_MAX_PAGES,
            )
        )
    pages: list[list[PaperLine]] = []
    signs = 0
    for page in document:
        pages.append(lines_of_page(page))
        signs += sum(len(line.text) for line in pages[-1])
        if signs > _MAX_SIGNS:
            raise Unreadable(_("PDF-filen er for stor. Gem kun de sider, der er referatet."))
    return pages


def _without_running(pages: Sequence[Sequence[PaperLine]]) -> list[list[PaperLine]]:
    """Take off heads and feet that stand on most pages, and numbers of pages."""
    if len(pages) < 2:
        return [list(page) for page in pages]
    seen = Counter(mark for page in pages for mark in {_mark(line) for line in _edges(page)})
    most = max(2, (len(pages) + 1) // 2)
    kept: list[list[PaperLine]] = []
    for page in pages:
        running = {id(line) for line in _edges(page) if seen[_mark(line)] >= most}
        kept.append([line for line in page if id(line) not in running])
    return kept


def _edges(page: Sequence[PaperLine]) -> list[PaperLine]:
    return [*page[:3], *page[max(3, len(page) - 3) :]]


def _mark(line: PaperLine) -> tuple[str, int]:
    """Return what makes two running lines the same: the words without numbers, and the height."""
    words = "".join("#" if sign.isdigit() else sign for sign in line.text)
    while "##" in words:
        words = words.replace("##", "#")
    return words, round(line.top / 3)
