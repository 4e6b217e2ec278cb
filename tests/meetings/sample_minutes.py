"""Short invented minutes in the shape of the real ones, as Markdown, bare text, Word and PDF."""

import io
import re
import textwrap

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import ListFlowable, ListItem, Paragraph, SimpleDocTemplate, Spacer

MARKDOWN = """

# REFERAT Strandforum d. 04-09-2025

**Mødedato** Torsdag d. 4. september 2025 kl. 9.30

**Mødested** Mødelokale Mågen

## Indholdsfortegnelse

SF - Godkendelse af dagsorden.....	3
SF - Status på strandens beredskabsplaner (20 min.).....	4
Lukket.....	7
SF - Orientering om redningsposter.....	8

# **Punkt 1: SF - Godkendelse af dagsorden**

00.01.00-A21-7-25

## **Anledning**

Godkendelse af dagsorden.

## **Indstilling**

Strandchefen indstiller,

1. at Strandforum godkender dagsordenen
2. at Strandforum godkender referatet fra mødet d. 2. juni 2025

## **Beslutning**

Godkendt.

## **Punkt 2: SF - Status på strandens beredskabsplaner (20 min.)**

14.00.08-A21-3-25

### **Anledning**

Havnekontoret orienterer.

### **Sagsfremstilling**

For de enkelte krisegrupper er herunder oplyst, hvad der er udarbejdet.

#### Havn & Brygge

##### Udarbejdet

- Delplan for krisegruppen Havn & Brygge
- Specialplan for svigt af varmforsyning
- Pierens kontaktiliste til lodser
- Tågeplan (specialplan)

##### Under udarbejdelse

- Actioncard: Olie i bassinet (el, vand og varme)
- Actioncard for Bådværkstedet: Brand (mangler afklaring af, om slangen kan nå)
- der udestår beslutning på kommende møde ang. placering af redningsposter

Flere actioncards udarbejdes efter 2. oktober, hvor redningsfolkene kommer.

## Klit, Vej & Parkering

### Uarbejdet

- Delplan for krisegruppen Klit, Vej & Parkering
- Actioncard: Sandflugt (ved storm fra vest)
  - afprøvet i maj

### Ikke påbegyndt

- Huskeliste til klitvagten

## Is & Kiosk

Der er endnu ikke udarbejdet hverken planer eller actioncards, men arbejdet er igangsat.

## Det videre arbejde

Krisegrupperne skal få udarbejdet de planer, der mangler. Se [kortet](#) og <b>Klit &amp; Vej</b>.

	2024	2025
Badende	100	200

## **Beslutning**

### 1. Planerne

Det besluttedes, at ny deadline for det resterende arbejde er den 24. oktober 2025.

1. Havnen kigger på
   1. slanger
   2. pumper

Næste BSAK er den 6. november 2025, og der ses på planerne. Derfor deadline d. 24. oktober 2025.

### **Bilag**

Oversigt\\_over\\_planer.docx

Kort over klitten

## **Punkt 3: Lukket**

00.30.08-000-1-25

# Punkt 4: SF - Orientering om redningsposter

29.09.04-P20-1-25

## Redningsposter i 2025

Strandchefen indstiller,

1. at orienteringen tages til efterretning

### Historik

Byrådet, 2. maj 2025, pkt. 7: Godkendt.

### **Beslutning**

Orienteringen blev taget til efterretning.
"""
GROUPS = ("Havn & Brygge", "Klit, Vej & Parkering", "Is & Kiosk")
_MARKS = re.compile(r"^#+ |\*\*", re.MULTILINE)


def bare(bullet: str = "• ", *, is_airy: bool = True) -> str:
    """Return the minutes without marks, as text copied from a PDF is."""
    text = _MARKS.sub("", MARKDOWN)
    text = re.sub(r"^- ", bullet, text, flags=re.MULTILINE)
    return text if is_airy else re.sub(r"\n{2,}", "\n", text)


def wrapped(text: str) -> str:
    """Return ``text`` broken at 60 letters, as a narrow column is."""
    broken = (textwrap.wrap(line, 60, break_on_hyphens=False) for line in text.split("\n"))
    return "\n".join("\n".join(lines) for lines in broken)


def as_docx() -> bytes:
    """Return the minutes as a Word file with headings, lists and a table."""
    document = docx.Document()
    table: list[list[str]] = []
    for line in MARKDOWN.split("\n"):
        if "\t" in line and "....." not in line:
            table.append(line.split("\t"))
            continue
        if table:
            _add_table(document, table)
            table = []
        _add_line(document, line)
    return _saved(document)


def _add_line(document, line):
    words = line.replace("**", "").replace("\\", "")
    if heading := re.match(r"(#+) (.*)", words):
        document.add_heading(heading[2], level=min(len(heading[1]), 9))
    elif line.startswith("  - "):
        document.add_paragraph(words.strip(" -"), style="List Bullet 2")
    elif line.startswith("- "):
        document.add_paragraph(words[2:], style="List Bullet")
    elif numbered := re.match(r"( *)\d+\. (.*)", words):
        style = "List Number 2" if numbered[1] else "List Number"
        document.add_paragraph(numbered[2], style=style)
    elif words.strip():
        document.add_paragraph(re.sub(r"<[^>]+>|\[|\]\(#\)", "", words).replace("&amp;", "&"))


def _add_table(document, rows):
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, words in zip(cells.cells, row, strict=True):
            cell.text = words


def _saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_pdf() -> bytes:
    """Return the minutes on narrow pages with running heads, so that lines wrap and lists break."""
    file = io.BytesIO()
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=6)
    story = []
    for line in MARKDOWN.split("\n"):
        story += _flowables(line, body)
    template = SimpleDocTemplate(file, pagesize=A4, leftMargin=120, rightMargin=120)
    template.build(story, onFirstPage=_running, onLaterPages=_running)
    return file.getvalue()


def _flowables(line, body):
    words = line.replace("**", "").replace("\\", "").replace("(#)", "").replace("&", "&amp;")
    words = re.sub(r"&amp;amp;", "&amp;", words).replace("[", "").replace("]", "")
    if heading := re.match(r"(#+) (.*)", words):
        size = {1: 16, 2: 14, 3: 12}.get(len(heading[1]), 10)
        style = ParagraphStyle(
            "heading", parent=body, fontName="Helvetica-Bold", fontSize=size, leading=size * 1.3
        )
        return [Paragraph(heading[2], style)]
    if bullet := re.match(r"( *)- (.*)", words):
        indent = 18 * (1 + len(bullet[1]) // 2)
        entry = ListItem(Paragraph(bullet[2], body))
        return [
            ListFlowable(
                [entry], bulletType="bullet", start="•", leftIndent=indent, bulletDedent=18
            )
        ]
    return [Paragraph(words.strip(), body)] if words.strip() else [Spacer(1, 4)]


def _running(canvas, template):
    canvas.setFont("Helvetica", 8)
    canvas.drawString(120, 800, "Strandkommunen - Referat")
    canvas.drawRightString(475, 30, f"Side {template.page} af 3")
