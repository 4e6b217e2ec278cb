"""Sheets as they were printed for the numbered copies: which of them tell of a person."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import islice
from typing import Any

from sqlalchemy import select, union

from bsak.distribution.models import Binder, Copy, Holding, KeptSheet, Release, ReleaseSheet
from bsak.kernel import pdfium
from bsak.kernel.db import db
from bsak.kernel.paths import asset_folder
from bsak.kernel.words import _
from bsak.personal.links import Link
from bsak.personal.sought import Sought

_AT_ONCE = 100  # sheets in the memory, and laid behind each other to be read


def with_them(sought: Sought) -> list[Link]:
    """Read every sheet that was ever printed for a numbered copy. It takes a while."""
    found = [digest for digest, text in _texts() if sought.is_in(text)]
    where = _where(found)
    unknown = Link(_("Forside eller rettelsesblad, som ikke er sat ind endnu"))
    links = [link for digest in found for link in where.get(digest, [unknown])]
    return [one for _label, one in sorted({link.label: link for link in links}.items())]


def _texts() -> Iterator[tuple[str, str]]:
    digests = iter(db.session.scalars(select(KeptSheet.digest).order_by(KeptSheet.digest)).all())
    while some := list(islice(digests, _AT_ONCE)):
        query = select(KeptSheet.digest, KeptSheet.sheet, KeptSheet.upload)
        rows = db.session.execute(query.where(KeptSheet.digest.in_(some))).all()
        yield from zip((row.digest for row in rows), _read(rows), strict=True)


def _read(rows: Sequence[tuple[str, bytes, bytes | None]]) -> Iterator[str]:
    """Return the text of each sheet: they are bound as for the printer, and read from there."""
    # Slow to load, and nothing else of the room needs them.
    import pypdfium2  # noqa: PLC0415 -- see above

    from bsak import pdf  # noqa: PLC0415 -- see above

    pdf.register(asset_folder("static") / "fonts")
    sheets = [pdf.Sheet.from_bytes(sheet) for _digest, sheet, _upload in rows]
    parts = [
        pdf.Part(sheet, upload=pdf.Upload(upload, sheet.pages) if upload else None)
        for sheet, (_digest, _sheet, upload) in zip(sheets, rows, strict=True)
    ]
    bound = BytesIO()
    pdf.bind(parts, bound, title="bsak")
    with pdfium.turn:
        document = pypdfium2.PdfDocument(bound.getvalue())
        try:
            sides = iter([page.get_textpage().get_text_range() for page in document])
        finally:
            document.close()
    for sheet in sheets:
        yield "\n".join(islice(sides, sheet.pages))


def _where(digests: Sequence[str]) -> dict[str, list[Link]]:
    """Return in which binders each sheet was sent out, or stands."""
    sent = (
        select(ReleaseSheet.kept, Binder.code.label("binder"), ReleaseSheet.code,
               ReleaseSheet.title, ReleaseSheet.rev)
        .join(Release, Release.id == ReleaseSheet.release_id)
        .join(Binder, Binder.id == Release.binder_id)
        .where(ReleaseSheet.kept.in_(digests))
    )  # fmt: skip
    stands = (
        select(Holding.kept, Binder.code, Holding.code, Holding.title, Holding.rev)
        .join(Copy, Copy.id == Holding.copy_id)
        .join(Binder, Binder.id == Copy.binder_id)
        .where(Holding.kept.in_(digests))
    )
    found: dict[str, list[Link]] = {}
    told: Any = union(sent, stands)
    for kept, binder, code, title, rev in db.session.execute(told):
        label = _("%(binder)s: %(code)s %(title)s, rev. %(rev)s",
                  binder=binder, code=code, title=title, rev=rev)  # fmt: skip
        link = Link(label, "distribution.binder", {"code": binder}, code)
        found.setdefault(kept, []).append(link)
    return found
