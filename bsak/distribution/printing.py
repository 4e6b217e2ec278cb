"""Paper for numbered copies: packs, whole binders, and any state again, byte for byte."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from sqlalchemy import select
from sqlalchemy.orm import undefer

from bsak import pdf
from bsak.distribution import composing
from bsak.distribution.models import Copy, Holding, KeptSheet, Pack
from bsak.distribution.packs import Wanted
from bsak.kernel.db import db
from bsak.kernel.paths import asset_folder
from bsak.kernel.words import _

_BINDER_PAPERS = ("00-",)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A kept sheet on its way to paper again, and the pack whose foot it carries."""

    code: str
    title: str
    rev: str
    kept: str
    pack: Pack


def of_pack(pack: Pack) -> list[Leaf]:
    """Return what is put in with a pack, in the order of its slip; the slip lies on top."""
    sheets = [line.into for line in composing.swaps_of(pack) if line.into]
    slips = [sheet for sheet in sheets if sheet.code == composing.slip_code(pack.release)]
    return [_leaf(sheet, pack) for sheet in [*slips, *(s for s in sheets if s not in slips)]]


def of_holdings(rows: Iterable[Holding]) -> list[Leaf]:
    """Return what a copy holds or held, as each sheet was printed for it."""
    return [Leaf(row.code, row.title, row.rev, row.kept, row.pack) for row in rows]


def pack_into(out: BinaryIO, packs: Sequence[Pack]) -> int:
    """Write packs into one file, one after the other; return the number of sides."""
    leaves = [leaf for pack in packs for leaf in of_pack(pack)]
    first = packs[0]
    title = _("%(release)s til mappe %(code)s", release=first.release.name,
              code=first.copy.binder.code)  # fmt: skip
    if len(packs) == 1:
        title = _("%(release)s til kopi %(copy)s", release=first.release.name,
                  copy=first.copy.name)  # fmt: skip
    return write(out, leaves, title=title)


def write(out: BinaryIO, leaves: Sequence[Leaf], *, title: str) -> int:
    """Bind kept sheets, each stamped for its copy. Same leaves, same bytes."""
    pdf.register(asset_folder("static") / "fonts")
    kept = _kept({leaf.kept for leaf in leaves})
    return pdf.bind([_part(leaf, kept[leaf.kept]) for leaf in leaves], out, title=title)


def _leaf(sheet: Wanted, pack: Pack) -> Leaf:
    return Leaf(sheet.code, sheet.title, sheet.rev, sheet.kept, pack)


def _kept(digests: set[str]) -> dict[str, tuple[pdf.Sheet, pdf.Upload | None]]:
    found = db.session.scalars(
        select(KeptSheet)
        .where(KeptSheet.digest.in_(digests))
        .options(undefer(KeptSheet.sheet), undefer(KeptSheet.upload))
    )
    return {row.digest: _opened(row) for row in found}


def _opened(row: KeptSheet) -> tuple[pdf.Sheet, pdf.Upload | None]:
    sheet = pdf.Sheet.from_bytes(row.sheet)
    return sheet, pdf.Upload(row.upload, sheet.pages) if row.upload is not None else None


def _part(leaf: Leaf, kept: tuple[pdf.Sheet, pdf.Upload | None]) -> pdf.Part:
    sheet, upload = kept
    is_document = not leaf.code.startswith(_BINDER_PAPERS) and not leaf.code.endswith("-SB")
    return pdf.Part(
        sheet,
        stamp(leaf),
        level=2 if is_document else 1,
        bookmark=f"{leaf.code}  {leaf.title}",
        upload=upload,
    )


def stamp(leaf: Leaf) -> pdf.Stamp:
    """Return what the foot says of the copy: its number, that it is controlled, and a code."""
    copy, release = leaf.pack.copy, leaf.pack.release
    return pdf.Stamp(
        copy=composing.numbered(copy, release),
        status=_status(leaf, copy),
        qr=_code(leaf, copy),
        ask=_("Sat ind? Kvittér") if _is_answered_for(leaf) else pdf.NEWEST,
    )  # fmt: skip


def _status(leaf: Leaf, copy: Copy) -> str:
    """Return the line above the foot; an urgent leaf is one for all, so its address stands here."""
    if leaf.pack.release.urgent:
        return _("KONTROLLERET KOPI %(copy)s. Kvittér på %(address)s", copy=copy.name,
                 address=_code(leaf, copy))  # fmt: skip
    return _("KONTROLLERET KOPI %(copy)s. Skift kun arket efter rettelsesblad.", copy=copy.name)


def _code(leaf: Leaf, copy: Copy) -> str:
    address = leaf.pack.release.address
    if leaf.code == composing.COVER:
        return f"{address}/m/{copy.binder.code}/{copy.number}"
    if _is_answered_for(leaf):
        return f"{address}/kvit/{leaf.pack.key}"
    return f"{address}/k/{leaf.code}/{leaf.rev}?k={copy.name}"


def _is_answered_for(leaf: Leaf) -> bool:
    """Say whether the leaf is what one answers by: the slip, or an urgent leaf itself."""
    return composing.is_slip(leaf.code) or leaf.pack.release.urgent > 0
