"""What a file really is, read from its bytes; the name it came with is only held against that."""

import unicodedata
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from bsak.documents import pdf_probe
from bsak.documents.pictures import size_of_jpeg, size_of_png
from bsak.kernel.errors import Refused
from bsak.kernel.words import _

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ENDINGS = {
    "application/pdf": (".pdf",),
    WORD: (".docx",),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
}
_MOST_PIXELS = 50_000_000
_MOST_PARTS = 2_000
_MOST_INFLATED = 200 * 1024 * 1024
_ACTIVE = ("vbaproject", "vbadata", "activex/", "macrosheets/")
_MOST_RELATIONS = 1024 * 1024  # bytes of one part that says what else the file leans on
_REMOTE = ("/attachedTemplate", "/oleObject", "/frame", "/subDocument")


@dataclass(frozen=True, slots=True)
class Sniffed:
    """A file we dare to keep: a name that is only a name, and what its bytes are."""

    name: str
    media_type: str


def sniff(name: str, content: bytes) -> Sniffed:
    """Return what ``content`` is. Raises Refused with what to do when we will not keep it."""
    name = plain_name(name)
    media_type = _kind(content)
    endings = _ENDINGS[media_type]
    if not name.casefold().endswith(endings):
        raise Refused(
            _(
                "Filens navn passer ikke til dens indhold, som er %(ending)s. "
                "Gem den under det rigtige navn, og prøv igen.",
                ending=endings[0],
            )
        )
    return Sniffed(name, media_type)


def plain_name(name: str) -> str:
    """Return ``name`` without folders and without signs that hide what it ends in."""
    last = PurePosixPath(name.replace("\\", "/")).name
    # Cc: control, Cf: direction marks that make "fdp.exe" read as "exe.pdf".
    shown = "".join(c for c in last if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    shown = " ".join(unicodedata.normalize("NFC", shown).split()).lstrip(".")
    stem, dot, ending = shown.rpartition(".")
    return f"{stem[:180]}{dot}{ending[:10]}" if dot else shown[:180]


def _kind(content: bytes) -> str:
    if not content:
        raise Refused(_("Filen er tom. Vælg den igen."))
    if content.startswith(b"%PDF-"):
        _refuse_bad_pdf(content)
        return "application/pdf"
    if content.startswith(b"PK\x03\x04"):
        _refuse_bad_word(content)
        return WORD
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        _refuse_bad_picture(size_of_png(content))
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        _refuse_bad_picture(size_of_jpeg(content))
        return "image/jpeg"
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused(
            _(
                "Filen er et ældre Word-dokument eller låst med adgangskode. "
                "Gem den uden adgangskode som .docx, og prøv igen."
            )
        )
    raise Refused(_("Den slags fil kan ikke ligge her. Vælg PDF, Word (.docx), PNG eller JPEG."))


def _refuse_bad_pdf(content: bytes) -> None:
    match pdf_probe.ask(content):
        case "locked":
            raise Refused(_("PDF'en er låst med adgangskode. Gem den uden, og prøv igen."))
        case "broken":
            raise Refused(_("PDF'en kan ikke åbnes. Dan den igen, og prøv igen."))


def _refuse_bad_picture(size: tuple[int, int] | None) -> None:
    if size is None or min(size) < 1:
        raise Refused(_("Billedet kan ikke læses. Gem det igen som PNG eller JPEG."))
    if size[0] * size[1] > _MOST_PIXELS:
        raise Refused(_("Billedet er for stort. Gør det højst 50 megapixel, og prøv igen."))


def _refuse_bad_word(content: bytes) -> None:
    broken = Refused(_("Filen er ikke et helt Word-dokument. Gem den igen som .docx."))
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            if _is_hostile(parts):
                raise Refused(_("Filen er pakket på en måde, vi ikke tør åbne. Gem den igen."))
            names = [part.filename.casefold() for part in parts]
            if any(word in name for name in names for word in _ACTIVE):
                raise _has_macros()
            if "word/document.xml" not in names or "[content_types].xml" not in names:
                raise broken
            _refuse_bad_parts(archive, parts)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise broken from None


def _is_hostile(parts: list[ZipInfo]) -> bool:
    names = [part.filename for part in parts]
    return (
        len(parts) > _MOST_PARTS
        or sum(part.file_size for part in parts) > _MOST_INFLATED
        or len(set(names)) != len(names)
        or any(n.startswith(("/", "\\")) or ".." in n.replace("\\", "/").split("/") for n in names)
        or any(part.flag_bits & 1 or part.external_attr >> 28 == 0xA for part in parts)
        or any(n.casefold().endswith((".zip", ".exe", ".dll", ".js", ".vbs")) for n in names)
    )


def _refuse_bad_parts(archive: ZipFile, parts: list[ZipInfo]) -> None:
    inflated = 0
    for part in parts:
        text = b""
        with archive.open(part) as stream:
            while piece := stream.read(65536):
                inflated += len(piece)
                if inflated > _MOST_INFLATED:  # a part that is more than it declared
                    raise Refused(_("Filen fylder for meget pakket ud. Del den i flere."))
                if part.filename.endswith((".xml", ".rels")):
                    text += piece
        if b"<!DOCTYPE" in text or (part.filename.endswith(".rels") and _is_remote(text)):
            raise Refused(_("Filen henter indhold udefra. Gem den uden, og prøv igen."))
        if b"macroEnabled" in text and part.filename == "[Content_Types].xml":
            raise _has_macros()


def _is_remote(relations: bytes) -> bool:
    """Say whether a part's relations fetch something. Raises ValueError when they are no XML."""
    if len(relations) > _MOST_RELATIONS:
        raise ValueError("more relations than any document has")
    strict = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        tree = etree.fromstring(relations, strict)
    except etree.XMLSyntaxError as fault:
        raise ValueError(str(fault)) from None
    if tree.getroottree().docinfo.doctype:
        return True
    return any(
        one.get("TargetMode", "").casefold() == "external" and one.get("Type", "").endswith(_REMOTE)
        for one in tree.iter("{*}Relationship", "Relationship")
    )


def _has_macros() -> Refused:
    return Refused(_("Filen har makroer. Gem den som .docx uden makroer, og prøv igen."))
