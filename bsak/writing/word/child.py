"""A Word file as headings, paragraphs, lists and tables: a process of its own, with limits on.

Reads the file from standard input and prints JSON. Nothing of ours is imported, so that a file
made to do harm meets nothing but mammoth, lxml and the limits.
"""

import io
import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterator
from typing import Any

SECONDS = 20
_MEMORY = 1536 * 1024 * 1024
_LARGEST_PART = 20 * 1024 * 1024
_LONGEST_HTML = 8 * 1024 * 1024
_STYLES = "\n".join(
    [
        "p[style-name='Title'] => h1.title:fresh",
        "p[style-name='Titel'] => h1.title:fresh",
        *(f"p[style-name='Overskrift {n}'] => h{n}:fresh" for n in range(1, 7)),
        *(
            f"p[style-name='List {kind}{level}'] => {tag} > li:fresh"
            for kind, tag in (("Bullet", "ul"), ("Number", "ol"))
            for level in ("", " 2", " 3")
        ),
    ]
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = re.compile(r"\{[^}]*/(?:wordprocessingml|drawingml|officeDocument)/2006/(?:main|math)\}t$")
_PARAGRAPH = re.compile(r"\{[^}]*/(?:wordprocessingml|drawingml)/2006/main\}p$")
_UNSAID = re.compile(r"\}(?:del|moveFrom|Fallback|instrText|delText)$")
_SPACES = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_PARTS = re.compile(
    r"word/(document|header|footer|footnotes|endnotes|comments|diagrams/data)\d*\.xml"
)


def read(content: bytes) -> dict[str, Any]:
    """Return blocks, every paragraph as it is said in the file, and the number of pictures."""
    import mammoth  # noqa: PLC0415 -- only the child, with its limits on, opens what is foreign
    from lxml import html  # noqa: PLC0415 -- likewise

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if max(part.file_size for part in archive.infolist()) > _LARGEST_PART:
            names = [p.filename for p in archive.infolist() if p.file_size > _LARGEST_PART]
            if any(name.endswith((".xml", ".rels")) for name in names):
                return {"fault": "large"}
        said = list(_said(archive))
    pictures: list[Any] = []

    def left_out(image: Any) -> list[Any]:
        pictures.append(image)
        return []

    converted = mammoth.convert_to_html(
        io.BytesIO(content),
        style_map=_STYLES,
        include_embedded_style_map=False,
        convert_image=left_out,
    ).value
    if len(converted) > _LONGEST_HTML:
        return {"fault": "large"}
    body = html.fragment_fromstring(converted, create_parent="div")
    return {"blocks": list(_blocks(body)), "said": said, "pictures": len(pictures)}


def _blocks(body: Any) -> Iterator[list[Any]]:
    for element in body:
        tag = element.tag
        if tag in ("ul", "ol"):
            if str(element[0].get("id", "")).startswith(("footnote", "endnote")):
                continue  # notes come back as words that have no place
            yield ["items", tag == "ol", list(_items(element))]
        elif tag == "table":
            rows = [[_cell(cell) for cell in _spread(row)] for row in element.iter("tr")]
            yield ["grid", element.find("thead") is not None, rows]
        elif re.fullmatch("h[1-6]", str(tag)):
            yield [
                "heading",
                0 if element.get("class") == "title" else int(tag[1]),
                _plain(element),
            ]
        else:
            yield ["words", 0, _marked(element)]


def _items(element: Any) -> Iterator[str]:
    for item in element:
        lists = [child for child in item if child.tag in ("ul", "ol")]
        for inner in lists:
            tail, inner.tail = inner.tail or "", ""
            item.remove(inner)
            item.append(item.makeelement("span"))
            item[-1].text = tail
        yield _marked(item)
        for inner in lists:
            yield from _items(inner)


def _spread(row: Any) -> Iterator[Any]:
    """Give every cell its place: one that reaches over several columns leaves the rest empty."""
    for cell in row:
        if cell.tag in ("td", "th"):
            yield cell
            yield from [None] * (int(cell.get("colspan", 1)) - 1)


def _cell(cell: Any) -> str:
    if cell is None:
        return ""
    parts = [_marked(p) for p in cell.iter("p", "li", "h1", "h2", "h3", "h4", "h5", "h6")]
    return "\n".join(filter(None, parts)) or _marked(cell)


def _marked(element: Any) -> str:
    """Return the words of an element, those in bold between two asterisks."""
    text = "".join(_runs(element, is_bold=False))
    return re.sub(r"\*\*(\s*)\*\*", r"\1", text).strip()


def _runs(element: Any, *, is_bold: bool) -> Iterator[str]:
    bold = is_bold or element.tag in ("strong", "b")
    yield from _weighted(element.text, is_bold=bold)
    for child in element:
        if child.tag == "br":
            yield "\n"
        elif child.tag not in ("p", "li", "ul", "ol", "table") or element.tag in ("li", "div"):
            yield from _runs(child, is_bold=bold)
        yield from _weighted(child.tail, is_bold=bold)


def _weighted(text: str | None, *, is_bold: bool) -> Iterator[str]:
    if text and is_bold and text.strip():
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        yield f"{text[:start]}**{text[start:end]}**{text[end:]}"
    elif text:
        yield text


def _plain(element: Any) -> str:
    return " ".join(element.text_content().split())


def _said(archive: zipfile.ZipFile) -> Iterator[list[str]]:
    """Yield every paragraph of the file with the part it stands in, however Word keeps it."""
    from lxml import etree  # noqa: PLC0415 -- see above

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    for name in sorted(archive.namelist()):
        if found := _PARTS.fullmatch(name):
            root = etree.fromstring(archive.read(name), parser)
            for element in root.iter():
                if isinstance(element.tag, str) and _PARAGRAPH.search(element.tag):
                    text = "".join(_own(element)).strip()
                    if text and not _is_unsaid(element):
                        yield [found[1], text]


def _own(element: Any) -> Iterator[str]:
    for child in element:
        if not isinstance(child.tag, str) or _UNSAID.search(child.tag):
            continue
        if _TEXT.search(child.tag):
            yield child.text or ""
        elif child.tag in _SPACES:
            yield _SPACES[child.tag]
        elif not _PARAGRAPH.search(child.tag):
            yield from _own(child)


def _is_unsaid(element: Any) -> bool:
    return any(isinstance(a.tag, str) and _UNSAID.search(a.tag) for a in element.iterancestors())


def _answer(content: bytes) -> dict[str, Any]:
    try:
        return read(content)
    except MemoryError:
        return {"fault": "large"}
    except Exception:  # whatever a broken file makes the libraries raise
        return {"fault": "broken"}


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.stdout.write(json.dumps(_answer(sys.stdin.buffer.read())))
