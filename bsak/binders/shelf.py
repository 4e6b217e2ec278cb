"""Finished sheets, kept by what they were made from, so that each is made once."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from bsak import pdf
from bsak.kernel.plain import canonical


class Shelf:
    """A folder of finished sheets under the instance."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._layout = pdf.fingerprint()
        self.made = 0

    def sheet(self, *made_from: object, make: Callable[[], pdf.Sheet]) -> pdf.Sheet:
        """Return the sheet made from these values, from the shelf or by ``make``."""
        told = hashlib.sha256(self._layout.encode())
        for value in made_from:
            told.update(canonical(value))
        key = told.hexdigest()
        path = self._folder / key[:2] / f"{key}.sheet"
        try:
            return pdf.Sheet.from_bytes(path.read_bytes())
        except (FileNotFoundError, ValueError):
            sheet = make()
            self.made += 1
            _write_whole(path, sheet.to_bytes())
            return sheet


def _write_whole(path: Path, data: bytes) -> None:
    """Write so that nobody ever reads half a sheet; one that is lost is only made again."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(name).replace(path)
