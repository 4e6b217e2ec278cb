"""Word files as PDF by LibreOffice, where it is installed."""

import shutil
import subprocess
import tempfile
import threading
from pathlib import Path

from bsak.kernel.words import _

_SECONDS = 60
_one_at_a_time = threading.Lock()  # LibreOffice starts badly beside itself


class NoConverter(Exception):  # noqa: N818 -- an answer for people
    """The Word file cannot become sides. The message says what to do instead."""


def as_pdf(word: Path) -> Path:
    """Return the PDF of ``word``, made once and kept beside it. Raises NoConverter."""
    kept = word.with_name(f"{word.name}.pdf")
    if kept.exists():
        return kept
    office = shutil.which("soffice")
    if office is None:
        raise NoConverter(
            _("Teksten ligger i en Word-fil. Gem den som PDF, og læg PDF-filen ved dokumentet.")
        )
    with _one_at_a_time, tempfile.TemporaryDirectory() as workroom:
        source = Path(workroom) / "document.docx"
        shutil.copy(word, source)
        try:
            subprocess.run(  # noqa: S603 -- a fixed program, and names of our own making
                [
                    office,
                    f"-env:UserInstallation=file://{workroom}/profile",
                    "--headless",
                    "--convert-to",
                    "pdf",
                    "--outdir",
                    workroom,
                    str(source),
                ],
                check=True,
                capture_output=True,
                timeout=_SECONDS,
            )
            made = Path(workroom) / "document.pdf"
            shutil.move(made, kept)
        except (subprocess.SubprocessError, FileNotFoundError) as fault:
            raise NoConverter(
                _("Word-filen kunne ikke laves om til PDF. Gem den selv som PDF, og læg den ved.")
            ) from fault
    return kept
