"""Finished sheets as they were printed: each is kept for ever, and once."""

import hashlib

from sqlalchemy import insert, select

from bsak import pdf
from bsak.distribution.models import KeptSheet
from bsak.kernel.db import db, rows


class Keeping:
    """Sheets on their way into the database, written all at once."""

    def __init__(self) -> None:
        self._sheets: dict[str, tuple[bytes, bytes | None]] = {}

    def keep(self, sheet: pdf.Sheet, upload: bytes | None = None) -> str:
        """Keep a sheet; return where it will lie."""
        data = sheet.to_bytes()
        digest = hashlib.sha256(data + (upload or b"")).hexdigest()
        self._sheets[digest] = data, upload
        return digest

    def write(self) -> None:
        """Write those that are not there yet, before anything that refers to them."""
        known = {
            row.digest
            for row in rows(select(KeptSheet.digest).where(KeptSheet.digest.in_(self._sheets)))
        }
        new = [
            {"digest": digest, "sheet": data, "upload": upload}
            for digest, (data, upload) in self._sheets.items()
            if digest not in known
        ]
        if new:
            db.session.execute(insert(KeptSheet), new)
        self._sheets.clear()
