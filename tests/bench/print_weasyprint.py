"""Prints the corpus with WeasyPrint as a tagged PDF. Runs in the environment of the peers.

print_weasyprint.py FOLDER FONTS
"""

import base64
import html
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from weasyprint import HTML

STYLE = """
@font-face { font-family: Plex; src: url("%(fonts)s/IBMPlexSans-Regular.ttf") }
@font-face { font-family: Plex; font-weight: bold; src: url("%(fonts)s/IBMPlexSans-Bold.ttf") }
@page { size: A4; margin: 20mm 15mm 32mm 25mm;
  @top-left { content: string(code) "  " string(title); font: 8.5pt Plex }
  @bottom-left { content: string(code) "  Side " counter(page); font: 10pt Plex }
  @bottom-right { content: element(qr) } }
html { font: 10.5pt/1.3 Plex } h1 { break-before: page } h2 { break-before: page }
.qr { position: running(qr) } .qr img { width: 14mm }
h2 { string-set: code attr(data-code), title content() }
table { width: 100%%; border-collapse: collapse } td, th { border: .4pt solid; padding: 1.5mm }
.box { width: 8mm } .clock { width: 15mm } tr { break-inside: avoid }
.contents a::after { content: leader(".") target-counter(attr(href), page) }
"""


def main() -> None:
    """Print, and tell how long it took."""
    folder, fonts = Path(sys.argv[1]), Path(sys.argv[2]).resolve()
    corpus = json.loads((folder / "corpus.json").read_text(encoding="utf-8"))
    start = time.perf_counter()
    style = STYLE % {"fonts": fonts.as_uri()}
    title = html.escape(corpus["title"])
    source = (
        f"<html lang=da><meta charset=utf-8><title>{title}</title><style>{style}</style>"
        f"<p>{title}<p>{html.escape(corpus['owner'])}{''.join(_body(corpus))}"
    )
    document = HTML(string=source).render(pdf_variant="pdf/ua-1")
    document.write_pdf(folder / "weasyprint.pdf", pdf_variant="pdf/ua-1")
    print(json.dumps({"seconds": time.perf_counter() - start, "pages": len(document.pages)}))


def _body(corpus: dict[str, Any]) -> Iterator[str]:
    yield "<h1>Indhold</h1><ul class=contents>"
    for group in corpus["groups"]:
        for doc in group["docs"]:
            yield f'<li><a href="#{doc["id"]}">{html.escape(doc["title"])}</a>'
    yield "</ul>"
    for group in corpus["groups"]:
        yield f"<h1>{html.escape(group['name'])}</h1>"
        for doc in group["docs"]:
            yield from _document(doc)


def _document(doc: dict[str, Any]) -> Iterator[str]:
    code = base64.b64encode(doc["qr"].encode()).decode()
    yield f"<h2 id='{doc['id']}' data-code='{doc['id']}'>{html.escape(doc['title'])}</h2>"
    yield f"<div class=qr><img alt='QR-kode' src='data:image/svg+xml;base64,{code}'></div>"
    yield f"<p>Ejer: {doc['owner']} Gælder fra: {doc['approved']} Eftersyn: {doc['due']}</p>"
    for block in doc["blocks"]:
        yield from _block(block)


def _block(block: dict[str, Any]) -> Iterator[str]:
    kind = block["t"]
    if kind == "h":
        yield f"<h{block['level'] + 2}>{block['text']}</h{block['level'] + 2}>"
    elif kind == "p":
        yield f"<p>{block['text']}</p>"
    elif kind == "ul":
        yield f"<ul>{''.join(f'<li>{item}</li>' for item in block['items'])}</ul>"
    elif kind == "check":
        yield "<table><thead><tr><th class=box>☐<th>Opgave<th class=clock>Kl.<th class=clock>Init."
        yield "</thead>"
        yield from (f"<tr><td><td>{item}<td><td></tr>" for item in block["items"])
        yield "</table>"
    else:
        yield "<table><thead><tr><th>Navn<th>Funktion<th>Telefon<th>Mail</thead>"
        yield from (f"<tr>{''.join(f'<td>{cell}' for cell in row)}</tr>" for row in block["rows"])
        yield "</table>"


if __name__ == "__main__":
    main()
