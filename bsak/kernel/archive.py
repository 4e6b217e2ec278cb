"""The archive that an Office file is: refused when it is packed or linked to do harm."""

from collections.abc import Iterator
from dataclasses import dataclass
from zipfile import ZipFile, ZipInfo

from flask_babel import LazyString

from bsak.kernel.errors import Refused
from bsak.kernel.words import _, lazy

_MOST_PARTS = 2_000
_MEGABYTE = 1024 * 1024
_LARGEST_LINKS = 1024 * 1024
_ACTIVE = ("vbaproject", "vbadata", "activex/", "macrosheets/", "embeddings/oleobject")
_NEVER_INSIDE = (
    ".zip", ".exe", ".dll", ".js", ".vbs", ".com", ".scr", ".bat", ".cmd", ".ps1", ".lnk", ".hta",
    ".msi", ".jar",
)  # fmt: skip
_WITH_MACROS = (".docm", ".dotm", ".xlsm", ".xltm", ".xlsb", ".pptm")
_HARMLESS_LINK = "/hyperlink"  # followed when somebody clicks, and not when the file is opened


@dataclass(frozen=True, slots=True)
class Office:
    """A kind of Office file: the part it cannot be without, its name, how it ends, how large."""

    part: str
    name: LazyString
    ending: str
    most: int  # bytes of all its parts together

    @property
    def broken(self) -> Refused:
        """Return the refusal of what is no such file at all."""
        return Refused(_("Filen er ikke et helt %(name)s. Gem den igen som %(ending)s.",
                         name=str(self.name), ending=self.ending))  # fmt: skip


WORD = Office("word/document.xml", lazy("Word-dokument"), ".docx", 200 * _MEGABYTE)
EXCEL = Office("xl/workbook.xml", lazy("Excel-ark"), ".xlsx", 50 * _MEGABYTE)


def refuse_bad(archive: ZipFile, office: Office) -> None:
    """Raise Refused with what to do when ``archive`` is no whole such file, or a dangerous one."""
    parts = archive.infolist()
    if archive.comment or _is_hostile(parts, office.most):
        raise _packed_badly()
    names = [part.filename.casefold() for part in parts]
    if any(name.endswith(_WITH_MACROS) or any(a in name for a in _ACTIVE) for name in names):
        raise _has_macros(office)
    if office.part not in names or "[content_types].xml" not in names:
        raise office.broken
    inflated = 0
    for part in parts:
        for size in _read(archive, part, office):
            inflated += size
            if inflated > office.most:  # a part that is more than it declared
                raise Refused(_("Filen fylder for meget pakket ud. Del den i flere."))


def _is_hostile(parts: list[ZipInfo], most: int) -> bool:
    names = [part.filename for part in parts]
    return (
        not parts
        or len(parts) > _MOST_PARTS
        or min(part.header_offset for part in parts) != 0  # something else lies before it
        or sum(part.file_size for part in parts) > most
        or len({name.casefold() for name in names}) != len(names)
        or any(n.startswith(("/", "\\")) or ".." in n.replace("\\", "/").split("/") for n in names)
        or any(part.flag_bits & 1 or part.external_attr >> 28 == 0xA for part in parts)
        or any(name.casefold().endswith(_NEVER_INSIDE) for name in names)
    )


def _read(archive: ZipFile, part: ZipInfo, office: Office) -> Iterator[int]:
    """Read a part through in pieces, yielding how large each was; refuse what it must not say."""
    name = part.filename.casefold()
    is_text, is_links = name.endswith((".xml", ".rels")), name.endswith(".rels")
    before, links = b"", bytearray()
    with archive.open(part) as stream:
        while piece := stream.read(65536):
            yield len(piece)
            if is_text:
                if not before and b"\0" in piece[:4]:  # another alphabet could hide the words
                    raise _from_afar()
                _refuse_words(name, before[-64:] + piece, office)
                before = piece
            if is_links:
                links += piece
                if len(links) > _LARGEST_LINKS:
                    raise _packed_badly()
    if is_links:
        _refuse_links(bytes(links), office)


def _refuse_words(name: str, text: bytes, office: Office) -> None:
    if b"<!DOCTYPE" in text:
        raise _from_afar()
    if b"macroEnabled" in text and name == "[content_types].xml":
        raise _has_macros(office)


def _refuse_links(links: bytes, office: Office) -> None:
    """Refuse what is fetched from elsewhere as soon as the file is opened."""
    from lxml import etree  # noqa: PLC0415 -- slow to load, and few requests bring a file

    strict = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(links, strict)
    except etree.XMLSyntaxError:
        raise office.broken from None
    for link in root.iter("{*}Relationship", "Relationship"):
        mode, sort = link.get("TargetMode", ""), link.get("Type", "")
        if mode.casefold() == "external" and not sort.endswith(_HARMLESS_LINK):
            raise _from_afar()


def _packed_badly() -> Refused:
    return Refused(_("Filen er pakket på en måde, vi ikke tør åbne. Gem den igen."))


def _from_afar() -> Refused:
    return Refused(_("Filen henter indhold udefra. Gem den uden, og prøv igen."))


def _has_macros(office: Office) -> Refused:
    return Refused(_("Filen har makroer eller indlejrede objekter. Gem den som %(ending)s uden, "
                     "og prøv igen.", ending=office.ending))  # fmt: skip
