"""Packs that are not to be printed any more: why not, and what to print instead."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select

from bsak.distribution import composing, hiding, pending
from bsak.distribution.answered import rank
from bsak.distribution.models import Binder, Pack, Release, ReleaseSheet
from bsak.kernel.db import db, rows
from bsak.kernel.words import _


def of(packs: Sequence[Pack]) -> dict[int, str]:
    """Return by id the packs that are not to be printed any more, and what to do instead.

    What a copy has put in may be printed again as it was; what is still to be put in may not bring
    a leaf that has become confidential meanwhile. The number of questions is the same for all.
    """
    recalled = {pack.id: _recalled(pack.release) for pack in packs if pack.release.is_recalled}
    to_come = [pack for pack in packs if not pack.is_answered and pack.id not in recalled]
    secret = _bringing_secrets(to_come)
    instead = _free_of_secrets({pack.copy.binder_id for pack in secret}) if secret else {}
    return recalled | {pack.id: _secret(pack, instead) for pack in secret}


def obstacle(packs: Sequence[Pack]) -> str | None:
    """Return why packs are not to be printed together, or None."""
    return next(iter(of(packs).values()), None)


def _bringing_secrets(packs: Sequence[Pack]) -> list[Pack]:
    """Return the packs that bring a leaf to a binder that has become too confidential for it."""
    releases = _with_secrets({pack.release_id for pack in packs})
    ids = [pack.id for pack in packs if pack.release_id in releases]
    if not ids:
        return []
    whole = db.session.scalars(select(Pack).where(Pack.id.in_(ids)))  # with what lists left unread
    brought = {
        pack: {line.into.code for line in composing.swaps_of(pack) if line.into} for pack in whole
    }
    secret = hiding.confidential({code for codes in brought.values() for code in codes})
    return [pack for pack, codes in brought.items() if codes & secret]


def _free_of_secrets(binder_ids: Collection[int]) -> dict[int, Release]:
    """Return the last release of each binder where no leaf in it has become confidential."""
    last = pending.last_of(binder_ids)
    secret = _with_secrets({release.id for release in last.values()})
    return {binder_id: one for binder_id, one in last.items() if one.id not in secret}


def _with_secrets(release_ids: Collection[int]) -> set[int]:
    """Return the releases to open binders that list a leaf of a confidential document."""
    found = rows(
        select(ReleaseSheet.release_id, ReleaseSheet.code)
        .join(ReleaseSheet.release)
        .join(Release.binder)
        .where(
            ReleaseSheet.release_id.in_(release_ids),
            ReleaseSheet.kept.is_not(None),
            Binder.with_confidential.is_(False),
        )
    )
    secret = hiding.confidential({row.code for row in found})
    return {row.release_id for row in found if row.code in secret}


def _recalled(release: Release) -> str:
    return _("%(release)s er trukket tilbage og skal ikke trykkes. Udsend en ny rettelse, når den "
             "er rigtig.", release=release.name)  # fmt: skip


def _secret(pack: Pack, instead: Mapping[int, Release]) -> str:
    newest = instead.get(pack.copy.binder_id)
    if newest is not None and rank(newest) > rank(pack.release):
        return _("Et ark i pakken er blevet fortroligt siden. Tryk pakken til %(release)s i "
                 "stedet.", release=newest.name)  # fmt: skip
    return _("Et ark i pakken er blevet fortroligt siden. Udsend en ny rettelse, og tryk den i "
             "stedet.")  # fmt: skip
