"""Minutes as files: text, Word or PDF, told apart by what they hold and not by their name."""

from pathlib import Path

from bsak.kernel import pdfium
from bsak.kernel.words import _
from bsak.meetings.reading.unreadable import Unreadable

MAX_BYTES = 20_000_000
MAX_SIGNS = 2_000_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def load(source: Path | bytes, name: str = "") -> str:
    """Return the text of a file, headings and lists marked; raise Unreadable if it cannot be."""
    content = source if isinstance(source, bytes) else _bytes_of(source)
    name = name or (source.name if isinstance(source, Path) else "")
    if len(content) > MAX_BYTES:
        raise Unreadable(
            _("Filen fylder over 20 MB. Gem referatet uden billeder og bilag, og prøv igen.")
        )
    text = _text_of(content, name)
    if len(text) > MAX_SIGNS:
        raise Unreadable(
            _("Teksten er længere, end et referat er. Gem kun referatet i en fil, og prøv igen.")
        )
    if not text.strip():
        raise Unreadable(_("Filen er tom. Vælg den fil, der indeholder referatet."))
    return text


def _text_of(content: bytes, name: str) -> str:
    # The two libraries take a while to import, and most of what comes in is text.
    if content.lstrip()[:5] == b"%PDF-":
        from bsak.meetings.reading.paper import text_of_pdf  # noqa: PLC0415 -- see above

        with pdfium.turn:
            return text_of_pdf(content)
    if content[:2] == b"PK":
        from bsak.meetings.reading.word import text_of_docx  # noqa: PLC0415 -- see above

        return text_of_docx(content)
    if content[:4] == _OLD_OFFICE:
        raise Unreadable(
            _(
                "Filen er i Words gamle format eller har en adgangskode. Åbn den i Word, "
                "gem den som .docx uden adgangskode, og prøv igen."
            )
        )
    is_text = content[:2] in _UTF16 or b"\0" not in content
    if not is_text or content[:5] == b"{\\rtf":
        raise Unreadable(_not_text(name))
    return _decoded(content)


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as fault:
        raise Unreadable(
            _(
                "Filen »%(name)s« kan ikke læses. Se efter, at den findes, og at du må åbne den.",
                name=path.name,
            )
        ) from fault


def _not_text(name: str) -> str:
    sentence: str = _(
        "Filen »%(name)s« er hverken tekst, Word (.docx) eller PDF. "
        "Gem referatet i et af de formater, og prøv igen.",
        name=name,
    )
    return sentence


def _decoded(content: bytes) -> str:
    if content[:2] in _UTF16:
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What older Windows programs save.
        return content.decode("cp1252", errors="replace")
