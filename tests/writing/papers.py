"""Word files as municipalities make them, and words to look for in them."""

from io import BytesIO

import docx

_STYLES = {"li": "List Bullet", "nr": "List Number", "p": None}


def word(*blocks, header="", footer=""):
    """Return a Word file of (sort, text): title, h1 to h4, p, b (bold), li, nr, or table rows."""
    made = docx.Document()
    for sort, text in blocks:
        if sort == "title":
            made.add_heading(text, 0)
        elif sort[0] == "h":
            made.add_heading(text, int(sort[1]))
        elif sort == "b":
            made.add_paragraph().add_run(text).bold = True
        elif sort == "table":
            _table(made, text)
        else:
            made.add_paragraph(text, style=_STYLES[sort])
    if header:
        made.sections[0].header.paragraphs[0].text = header
    if footer:
        made.sections[0].footer.paragraphs[0].text = footer
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _table(made, rows):
    table = made.add_table(len(rows), max(map(len, rows)))
    for index, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(index, column).text = text
