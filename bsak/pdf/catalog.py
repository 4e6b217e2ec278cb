"""What stands once in a file: catalog, page tree, structure root, metadata."""

from xml.sax.saxutils import escape

from bsak.pdf.objects import Writer
from bsak.pdf.parts import PAGES, Ledger
from bsak.pdf.theme import PAGE_HEIGHT, PAGE_WIDTH
from bsak.pdf.tree import DOCUMENT, text_string

CATALOG, ROOT, RESOURCES, PARENTS, OUTLINES, METADATA, INFO = 1, 3, 5, 6, 7, 8, 9
RESERVED = 9
PRODUCER = "bsak"

_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
    ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    "<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>"
    "<pdf:Producer>{producer}</pdf:Producer>{claim}"
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)
_NO_END = {"endstream": "&#101;ndstream"}  # a careless reader must not see the stream end here
_CLAIM = "<pdfuaid:part>1</pdfuaid:part>"


def write_pages(writer: Writer, ledger: Ledger, fonts: bytes) -> None:
    """Write the page tree, what all pages share, and the root of the structure."""
    writer.write(
        PAGES,
        b"<</Type/Pages/MediaBox[0 0 %.3f %.3f]/Resources %d 0 R/Count %d/Kids[%s]>>"
        % (PAGE_WIDTH, PAGE_HEIGHT, RESOURCES, len(ledger.pages), _refs(ledger.pages)),
    )
    writer.write(RESOURCES, b"<</ProcSet[/PDF/Text]/Font<<%s>>>>" % fonts)
    writer.write(
        ROOT,
        b"<</Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d>>"
        % (DOCUMENT, PARENTS, ledger.next_key),
    )
    writer.write(
        DOCUMENT,
        b"<</Type/StructElem/S/Document/P %d 0 R/K[%s]>>" % (ROOT, _refs(ledger.sections)),
    )
    writer.write(PARENTS, b"<</Kids[%s]>>" % _refs([leaf[0] for leaf in ledger.leaves]))


def write_catalog(
    writer: Writer, labels: bytes, *, title: str, lang: str, accessible: bool
) -> None:
    """Write what the file says of itself, and the end of the file."""
    claim = _CLAIM if accessible else ""
    xmp = _XMP.format(
        title=escape(title, _NO_END), lang=escape(lang), producer=PRODUCER, claim=claim
    ).encode()
    writer.write(
        METADATA,
        b"<</Type/Metadata/Subtype/XML/Length %d>>stream\n%s\nendstream" % (len(xmp), xmp),
    )
    name = text_string(title).encode()
    writer.write(INFO, b"<</Title%s/Producer(%s)>>" % (name, PRODUCER.encode()))
    writer.write(
        CATALOG,
        b"<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>/Lang(%s)"
        b"/ViewerPreferences<</DisplayDocTitle true>>/Outlines %d 0 R/PageMode/UseOutlines"
        b"/Metadata %d 0 R/PageLabels<</Nums[%s]>>>>"
        % (PAGES, ROOT, lang.encode("ascii"), OUTLINES, METADATA, labels),
    )
    writer.finish(CATALOG, INFO)


def _refs(numbers: list[int]) -> bytes:
    return b"%d 0 R " * len(numbers) % tuple(numbers)
