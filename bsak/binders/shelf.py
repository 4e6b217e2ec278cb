"""Finished sheets, kept by what they were made from, so that each is made once."""

import hashlib
import marshal
import os
import pickle
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from bsak import pdf
from bsak.kernel.plain import canonical

_BESIDE = (
    "binders/sheets.py",
    "documents/kinds.py",
    "kernel/danish.py",
    "kernel/markup.py",
    "seats/roles.py",
)
_ROOM = 200  # of a binder's own sheets; a whole binder has fifteen
_DAY = 86_400
_UNUSED = 90 * _DAY
_OPENED = 500  # sheets of documents, of about ten kB
_facts = attrgetter(*(field.name for field in fields(pdf.Identity)))
_lately: dict[bytes, pdf.Sheet] = {}
_opened: dict[Path, tuple[tuple[int, int, int], pdf.Sheet]] = {}


def laid_out(
    flowables: Sequence[pdf.Flowable],
    identity: pdf.Identity,
    make: Callable[[], pdf.Sheet] | None = None,
) -> pdf.Sheet:
    """Return one of a binder's own sheets, laid out lately by this process or now.

    They carry the day, so they are not worth a place on disk. ``make`` lays out what the
    flowables alone do not tell, but always tell apart.
    """
    told = hashlib.sha256(pdf.fingerprint().encode())
    told.update(pickle.dumps((flowables, identity)))  # only ever compared, never read
    key = told.digest()
    sheet = _lately.get(key)
    if sheet is None:
        sheet = make() if make else pdf.render(flowables, identity)
        if len(_lately) >= _ROOM:
            _lately.clear()
        _lately[key] = sheet
    return sheet


class Shelf:
    """A folder of finished sheets under the instance."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._layout = _layout()
        self.made = 0

    def sheet(self, *made_from: object, make: Callable[[], pdf.Sheet]) -> pdf.Sheet:
        """Return the sheet made from these values, from the shelf or by ``make``."""
        told = hashlib.sha256(self._layout.encode())
        for value in made_from:
            told.update(_bytes(value))
        key = told.hexdigest()
        path = self._folder / f"{key[:2]}/{key}.sheet"
        try:
            return _read(path)
        except (FileNotFoundError, pdf.SheetError):
            sheet = make()
            self.made += 1
            _write_whole(path, sheet.to_bytes())
            return sheet

    def clear_out(self) -> None:
        """Throw out what no binder has used for a quarter of a year."""
        oldest = time.time() - _UNUSED
        for path in self._folder.glob("*/*.sheet"):
            if path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)


def _bytes(value: Any) -> bytes:
    """Return what tells ``value`` from any other; only ever compared, never read.

    A wording lies in the database as plain values: they need not be put into one form of JSON,
    and nor need what stands in head and foot.
    """
    if isinstance(value, pdf.Identity):
        value = _facts(value)
    try:
        return marshal.dumps(value, 2)  # the last version that does not look at who else has it
    except ValueError:
        return canonical(value)


def _read(path: Path) -> pdf.Sheet:
    """Return a kept sheet, read by this process lately or now."""
    seen = path.stat()
    if seen.st_mtime < time.time() - _DAY:
        path.touch()  # its day of last use, for clear_out
        seen = path.stat()
    mark = (seen.st_ino, seen.st_mtime_ns, seen.st_size)
    kept = _opened.get(path)
    if kept is None or kept[0] != mark:
        if len(_opened) >= _OPENED:
            _opened.clear()
        _opened[path] = kept = (mark, pdf.Sheet.from_bytes(path.read_bytes()))
    return kept[1]


@cache
def _layout() -> str:
    """Return a mark of everything beside the text that decides what a sheet looks like.

    Whatever lays a sheet out counts by its source, so that a sheet never outlives the code
    that laid it out.
    """
    told = hashlib.sha256(pdf.fingerprint().encode())
    for source in sources():
        told.update(source.read_bytes())
    return told.hexdigest()


def sources() -> list[Path]:
    """Return the code that decides what a sheet looks like."""
    program = Path(str(pdf.__file__)).parents[1]
    rooms = (path for room in ("pdf", "cards", "plans") for path in program.glob(f"{room}/*.py"))
    return sorted([*rooms, *(program / name for name in _BESIDE)])


def _write_whole(path: Path, data: bytes) -> None:
    """Write so that nobody ever reads half a sheet; one that is lost is only made again."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(name).replace(path)
