"""An uploaded PDF taken over once on trial: in a process of its own, with little memory and time.

Whatever a file does to the library it does here first, and not while a binder is made.
"""

import json
import resource
import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

_SECONDS = 30
_MEMORY = 1536 * 1024 * 1024
_MOST_PAGES = 500
_LEAST_POINTS, _MOST_POINTS = 20, 14400  # outside this no reader shows a page


class UploadRefused(ValueError):  # noqa: N818 -- a refusal, not a fault
    """The uploaded PDF cannot be printed; the message says why, in Danish."""


def pages_of(data: bytes) -> int:
    """Return how many pages an uploaded PDF has; raise `UploadRefused` if it cannot be printed."""
    try:
        done = subprocess.run(  # noqa: S603 -- our own file, and the bytes go in by a pipe
            [sys.executable, "-I", __file__],
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
        told = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):  # ended by its limits
        raise UploadRefused(
            "PDF-filen er for stor eller for indviklet at trykke. Gem den på ny med færre sider, "
            "og hent den igen."
        ) from None
    if why := told.get("why"):
        raise UploadRefused(why)
    return int(told["pages"])


def flatten(source: "pikepdf.Pdf") -> None:
    """Make what is filled in or noted on the pages part of them."""
    if any("/Annots" in page for page in source.pages):
        if "/AcroForm" in source.Root:
            source.generate_appearance_streams()
        source.flatten_annotations("print")


def is_wide(page: "pikepdf.Page") -> bool:
    """Tell whether a page lies down, as it is shown."""
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    width, height = right - left, top - bottom
    turned = int(page.get("/Rotate", 0)) % 180 != 0
    return height > width if turned else width > height


def _tried(data: bytes) -> dict[str, Any]:
    import pikepdf  # noqa: PLC0415 -- only the child, with its limits on, opens what is foreign

    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if why := _obstacle(pdf):
                return {"why": why}
            _take_over(pdf)
            return {"pages": len(pdf.pages)}
    except pikepdf.PasswordError:
        return {
            "why": "PDF-filen er låst med en adgangskode. Gem den uden adgangskode, og hent den "
            "igen."
        }
    except Exception:  # whatever a broken file makes the library raise
        return {"why": "PDF-filen er i stykker og kan ikke åbnes. Gem den på ny, og hent den igen."}


def _obstacle(pdf: "pikepdf.Pdf") -> str | None:
    if pdf.is_encrypted:
        return "PDF-filen er beskyttet. Gem den uden beskyttelse, og hent den igen."
    if not len(pdf.pages):
        return "PDF-filen har ingen sider. Vælg en anden fil."
    if len(pdf.pages) > _MOST_PAGES:
        return f"PDF-filen har {len(pdf.pages)} sider, og {_MOST_PAGES} er det højeste. Del den op."
    for number, page in enumerate(pdf.pages, start=1):
        left, bottom, right, top = (float(edge) for edge in page.trimbox)
        if not all(_LEAST_POINTS <= abs(n) <= _MOST_POINTS for n in (right - left, top - bottom)):
            return (
                f"Side {number} i PDF-filen har et mål, der ikke kan trykkes. Ret den, og hent "
                "filen igen."
            )
    return None


def _take_over(pdf: "pikepdf.Pdf") -> None:
    """Take every page over once, so that a fault shows now and not while a binder is made."""
    import pikepdf  # noqa: PLC0415 -- see above

    flatten(pdf)
    with pikepdf.new() as book:
        for page in pdf.pages:
            is_wide(page)
            book.copy_foreign(page.as_form_xobject())
        book.save(BytesIO())


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    sys.stdout.write(json.dumps(_tried(sys.stdin.buffer.read())))
