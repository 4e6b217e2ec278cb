"""What a file really is, read from its bytes; the name it came with is only held against that."""

import re
import unicodedata
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile

from bsak.documents import pdf_probe
from bsak.documents.pictures import size_of_jpeg, size_of_png
from bsak.documents.redraw import redrawn
from bsak.kernel import archive
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
_NEVER_IN_A_NAME = re.compile(r'[<>:"|?*]')  # some system or other takes them for more than a sign


@dataclass(frozen=True, slots=True)
class Sniffed:
    """A file we dare to keep: a name that is only a name, what it is, and the bytes to keep."""

    name: str
    media_type: str
    content: bytes


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
    return Sniffed(name, media_type, _kept(content, media_type))


def plain_name(name: str) -> str:
    """Return ``name`` without folders and without signs that hide what it ends in."""
    last = PurePosixPath(name.replace("\\", "/")).name
    # Cc: control, Cf: direction marks that make "fdp.exe" read as "exe.pdf".
    shown = "".join(c for c in last if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    shown = _NEVER_IN_A_NAME.sub("-", shown)
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
        raise _unreadable_picture()
    if size[0] * size[1] > _MOST_PIXELS:
        raise Refused(_("Billedet er for stort. Gør det højst 50 megapixel, og prøv igen."))


def _refuse_bad_word(content: bytes) -> None:
    try:
        with ZipFile(BytesIO(content)) as word:
            archive.refuse_bad(word, archive.WORD)
    # What unpacking raises at a file that is cut off, packed in an unknown way, or locked.
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise archive.WORD.broken from None


def _kept(content: bytes, media_type: str) -> bytes:
    """Return the bytes to keep: a picture drawn anew, anything else as it came."""
    if not media_type.startswith("image/"):
        return content
    drawn = redrawn(content, media_type.removeprefix("image/").upper())
    if drawn is None:
        raise _unreadable_picture()
    return drawn


def _unreadable_picture() -> Refused:
    return Refused(_("Billedet kan ikke læses. Gem det igen som PNG eller JPEG."))
