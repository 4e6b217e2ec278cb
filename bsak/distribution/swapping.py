"""What a complete receipt does to a copy: what comes out ends, and what goes in begins."""

from bsak.distribution import answered, composing, names, standing
from bsak.distribution.models import Holding, Pack, Receipt, Release
from bsak.distribution.packs import Swap, Wanted
from bsak.kernel.db import db


def put_in(pack: Pack, receipt: Receipt) -> None:
    """Let the copy hold what the pack says: what comes out ends, and what goes in begins."""
    held, lines = standing.held(pack.copy), composing.swaps_of(pack)
    if pack.release.urgent:
        out = _replaced(held, pack.release, lines)
    else:
        rows = [row for row in held if not answered.stays(row, pack.release)]
        out = rows if pack.is_whole else _coming_out(rows, lines)
    for row in out:
        row.out_on, row.out_receipt_id = receipt.done_on, receipt.id
    for line in lines:
        if line.into is not None:
            begin(line.into, pack, receipt)
    db.session.flush()


def begin(sheet: Wanted, pack: Pack, receipt: Receipt) -> Holding:
    """Let a copy hold ``sheet``, which came with ``pack``, from the day of ``receipt``."""
    row = Holding(
        copy_id=pack.copy_id,
        pack_id=pack.id,
        code=sheet.code,
        title=sheet.title,
        rev=sheet.rev,
        pages=sheet.pages,
        is_counted=sheet.is_counted,
        digest=sheet.digest,
        kept=sheet.kept,
        in_on=receipt.done_on,
        in_receipt_id=receipt.id,
    )
    db.session.add(row)
    return row


def _coming_out(rows: list[Holding], lines: tuple[Swap, ...]) -> list[Holding]:
    """Return the rows that the lines take out, each once."""
    left, found = list(rows), []
    for sheet in (sheet for line in lines for sheet in line.out):
        row = next(one for one in left if composing.held_by([one]) == [sheet])
        left.remove(row)
        found.append(row)
    return found


def _replaced(held: list[Holding], release: Release, lines: tuple[Swap, ...]) -> list[Holding]:
    """Return the earlier leaves that an urgent one comes in place of: it says so itself."""
    earlier = [row for row in held if answered.rank(row.pack.release) < answered.rank(release)]
    codes = [line.code for line in lines]
    return [row for row in earlier if any(names.is_replaced(row.code, code) for code in codes)]
