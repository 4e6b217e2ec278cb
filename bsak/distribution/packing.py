"""The packs of a release: each copy's own cover and slips, the lines of the slip, and its key."""

import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from bsak import pdf
from bsak.distribution import backlog, composing, lagging, shelved, slip, slips
from bsak.distribution.covers import Cover
from bsak.distribution.keeping import Keeping
from bsak.distribution.models import Copy, Mark, Pack, Release, ReleaseSheet
from bsak.distribution.packs import Swap, Wanted, swaps
from bsak.distribution.shelved import Shelved
from bsak.distribution.stood import Stood
from bsak.distribution.terms import terms_of
from bsak.kernel import clock, web
from bsak.kernel.db import db, rows
from bsak.kernel.plain import from_plain

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is read as another
_KEY = 10
_SLIPS_KEPT = timedelta(days=365)


def new_key() -> str:
    """Return a key that nobody can guess and anybody can type."""
    return "".join(secrets.choice(_LETTERS) for _letter in range(_KEY))


def of_leaf(release: Release, copy: Copy) -> Pack:
    """Return the pack of an urgent release: its leaf, and which sheet it stands after."""
    wanted = composing.wanted_by(release)
    place = [sheet.mark for sheet in wanted].index(Mark.URGENT.value)
    after = wanted[place - 1].code if place else ""
    return Pack(
        copy=copy,
        release=release,
        key=new_key(),
        is_whole=False,
        made_at=clock.now(),
        own=[],
        swaps=composing.to_rows([Swap((), wanted[place], after)]),
    )


class Packer:
    """Counts the packs of one release; what they have in common is asked and told once."""

    def __init__(self, release: Release, copies: Collection[Copy]) -> None:
        self._release = release
        self._shared = composing.wanted_by(release)
        self._held = shelved.in_copies(copies)
        self._backlog = backlog.of(copies, release)
        self._slips = slips.Slips(terms_of(release))
        self._stood = Stood(release, self._shared)
        self._keeping = Keeping()
        self._yellow: dict[int, tuple[slip.Yellow, ...]] = {}

    def pack(self, copy: Copy, cover: Cover) -> Pack:
        """Count what one copy needs from what it holds, and lay out its slip."""
        made = Pack(
            copy=copy,
            release=self._release,
            key=new_key(),
            is_whole=self._release.number == 0 or not self._is_begun(self._held[copy.id]),
            made_at=clock.now(),
            own=composing.to_rows([self._own_cover(copy, cover)]),
            swaps=[],
        )
        self._count(made)
        db.session.add(made)
        return made

    def count_again(self, made: Pack) -> None:
        """Count a pack that was sent before from what its copy holds now; its slip is new."""
        is_whole = not self._is_begun(self._held[made.copy_id])
        if is_whole and made.is_whole:
            return
        made.is_whole = is_whole
        self._count(made)

    def close(self) -> None:
        """Write what was counted."""
        self._keeping.write()
        db.session.flush()

    def _is_begun(self, rows: Sequence[Shelved]) -> bool:
        """Say whether a copy holds anything of the edition, so that only the rest is to be sent.

        One that missed the edition gets all of it: its record is another, its corrections begin
        anew at R01, and what says the same stands in the list under another revision. A yellow
        leaf alone is no beginning.
        """
        return any(self._is_of_edition(row) and not row.brought_by.urgent for row in rows)

    def _count(self, made: Pack) -> None:
        """Let the pack's lines and slip follow from what the copy holds."""
        release, code = self._release, composing.slip_code(self._release)
        rows = [row for row in self._held[made.copy.id] if not row.stays(release)]
        cover = [sheet for sheet in _own(made) if not composing.is_slip(sheet.code)]
        lasting = [] if made.is_whole else self._lasting_slips(rows)
        kept = [sheet for sheet in lasting if sheet.code != code]
        wanted = composing.with_own(self._shared, [*cover, *kept])
        held = [] if made.is_whole else self._stood.in_order([row.held for row in rows])
        before_it = self._backlog[made.copy.id]
        sheet, every = self._laid_out(
            made,
            slip.Slip(
                code=code,
                release=release,
                lines=tuple(line for line in swaps(held, wanted) if line.code != code),
                wanted=tuple(wanted),
                is_whole=made.is_whole,
                before=tuple(one for one in held if one.code == code),
                urgent=() if made.is_whole else self._urgent_before(rows),
                holds=bool(self._held[made.copy.id] or before_it.is_any or made.receipts),
                backlog=before_it,
                phone=web.secretariat_phone(),
                answer_by=lagging.due(release, made.copy.added_on, made.receipts),
            ),
        )
        finished = [self._finished(line, sheet) if line.code == code else line for line in every]
        itself = [line.into for line in finished if line.into and line.code == code]
        made.swaps = composing.to_rows(finished)
        made.own = composing.to_rows([*cover, *kept, *itself])

    def _laid_out(self, made: Pack, told: slip.Slip) -> tuple[pdf.Sheet, tuple[Swap, ...]]:
        """Return a pack's slip and its lines; one that says something new is printed anew."""
        whose = slip.Whose(
            composing.numbered(made.copy, self._release),
            made.copy.holder_function,
            f"{self._release.address}/kvit/{made.key}",
        )
        was = next((sheet for sheet in _own(made) if sheet.code == told.code), None)
        if was is None:
            return self._slips.laid_out(told, whose)
        sheet, every = self._slips.laid_out(told.printed_as(was), whose)
        if sheet.digest == was.digest:
            return sheet, every
        return self._slips.laid_out(told.printed_anew(was, clock.today()), whose)

    def _own_cover(self, copy: Copy, cover: Cover) -> Wanted:
        """Return the copy's cover: the one it holds when that says the same, else a new one."""
        general = next(sheet for sheet in self._shared if sheet.code == composing.COVER)
        for row in self._held[copy.id]:
            was = row.held
            if was.code == composing.COVER and was.digest == cover.digest:
                return replace(
                    general, rev=was.rev, pages=was.pages, digest=was.digest, kept=row.kept
                )
        sheet = cover.laid_out()
        return replace(
            general, rev=cover.identity.rev, pages=sheet.pages, digest=cover.digest,
            kept=self._keeping.keep(sheet),
        )  # fmt: skip

    def _lasting_slips(self, rows: Iterable[Shelved]) -> list[Wanted]:
        """Return the slips of the last year, which stay in the binder."""
        since = self._release.effective_on - _SLIPS_KEPT
        return [
            Wanted(
                row.code, row.title, "", row.held.rev, row.held.pages, False, row.held.digest,
                row.kept,
            )
            for row in rows
            if composing.is_slip(row.code) and self._is_of_edition(row) and row.in_on > since
            and not row.brought_by.is_recalled
        ]  # fmt: skip

    def _urgent_before(self, rows: Sequence[Shelved]) -> tuple[slip.Yellow, ...]:
        """Return the leaves sent urgently since the copy was last current; they may stand in it."""
        mine = (row.brought_by.number for row in rows if self._is_of_edition(row))
        since = max(mine, default=0)
        if since not in self._yellow:
            self._yellow[since] = _urgent_between(self._release, since)
        return self._yellow[since]

    def _is_of_edition(self, row: Shelved) -> bool:
        return row.brought_by.edition == self._release.edition

    def _finished(self, line: Swap, sheet: pdf.Sheet) -> Swap:
        if line.into is None:
            return line
        kept = self._keeping.keep(sheet)
        return replace(line, into=replace(line.into, digest=sheet.digest, kept=kept))


def _own(made: Pack) -> list[Wanted]:
    return [from_plain(Wanted, row) for row in made.own]


def _urgent_between(release: Release, since: int) -> tuple[slip.Yellow, ...]:
    query = (
        select(ReleaseSheet.code, ReleaseSheet.rev)
        .join(Release)
        .where(
            Release.binder_id == release.binder_id,
            Release.edition == release.edition,
            Release.number.between(since, release.number - 1),
            ReleaseSheet.mark == Mark.URGENT,
        )
    )
    return tuple(sorted({(row.code, row.rev) for row in rows(query)}))
