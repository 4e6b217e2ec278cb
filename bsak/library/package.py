"""The ZIP of texts in force: the PDFs with an index. Same in, same bytes."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bsak.binders import service as binders
from bsak.binders.content import Content
from bsak.kernel.words import ngettext
from bsak.library import listing
from bsak.library.listing import Part

Tell = Callable[[int, int], None]
_ALWAYS = (1980, 1, 1, 0, 0, 0)  # the first moment a ZIP can name: when it was made is no matter


def pack(
    parts: Sequence[Part],
    content: Content,
    index: str,
    out: BinaryIO,
    *,
    instance: Path,
    tell: Tell,
) -> str:
    """Write the ZIP into ``out`` and return what came. ``tell`` hears PDFs done and in all."""
    leaves = {leaf.code: (leaf, group) for group in content.groups for leaf in group.leaves}
    wanted = sorted((path, held.code) for part in parts for held, path in part.files)
    with ZipFile(out, "w") as zipped:
        _add(zipped, "index.html", index.encode())
        _add(zipped, "liste.csv", listing.files_csv(parts))
        for done, (path, code) in enumerate(wanted):
            tell(done, len(wanted))
            leaf, group = leaves[code]
            printed = BytesIO()
            binders.print_one(leaf, content, printed, instance=instance, slot=group.slot)
            _add(zipped, path, printed.getvalue())
    tell(len(wanted), len(wanted))
    return ngettext("%(num)d dokument.", "%(num)d dokumenter.", len(wanted))


def _add(zipped: ZipFile, name: str, data: bytes) -> None:
    entry = ZipInfo(name, _ALWAYS)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    zipped.writestr(entry, data)
