"""The paper as a Word file: real headings and real lists, so that other systems take it over."""

from io import BytesIO
from itertools import zip_longest

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from bsak.kernel import clock
from bsak.kernel.danish import short_day
from bsak.kernel.words import _
from bsak.meetings.prose_blocks import Block, Sort
from bsak.minutes.content import Paper, Section

_FONT = "Calibri"
_LISTS = (Sort.BULLETS, Sort.NUMBERS)
_SIZES = {"Title": 20, "Heading 1": 15, "Heading 2": 13, "Heading 3": 12, "Heading 4": 11}


class _Pen:
    """Whoever writes the file. Styles are looked up once: the library asks them all each time."""

    def __init__(self) -> None:
        self.document = docx.Document()
        self._styles = {style.name: style.style_id for style in self.document.styles}

    def line(self, text: str = "", style: str = "") -> Paragraph:
        """Add a paragraph."""
        paragraph = self.document.add_paragraph(text)
        if style:
            paragraph._p.get_or_add_pPr().style = self._styles[style]
        return paragraph

    def heading(self, text: str, level: int) -> None:
        """Add a heading."""
        self.line(text, f"Heading {level}")


def written(paper: Paper, municipality: str) -> bytes:
    """Return ``paper`` as the bytes of a .docx file."""
    pen = _Pen()
    _dress(pen.document, paper, municipality)
    pen.line(paper.title, "Title")
    for label, text in paper.facts:
        line = pen.line()
        line.add_run(f"{label}: ").bold = True
        line.add_run(text)
    if paper.draft_mark:
        pen.line().add_run(paper.draft_mark).italic = True
    for point in paper.points:
        pen.heading(point.heading, 1)
        if point.case_number:
            pen.line(point.case_number).paragraph_format.keep_with_next = True
        for section in point.sections:
            _put(pen, section)
    out = BytesIO()
    pen.document.save(out)
    return out.getvalue()


def _put(pen: _Pen, section: Section) -> None:
    pen.heading(section.heading, 2)
    if section.lead:
        pen.line(section.lead).paragraph_format.keep_with_next = True
    for block, after in zip_longest(section.blocks, section.blocks[1:]):
        _put_block(pen, block, leads=after is not None and after.sort in _LISTS)


def _put_block(pen: _Pen, block: Block, *, leads: bool) -> None:
    match block.sort:
        case Sort.HEADING:
            pen.heading(block.text, min(4, block.level + 2))
        case Sort.BULLETS:
            for line in block.lines:
                pen.line(line, "List Bullet")
        case Sort.NUMBERS:
            number = _fresh_numbers(pen.document, block.start)
            for line in block.lines:
                _number(pen.line(line, "List Number"), number)
        case _:
            paragraph = pen.line()
            paragraph.paragraph_format.keep_with_next = leads
            for at, line in enumerate(block.lines):
                if at:
                    paragraph.add_run().add_break()
                paragraph.add_run(line)


def _dress(document: Document, paper: Paper, municipality: str) -> None:
    """Give the file A4, Danish, legible type, and properties that say what it is."""
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    page.top_margin = page.bottom_margin = Cm(2.2)
    foot = page.footer.paragraphs[0]
    foot.text = f"{municipality} · {paper.title} · {short_day(clock.today())} · {_('Side')} "
    _field(foot, "PAGE")
    foot.add_run("/")
    _field(foot, "NUMPAGES")
    document.styles["Footer"].font.size = Pt(9)
    properties = document.core_properties
    properties.title, properties.author, properties.language = paper.title, municipality, "da-DK"
    properties.subject, properties.comments = paper.form.label, ""
    properties.created = properties.modified = clock.now().replace(tzinfo=None)
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(11)
    _speak_danish(normal.element.get_or_add_rPr())
    for style in styles:
        if style.type is WD_STYLE_TYPE.PARAGRAPH and style.name in _SIZES:
            style.font.name, style.font.size = _FONT, Pt(_SIZES[style.name])
            style.font.color.rgb = None
            style.font.italic = False
            # The theme's own typeface would win over the name.
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)


def _speak_danish(properties: BaseOxmlElement) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "da-DK")
    properties.append(language)


def _field(paragraph: Paragraph, what: str) -> None:
    """Add what Word counts itself: the side, or how many there are."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), what)
    paragraph._p.append(field)
    run = paragraph.add_run("1")
    field.append(run._r)


def _fresh_numbers(document: Document, start: int) -> int:
    """Return a numbering that begins at ``start``: Word would go on from the list before."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element
    kind = numbering.num_having_numId(style.pPr.numPr.numId.val).abstractNumId.val
    number = numbering.add_num(kind)
    number.add_lvlOverride(ilvl=0).add_startOverride(start)
    return int(number.numId)


def _number(paragraph: Paragraph, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val = number
    properties.get_or_add_ilvl().val = 0
