"""Word files as LibreOffice shows them. Its absence is a fault of the machine, said once."""

import shutil
import tempfile
from pathlib import Path

import pytest

from bsak.binders.word import as_pdf


def needed() -> None:
    """Fail in one sentence when LibreOffice is not on the machine."""
    if shutil.which("soffice") is None:
        pytest.fail("These tests need LibreOffice. Install it with: make tools")


def to_pdf(content: bytes) -> bytes:
    """Return the PDF of a Word file."""
    needed()
    with tempfile.TemporaryDirectory() as folder:
        word = Path(folder, "word.docx")
        word.write_bytes(content)
        return as_pdf(word).read_bytes()
