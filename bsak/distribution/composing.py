"""From rows to what a copy shall hold, and back: the one reader of a pack's JSON."""

from collections.abc import Iterable, Sequence
from typing import Any

from bsak.distribution import names
from bsak.distribution.models import Binder, Copy, Holding, Mark, Pack, Release, ReleaseSheet
from bsak.distribution.packs import Held, Swap, Wanted
from bsak.kernel.plain import from_plain, to_plain
from bsak.kernel.words import _

COVER = "00-FO"
CONTENTS = "00-IN"
_SLIP = "00-RB-"


def to_rows(lines: Iterable[Swap] | Iterable[Wanted]) -> list[Any]:
    """Return lines or sheets as they lie in a pack."""
    return [to_plain(line) for line in lines]


def swaps_of(pack: Pack) -> tuple[Swap, ...]:
    """Return the lines of a pack's correction slip."""
    return tuple(from_plain(Swap, row) for row in pack.swaps)


def numbered(copy: Copy, release: Release) -> str:
    """Return a copy's number as its sheets say it: 07 af 22."""
    return _("%(n)02d af %(all)d", n=copy.number, all=max(release.copies, copy.number))


def covered_by(binder: Binder) -> str:
    """Return what the cover says below the word Krisemappe, which many names begin with too."""
    word, _space, rest = binder.name.strip().partition(" ")
    is_said = word.casefold() == _("Krisemappe").casefold()
    return rest.lstrip(" –-:") or binder.code if is_said else binder.name


def slip_code(release: Release) -> str:
    """Return the code of a release's correction slip: 00-RB-12, or 00-RB-12-H1."""
    urgent = f"-H{release.urgent}" if release.urgent else ""
    return f"{_SLIP}{release.number:02d}{urgent}"


def is_slip(code: str) -> bool:
    """Say whether a sheet is a correction slip."""
    return code.startswith(_SLIP)


def wanted_by(release: Release) -> list[Wanted]:
    """Return the sheets that every copy shall hold after ``release``, in the binder's order."""
    return [as_wanted(row) for row in release.sheets if row.kept and row.mark is not Mark.WITHDRAWN]


def as_wanted(row: ReleaseSheet) -> Wanted:
    """Return a sheet of a release as a copy shall hold it."""
    return Wanted(
        code=row.code,
        title=row.title,
        section=row.section,
        rev=row.rev,
        pages=row.pages,
        is_counted=row.is_counted,
        digest=row.digest,
        kept=row.kept or "",
        mark=row.mark.value,
    )


def with_own(shared: Sequence[Wanted], own: Sequence[Wanted]) -> list[Wanted]:
    """Return ``shared`` with a copy's own cover and slips in their places."""
    by_code = {sheet.code: sheet for sheet in own}
    out: list[Wanted] = []
    for sheet in shared:
        out.append(by_code.pop(sheet.code, sheet))
        if sheet.code == CONTENTS:
            out += [by_code.pop(code) for code in sorted(by_code, reverse=True)]
    return out


def target(pack: Pack, held: Sequence[Held]) -> list[Wanted | Held]:
    """Return what the copy holds when the pack is put in.

    An urgent leaf only comes on top, but for an earlier one in front of the same sheet.
    """
    if pack.release.urgent:
        (leaf,) = (line.into for line in swaps_of(pack) if line.into)
        stay = (one for one in held if not names.is_replaced(one.code, leaf.code))
        return [*stay, leaf]
    own = [from_plain(Wanted, row) for row in pack.own]
    return [*with_own(wanted_by(pack.release), own)]


def held_by(rows: Iterable[Holding]) -> list[Held]:
    """Return holdings as the packs count them."""
    return [Held(row.code, row.rev, row.pages, row.digest) for row in rows]
